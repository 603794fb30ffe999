"""The page of the commands, made from the parameters of the commands and from the errors."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from pages.documents import documents
from study import errors
from study.commands import COMMANDS, function, parameters_of
from study.parameters import REQUIRED, Parameter

TEMPLATE = Path(__file__).parent / "commands.template.md"


def page() -> str:
    """The whole page."""
    commands = [(name, function(name)) for name in COMMANDS]
    parts = {
        "<!-- contents -->": "\n".join(
            f"- [`study {name}`](#study-{name.replace(' ', '-')}): {_about(f)[0]}" for name, f in commands
        ),
        "<!-- commands -->": "\n\n".join("\n\n".join(_command(name, callback)) for name, callback in commands),
        "<!-- exit codes -->": _table(("Code", "Meaning"), _exit_codes()),
        "<!-- documents -->": documents(),
    }
    text = TEMPLATE.read_text(encoding="utf-8")
    for mark, part in parts.items():
        text = text.replace(mark, part)
    return text


def _command(name: str, callback: Callable[..., Any]) -> Iterator[str]:
    """Heading, usage, help, examples, arguments and options."""
    told = [_parameter(name, kind, one) for name, (one, kind) in parameters_of(callback).items()]
    arguments = [(f"`{name}`", text) for name, text, is_option in told if not is_option]
    options = [(f"`{name}`", text) for name, text, is_option in told if is_option]
    summary, rest, examples = _about(callback)
    yield f"## study {name}"
    yield " ".join(filter(None, (summary, rest)))
    usage = [
        "study",
        name,
        *(["[OPTIONS]"] if options else []),
        *(name for name, _, is_option in told if not is_option),
    ]
    yield "```\n" + "\n".join([" ".join(usage), *(["", examples] if examples else [])]) + "\n```"
    if arguments:
        yield _table(("Argument", ""), arguments)
    if options:
        yield _table(("Option", ""), options)


def _about(callback: Callable[..., Any]) -> tuple[str, str, str]:
    """The first line of a command's help, the rest of its prose, and its examples."""
    summary, *paragraphs = inspect.cleandoc(callback.__doc__ or "").split("\n\n")
    prose = " ".join(" ".join(text.split()) for text in paragraphs if not text.startswith("\b"))
    examples = "\n\n".join(text.removeprefix("\b\n") for text in paragraphs if text.startswith("\b"))
    return summary, prose, examples


def _parameter(name: str, kind: str, parameter: Parameter) -> tuple[str, str, bool]:
    """A parameter as it is typed, its help, and whether it is an option."""
    needed, text = parameter.default is REQUIRED, parameter.help
    if parameter.flags:
        value = "" if kind.startswith("bool") else f" {parameter.metavar or '|'.join(parameter.choices)}"
        if needed:
            text += " Required."
        elif parameter.default not in (None, False, ""):
            text += f" Without it: {parameter.default}."
        return ", ".join(sorted(parameter.flags, key=len)) + value, text, True
    typed = (parameter.metavar or name) + ("…" if kind.startswith("list") else "")
    return typed if needed else f"[{typed}]", text, False


def _exit_codes() -> Iterator[tuple[str, str]]:
    yield "0", "All right."
    yield "1", "It could not be done: reading or writing failed, or something unexpected happened."
    families = [one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, errors.StudyError)]
    for family in sorted(families, key=lambda one: one.code):
        if family is not errors.StudyError:
            first, *_ = (family.__doc__ or "").split("\n\n")[0].replace("``", "`").split(". ")
            yield str(family.code), first.rstrip(".") + "."
    yield "130", "Interrupted with Ctrl-C."


def _table(head: tuple[str, str], rows: Iterator[tuple[str, str]] | list[tuple[str, str]]) -> str:
    lines = [head, ("---", "---"), *((_cell(name), _cell(text)) for name, text in rows)]
    return "\n".join(f"| {name} | {text} |" for name, text in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
