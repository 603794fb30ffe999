"""``study config``"""

from __future__ import annotations

from study.parameters import JSON, argument


def config(
    key: str | None = argument("KEY", "day-start or min-session.", default=None),
    value: str | None = argument("VALUE", "Its new value.", default=None),
    json: bool = JSON,
) -> None:
    """Show or change a setting.

    \b
    study config
    study config day-start 04:00     your day begins at four in the morning
    study config min-session 25m     plan nothing shorter
    """
    from study.screen.console import put, show
    from study.store.workspace import Workspace
    from study.workspace.configuring import configure

    found = configure(Workspace(), key, value)
    if json:
        from study.export.files import settings as document

        put(document(found))
    else:
        from study.render.settings import screen

        show(screen(found))
