"""``study certificate add``"""

from __future__ import annotations

from study.parameters import JSON, LAST_DAY, TO, URL, argument, flag


def add(
    title: str = argument("TITLE", "The name of the certificate."),
    due: str | None = LAST_DAY,
    url: str = URL,
    to: str | None = TO,
    closed: bool = flag("--closed", help="The exam is no longer offered."),
    json: bool = JSON,
) -> None:
    """Take up a certificate to reach.

    \b
    study certificate add "TensorFlow Developer" --due "1 june"
    study certificate add "Machine learning" --url https://example.org/exam
    """
    from study.cli.certificate.answer import shown
    from study.core.addition import Addition
    from study.store.workspace import Workspace
    from study.workspace import certifying

    workspace = Workspace()
    addition = Addition(title, "certificate", due=workspace.date(due), url=url)
    shown([certifying.add(workspace, addition, closed, to)], workspace.day, json, "Added")
