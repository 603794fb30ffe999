"""The page of the commands, made from the Typer application and the errors."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from typer.models import ArgumentInfo, OptionInfo, ParameterInfo

from pages.documents import documents
from study import errors
from study.cli.app import COMMANDS, function

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
    told = [_parameter(one) for one in inspect.signature(callback).parameters.values()]
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


def _parameter(parameter: inspect.Parameter) -> tuple[str, str, bool]:
    """A parameter as it is typed, its help, and whether it is an option."""
    type_, *rest = get_args(parameter.annotation)
    told = next(one for one in rest if isinstance(one, ParameterInfo))
    text = told.help or ""
    if isinstance(told, OptionInfo):
        value = "" if type_ is bool or bool in get_args(type_) else f" {told.metavar or '|'.join(_choices(type_))}"
        if parameter.default is inspect.Parameter.empty:
            text += " Required."
        elif parameter.default not in (None, False, ""):
            text += f" Without it: {parameter.default}."
        return ", ".join([*_names(told)]) + value, text, True
    assert isinstance(told, ArgumentInfo)
    name = (told.metavar or parameter.name) + ("…" if get_origin(type_) is list else "")
    return name if parameter.default is inspect.Parameter.empty else f"[{name}]", text, False


def _names(option: OptionInfo) -> list[str]:
    """The short name of an option first."""
    given = [one for one in (option.default, *(option.param_decls or ())) if isinstance(one, str)]
    return sorted(given, key=len)


def _choices(type_: object) -> tuple[str, ...]:
    if get_origin(type_) is Literal:
        return get_args(type_)
    return next((found for part in get_args(type_) if (found := _choices(part))), ())


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
