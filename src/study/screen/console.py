"""The one owner of the console: pages and texts to stdout, messages to stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from study.core.address import is_web
from study.screen.layout import laid_out, text_of
from study.screen.page import Page, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO, TypeVarTuple

    from rich.console import Console
    from rich.progress import Progress
    from rich.style import Style

    from study.screen.document import Document

    Told = TypeVarTuple("Told")


STYLES = {
    "heading": "bold", "title": "bold", "number": "cyan", "kind": "blue", "quiet": "dim", "command": "bold cyan",
    "bar": "green", "behind": "yellow", "ahead": "green",
    "hint": "green", "address": "blue", "problem": "bold red", "warning": "yellow",
}  # fmt: skip

GREENS = ("#9be9a8", "#40c463", "#30a14e", "#216e39")
"""Of a heat map, the palest first: each stands out from a dark screen and from a light one."""

NARROWEST, USUAL = 20, 80  # cells


LONGEST_LINK = 2000  # characters; terminals give up on longer ones


PATIENCE = 1.0  # seconds of work before a progress bar shows


def show(page: Page, stream: TextIO | None = None) -> None:
    """A page: coloured on a terminal, else as plain text."""
    stream = stream or sys.stdout
    if stream is not None:
        stream.write(rendered(page, stream))


def rendered(page: Page, stream: TextIO) -> str:
    """A page as a stream is to get it."""
    if is_reading():
        from study.screen.reading import text_of as read_aloud

        return read_aloud(page)
    if is_plain(stream):
        return text_of(page, width(stream))
    from rich.text import Text

    lines = (
        Text.assemble(*((span.text, _style(span)) for span in line))
        for line in laid_out(page, width(stream), plain=False)
    )
    console = _rich(stream)
    with console.capture() as text:
        console.print(Text("\n").join(lines), soft_wrap=True)
    return text.get()


def _style(span: Span) -> str | Style:
    """How a terminal shows a span: in its colours, and leading to its link (OSC 8) where that is on the web."""
    colours = _greens(span.style) if span.style.startswith("heat") else STYLES.get(span.style, "")
    if not is_web(span.link) or len(span.link) > LONGEST_LINK or not span.link.isascii():
        return colours
    if not span.link.isprintable() or " " in span.link:
        return colours
    from rich.style import Style

    return Style.parse(colours or "none") + Style(link=span.link)


def _greens(style: str) -> str:
    """``heat 2``, or ``heat 2 4``: a shade on another."""
    return " on ".join(GREENS[int(warmth) - 1] for warmth in style.split()[1:])


def answer(
    json: bool,
    schema: str,
    document: Callable[[*Told], Document],
    page: Callable[[*Told], Page],
    *told: *Told,
    shown: Callable[[Page], None] = show,
) -> None:
    """What a command has to say: as one JSON document, or as a page. Only the one that is wanted is made; a page that
    may be long is ``shown`` by the pager."""
    if not json:
        return shown(page(*told))
    from study.screen.document import dumped

    return put(dumped(schema, document(*told)))


def answer_change(
    json: bool, schema: str, document: Callable[[], Document], page: Callable[[], Page], commit: str
) -> None:
    """What a command changed or, in a dry run, would change: then ``commit`` is the line that does it."""

    def shown() -> Page:
        found = page()
        if commit:
            found.line("Nothing was changed. To do it: ", Span(commit, "command"))
        return found

    answer(json, schema, lambda: {"committed": not commit, **document()}, shown)


def put(text: str) -> None:
    """Text for other programs, as it is."""
    if sys.stdout is not None:
        sys.stdout.write(text)


def tell(message: str) -> None:
    """A message to the learner that is not the answer."""
    if sys.stderr is None:
        return
    page = Page()
    for line in message.splitlines():
        page.line(line)
    sys.stderr.write(text_of(page, width(sys.stderr)))


def is_terminal() -> bool:
    """Whether the answer goes to a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def is_answered() -> bool:
    """Whether there is somebody at a terminal who could be asked."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def choose(question: str, answers: Sequence[str]) -> str | None:
    """Ask for one of a few answers by its number; None if it is none of them."""
    listed = [f"  {number}  {answer}" for number, answer in enumerate(answers, 1)]
    tell("\n".join([question, *listed, "Type a number, or anything else to cancel."]))
    typed = sys.stdin.readline().strip()
    return answers[int(typed) - 1] if typed.isdecimal() and 0 < int(typed) <= len(answers) else None


def is_reading() -> bool:
    """Whether pages are laid out for a screen reader; ``Workspace`` sets the variable where the learner chose so."""
    return os.environ.get("STUDY_READING", "").lower() not in ("", "0", "off", "no")


def is_plain(stream: TextIO) -> bool:
    """Whether colours and box drawing are unwanted there."""
    return is_reading() or bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb" or not stream.isatty()


def width(stream: TextIO) -> int:
    """Cells of a line: ``COLUMNS``, else what the terminal has, else 80."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and 0 < int(columns) < 10_000:
        return max(int(columns), NARROWEST)
    try:
        told = os.get_terminal_size(stream.fileno()).columns  # 0 where a terminal does not know its size
    except (OSError, ValueError):
        told = 0
    return max(told, NARROWEST) if told else USUAL


WIDE = 120  # cells


def is_wide() -> bool:
    """Whether stdout has room for a week beside one another."""
    return sys.stdout is not None and not is_reading() and width(sys.stdout) >= WIDE


@contextmanager
def working(what: str) -> Iterator[None]:
    """Show a progress bar on a terminal while the work inside takes longer than a second."""
    if sys.stderr is None or is_plain(sys.stderr):
        yield
        return
    from threading import Timer

    shown: list[Progress] = []
    timer = Timer(PATIENCE, lambda: shown.append(_pulse(what)))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        for bar in shown:
            bar.stop()


def _pulse(what: str) -> Progress:
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TimeElapsedColumn(),
        console=_rich(sys.stderr),
        transient=True,
    )
    bar.add_task(what, total=None)
    bar.start()
    return bar


def _rich(stream: TextIO) -> Console:
    from rich.console import Console

    return Console(file=stream, highlight=False, markup=False, emoji=False, width=width(stream))


def written(text: str, output: str | None) -> None:
    """Give a text for other programs to stdout, or to a file, which is replaced in one step."""
    if output is None:
        put(text)
        return
    from pathlib import Path

    from study.files import replace

    replace(Path(output), text)
    tell(f"Written to {output}.")
