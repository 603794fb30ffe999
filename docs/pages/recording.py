"""A recorded session for the README: the program on a pseudo-terminal, drawn as one SVG that plays by itself.

The clock of the program stands still, and the times of the recording are made up of what is typed and read, so that the
same program makes the same bytes. Without the wish for motion (``prefers-reduced-motion``) the end of it is shown.
"""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.segment import Segment
from rich.text import Text

from pages.pictures import THEME

COLUMNS, ROWS = 80, 24
CELL, LINE, MARGIN, BAR = 8.4, 18, 14, 30
"""Pixels: a character's width and height, the edge of the window, its title bar."""

KEY, PAUSE, PER_LINE, LAST = 0.055, 0.7, 0.22, 6.0
"""Seconds: a key, before and after an answer, to read a line of it, and the end."""

GUIDE = Path(__file__).parents[1] / "guides" / "curriculum-from-a-readme.md"
STORY = """
2026-03-02 # A README you found, and five hours a week.
2026-03-02 study import rust.md
2026-03-02 study enroll rust-in-six-weeks.yaml --hours 5
2026-03-02 study today
2026-03-02 study log 2 1h30m
2026-03-14 # Ten days of other things later:
2026-03-14 study today
2026-03-14 study replan --dry-run
2026-03-14 study replan
2026-03-14 study report
"""
"""Day and what is typed on it; a comment is just shown."""


@dataclass(frozen=True)
class Part:
    """What is typed, and the lines of its answer; ``row`` is where it begins, ``begin`` when, in seconds."""

    typed: str
    answer: list[list[Segment]]
    row: int
    begin: float

    @property
    def answered(self) -> float:
        return self.begin + KEY * len(self.typed) + PAUSE

    @property
    def end(self) -> float:
        return self.answered + PAUSE + PER_LINE * len(self.answer)

    @property
    def last_row(self) -> int:
        return self.row + 1 + len(self.answer)


def page() -> str:
    """The whole drawing."""
    parts = list(_parts())
    seconds = parts[-1].end + LAST
    width, height = COLUMNS * CELL + 2 * MARGIN, ROWS * LINE + BAR + MARGIN
    rules = "\n".join([*_styles(parts, seconds), _scrolling(parts, seconds)])
    drawn = "\n".join(line for number, part in enumerate(parts) for line in _drawn(number, part))
    background, foreground = _hex(THEME.background_color), _hex(THEME.foreground_color)
    return f"""\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" role="img" aria-labelledby="title">
<title id="title">A session with study</title>
<style>
text {{ font: 14px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; fill: {foreground}; white-space: pre }}
.b {{ font-weight: bold }}
.p {{ fill: {_hex(THEME.ansi_colors[2])} }}
#all {{ transform: translateY({-LINE * max(parts[-1].last_row - ROWS, 0)}px) }}
.cover {{ display: none }}
@media (prefers-reduced-motion: no-preference) {{
.cover {{ display: inline }}
{rules}
}}
</style>
<clipPath id="window"><rect y="{BAR}" width="{width:g}" height="{ROWS * LINE + 4}"/></clipPath>
<rect width="{width:g}" height="{height:g}" rx="8" fill="{background}"/>
<circle cx="20" cy="15" r="5" fill="#f85149"/><circle cx="38" cy="15" r="5" fill="#e3b341"/>
<circle cx="56" cy="15" r="5" fill="#3fb950"/>
<g clip-path="url(#window)"><g id="all">
{drawn}
</g></g>
</svg>
"""


def _parts() -> Iterator[Part]:
    row, begin = 0, 0.6
    with TemporaryDirectory() as folder:
        (readme,) = re.findall(r"```markdown\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
        (Path(folder) / "rust.md").write_text(readme, encoding="utf-8")
        for line in STORY.strip().splitlines():
            day, typed = line.split(" ", 1)
            shown = "" if typed.startswith("#") else f"{_shown(typed.split(), day, folder).rstrip()}\n"
            part = Part(typed, _lines(shown) if shown else [], row, begin)
            yield part
            row, begin = part.last_row, part.end


def _shown(words: list[str], day: str, folder: str) -> str:
    """What a command shows on a terminal; raises RuntimeError if it fails."""
    env = {name: os.environ[name] for name in ("PATH", "PYTHONPATH", "SYSTEMROOT") if name in os.environ}
    env |= {"HOME": folder, "TERM": "xterm-256color", "COLORTERM": "truecolor", "PAGER": "", "TZ": "UTC"}
    env |= {
        "STUDY_DB": f"{folder}/study.db",
        "XDG_DATA_HOME": folder,
        "STUDY_NOW": day,
        "COLUMNS": str(COLUMNS),
        "PYTHONIOENCODING": "utf-8",
    }
    main, other = pty.openpty()
    command = [sys.executable, "-m", "study", *words[1:]]
    # Errors go elsewhere: a bar that shows that something takes long belongs to a slow machine, not to the story.
    with subprocess.Popen(command, stdout=other, stderr=subprocess.DEVNULL, cwd=folder, env=env) as process:
        os.close(other)
        shown = b"".join(iter(lambda: _read(main), b""))
    os.close(main)
    if process.returncode:
        raise RuntimeError(f"{' '.join(words)} ended with {process.returncode}")
    return shown.decode().replace("\r\n", "\n")


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # the program has ended
        return b""


def _lines(shown: str) -> list[list[Segment]]:
    console = Console(width=COLUMNS, color_system="truecolor", force_terminal=True, legacy_windows=False)
    return [*console.render_lines(Text.from_ansi(shown.rstrip("\n")), pad=False), []]


def _styles(parts: list[Part], seconds: float) -> Iterator[str]:
    """When each part is typed and answered: hidden before, there from then on."""
    for number, part in enumerate(parts):
        typed = part.answered - PAUSE
        yield f".s{number}, .a{number} {{ animation: {seconds:.2f}s step-end infinite s{number} }}"
        yield _keyframes(f"s{number}", seconds, [(0, "opacity: 0"), (part.begin - 0.3, "opacity: 1")])
        yield f".a{number} {{ animation-name: a{number} }}"
        yield _keyframes(f"a{number}", seconds, [(0, "opacity: 0"), (part.answered, "opacity: 1")])
        yield f".c{number} {{ animation: {seconds:.2f}s steps({len(part.typed)}) infinite c{number} }}"
        there, gone = "transform: none", f"transform: translateX({len(part.typed) * CELL:.1f}px)"
        steps = [(0, f"{there}; animation-timing-function: step-end"), (part.begin, there), (typed, gone)]
        yield _keyframes(f"c{number}", seconds, steps)


def _scrolling(parts: list[Part], seconds: float) -> str:
    """The last lines are in the window, whenever there are more."""
    steps = [(0.0, 0)]
    for part in parts:
        steps += [(part.begin - 0.3, max(part.row + 1 - ROWS, 0)), (part.answered, max(part.last_row - ROWS, 0))]
    frames = _keyframes("scroll", seconds, [(when, f"transform: translateY({-LINE * row}px)") for when, row in steps])
    return f"#all {{ animation: {seconds:.2f}s step-end infinite scroll }}\n{frames}"


def _keyframes(name: str, seconds: float, steps: list[tuple[float, str]]) -> str:
    frames = [f"{100 * when / seconds:.3f}% {{ {what} }}" for when, what in steps]
    return f"@keyframes {name} {{ {' '.join(frames)} 100% {{ {steps[-1][1]} }} }}"


def _drawn(number: int, part: Part) -> Iterator[str]:
    y = _y(part.row)
    yield f'<g class="s{number}"><text class="p" x="{MARGIN}" y="{y}">$</text>'
    yield _text(part.typed, 2, part.row, "")
    cover = f'x="{MARGIN + 2 * CELL:.1f}" y="{y - 13}" width="{len(part.typed) * CELL:.1f}" height="{LINE}"'
    yield f'<rect class="cover c{number}" {cover} fill="{_hex(THEME.background_color)}"/></g>'
    yield f'<g class="a{number}">'
    for offset, line in enumerate(part.answer, start=1):
        column = 0
        for segment in line:
            if segment.text.strip():
                yield _text(segment.text, column, part.row + offset, _style(segment))
            column += segment.cell_length
    yield "</g>"


def _text(text: str, column: int, row: int, style: str) -> str:
    """A run of characters on the grid, whatever font there is."""
    start, stripped = len(text) - len(text.lstrip()), text.strip()
    x, length = MARGIN + (column + start) * CELL, Segment(stripped).cell_length * CELL
    return f'<text x="{x:.1f}" y="{_y(row)}" textLength="{length:.1f}"{style}>{escape(stripped)}</text>'


def _style(segment: Segment) -> str:
    style = segment.style
    if style is None:
        return ""
    colour = f' style="fill: {style.color.get_truecolor(THEME).hex}"' if style.color and not style.dim else ""
    quiet = ' opacity=".65"' if style.dim else ""
    return f"{colour}{quiet}" + (' class="b"' if style.bold else "")


def _y(row: int) -> int:
    return BAR + (row + 1) * LINE - 4


def _hex(colour: tuple[int, int, int]) -> str:
    return f"#{colour[0]:02x}{colour[1]:02x}{colour[2]:02x}"
