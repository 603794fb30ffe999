"""What is wrong with a line that no command understands, from the parameters of the command it names."""

from __future__ import annotations

from study.commands import command_of, function, parameters_of
from study.help.rules import about, usage
from study.help.spelling import split, with_value
from study.parameters import REQUIRED

COMMENT = "The shell treats #7 as a comment: type 7."


def complaint(argv: list[str], otherwise: str) -> str:
    """One or two sentences; ``otherwise`` is what the parser says, for what is seen only there."""
    name, words = command_of(argv)
    if name is None:
        return f"`study` alone has no option {argv[0]}. Options go after a command: see `study help`."
    where = f" See `study help {name}`."
    parameters = parameters_of(function(name))
    flags = {flag: parameter for parameter, _ in parameters.values() for flag in parameter.flags}
    taking = with_value(parameters)
    options, arguments = split(words, taking)
    for word in _alone(options, taking):
        flag, equals, _ = word.partition("=")
        if flag not in flags and word != "--":
            return f"`study {name}` has no option {flag}.{where}"
        if equals and flag not in taking:
            return f"{flag} takes no value.{where}"
    if options and options[-1] in taking:
        return f"{options[-1]} needs {flags[options[-1]].metavar or 'a value'} after it.{where}"
    return _wrong_count(name, arguments, options) or f"{otherwise.replace(chr(39), chr(34))}{where}"


def _alone(options: list[str], taking: set[str]) -> list[str]:
    """The options without their values."""
    return [word for before, word in zip(["", *options], options, strict=False) if before not in taking]


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


def _missing(name: str, needed: str, given: list[str]) -> str:
    """Which word is missing, with an example of a whole line."""
    examples = [line for line in about(function(name)).examples if line.startswith(f"study {name} ")]
    hint = f", for example `{examples[0]}`" if examples else ""
    comment = f" {COMMENT}" if needed == "ITEM" and not given else ""
    return f"`study {name}` needs {needed.partition('|')[0]}{hint}.{comment}"
