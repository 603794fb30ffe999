"""Words that belong together, joined into what a command takes: ``log 7 1h 30m``, ``add Read the paper``."""

from __future__ import annotations

from study.commands import command_of, function, parameters_of
from study.errors import WrongUsage
from study.help.spelling import split, with_value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.parameters import Parameter

OPTION = {"replan": "--hours", "today": "--date", "plan": "--weeks", "history": "--last"}
"""The option that is meant by words behind a command that takes none."""

TEXTS = {"ITEM", "TITLE", "TEXT", "DATE", "DAYS", "TIME", "WHAT", "HOURS", "PERCENT", "NUMBER"}
"""What may be several words: texts, days and times; no files, ids or settings."""

ANY_DAY = "2026-01-01"  # whether words are a day does not depend on which day it is


def joined(argv: list[str]) -> list[str]:
    """The line with those words joined that belong together; as it was where that is not clear."""
    name, words = command_of(argv)
    if name is None:
        return argv
    options, arguments = split(words, with_value(parameters_of(function(name))))
    parameters = list(parameters_of(function(name)).values())
    places = [(parameter, kind) for parameter, kind in parameters if not parameter.flags]
    if arguments and not places and _may_be(name, " ".join(arguments), [parameter for parameter, _ in parameters]):
        arguments = [OPTION[name], " ".join(arguments)]
    elif len(arguments) > len(places) > 0 and all(_is_text(*place) for place in places):
        arguments = _folded(arguments, [parameter for parameter, _ in places])
    else:
        return argv
    return [*name.split(), *arguments, *options]


def _may_be(name: str, text: str, parameters: list[Parameter]) -> bool:
    """Whether words behind a command can be the value of the option that is meant by them."""
    meant = [parameter for parameter in parameters if OPTION.get(name) in parameter.flags]
    return any(not parameter.choices or text in parameter.choices for parameter in meant)


def _is_text(parameter: Parameter, kind: str) -> bool:
    return not kind.startswith("list") and (parameter.metavar or "").partition("|")[0] in TEXTS


def _folded(words: list[str], places: list[Parameter]) -> list[str]:
    """As many words as there are places. Of two, the last gets the longest end that it can read; of a text, all but
    the first word, which names the item."""
    if len(places) < 2:
        return [" ".join(words)] * len(places)
    if len(places) > 2:
        return words
    last = places[-1]
    if last.metavar == "TEXT":
        return [words[0], " ".join(words[1:])]
    for n in range(1, len(words)):
        if _is_read(last, end := " ".join(words[n:])):
            return [" ".join(words[:n]), end]
    return words


def _is_read(parameter: Parameter, text: str) -> bool:
    """Whether a text is a value of the parameter."""
    from datetime import date

    from study.core.days import parse_day

    try:
        if parameter.read is not None:
            parameter.read(text)
        elif text != "none":
            parse_day(text, date.fromisoformat(ANY_DAY))
    except WrongUsage:
        return False
    return True
