"""What a burn-up is drawn from agrees with the figures of the report."""

from datetime import date

from study.report import facts
from study.report.burnup import Gain, Work
from study.store import enrollments, progress
from study.store.workspace import Workspace
from tests.conftest import Study


def work() -> Work:
    """The work of the one curriculum that is followed."""
    with Workspace().reading() as connection:
        (enrolled,) = enrollments.followed(connection)
        (course,) = progress.courses(connection, [enrolled])
        return facts.work(connection, enrolled, course.tally)


def test_every_gain_has_its_step_and_its_day(study: Study) -> None:
    """
    curriculum: own
    title: My own
    pace: 2h/day
    phases: [{title: One, items: [{topic: First, effort: 2h}, {topic: Second, effort: 1h}]}]
    """
    study("log", "1", "30m", now="2026-03-03")
    study("done", "1", "2", "--on", "2026-03-02", now="2026-03-05")
    study("reopen", "2", now="2026-03-06")
    found = work()
    assert found.gains == [
        Gain(2, date(2026, 3, 3), 30), Gain(3, date(2026, 3, 2), 150), Gain(4, date(2026, 3, 6), -60),
    ]  # fmt: skip
    assert (found.effort, found.done, found.done_before(-1)) == (180, 120, 0)


def test_what_is_skipped_counts_for_nothing_and_leaves_nothing_behind(study: Study) -> None:
    """
    curriculum: own
    title: My own
    pace: 2h/day
    phases: [{title: One, items: [{topic: First, effort: 2h}, {topic: Second, effort: 1h}]}]
    """
    study("log", "1", "30m")
    study("skip", "1")
    study("done", "2")
    found = work()
    assert (found.effort, found.done, found.done_before(-1)) == (60, 60, 0)


def test_what_its_file_says_was_done_is_there_before_anything_else(study: Study) -> None:
    """
    curriculum: own
    title: My own
    pace: 2h/day
    phases: [{title: One, items: [{topic: First, effort: 2h, progress: 50}, {topic: Second, effort: 1h}]}]
    """
    study("done", "2")
    found = work()
    assert (found.done, found.done_before(-1)) == (120, 60)


def test_the_first_plan_stays_what_it_was_when_another_holds(study: Study) -> None:
    """
    curriculum: own
    title: My own
    pace: 2h/day
    phases: [{title: One, items: [{topic: First, effort: 2h}, {topic: Second, effort: 1h}]}]
    """
    study("done", "1")
    assert study("replan", "--hours", "7", now="2026-03-04").code == 0
    found = work()
    assert found.baseline is not None and found.plan is not None
    assert found.baseline.step < found.plan.step
    assert found.baseline.minutes == [(date(2026, 3, 2), 120), (date(2026, 3, 3), 60)]
    assert sum(minutes for _, minutes in found.plan.minutes) == 60
    assert found.plan.start == date(2026, 3, 4)
    assert found.done_before(found.plan.step) == 120
