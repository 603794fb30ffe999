"""The parameters of planning: hours, days, due dates, curricula."""

from __future__ import annotations

from typing import Annotated

import typer

from study.cli.parameters.reading import followed, minutes_of, open_items, shipped
from study.domain import availability

Strict = Annotated[bool, typer.Option("--strict", help="Change nothing and exit with 4 if the plan does not fit.")]
OnDate = Annotated[str | None, typer.Option("--date", metavar="DATE", help="Another day, as it is planned.")]
Hours = Annotated[
    int | None,
    typer.Option("--hours", metavar="HOURS", help="Hours a week, such as 10 or 7.5.", parser=availability.parse_hours),
]
Week = Annotated[str | None, typer.Option("--week", metavar="WEEK", help='Hours by day: "mon=1h wed=2h sat=4h".')]
Start = Annotated[str | None, typer.Option("--start", metavar="DATE", help="First day; today if not given.")]
Due = Annotated[str | None, typer.Option("--due", metavar="DATE", help="The day by which to finish, inclusive.")]
PathId = Annotated[str | None, typer.Option("--path", metavar="ID", help="One of the curriculum's paths.")]
WithOptional = Annotated[bool, typer.Option("--with-optional", help="Plan the optional modules as well.")]
DueOf = Annotated[
    str,
    typer.Argument(
        metavar="ITEM|CURRICULUM[/PART]",
        help="An item, a curriculum, or CURRICULUM/MODULE or CURRICULUM/PHASE.",
        autocompletion=open_items,
    ),
]
DueDate = Annotated[str, typer.Argument(metavar="DATE", help='The last day, such as "1 may"; none takes it off.')]
PinTime = Annotated[
    int | None,
    typer.Option(
        "--time", metavar="TIME", help="So much of it: 2h, 1h30m; all that is left if not given.", parser=minutes_of
    ),
]
AnyDay = Annotated[str | None, typer.Argument(metavar="DATE", help="The day; all its days if not given.")]
ReplanOptions = Annotated[
    list[str], typer.Argument(metavar="OPTIONS", help='Options of replan in quotes: "--hours 8".')
]
Drop = Annotated[
    list[str] | None,
    typer.Option("--drop", metavar="ITEM|optional", help="Leave it out of the plan; may be given several times."),
]
HoursFrom = Annotated[
    str | None, typer.Option("--from", metavar="DATE", help="The day from which new hours hold; today if not given.")
]
Continue = Annotated[bool, typer.Option("--continue", help="Go on where you left this curriculum.")]
Curriculum = Annotated[
    str,
    typer.Argument(metavar="CURRICULUM", help="Id of a shipped curriculum, or a YAML file.", autocompletion=shipped),
]
Followed = Annotated[
    str, typer.Argument(metavar="CURRICULUM", help="Id of a curriculum you follow.", autocompletion=followed)
]
Weeks = Annotated[int, typer.Option("--weeks", "-w", metavar="NUMBER", min=1, max=5000, help="How many weeks to show.")]
DryRun = Annotated[bool, typer.Option("--dry-run", "-n", help="Show the difference and change nothing.")]
HoursAWeek = Annotated[
    int | None,
    typer.Argument(metavar="HOURS", help="Hours a week, such as 10 or 7.5.", parser=availability.parse_hours),
]
Every = Annotated[int, typer.Option("--every", metavar="NUMBER", help="Every so many weeks only, from that one on.")]
Slots = Annotated[str | None, typer.Option("--slot", metavar="TIMES", help='When you study: "mon=19:00 sat=10:00".')]
Days = Annotated[str | None, typer.Argument(metavar="DAYS", help="A day, or first and last: 2026-12-24..2027-01-02.")]
Day = Annotated[str, typer.Argument(metavar="DATE", help="The day, such as saturday.")]
Holidays = Annotated[
    str | None, typer.Option("--holidays", metavar="REGION", help="Public holidays, such as DE or DE-BE.")
]
TakeBack = Annotated[bool, typer.Option("--remove", help="Take these days back.")]
ListThem = Annotated[bool, typer.Option("--list", help="Show days off and extra time.")]
Weight = Annotated[
    int | None, typer.Option("--weight", metavar="NUMBER", help="Its share of the week against the others.")
]
Pause = Annotated[bool, typer.Option("--pause", help="Plan nothing of it for now.")]
Resume = Annotated[bool, typer.Option("--resume", help="Plan it again.")]
Rounds = Annotated[
    int, typer.Option("--rounds", metavar="NUMBER", min=100, max=1_000_000, help="How many futures are played through.")
]
Seed = Annotated[int, typer.Option("--seed", metavar="NUMBER", min=0, help="Another seed plays other futures.")]
Apply = Annotated[int | None, typer.Option("--apply", metavar="NUMBER", help="Take this remedy.")]
AsOff = Annotated[bool, typer.Option("--as-off", help="The gap was time off.")]
