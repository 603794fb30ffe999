"""What is wrong with a line that no command understands, from the parameters of the command it names."""

from __future__ import annotations

from study.commands import command_of, function, parameters_of
from study.help.joining import split
from study.help.rules import about, usage
from study.parameters import REQUIRED

COMMENT = "The shell takes a bare #7 for a comment: type 7."


def complaint(argv: list[str], otherwise: str) -> str:
    """One or two sentences; ``otherwise`` is what the parser says, for what is seen only there."""
    name, words = command_of(argv)
    if name is None:
        return f"{otherwise} See `study help`."
    parameters = list(parameters_of(function(name)).values())
    flags = {flag: parameter for parameter, _ in parameters for flag in parameter.flags}
    with_value = {flag for parameter, kind in parameters if kind != "bool" for flag in parameter.flags}
    options, arguments = split(words, with_value)
    for word in options:
        if word.startswith("-") and word.partition("=")[0] not in flags and not word[1:2].isdecimal():
            return _no_option(name, word.partition("=")[0], list(flags))
    if options and options[-1] in with_value:
        return f"{options[-1]} needs {flags[options[-1]].metavar or 'a value'} behind it. See `study help {name}`."
    return _wrong_count(name, arguments, options) or f"{otherwise} See `study help {name}`."


def _wrong_count(name: str, arguments: list[str], options: list[str]) -> str | None:
    """Words or options that are missing, or too many."""
    parameters = parameters_of(function(name))
    places = [(parameter, kind) for parameter, kind in parameters.values() if not parameter.flags]
    needed = [parameter.metavar or "" for parameter, _ in places if parameter.default is REQUIRED]
    if len(arguments) < len(needed):
        return _missing(name, needed[len(arguments)], arguments)
    required = [parameter for parameter, _ in parameters.values() if parameter.flags and parameter.default is REQUIRED]
    for parameter in required:
        if not any(word.partition("=")[0] in parameter.flags for word in options):
            return _missing(name, f"{parameter.flags[0]} {parameter.metavar or ''}".strip(), arguments)
    if len(arguments) > len(places) and not any(kind.startswith("list") for _, kind in places):
        extra = " ".join(arguments[len(places) :])
        return f'`study {name}` takes no "{extra}". Type it as `{usage(name, parameters)}`.'
    return None


def _no_option(name: str, word: str, flags: list[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(word, flags, n=1)
    hint = f"Did you mean {near[0]}? " if near else ""
    return f"`study {name}` has no option {word}. {hint}See `study help {name}`."


def _missing(name: str, needed: str, given: list[str]) -> str:
    """Which word is missing, with an example of a whole line."""
    examples = [line for line in about(function(name)).examples if line.startswith(f"study {name} ")]
    hint = f", for example `{examples[0]}`" if examples else ""
    comment = f" {COMMENT}" if needed == "ITEM" and not given else ""
    return f"`study {name}` needs {needed.partition('|')[0]}{hint}.{comment}"
