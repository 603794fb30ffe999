"""``study export anki``"""

from __future__ import annotations

from study.parameters import OUTPUT


def anki(output: str | None = OUTPUT) -> None:
    """Write what is done as notes for Anki.

    A note for each item that is done, with what you noted about it. Import it again: notes are updated.

    \b
    study export anki -o study.txt
    """
    from study.export.anki import notes
    from study.screen.console import written
    from study.store.workspace import Workspace
    from study.workspace import exporting

    written(notes(exporting.extract(Workspace())), output)
