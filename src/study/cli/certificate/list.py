"""``study certificate list``, and ``study certificate`` alone"""

from __future__ import annotations

from study.parameters import JSON


def certificates(json: bool = JSON) -> None:
    """Show the certificates with every attempt at them.

    \b
    study certificate
    study certificate list --json
    """
    from study.cli.certificate.answer import shown
    from study.store.workspace import Workspace
    from study.workspace import certifying

    workspace = Workspace()
    shown(certifying.listed(workspace), workspace.day, json)
