"""``study certificate add``"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.cli.parameters.common import Json
    from study.cli.parameters.log import CertificateTitle, Closed, LastDay, To, Url


def add(
    title: CertificateTitle,
    due: LastDay = None,
    url: Url = "",
    to: To = None,
    closed: Closed = False,
    json: Json = False,
) -> None:
    """Take up a certificate to reach.

    \b
    study certificate add "TensorFlow Developer" --due "1 june"
    study certificate add "Machine learning" --url https://example.org/exam
    """
    from study.cli.certificate.answer import shown
    from study.domain.addition import Addition
    from study.workspace import Workspace, certifying

    workspace = Workspace()
    addition = Addition(title, "certificate", due=workspace.date(due), url=url)
    shown([certifying.add(workspace, addition, closed, to)], workspace.day, json, "Added")
