"""``study certificate attempt``"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.cli.parameters.common import Item, Json, Note
    from study.cli.parameters.log import Failed, OnDay, Passed, Score


def attempt(
    item: Item,
    passed: Passed = False,
    failed: Failed = False,
    score: Score = None,
    on: OnDay = None,
    note: Note = "",
    json: Json = False,
) -> None:
    """Take down how an exam went.

    An exam that was passed ticks its certificate off; one that was not is kept, as are the hours.

    \b
    study certificate attempt tensorflow --failed --on "10 february" --score 71
    study certificate attempt 57 --passed --note "the second time"
    """
    from study.cli.certificate.answer import shown
    from study.domain.certificate import Attempt
    from study.workspace import Workspace, certifying

    workspace = Workspace()
    told = Attempt(certifying.verdict(passed, failed), workspace.date(on, past=True), score, note)
    found, is_news = certifying.attempt(workspace, item, told)
    shown([found], workspace.day, json, "" if is_news else "This attempt is taken down already")
