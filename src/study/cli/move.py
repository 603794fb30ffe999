"""``study move``"""

from __future__ import annotations

from study.parameters import ITEMS, JSON, REQUIRED, option


def move(
    items: list[str] = ITEMS,
    to: str = option(
        "--to", help="Where it goes; `log` is your own curriculum.", metavar="CURRICULUM[/MODULE]", default=REQUIRED
    ),
    json: bool = JSON,
) -> None:
    """Move items to another curriculum or module.

    They come last there, in the order in which you name them. Numbers stay; an id that is taken there gets a number
    behind it. What an item itself requires still holds inside its curriculum.

    \b
    study move 57 --to hf-four-week/week-2
    study move 57-59 --to log
    """
    from study.cli.answer import altered
    from study.screen.console import working
    from study.store.workspace import Workspace
    from study.workspace import changing

    with working("Planning"):
        found = changing.move(Workspace(), items, to)
    altered(found, json)
