"""What a line means that is not plain: a question for help, a guess, or words that belong together."""

from __future__ import annotations

from study.commands import COMMANDS, command_of

HELP, VERSION = {"-h", "--help"}, {"-V", "-v", "--version"}


def meant(argv: list[str]) -> list[str]:
    """The line to run; what is for Typer to understand, as it is. Raises WrongUsage for a guess that would write."""
    words = argv[: argv.index("--")] if "--" in argv else argv
    if HELP.intersection(words):
        name, _ = command_of(_without_options(words))
        return ["help", *(name.split() if name else _without_options(words)[:1])]
    if VERSION.intersection(words):
        return ["version"]
    if argv and argv[0].lower() == "study":
        argv = argv[1:]
    if not argv or argv[0].startswith("-"):
        return argv
    from study.help.guesses import is_meant_otherwise, served

    if argv[0] not in COMMANDS or is_meant_otherwise(argv):
        argv = served(argv)
    from study.help.joining import joined

    return joined(argv)


def _without_options(words: list[str]) -> list[str]:
    return [word for word in words if not word.startswith("-")]
