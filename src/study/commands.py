"""The table of commands: each name, and where the function stands that serves it; and the door for plain lines, where
what needs no parser starts without Typer.

A line is plain if every word of it is understood by the parameters of its command: known options in full, their values
behind them, and as many words as there are arguments. What is not understood goes through Typer, which understands all
of this just so; a test holds both ways equal.
"""

from __future__ import annotations

from functools import partial

from study.errors import WrongUsage
from study.parameters import REQUIRED, Parameter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

SECTIONS = {
    "Every day": {
        "today": "today.command:today",
        "done": "log.command:done",
        "log": "log.command:log",
        "start": "log.command:start",
        "stop": "log.command:stop",
        "status": "log.command:status",
        "cancel": "log.command:cancel",
        "open": "open.command:open_link",
    },
    "Look": {
        "report": "report.command:report",
        "plan": "plan.command:plan",
        "list": "items.command:list_items",
        "show": "show.command:show",
        "forecast": "forecast.command:forecast",
        "deadlines": "deadlines.command:deadlines",
        "why": "why.command:why",
        "baseline": "plan.command:baseline",
        "entries": "log.amend:entries",
        "history": "history.command:history",
    },
    "Change the plan": {
        "replan": "plan.command:replan",
        "hours": "hours.command:hours",
        "off": "hours.days_off:off",
        "extra": "hours.days_off:extra",
        "due": "deadlines.command:due",
        "pin": "plan.command:pin",
        "unpin": "plan.command:unpin",
        "track": "hours.track:track",
        "compare": "catchup.command:compare",
        "catchup": "catchup.command:catchup",
        "resume": "catchup.command:resume",
    },
    "Curricula": {
        "curricula": "enroll.catalogue:curricula",
        "import": "importing.command:import_source",
        "enroll": "enroll.command:enroll",
        "upgrade": "upgrade.command:upgrade",
        "leave": "enroll.command:leave",
        "check": "enroll.catalogue:check",
        "schema": "enroll.catalogue:schema",
        "add": "items.add:add",
        "edit": "items.edit:edit",
        "move": "items.command:move",
        "remove": "items.command:remove",
        "include": "items.command:include",
        "exclude": "items.command:exclude",
        "skip": "log.command:skip",
        "reopen": "log.command:reopen",
        "backlog": "items.command:backlog",
    },
    "Keep a log": {
        "progress": "log.command:progress",
        "note": "log.command:note",
        "kaggle": "kaggle.command:kaggle",
        "kaggle add": "kaggle.dates:add",
        "kaggle result": "kaggle.command:result",
        "kaggle submit": "kaggle.command:submit",
        "kaggle dates": "kaggle.dates:dates",
        "kaggle medals": "kaggle.command:medals",
        "kaggle sync": "kaggle.sync:sync",
        "kaggle import": "kaggle.imports:import_table",
        "certificate": "certificates.command:certificates",
        "certificate list": "certificates.command:certificates",
        "certificate add": "certificates.command:add",
        "certificate attempt": "certificates.command:attempt",
        "certificate close": "certificates.command:close",
        "goal": "goals.command:goal",
        "journal": "journal.command:journal",
        "lesson": "journal.command:lesson",
        "amend": "log.amend:amend",
        "backfill": "log.amend:backfill",
    },
    "Share": {
        "sync": "sync.command:sync",
        "sync init": "sync.command:init",
        "sync status": "sync.command:status",
        "sync leave": "sync.command:leave",
        "publish": "publish.command:publish",
        "export": "export.command:formats",
        "export all": "export.dump:whole",
        "export calendar": "export.command:calendar",
        "export csv": "export.command:csv_table",
        "export curriculum": "upgrade.edit:export_curriculum",
        "export json": "export.command:json_document",
        "export todoist": "export.command:todoist",
        "export anki": "export.command:anki",
    },
    "Together": {
        "cohort": "cohort.command:cohort",
        "cohort init": "cohort.command:init",
        "cohort join": "cohort.command:join",
        "cohort leave": "cohort.command:leave",
        "cohort report": "cohort.command:report",
        "cohort stuck": "cohort.command:stuck",
        "cohort items": "cohort.command:items",
        "cohort forecast": "cohort.command:forecast",
        "cohort efforts": "cohort.command:efforts",
        "cohort export": "cohort.command:export",
    },
    "Take care": {
        "undo": "history.command:undo",
        "redo": "history.command:redo",
        "backup": "backup.command:backup",
        "restore": "backup.command:restore",
        "doctor": "doctor.command:doctor",
        "config": "doctor.command:config",
        "help": "help.command:show_help",
        "version": "help.command:version",
    },
}
"""The sections of the help, each with its commands: name → module in ``study`` and the function there. A name of two
words is one of a group of commands."""

COMMANDS = {name: place for commands in SECTIONS.values() for name, place in commands.items()}
"""Name of a command → its module in ``study`` and the function there."""

GROUPS = {name.partition(" ")[0] for name in COMMANDS if " " in name}
"""Commands that have others below them; alone they show what those are about."""

READING = {
    "today", "status", "report", "plan", "list", "show", "forecast", "deadlines", "why", "baseline", "entries",
    "open", "history", "compare", "curricula", "check", "schema", "backlog", "kaggle", "certificate",
    "certificate list", "export", "export calendar", "export csv", "export curriculum", "export json",
    "export todoist", "export anki", "help", "version", "cohort", "cohort report", "cohort stuck", "cohort items",
    "cohort forecast", "cohort efforts", "cohort export", "sync status",
}  # fmt: skip
"""Commands that only read: the database is after them what it was before."""

KEYLESS = READING | {
    "publish", "doctor", "backup", "restore", "export all", "sync", "sync init", "sync leave", "cohort init",
    "cohort join", "cohort leave",
}  # fmt: skip
"""Commands that record no step, so that there is nothing for ``--key`` to name."""

QUOTING = {"compare"}
"""Commands whose words are options of another command, in quotes."""


def function(name: str) -> Callable[..., Any]:
    """The function that serves a command."""
    from importlib import import_module

    module, _, attribute = COMMANDS[name].partition(":")
    served: Callable[..., Any] = getattr(import_module(f"study.{module}"), attribute)
    return served


def command_of(argv: list[str]) -> tuple[str | None, list[str]]:
    """The command that a line names, and the words behind it."""
    pair = " ".join(argv[:2])
    if pair in COMMANDS and len(argv) > 1:
        return pair, argv[2:]
    return (argv[0], argv[1:]) if argv and argv[0] in COMMANDS else (None, argv)


COMPLETION = "_STUDY_COMPLETE"
"""Set by the shell when it asks what could come next."""


class Unclear(Exception):
    """A line is for Typer to understand."""


def plain(argv: list[str]) -> Callable[[], int | None] | None:
    """What serves a line, or None if it is for Typer to understand. Raises WrongUsage for what makes no value."""
    if not argv:
        from study.today.command import overview

        return overview
    name, words = command_of(argv)
    if name is None:
        return None
    serve = function(name)
    try:
        return partial(serve, **_values(parameters_of(serve), words))
    except Unclear:
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
    options = {
        flag: (name, kind == "bool")
        for name, (parameter, kind) in parameters.items()
        for flag in parameter.flags
        if "/" not in flag
    }
    given: dict[str, list[str]] = {}
    arguments: list[str] = []
    rest = iter(words)
    for word in rest:
        if not word.startswith("-") or word == "-":
            arguments.append(word)
        else:
            name, value = _option(word, options, rest)
            given.setdefault(name, []).append(value)
    given |= _placed({name: kind for name, (parameter, kind) in parameters.items() if not parameter.flags}, arguments)
    return {name: _value(*parameters[name], given.get(name)) for name in parameters}


def _option(word: str, options: dict[str, tuple[str, bool]], rest: Iterator[str]) -> tuple[str, str]:
    """The parameter of an option, and its value: behind the sign, or the next word; none if it is a flag."""
    flag, equals, value = word.partition("=") if word.startswith("--") else (word, "", "")
    name, is_flag = options.get(flag, ("", False))
    if not name or (is_flag and equals):
        raise Unclear
    if not equals and not is_flag:
        value = next(rest, "-")
        if value.startswith("-"):
            raise Unclear
    return name, value


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
        raise WrongUsage(f'{name_of(parameter)} can\'t be "{text}". Choose from {", ".join(parameter.choices)}.')
    if kind.startswith("int"):
        return whole(parameter, text)
    if "str" not in kind:
        raise Unclear
    return text


def whole(parameter: Parameter, text: str) -> int:
    """A whole number between the bounds of its parameter. Raises WrongUsage."""
    least, most = parameter.least, parameter.most
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None
    if number is not None and (least is None or number >= least) and (most is None or number <= most):
        return number
    bounds = f" from {least} to {most}" if most is not None else f", {least} or more" if least is not None else ""
    raise WrongUsage(f'{name_of(parameter)} can\'t be "{text}". Give a whole number{bounds}.')


def name_of(parameter: Parameter) -> str:
    """What a parameter is called in a sentence."""
    return max(parameter.flags, key=len) if parameter.flags else parameter.metavar or ""
