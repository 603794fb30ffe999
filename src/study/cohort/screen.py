"""A group on the screen: rows of learners, those who are stuck, items by trouble, and dates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from math import exp

from study.cohort.membership import Membership
from study.cohort.rules import SILENT, CohortFinish, Effort, ItemTrouble, LearnerProgress, Stuck, Usual, finish
from study.core import words
from study.screen.document import Document, fields, plain
from study.screen.page import NARROW, Page, Span, bar

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.cohort.sending import Sent

PROMISE = 0.8
"""The probability of the date in a learner's row, as in their own forecast."""

MOST = 20
"""Items that are listed on a screen."""

DEVIATION = 1.2816
"""Standard normal quantile of 90 per cent: a range holds four fifths."""


def about(joined: Membership | None, commands: Mapping[str, str]) -> Page:
    """What there is to do in a group, and the one that was joined."""
    page = Page()
    if joined:
        page.line("Your cohort: ", Span(joined.target, "title"), f", as {joined.name}.")
        page.line(Span(_shared(joined), "quiet"))
    else:
        page.line("You are in no cohort.")
    page.gap()
    page.table(
        [[Span(f"study cohort {name}", "command"), text] for name, text in commands.items()], flexible=1, indent=2
    )
    return page


def membership(joined: Membership | None) -> Document:
    """``study.cohort/1``."""
    return {"joined": joined and fields(joined, "target cohort name", share=joined.share.split())}


def join_line(target: str, cohort: str) -> str:
    """The command with which a learner joins."""
    from shlex import quote

    named = f" --cohort {quote(cohort)}" if cohort != "cohort" else ""
    return f"study cohort join {quote(target)} --as NAME{named}"


def joined(membership: Membership, sent: Sent, commit: str) -> Page:
    """What goes out, or would."""
    page = Page()
    if commit:
        page.line(f"This would send {words.counted(len(sent.lines), 'record')}:")
        for line in sent.lines:
            page.line("  ", line)
        page.line("Nothing was changed. To do it: ", Span(commit, "command"))
        return page
    page.line(f"You joined as {membership.name}; the cohort has {words.counted(sent.count, 'record')} of yours.")
    page.line(Span(_shared(membership), "quiet"))
    page.line("To send what is new: ", Span("study sync", "command"))
    return page


def _shared(membership: Membership) -> str:
    shared = " and ".join(membership.share.split())
    return (
        f"It gets what you finish and how long it took{f', and your {shared}' if shared else '; your words stay here'}."
    )


def report(group: Sequence[LearnerProgress], usual: Usual, today: date) -> Page:
    """Two lines for each learner and curriculum: how far, how much, until when; and where in the plan."""
    page = Page()
    if not group:
        page.line("Nobody has sent anything yet.")
        return page
    several = len({one.curriculum for one in group}) > 1
    rows: list[list[Span | str]] = [
        [Span(text, "quiet") for text in ("Learner", "", "", "Week", "4 weeks", "Plan", "80 % by")]
    ]
    for one in group:
        name = f"{one.learner} · {one.curriculum}" if several else one.learner
        rows.append(
            [
                Span(name, "title"),
                bar(one.percent, NARROW),
                f"{one.percent} %",
                words.minutes(one.this_week) if one.this_week else "–",
                words.hours(one.four_weeks) + "h",
                _plan(one, today),
                "done" if one.percent == 100 else _finish(finish(one, usual, PROMISE, today), today),
            ]
        )
        rows.append([Span(f"  {_where(one, today)}", "behind" if one.silent >= SILENT and one.remaining else "quiet")])
    page.table(rows, flexible=0, right=(2, 3, 4), whole=True)
    return page


def _finish(day: date | None, today: date) -> str:
    return "–" if day is None else words.short(day, today)


def _where(one: LearnerProgress, today: date) -> str:
    """Where a learner stands, and when they were seen last."""
    seen = f"seen {words.short(one.last_seen, today)}"
    return f"{seen} · next: {one.next_item}" if one.next_item else seen


def _plan(one: LearnerProgress, today: date) -> Span | str:
    behind = one.behind(today)
    if behind is None or not one.remaining:
        return "–"
    if abs(behind) < 2:
        return Span("on time", "ahead")
    days = words.counted(abs(behind), "day")
    return Span(f"{days} behind", "behind") if behind > 0 else Span(f"{days} ahead", "ahead")


def report_document(group: Sequence[LearnerProgress], usual: Usual, today: date) -> Document:
    """``study.cohort.report/1``."""
    return {
        "day": today.isoformat(),
        "learners": [
            fields(
                one,
                "learner curriculum percent remaining this_week four_weeks next_item start planned last_seen silent",
            )
            | {"behind": one.behind(today), "finish_80": plain(finish(one, usual, PROMISE, today))}
            for one in group
        ],
    }


def stuck(found: Sequence[Stuck]) -> Page:
    """Who is silent, and who works on what without an end."""
    page = Page()
    if not found:
        page.line("Nobody is stuck: no silence of two weeks, and no item at twice its estimate.")
        return page
    for one in found:
        if one.item is None:
            page.line(Span(one.learner, "title"), f": silent for {words.counted(one.silent, 'day')}")
        else:
            spent, estimated = words.minutes(one.minutes or 0), words.minutes(one.estimated or 0)
            page.line(Span(one.learner, "title"), f": {spent} on ", Span(one.item, "title"), f", estimated {estimated}")
    return page


def stuck_document(found: Sequence[Stuck]) -> Document:
    """``study.cohort.stuck/1``."""
    return {"stuck": [fields(one, "learner item silent minutes estimated") for one in found]}


def items(found: Sequence[ItemTrouble]) -> Page:
    """The items that take longest against their estimate."""
    page = Page()
    timed = [one for one in found if one.ratio is not None]
    if not timed:
        page.line("Nobody has told how long a finished item took: `study done ITEM 45m` does.")
        return page
    rows: list[list[Span | str]] = [[Span(text, "quiet") for text in ("Item", "Estimate", "Takes", "Learners")]]
    for one in timed[:MOST]:
        ratio = one.ratio or 1.0
        takes = Span(f"{ratio:.1f} ×", "behind" if ratio >= 1.25 else "")
        rows.append([Span(one.title, "title"), words.minutes(one.estimated), takes, f"{one.told} of {one.learners}"])
    page.table(rows, flexible=0, right=(1, 2, 3))
    if len(timed) > MOST:
        page.line(Span(f"and {len(timed) - MOST} more: --json has all", "quiet"))
    return page


def items_document(found: Sequence[ItemTrouble]) -> Document:
    """``study.cohort.items/1``."""
    return {"items": [fields(one, "curriculum id title estimated learners told ratio") for one in found]}


def forecast(found: Sequence[CohortFinish], group: Sequence[LearnerProgress], today: date) -> Page:
    """When parts of the group will be through."""
    page = Page()
    if not group:
        page.line("Nobody has sent anything yet.")
        return page
    through = sum(not one.remaining for one in group)
    page.line(f"{through} of {words.counted(len(group), 'learner')} {'is' if through == 1 else 'are'} through.")
    page.gap()
    rows: list[list[Span | str]] = []
    for one in found:
        day = "not in sight" if one.day is None else "now" if one.day <= today else words.weekday(one.day, today)
        rows.append([Span(f"{one.share} %", "number"), "of the cohort ", Span(day, "title")])
    page.table(rows, right=(0,), indent=2)
    silent = sum(one.silent >= SILENT and one.remaining > 0 for one in group)
    if silent:
        verb = "has" if silent == 1 else "have"
        page.line(Span(f"{words.counted(silent, 'learner')} {verb} been silent for two weeks or more.", "quiet"))
    return page


def forecast_document(found: Sequence[CohortFinish], group: Sequence[LearnerProgress]) -> Document:
    """``study.cohort.forecast/1``."""
    return {
        "learners": len(group),
        "through": sum(not one.remaining for one in group),
        "finish": [fields(one, "share day") for one in found],
    }


def efforts_document(found: Sequence[Effort]) -> Document:
    """``study.cohort.efforts/1``."""
    return {"efforts": [fields(one, "curriculum id title estimated minutes deviation learners") for one in found]}


def efforts_file(found: Sequence[Effort], today: date) -> str:
    """YAML to lie beside a curriculum: minutes of each item by its id, and the factor either way that holds 80 %."""
    learners = max(one.learners for one in found)
    lines = [
        f"# What items took {learners} learners, by {today}. `study enroll` uses it beside the curriculum.",
        "efforts:",
    ]
    curricula = list(dict.fromkeys(one.curriculum for one in found))
    for curriculum in curricula:
        lines.append(f"  {curriculum}:")
        for one in found:
            if one.curriculum == curriculum:
                spread = exp(DEVIATION * one.deviation)
                said = f"minutes: {max(round(one.minutes), 1)}, spread: {spread:.2f}, learners: {one.learners}"
                lines.append(f"    {_key(one.id)}: {{{said}}}")
    return "\n".join(lines) + "\n"


def _key(name: str) -> str:
    """An id as YAML reads it back as a text."""
    from json import dumps

    return (
        name if name.replace("-", "").replace("_", "").isalpha() and len(name) > 3 else dumps(name, ensure_ascii=False)
    )
