"""The Typer application. Only the command asked for is imported and built; all of them for help and completion."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, get_type_hints

import typer

from study.cli.parameters import VOCABULARY, common
from study.cli.plain import COMPLETION
from study.errors import WrongUsage

COMMANDS = {
    "today": "today:today",
    "done": "done:done",
    "report": "report:report",
    "replan": "replan:replan",
    "plan": "plan:plan",
    "list": "list:list_items",
    "show": "show:show_item",
    "progress": "progress:progress",
    "log": "log:log",
    "skip": "skip:skip",
    "reopen": "reopen:reopen",
    "note": "note:note",
    "start": "start:start",
    "stop": "stop:stop",
    "status": "status:status",
    "cancel": "cancel:cancel",
    "entries": "entries:entries",
    "amend": "amend:amend",
    "backfill": "backfill:backfill",
    "hours": "hours:hours",
    "off": "off:off",
    "extra": "extra:extra",
    "track": "track:track",
    "due": "due:due",
    "deadlines": "deadlines:deadlines",
    "pin": "pin:pin",
    "unpin": "unpin:unpin",
    "why": "why:why",
    "compare": "compare:compare",
    "forecast": "forecast:forecast",
    "baseline": "baseline:baseline",
    "catchup": "catchup:catchup",
    "resume": "resume:resume",
    "curricula": "curricula:curricula",
    "enroll": "enroll:enroll",
    "leave": "leave:leave",
    "check": "check:check",
    "schema": "schema:schema",
    "add": "add:add",
    "edit": "edit:edit",
    "move": "move:move",
    "remove": "remove:remove",
    "include": "include:include",
    "exclude": "exclude:exclude",
    "backlog": "backlog:backlog",
    "kaggle": "kaggle.overview:kaggle",
    "kaggle add": "kaggle.add:add",
    "kaggle result": "kaggle.result:result",
    "kaggle submit": "kaggle.submit:submit",
    "kaggle import": "kaggle.importing:import_table",
    "certificate": "certificate.list:certificates",
    "certificate list": "certificate.list:certificates",
    "certificate add": "certificate.add:add",
    "certificate attempt": "certificate.attempt:attempt",
    "certificate close": "certificate.close:close",
    "goal": "goal:goal",
    "journal": "journal:journal",
    "lesson": "lesson:lesson",
    "publish": "publish:publish",
    "import": "import_:import_log",
    "export": "export.formats:formats",
    "export calendar": "export.calendar:calendar",
    "export csv": "export.csv:csv_table",
    "export json": "export.json:json_document",
    "export todoist": "export.todoist:todoist",
    "export anki": "export.anki:anki",
    "undo": "undo:undo",
    "redo": "redo:redo",
    "history": "history:history",
    "config": "config:config",
    "doctor": "doctor:doctor",
}
"""Name of a command → its module in ``study.cli`` and the function there. Two words: one of a group of commands."""

GROUPS = {name.partition(" ")[0] for name in COMMANDS if " " in name}
"""Commands that have others below them; alone they show what those are about."""

QUOTING = {"compare"}
"""Commands whose words are options of another command, in quotes."""

USAGE_ERROR: type[Exception] = typer.BadParameter.__mro__[2]
"""What Typer's own complaints have in common; Typer exports only the most special of them."""


def serve_through_typer(argv: list[str]) -> int:
    """Run a command line through Typer; its exit code."""
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
        pair = " ".join(argv[:2])
        named = pair if pair in COMMANDS else only
        where = f"study {named} --help" if named else "study --help"
        raise WrongUsage(f"{_sentence(fault)} See `{where}`.") from None
    return code if isinstance(code, int) else 0


def application(only: str | None = None) -> typer.Typer:
    """The application with one command or group, or with all."""
    app = typer.Typer(
        name="study",
        help="Plan a curriculum into your week, know what to do today, and see when it will end.",
        epilog="Every day: study today · study done ITEM · study report · study replan",
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(_alone)
    for name in [only] if only else COMMANDS:
        if name in GROUPS:
            app.add_typer(_group(name), name=name)
        elif " " not in name:
            app.command(name, context_settings={"ignore_unknown_options": name in QUOTING})(function(name))
    return app


def parsed(name: str, words: Sequence[str]) -> dict[str, Any]:
    """The parameters that a line gives a command, which is not run. Raises WrongUsage."""
    group = typer.main.get_command(application(name))
    if {"-h", "--help"}.intersection(words):
        raise WrongUsage(f"see `study {name} --help`.")
    try:
        return dict(getattr(group, "commands")[name].make_context(name, list(words)).params)  # noqa: B009
    except USAGE_ERROR as fault:
        raise WrongUsage(_sentence(fault)) from None


def _group(name: str) -> typer.Typer:
    """A command with others below it."""
    show = function(name)

    def alone(context: typer.Context, json: common.Json = False) -> None:
        if context.invoked_subcommand is None:
            show(json=json)

    app = typer.Typer(help=show.__doc__, rich_markup_mode=None)
    app.callback(invoke_without_command=True)(alone)
    for words in COMMANDS:
        first, _, second = words.partition(" ")
        if first == name and second:
            app.command(second)(function(words))
    return app


def function(name: str) -> Callable[..., Any]:
    """The function that serves a command, with the types its parameters name."""
    module, _, attribute = COMMANDS[name].partition(":")
    found: Callable[..., Any] = getattr(import_module(f"study.cli.{module}"), attribute)
    found.__annotations__ = get_type_hints(found, VOCABULARY, include_extras=True)
    return found


def _alone(context: typer.Context, version: common.Version = False) -> None:
    if version:
        from study import __version__

        typer.echo(f"study {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        from study.cli.overview import overview

        overview()


def _sentence(fault: BaseException) -> str:
    text = str(getattr(fault, "message", "") or fault)
    if hasattr(fault, "format_message"):
        text = fault.format_message()
    text = " ".join(text.replace("Value error, ", "").split())  # Pydantic's way to say it, through Typer
    return text if text.endswith((".", "?", "!")) else f"{text}."
