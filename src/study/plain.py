"""The door for plain lines: what needs no parser starts without Typer.

A line is plain if every word of it is understood by the parameters of its command: known options in full, their values
behind them, and as many words as there are arguments. What is not understood goes through Typer, which understands all
of this just so; a test holds both ways equal.
"""

from __future__ import annotations

from functools import partial

from study.commands import command_of, function
from study.errors import WrongUsage
from study.parameters import REQUIRED, Parameter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any


COMPLETION = "_STUDY_COMPLETE"
"""Set by the shell when it asks what could come next."""


class Unclear(Exception):
    """A line is for Typer to understand."""


def plain(argv: list[str]) -> Callable[[], int | None] | None:
    """What serves a line, or None if it is for Typer to understand."""
    if not argv:
        from study.today.command import overview

        return overview
    name, words = command_of(argv)
    if name is None:
        return None
    serve = function(name)
    try:
        return partial(serve, **_values(parameters_of(serve), words))
    except (Unclear, WrongUsage):
        return None


def parameters_of(serve: Callable[..., Any]) -> dict[str, tuple[Parameter, str]]:
    """Each parameter of a function with its type, as the source has it."""
    names = serve.__code__.co_varnames[: serve.__code__.co_argcount]
    return {
        name: (default, serve.__annotations__[name])
        for name, default in zip(names, serve.__defaults__ or (), strict=True)
    }


def _values(parameters: dict[str, tuple[Parameter, str]], words: list[str]) -> dict[str, Any]:
    """The value of each parameter. Raises Unclear, and WrongUsage for a text that makes no value."""
    options = {flag: name for name, (parameter, _) in parameters.items() for flag in parameter.flags if "/" not in flag}
    given: dict[str, list[str]] = {}
    arguments: list[str] = []
    rest = iter(words)
    for word in rest:
        if not word.startswith("-") or word == "-":
            arguments.append(word)
        elif word in options:
            values = given.setdefault(options[word], [])
            values.append("" if parameters[options[word]][1] == "bool" else _behind(rest))
        else:
            raise Unclear
    given |= _placed({name: kind for name, (parameter, kind) in parameters.items() if not parameter.flags}, arguments)
    return {name: _value(*parameters[name], given.get(name)) for name in parameters}


def _behind(words: Iterator[str]) -> str:
    """The value behind an option."""
    value = next(words, "-")
    if value.startswith("-"):
        raise Unclear
    return value


def _placed(kinds: dict[str, str], words: list[str]) -> dict[str, list[str]]:
    """Words to the arguments they are for: one each, and to one that takes many, the last, all that is left."""
    placed: dict[str, list[str]] = {}
    for name, kind in kinds.items():
        taken = len(words) if kind.startswith("list") else 1
        if words:
            placed[name] = words[:taken]
        words = words[taken:]
    if words:
        raise Unclear
    return placed


def _value(parameter: Parameter, kind: str, texts: list[str] | None) -> Any:
    if not texts:
        if parameter.default is REQUIRED:
            raise Unclear
        return parameter.default
    if kind == "bool":
        return True
    if kind.startswith("list"):
        return [_read(parameter, kind, text) for text in texts]
    if len(texts) > 1:
        raise Unclear
    return _read(parameter, kind, texts[0])


def _read(parameter: Parameter, kind: str, text: str) -> Any:
    if parameter.read is not None:
        return parameter.read(text)
    if parameter.choices and text not in parameter.choices:
        raise Unclear
    if kind.startswith("int"):
        return _whole(parameter, text)
    if "str" not in kind:
        raise Unclear
    return text


def _whole(parameter: Parameter, text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise Unclear
    number = int(text)
    if (parameter.least is not None and number < parameter.least) or (
        parameter.most is not None and number > parameter.most
    ):
        raise Unclear
    return number
