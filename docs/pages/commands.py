"""The page of the commands, made from their parameters and from what the help says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from pages.documents import documents
from study.commands import COMMANDS, function, parameters_of
from study.help.rules import about, told, typed, usage
from study.help.topics import ENVIRONMENT, EXIT_CODES

TEMPLATE = Path(__file__).parent / "commands.template.md"


def page() -> str:
    """The whole page."""
    commands = [(name, function(name)) for name in COMMANDS]
    parts = {
        "<!-- contents -->": "\n".join(
            f"- [`study {name}`](#study-{name.replace(' ', '-')}): {about(f).summary}" for name, f in commands
        ),
        "<!-- commands -->": "\n\n".join("\n\n".join(_command(name, callback)) for name, callback in commands),
        "<!-- exit codes -->": _table(("Code", "Meaning"), list(EXIT_CODES)),
        "<!-- environment -->": _table(("Variable", "Meaning"), _variables()),
        "<!-- documents -->": documents(),
    }
    text = TEMPLATE.read_text(encoding="utf-8")
    for mark, part in parts.items():
        text = text.replace(mark, part)
    return text


def _command(name: str, callback: Callable[..., Any]) -> Iterator[str]:
    """Heading, usage, help, examples, arguments and options."""
    parameters, said = parameters_of(callback), about(callback)
    rows = [(f"`{typed(key, *one)}`", told(one[0]), one[0].flags) for key, one in parameters.items()]
    yield f"## study {name}"
    yield " ".join([said.summary, *said.prose])
    yield "```\n" + "\n".join([usage(name, parameters), "", *said.examples]) + "\n```"
    for head, is_option in (("Argument", False), ("Option", True)):
        if chosen := [(word, text) for word, text, flags in rows if bool(flags) is is_option]:
            yield _table((head, ""), chosen)


def _variables() -> Iterator[tuple[str, str]]:
    for names, meaning in ENVIRONMENT:
        yield ", ".join(f"`{name}`" for name in names.split(", ")), meaning


def _table(head: tuple[str, str], rows: Iterator[tuple[str, str]] | list[tuple[str, str]]) -> str:
    lines = [head, ("---", "---"), *((_cell(name), _cell(text)) for name, text in rows)]
    return "\n".join(f"| {name} | {text} |" for name, text in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
