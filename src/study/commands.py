"""The table of commands: each name, and where the function stands that serves it."""

from __future__ import annotations

from collections.abc import Callable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

COMMANDS = {
    "today": "today.command:today",
    "done": "log.command:done",
    "report": "report.command:report",
    "replan": "plan.command:replan",
    "plan": "plan.command:plan",
    "list": "items.command:list_items",
    "show": "items.command:show_item",
    "progress": "log.command:progress",
    "log": "log.command:log",
    "skip": "log.command:skip",
    "reopen": "log.command:reopen",
    "note": "log.command:note",
    "start": "log.command:start",
    "stop": "log.command:stop",
    "status": "log.command:status",
    "cancel": "log.command:cancel",
    "entries": "log.amend:entries",
    "amend": "log.amend:amend",
    "backfill": "log.amend:backfill",
    "hours": "hours.command:hours",
    "off": "hours.command:off",
    "extra": "hours.command:extra",
    "track": "hours.command:track",
    "due": "deadlines.command:due",
    "deadlines": "deadlines.command:deadlines",
    "pin": "plan.command:pin",
    "unpin": "plan.command:unpin",
    "why": "why.command:why",
    "compare": "catchup.command:compare",
    "forecast": "forecast.command:forecast",
    "baseline": "plan.command:baseline",
    "catchup": "catchup.command:catchup",
    "resume": "catchup.command:resume",
    "curricula": "enroll.catalogue:curricula",
    "enroll": "enroll.command:enroll",
    "leave": "enroll.command:leave",
    "check": "enroll.catalogue:check",
    "schema": "enroll.catalogue:schema",
    "add": "items.edit:add",
    "edit": "items.edit:edit",
    "move": "items.command:move",
    "remove": "items.command:remove",
    "include": "items.command:include",
    "exclude": "items.command:exclude",
    "backlog": "items.command:backlog",
    "kaggle": "kaggle.command:kaggle",
    "kaggle add": "kaggle.command:add",
    "kaggle result": "kaggle.command:result",
    "kaggle submit": "kaggle.command:submit",
    "kaggle import": "kaggle.imports:import_table",
    "certificate": "certificates.command:certificates",
    "certificate list": "certificates.command:certificates",
    "certificate add": "certificates.command:add",
    "certificate attempt": "certificates.command:attempt",
    "certificate close": "certificates.command:close",
    "goal": "goals.command:goal",
    "journal": "journal.command:journal",
    "lesson": "journal.command:lesson",
    "publish": "publish.command:publish",
    "import": "importing.command:import_source",
    "export": "export.command:formats",
    "export calendar": "export.command:calendar",
    "export csv": "export.command:csv_table",
    "export json": "export.command:json_document",
    "export todoist": "export.command:todoist",
    "export anki": "export.command:anki",
    "undo": "history.command:undo",
    "redo": "history.command:redo",
    "history": "history.command:history",
    "config": "doctor.command:config",
    "doctor": "doctor.command:doctor",
}
"""Name of a command → its module in ``study`` and the function there. Two words: one of a group of commands."""

GROUPS = {name.partition(" ")[0] for name in COMMANDS if " " in name}
"""Commands that have others below them; alone they show what those are about."""

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
