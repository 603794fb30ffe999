"""``study config``"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.cli.parameters.common import Json, Key, Value


def config(key: Key = None, value: Value = None, json: Json = False) -> None:
    """Show or change a setting.

    \b
    study config
    study config day-start 04:00     your day begins at four in the morning
    study config min-session 25m     plan nothing shorter
    """
    from study.cli.console import put, show
    from study.workspace import Workspace
    from study.workspace.configuring import configure

    found = configure(Workspace(), key, value)
    if json:
        from study.export.files import settings as document

        put(document(found))
    else:
        from study.render.settings import screen

        show(screen(found))
