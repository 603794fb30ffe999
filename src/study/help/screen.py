"""The pages of the help."""

from __future__ import annotations

from study.core.values import dataclass
from study.help.rules import about, told, typed, usage
from study.screen.page import Page, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    Terms = Sequence[tuple[str, str]]

GAP, WIDEST, ROOM = 2, 28, 50
"""Cells between a term and its text; the widest term that has its text beside it; the narrowest screen for that."""

EVERY_DAY = (
    ("study today", "what to do now, and from what"),
    ("study done 7", "finish an item: a number, 3-5, or words of its title"),
    ("study log 7 1h30m", "log time on an item"),
    ("study start 7", "or run a timer until `study stop`"),
    ("study report", "your progress, with bars"),
    ("study replan --hours 10", "replan the remaining work"),
)
"""What a learner types on most days."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Terms with their texts beside them, wrapped; on a narrow screen the text stands below its term."""

    terms: Terms
    style: str = "command"
    indent: int = 2

    def __call__(self, width: int, plain: bool) -> Iterator[list[Span]]:
        fitting = [len(term) for term, _ in self.terms if len(term) <= WIDEST]
        column = self.indent + max(fitting, default=0) + GAP if width >= ROOM else self.indent + GAP
        for term, text in self.terms:
            yield from self._entry(term, text, column, width)

    def _entry(self, term: str, text: str, column: int, width: int) -> Iterator[list[Span]]:
        from textwrap import wrap

        lines = wrap(text, max(width - column, 1))
        head = wrap(term, max(width - self.indent, 1))
        start = [Span(" " * self.indent), Span(head[-1], self.style)]
        yield from ([Span(" " * self.indent), Span(line, self.style)] for line in head[:-1])
        space = column - self.indent - len(head[-1])
        if space >= GAP and lines:
            yield [*start, Span(" " * space), Span(lines.pop(0))]
        else:
            yield start
        for line in lines:
            yield [Span(" " * column), Span(line)]


def front_page(sections: Mapping[str, Mapping[str, str]], topics: Iterable[str]) -> Page:
    """One screen of 24 lines: every day, and the names of all commands."""
    page = Page()
    page.line(Span("study", "command"), " plans a curriculum into your week and knows what to do today.")
    page.gap()
    page.draw(Columns(EVERY_DAY))
    page.gap()
    names = [(title, ", ".join(name for name in commands if " " not in name)) for title, commands in sections.items()]
    page.draw(Columns(names, "heading", indent=0))
    page.gap()
    page.line(Span(f"study help {' | '.join(['COMMAND', 'all', *topics])}", "command"))
    return page


def all_page(sections: Mapping[str, Mapping[str, str]]) -> Page:
    """Every command with its summary."""
    from study.commands import function

    page = Page()
    for title, commands in sections.items():
        page.heading(title)
        page.draw(Columns([(name, about(function(name)).summary) for name in commands]))
    return page


def command_page(name: str) -> Page:
    """One command: what to type, examples, and each of its words."""
    from study.commands import COMMANDS, function, parameters_of

    serve = function(name)
    parameters, said = parameters_of(serve), about(serve)
    page = Page()
    page.line(Span(usage(name, parameters), "heading"))
    page.gap()
    for paragraph in (said.summary, *said.prose):
        page.line(*_marked(paragraph))
        page.gap()
    for example in said.examples:
        page.line(Span(f"  {example}", "command"))
    words = [(typed(key, *one), told(one[0]), one[0].flags) for key, one in parameters.items()]
    below = [(other, about(function(other)).summary) for other in COMMANDS if other.startswith(f"{name} ")]
    _part(page, "", [(word, text) for word, text, flags in words if not flags])
    _part(page, "Options", [(word, text) for word, text, flags in words if flags])
    _part(page, "Commands", below)
    return page


def topic_page(name: str, summary: str, parts: Sequence[str | Terms]) -> Page:
    """One topic."""
    page = Page()
    page.line(Span(name, "heading"), f": {summary[0].lower()}{summary[1:]}")
    for part in parts:
        page.gap()
        if isinstance(part, str):
            page.line(*_marked(part))
        else:
            page.draw(Columns(part))
    return page


def _part(page: Page, title: str, terms: Terms) -> None:
    if not terms:
        return
    page.gap()
    if title:
        page.line(Span(title, "heading"))
    page.draw(Columns(terms))


def _marked(text: str) -> Iterator[Span]:
    """A text with what stands between backticks in the style of commands."""
    for n, part in enumerate(text.split("`")):
        yield Span(f"`{part}`", "command") if n % 2 else Span(part)
