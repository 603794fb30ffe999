"""The parameters of the commands as Typer sees them. Command modules name these types and import none of this."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from study.domain import availability
from study.domain.kinds import KINDS
from study.errors import WrongUsage


def _minutes(text: str) -> int:
    from study.domain.duration import Unreadable, parse_minutes

    try:
        return parse_minutes(text)
    except Unreadable as fault:
        raise WrongUsage(f"{fault}: {fault.hint}.") from None


def _percent(text: str) -> int:
    number = text.strip().removesuffix("%").strip()
    if not number.isdecimal() or int(number) > 100:
        raise WrongUsage(f"{text!r} is no progress. Give a whole number from 0 to 100.")
    return int(number)


def _kind(text: str) -> str:
    if text not in KINDS:
        raise WrongUsage(f"{text!r} is no kind. They are {', '.join(KINDS)}.")
    return text


def _open_items(incomplete: str) -> list[tuple[str, str]]:
    """Numbers or ids of open items with their titles; nothing where anything is wrong."""
    from study.store.items import titles_like
    from study.workspace import Workspace

    try:
        with Workspace().reading() as connection:
            return [(name, _for_a_shell(title)) for name, title in titles_like(connection, incomplete)]
    except Exception:
        return []


def _for_a_shell(title: str) -> str:
    """A title without anything a shell could take for its own: some evaluate what completion prints."""
    return "".join(character if character.isalnum() or character in " -.,+/" else " " for character in title)


def _shipped(incomplete: str) -> list[str]:
    from study.workspace.catalogue import names

    return [name for name in names() if name.startswith(incomplete)]


def _followed(incomplete: str) -> list[str]:
    from study.store.enrollments import followed
    from study.workspace import Workspace

    try:
        with Workspace().reading() as connection:
            return [one.curriculum for one in followed(connection) if one.curriculum.startswith(incomplete)]
    except Exception:
        return []


def _kinds(incomplete: str) -> list[str]:
    return [kind for kind in KINDS if kind.startswith(incomplete)]


Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
Strict = Annotated[bool, typer.Option("--strict", help="Change nothing and exit with 4 if the plan does not fit.")]
StrictCheck = Annotated[bool, typer.Option("--strict", help="Exit with 3 for warnings too.")]
Items = Annotated[
    list[str],
    typer.Argument(metavar="ITEM", help="Number, range (3-5), id, or words of the title.", autocompletion=_open_items),
]
Item = Annotated[
    str, typer.Argument(metavar="ITEM", help="Number, id, or words of the title.", autocompletion=_open_items)
]
Percent = Annotated[int, typer.Argument(metavar="PERCENT", help="0 to 100.", parser=_percent)]
Minutes = Annotated[int, typer.Argument(metavar="TIME", help="As 90m, 1h30m, 1.5h or 1:30.", parser=_minutes)]
Time = Annotated[
    int | None,
    typer.Option("--time", metavar="TIME", help="Time it took: 90m, 1h30m, 1.5h or 1:30.", parser=_minutes),
]
On = Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day it was done, such as yesterday.")]
OnDate = Annotated[str | None, typer.Option("--date", metavar="DATE", help="Another day, as it is planned.")]
Note = Annotated[str, typer.Option("--note", metavar="TEXT", help="A remark that is kept with it.")]
Hours = Annotated[
    int | None,
    typer.Option("--hours", metavar="HOURS", help="Hours a week, such as 10 or 7.5.", parser=availability.parse_hours),
]
Week = Annotated[str | None, typer.Option("--week", metavar="WEEK", help='Hours by day: "mon=1h wed=2h sat=4h".')]
Start = Annotated[str | None, typer.Option("--start", metavar="DATE", help="First day; today if not given.")]
Due = Annotated[str | None, typer.Option("--due", metavar="DATE", help="The day by which to finish, inclusive.")]
PathId = Annotated[str | None, typer.Option("--path", metavar="ID", help="One of the curriculum's paths.")]
WithOptional = Annotated[bool, typer.Option("--with-optional", help="Plan the optional modules as well.")]
Continue = Annotated[bool, typer.Option("--continue", help="Go on where you left this curriculum.")]
Curriculum = Annotated[
    str,
    typer.Argument(metavar="CURRICULUM", help="Id of a shipped curriculum, or a YAML file.", autocompletion=_shipped),
]
Followed = Annotated[
    str, typer.Argument(metavar="CURRICULUM", help="Id of a curriculum you follow.", autocompletion=_followed)
]
Files = Annotated[
    list[Path], typer.Argument(metavar="FILE", readable=False, help="Curriculum files, or ids of shipped ones.")
]
Weeks = Annotated[int, typer.Option("--weeks", "-w", metavar="NUMBER", min=1, max=5000, help="How many weeks to show.")]
Status = Annotated[
    Literal["open", "started", "done", "skipped"] | None, typer.Option("--status", help="Only items of this status.")
]
Kind = Annotated[
    str | None,
    typer.Option("--kind", metavar="KIND", help="Only items of this kind.", parser=_kind, autocompletion=_kinds),
]
DryRun = Annotated[bool, typer.Option("--dry-run", "-n", help="Show the difference and change nothing.")]
Format = Annotated[Literal["terminal", "markdown", "json"], typer.Option("--format", "-f", help="What to write.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")]
Key = Annotated[str | None, typer.Argument(metavar="KEY", help="day-start or min-session.")]
Value = Annotated[str | None, typer.Argument(metavar="VALUE", help="Its new value.")]
Version = Annotated[bool, typer.Option("--version", help="Show the version.")]
Rebuild = Annotated[bool, typer.Option("--rebuild", help="Rebuild what does not agree with the log.")]
