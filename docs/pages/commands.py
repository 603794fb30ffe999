"""The page of the commands, made from their parameters and from what the help says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from study.commands import COMMANDS, function, parameters_of
from study.help.rules import about, told, typed, usage

TEMPLATES = Path(__file__).parent


def page() -> str:
    """Every command."""
    commands = [(name, function(name)) for name in COMMANDS]
    return filled(
        "commands",
        contents="\n".join(
            f"- [`study {name}`](#study-{name.replace(' ', '-')}): {about(f).summary}" for name, f in commands
        ),
        commands="\n\n".join("\n\n".join(_command(name, callback)) for name, callback in commands),
    )


def filled(name: str, **parts: str) -> str:
    """A template with its parts."""
    text = (TEMPLATES / f"{name}.template.md").read_text(encoding="utf-8")
    for mark, part in parts.items():
        text = text.replace(f"<!-- {mark.replace('_', ' ')} -->", part)
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
            yield table((head, ""), chosen)


def table(head: tuple[str, str], rows: Iterable[tuple[str, str]]) -> str:
    """A table of two columns in Markdown."""
    lines = [head, ("---", "---"), *((_cell(name), _cell(text)) for name, text in rows)]
    return "\n".join(f"| {name} | {text} |" for name, text in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
