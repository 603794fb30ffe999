"""The Typer application, made from the commands' own parameters. Only the command asked for is imported and built;
all of them for help and completion."""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from study.commands import COMMANDS, COMPLETION, GROUPS, QUOTING, function, parameters_of, whole
from study.errors import WrongUsage
from study.parameters import REQUIRED, Parameter

Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]

USAGE_ERROR: type[Exception] = typer.BadParameter.__mro__[2]
"""What Typer's own complaints have in common; Typer exports only the most special of them."""


def serve_through_typer(argv: list[str]) -> int:
    """Run a command line through Typer; its exit code. The help is our own (``study.help``)."""
    only = argv[0] if argv and argv[0] in COMMANDS else None
    command = typer.main.get_command(application(None if COMPLETION in os.environ else only))
    if COMPLETION in os.environ:
        return int(command.main(argv, prog_name="study") or 0)
    try:  # not through its main(), which would swallow Ctrl-C and a closed pipe
        with command.make_context("study", list(argv)) as context:
            code = command.invoke(context)
    except typer.Exit as end:
        return end.exit_code
    except USAGE_ERROR as fault:
        from study.help.complaints import complaint

        raise WrongUsage(complaint(argv, _sentence(fault))) from None
    return code if isinstance(code, int) else 0


def application(only: str | None = None) -> typer.Typer:
    """The application with one command or group, or with all."""
    app = typer.Typer(
        name="study",
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(_alone)
    for name in [only] if only else COMMANDS:
        if name in GROUPS:
            app.add_typer(_group(name), name=name)
        elif " " not in name:
            app.command(name, context_settings={"ignore_unknown_options": name in QUOTING})(declared(name))
    return app


def parsed(name: str, words: Sequence[str]) -> dict[str, Any]:
    """The parameters that a line gives a command, which is not run. Raises WrongUsage."""
    group = typer.main.get_command(application(name))
    if {"-h", "--help"}.intersection(words):
        raise WrongUsage(f"See `study {name} --help`.")
    try:
        return dict(getattr(group, "commands")[name].make_context(name, list(words)).params)  # noqa: B009
    except USAGE_ERROR as fault:
        from study.help.complaints import complaint

        raise WrongUsage(complaint([name, *words], _sentence(fault))) from None


def _group(name: str) -> typer.Typer:
    """A command with others below it."""
    app = typer.Typer(rich_markup_mode=None)
    app.callback(invoke_without_command=True)(_alone_in(name))
    for words in COMMANDS:
        first, _, second = words.partition(" ")
        if first == name and second:
            app.command(second)(declared(words))
    return app


def _alone_in(name: str) -> Callable[..., Any]:
    """What serves a command with others below it where none of them is named."""
    show = declared(name)

    def alone(context: typer.Context, **values: Any) -> None:
        if context.invoked_subcommand is None:
            show(**values)

    context = inspect.Parameter("context", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)
    parameters = [context, *inspect.signature(show).parameters.values()]
    alone.__annotations__ = {one.name: one.annotation for one in parameters}
    setattr(alone, "__signature__", inspect.Signature(parameters))  # noqa: B010
    return alone


def declared(name: str) -> Callable[..., Any]:
    """The function that serves a command, with its parameters declared as Typer wants them."""
    serve = function(name)
    parameters = [_declaration(parameter, kind, default) for parameter, (default, kind) in parameters_of(serve).items()]

    @wraps(serve)
    def typed(**values: Any) -> Any:
        return serve(**values)

    typed.__annotations__ = {one.name: one.annotation for one in parameters}
    setattr(typed, "__signature__", inspect.Signature(parameters))  # noqa: B010
    return typed


def _declaration(name: str, kind: str, parameter: Parameter) -> inspect.Parameter:
    """One parameter as Typer wants it declared."""
    of: Any = _type_of(kind, parameter)
    more: dict[str, Any] = {
        "help": parameter.help,
        "parser": _reader(parameter, kind),
    }
    if parameter.metavar:
        more["metavar"] = parameter.metavar
    if parameter.complete:
        more["autocompletion"] = _COMPLETIONS[parameter.complete]
    if parameter.file:
        more |= {"path_type": str, "readable": False}
    declare = typer.Option(*parameter.flags, **more) if parameter.flags else typer.Argument(**more)
    default = inspect.Parameter.empty if parameter.default is REQUIRED else parameter.default
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=Annotated[of, declare])


def _reader(parameter: Parameter, kind: str) -> Callable[[Any], Any] | None:
    """What makes a value of a text; Typer gives it defaults as well, which are values already."""
    if parameter.read or not kind.startswith("int"):
        return parameter.read
    return lambda given: given if isinstance(given, int) else whole(parameter, given)


def _type_of(kind: str, parameter: Parameter) -> Any:
    """The type that the source names, with what Typer wants to know of files and choices."""
    known = {"Path": Path, "Choice": Literal[parameter.choices]} if parameter.choices else {"Path": Path}
    return eval(kind.replace("str", "Choice" if parameter.choices else "Path" if parameter.file else "str"), known)  # noqa: S307


def _alone(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        from study.today.command import overview

        overview()


def _sentence(fault: BaseException) -> str:
    text = str(getattr(fault, "message", "") or fault)
    if hasattr(fault, "format_message"):
        text = fault.format_message()
    text = " ".join(text.replace("Value error, ", "").split())  # Pydantic's way to say it, through Typer
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _open_items(incomplete: str) -> list[tuple[str, str]]:
    """Numbers or ids of open items with their titles."""
    from study.store.items import titles_like
    from study.store.workspace import Workspace

    try:
        with Workspace().reading() as connection:
            return [(name, _for_a_shell(title)) for name, title in titles_like(connection, incomplete)]
    except Exception:
        return []


def _shipped(incomplete: str) -> list[str]:
    """Ids of the curricula shipped with the program."""
    from study.format.shipped import names

    return [name for name in names() if name.startswith(incomplete)]


def _followed(incomplete: str) -> list[str]:
    """Ids of the curricula that are followed."""
    from study.store.enrollments import followed
    from study.store.workspace import Workspace

    try:
        with Workspace().reading() as connection:
            return [of.curriculum for of in followed(connection) if of.curriculum.startswith(incomplete)]
    except Exception:
        return []


def _kinds_like(incomplete: str) -> list[str]:
    """Kinds of items."""
    from study.core.items import KINDS

    return [kind for kind in KINDS if kind.startswith(incomplete)]


def _for_a_shell(title: str) -> str:
    """A title without anything a shell could take for its own: some evaluate what completion prints."""
    return "".join(character if character.isalnum() or character in " -.,+/" else " " for character in title)


def _topics(incomplete: str) -> list[str]:
    """Commands, and what else there is help on."""
    from study.help.topics import TOPICS

    return [name for name in (*COMMANDS, *TOPICS, "all") if name.startswith(incomplete)]


_COMPLETIONS = {
    "topics": _topics,
    "open_items": _open_items,
    "shipped": _shipped,
    "followed": _followed,
    "kinds_like": _kinds_like,
}
"""What could be typed next, for the shell: nothing where anything is wrong."""
