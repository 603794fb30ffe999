"""``study certificate list``, and ``study certificate`` alone"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.cli.parameters.common import Json


def certificates(json: Json = False) -> None:
    """Show the certificates with every attempt at them.

    \b
    study certificate
    study certificate list --json
    """
    from study.cli.certificate.answer import shown
    from study.workspace import Workspace, certifying

    workspace = Workspace()
    shown(certifying.listed(workspace), workspace.day, json)
