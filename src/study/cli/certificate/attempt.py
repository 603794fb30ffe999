"""``study certificate attempt``"""

from __future__ import annotations

from study.parameters import ITEM, JSON, NOTE, ON_DAY, SCORE, flag


def attempt(
    item: str = ITEM,
    passed: bool = flag("--passed", help="The exam was passed; that ticks the certificate off."),
    failed: bool = flag("--failed", help="It was not."),
    score: float | None = SCORE,
    on: str | None = ON_DAY,
    note: str = NOTE,
    json: bool = JSON,
) -> None:
    """Take down how an exam went.

    An exam that was passed ticks its certificate off; one that was not is kept, as are the hours.

    \b
    study certificate attempt tensorflow --failed --on "10 february" --score 71
    study certificate attempt 57 --passed --note "the second time"
    """
    from study.cli.certificate.answer import shown
    from study.domain.certificate import Attempt
    from study.store.workspace import Workspace
    from study.workspace import certifying

    workspace = Workspace()
    told = Attempt(certifying.verdict(passed, failed), workspace.date(on, past=True), score, note)
    found, is_news = certifying.attempt(workspace, item, told)
    shown([found], workspace.day, json, "" if is_news else "This attempt is taken down already")
