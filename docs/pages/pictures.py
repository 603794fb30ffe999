"""Pictures of the program on a terminal: its own output, drawn by Rich."""

from __future__ import annotations

import io
import re

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from pages.program import Terminal, learner, study

COLUMNS = 88
THEME = TerminalTheme(
    (22, 27, 34),
    (220, 225, 230),
    [
        (72, 79, 88), (248, 81, 73), (63, 185, 80), (227, 179, 65),
        (88, 166, 255), (188, 140, 255), (57, 197, 207), (220, 225, 230),
    ],
)  # fmt: skip
SATURDAY = "2026-03-14"

STORY = """
02 enroll llm-basics --week mon-fri=1h30m,sat=3h
02 done 1
03 done 2
04 done 3
05 done 4
06 done 5
07 done 6-7
09 done 8
10 done 9
12 done 10
13 log 11 30m
13 progress 17 100
13 progress 18 66
13 progress 20 75
13 progress 21 40
13 progress 22 20
13 progress 26 100
13 progress 27 60
13 progress 28 50
13 progress 30 100
13 progress 31 100
"""
"""Day of March and command: two weeks of somebody who lost a day."""


def today() -> str:
    """``study today``"""
    return _picture("today")


def report() -> str:
    """``study report``"""
    return _picture("report")


def _picture(command: str) -> str:
    with learner(COLUMNS):
        for line in STORY.strip().splitlines():
            day, *words = line.split()
            study(words, now=f"2026-03-{day}")
        screen = study([command], now=SATURDAY, stream=Terminal())
    return svg(screen, f"study {command}")


def svg(screen: str, title: str) -> str:
    """A drawing of what a terminal shows; it refers to nothing outside itself."""
    console = Console(
        record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True, color_system="truecolor", highlight=False
    )
    console.print(Text.from_ansi(screen.rstrip("\n")))
    drawn = console.export_svg(title=title, theme=THEME, unique_id=title.replace(" ", "-"))
    drawn = re.sub(r"\s*@font-face \{.*?\}", "", drawn, flags=re.DOTALL).replace(
        "<svg ", '<svg xml:space="preserve" ', 1
    )
    return "".join(f"{line.rstrip()}\n" for line in drawn.splitlines())
