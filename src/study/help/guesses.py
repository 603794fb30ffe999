"""What a learner meant by a line that begins with no command: another word for one, its beginning, another spelling.

A guess of a command that reads is served. Of one that writes, the corrected line is named and nothing is changed.
"""

from __future__ import annotations

from study.commands import COMMANDS, GROUPS, READING
from study.errors import WrongUsage
from study.help.spelling import completed, typed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection

SYNONYMS = {
    "today": "next todo now agenda current",
    "today --date tomorrow": "tomorrow",
    "plan": "schedule roadmap upcoming calendar-week",
    "plan --weeks 1": "week",
    "plan --weeks 5": "month",
    "entries --from yesterday": "yesterday",
    "done": "finish finished complete completed tick check-off",
    "reopen": "untick uncheck undone",
    "skip": "ignore",
    "log": "time spend spent track-time record",
    "start": "begin timer",
    "progress": "percent",
    "list": "ls items tasks search find grep filter",
    "show": "info view cat describe item task",
    "report": "stats stat statistics summary dashboard streak bars",
    "forecast": "eta predict finish-date",
    "deadlines": "overdue late",
    "due": "deadline due-date",
    "add": "new create insert",
    "edit": "rename change estimate",
    "move": "mv swap reorder",
    "remove": "rm delete del",
    "replan": "reschedule rebalance refresh recalculate",
    "off": "vacation holiday holidays sick break",
    "pin": "postpone defer snooze delay",
    "track {} --pause": "pause suspend",
    "track {} --resume": "unpause",
    "resume": "continue back",
    "catchup": "catch-up behind",
    "curricula": "courses curriculum catalog catalogue",
    "enroll": "init enrol subscribe join follow",
    "leave": "reset unenroll unenrol unfollow quit",
    "check": "validate lint",
    "certificate": "cert certs certificates exam exams",
    "kaggle": "competition competitions",
    "goal": "goals target targets",
    "journal": "diary weekly",
    "lesson": "lessons learned",
    "note": "comment remark notes",
    "publish": "readme",
    "export calendar": "calendar ics ical",
    "report --format html -o report.html": "html",
    "export csv": "csv",
    "export anki": "anki",
    "export todoist": "todoist",
    "history": "steps",
    "undo": "revert",
    "backup": "snapshot",
    "restore --list": "snapshots backups",
    "restore": "recover recovery",
    "config": "settings preferences options configure",
    "doctor": "repair fix",
    "open": "read watch browse link url",
    "upgrade": "update pull",
    "track": "enrolled following mine",
    "kaggle submit": "submit submission",
    "kaggle result": "result rank",
    "help files": "database db where path data",
    "help": "man ? usage commands docs tutorial guide example examples demo about intro",
}
"""Lines that are meant by other words; ``{}`` is where what was typed behind the word belongs, if not at the end."""

SHOWN_ALONE = {"hours", "goal", "journal", "lesson", "config", "catchup", "off", "track"}
"""Commands that only show something as long as nothing is typed behind them."""

NOUNS = {"list", "show", "today"}
"""Commands whose other words are nouns: behind those a verb is the command, as in ``task add``."""

QUESTIONS = {"what": "today", "when": "forecast", "how": "report"}
"""What is asked for by a question, whatever its other words are."""

INSTEAD = {"progress": "report"}
"""What is meant by a command without the words it needs."""


def is_meant_otherwise(argv: list[str]) -> bool:
    """Whether a line begins with a command and yet means another."""
    if len(argv) == 1 or argv[0] not in GROUPS:
        return argv[0] in INSTEAD and len(argv) == 1
    return not argv[1].startswith("-") and f"{argv[0]} {argv[1]}" not in COMMANDS


def line_meant(argv: list[str]) -> list[str] | None:
    """The line that somebody meant; None if it could be anything."""
    if not argv[0].strip():
        return None
    first, *rest = [*argv[0].lower().split(), *argv[1:]]
    if first in QUESTIONS:
        return [QUESTIONS[first], *(word for word in rest if word.startswith("-"))]
    if first in GROUPS and rest:
        return _below(first, rest)
    if first in COMMANDS:
        return [INSTEAD.get(first, first) if not rest else first, *rest]
    if _is_number(first):
        return _turned(first, rest)
    if line := _synonym(first):
        return rest if line in NOUNS and rest and rest[0] in COMMANDS else _filled(line, rest)
    from study.screen.console import is_terminal

    begun = _begun(first)
    return [begun[0], *rest] if len(begun) == 1 and is_terminal() else None


def reads(line: list[str]) -> bool:
    """Whether a line surely changes nothing."""
    pair = " ".join(line[:2])
    name = pair if pair in COMMANDS else line[0]
    if {"-o", "--output"}.intersection(line):
        return False
    return name in READING or (name in SHOWN_ALONE and not [word for word in line[1:] if word != "--json"])


def served(argv: list[str]) -> list[str]:
    """The line to run instead. Raises WrongUsage with the corrected line where running it is not for a guess."""
    line = line_meant(argv)
    if line is None:
        raise _unknown(argv)
    if not reads(line):
        from study.help.corrections import corrected

        raise WrongUsage(f"Did you mean `{corrected(line) or typed(completed(line))}`? Nothing was changed.")
    if line[0] != argv[0].lower():
        from study.screen.console import tell

        tell(f"Showing `{typed(line)}`.")
    return line


def nearest(words: list[str], more: Collection[str] = ()) -> str:
    """The command, or one of ``more``, that is spelled most like some words; empty if none is."""
    from difflib import get_close_matches

    name = " ".join(words).lower()
    if line := _synonym(name):
        return line.partition(" ")[0]
    begun = [known for known in (*COMMANDS, *more) if known.startswith(name)]
    return (begun or get_close_matches(name, [*COMMANDS, *more], n=1, cutoff=0.76) or [""])[0]


def _synonym(word: str) -> str | None:
    """The line that is meant by a word."""
    return next((line for line, words in SYNONYMS.items() if word in words.split()), None)


def _begun(word: str) -> list[str]:
    """The commands that begin so."""
    return sorted({first for name in COMMANDS if (first := name.partition(" ")[0]).startswith(word)})


def _below(group: str, words: list[str]) -> list[str] | None:
    """What is meant below a group of commands: ``export ics``, ``kaggle list``."""
    second, rest = words[0].lower(), words[1:]
    if f"{group} {second}" in COMMANDS:
        return [group, second, *rest]
    if second in ("list", "show", "all"):
        return [group, *rest]
    line = _synonym(second)
    return _filled(line, rest) if line and (line.startswith(group) or group == "export") else None


def _is_number(word: str) -> bool:
    return word.removeprefix("#").replace("-", "").isdecimal()


def _turned(number: str, rest: list[str]) -> list[str]:
    """``7`` shows an item; ``7 done`` is the wrong way round."""
    number = number.removeprefix("#")
    if rest and rest[0].lower() in COMMANDS:
        return [rest[0].lower(), number, *rest[1:]]
    return ["show", number, *rest]


def _filled(line: str, rest: list[str]) -> list[str]:
    if "{}" not in line:
        return [*line.split(), *rest]
    return [word for part in line.split() for word in (rest or ["CURRICULUM"] if part == "{}" else [part])]


def _unknown(argv: list[str]) -> WrongUsage:
    """What was typed is no command: the nearest, with the rest of the line; or all that begin so."""
    first = argv[0].lower().strip()
    if not first:
        return WrongUsage("The command is empty. See `study help`.")
    if first in GROUPS:
        below = [name for name in COMMANDS if name.startswith(f"{first} ")]
        return WrongUsage(f'`study {first}` has no "{argv[1]}". There is {_listed(below)}.')
    begun = _begun(first)
    if len(begun) > 1:
        return WrongUsage(f'"{argv[0]}" could be {_listed(begun)}.')
    near = nearest([first])
    if not near:
        return WrongUsage(f'There is no command "{argv[0]}". See `study help`.')
    line = typed(completed([*near.split(), *argv[1:]]))
    return WrongUsage(f'There is no command "{argv[0]}". Did you mean `{line}`?')


def _listed(names: list[str]) -> str:
    quoted = [f"`study {name}`" for name in names]
    return f"{', '.join(quoted[:-1])} or {quoted[-1]}"
