"""``study export``"""

from __future__ import annotations

from study.parameters import JSON


def formats(json: bool = JSON) -> None:
    """Take the plan to other programs.

    \b
    study export calendar -o plan.ics
    study export csv entries -o entries.csv
    study export json -o study.json
    study export todoist -o study.csv
    study export anki -o study.txt
    """
    from study.export.formats import FORMATS
    from study.screen.console import put, show

    if json:
        from study.export.formats import formats as document

        put(document())
    else:
        from study.render.formats import screen

        show(screen(FORMATS))
