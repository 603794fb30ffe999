"""A line as a person types it: with its quotes, and with the names of the words that are still missing."""

from __future__ import annotations

from study.commands import command_of, function, parameters_of
from study.parameters import REQUIRED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.parameters import Parameter


def typed(line: list[str]) -> str:
    """A line with quotes where the shell needs them; what is still to be filled in stays bare."""
    from shlex import quote

    return " ".join(["study", *(word if word.startswith("CURRICULUM") else _in_quotes(quote(word)) for word in line)])


def completed(line: list[str]) -> list[str]:
    """With the names of the words that are still missing: ``done ITEM``, ``pin 7 DATE``."""
    name, words = command_of(line)
    if name is None:
        return line
    parameters = parameters_of(function(name))
    _, given = split(words, with_value(parameters))
    needed = [one.metavar or "" for one, _ in parameters.values() if not one.flags and one.default is REQUIRED]
    return [*line, *(word.partition("|")[0] for word in needed[len(given) :])]


def split(words: list[str], with_value: set[str]) -> tuple[list[str], list[str]]:
    """Options with their values, and all other words."""
    options: list[str] = []
    arguments: list[str] = []
    rest = iter(words)
    for word in rest:
        if not word.startswith("-") or word == "-":
            arguments.append(word)
        else:
            options.append(word)
            value = next(rest, None) if word in with_value else None
            options += [] if value is None else [value]
    return options, arguments


def with_value(parameters: dict[str, tuple[Parameter, str]]) -> set[str]:
    """The options that have a value behind them."""
    return {flag for parameter, kind in parameters.values() if kind != "bool" for flag in parameter.flags}


def _in_quotes(word: str) -> str:
    """In double quotes, as people type them, where nothing in them means anything to a shell."""
    inner = word[1:-1]
    return f'"{inner}"' if word.startswith("'") and not set(inner) & set("\"'$`\\!") else word
