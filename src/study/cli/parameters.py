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


def _score(text: str) -> float:
    from study.domain.duration import Unreadable
    from study.domain.kaggle import parse_score

    try:
        return parse_score(text)
    except Unreadable as fault:
        raise WrongUsage(f"{fault}: {fault.hint}.") from None


def _year(text: str) -> int:
    number = text.strip()
    if not (number.isascii() and number.isdecimal() and len(number) == 4 and "1000" <= number < "3000"):
        raise WrongUsage(f"{text!r} is no year. Write it as 2026.")
    return int(number)


def _count(text: str) -> int:
    number = text.strip()
    if not (number.isascii() and number.removeprefix("-").isdecimal() and len(number) <= 18):
        raise WrongUsage(f"{text!r} is no whole number. Write it as 120.")
    return int(number)


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
Minutes = Annotated[int, typer.Argument(metavar="TIME", help="As 90m, 1h30m, 1.5h, 1:30 or 19:00-20:30.", parser=_minutes)]
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
DueOf = Annotated[
    str,
    typer.Argument(
        metavar="ITEM|CURRICULUM[/PART]",
        help="An item, a curriculum, or CURRICULUM/MODULE or CURRICULUM/PHASE.",
        autocompletion=_open_items,
    ),
]
DueDate = Annotated[str, typer.Argument(metavar="DATE", help='The last day, such as "1 may"; none takes it off.')]
PinTime = Annotated[
    int | None,
    typer.Option(
        "--time", metavar="TIME", help="So much of it: 2h, 1h30m; all that is left if not given.", parser=_minutes
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
Format = Annotated[
    Literal["terminal", "markdown", "html", "json"], typer.Option("--format", "-f", help="What to write.")
]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")]
MarkdownFile = Annotated[Path, typer.Argument(metavar="FILE", readable=False, help="A README or other Markdown file.")]
As = Annotated[Literal["log"], typer.Option("--as", help="What it is: a learning log.")]
Bars = Annotated[
    Literal["geps", "unicode", "svg"],
    typer.Option("--bars", help="Images of the geps.dev service, text, or small pictures beside the file."),
]
Sections = Annotated[
    str | None,
    typer.Option("--sections", metavar="LIST", help="What the block without a name holds: progress,goals."),
]
OnlyCheck = Annotated[bool, typer.Option("--check", help="Change nothing and exit with 1 if the file is stale.")]
CompetitionName = Annotated[
    str, typer.Argument(metavar="TITLE|URL", help="Its title, or its address https://www.kaggle.com/competitions/….")
]
Competition = Annotated[
    str,
    typer.Argument(metavar="ITEM", help="Number, slug, id, or words of the title.", autocompletion=_open_items),
]
Slug = Annotated[str | None, typer.Option("--slug", metavar="SLUG", help="The last part of its address at Kaggle.")]
Category = Annotated[
    str, typer.Option("--category", metavar="NAME", help="Featured, Research, Playground, Getting Started, Community.")
]
LastDay = Annotated[str | None, typer.Option("--due", metavar="DATE", help="The last day, inclusive.")]
To = Annotated[
    str | None,
    typer.Option("--to", metavar="CURRICULUM[/MODULE]", help="Where it goes; your own log if not given."),
]
Rank = Annotated[int, typer.Option("--rank", metavar="NUMBER", help="The rank on the leaderboard.", parser=_count)]
Teams = Annotated[int, typer.Option("--teams", metavar="NUMBER", help="How many teams there are.", parser=_count)]
AllTeams = Annotated[
    int | None,
    typer.Option(
        "--teams", metavar="NUMBER", help="How many teams there are, where just the top is shown.", parser=_count
    ),
]
Score = Annotated[
    float | None, typer.Option("--score", metavar="SCORE", help="The score, such as 0.83.", parser=_score)
]
PrivateScore = Annotated[
    float | None,
    typer.Option("--private", metavar="SCORE", help="The score on the private leaderboard.", parser=_score),
]
Private = Annotated[bool | None, typer.Option("--private/--public", help="Which leaderboard the rank is of.")]
OnDay = Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day it was; today if not given.")]
Lower = Annotated[bool | None, typer.Option("--lower/--higher", help="Which score is better; higher, if not said.")]
KaggleFile = Annotated[str, typer.Argument(metavar="FILE", help="CSV or zip file, or - for what comes through a pipe.")]
ToCompetition = Annotated[
    str | None,
    typer.Option("--to", metavar="COMPETITION", help="Whose table it is, where the file does not say."),
]
Team = Annotated[
    str | None,
    typer.Option("--team", metavar="NAME", help="Your team on a leaderboard: its name, or a member's user name."),
]
Key = Annotated[str | None, typer.Argument(metavar="KEY", help="day-start or min-session.")]
Value = Annotated[str | None, typer.Argument(metavar="VALUE", help="Its new value.")]
Count = Annotated[int, typer.Argument(metavar="NUMBER", min=1, help="How many steps.")]
Last = Annotated[int, typer.Option("--last", metavar="NUMBER", min=1, help="How many of the last to show.")]
Version = Annotated[bool, typer.Option("--version", help="Show the version.")]
Rebuild = Annotated[bool, typer.Option("--rebuild", help="Rebuild what does not agree with the log.")]
CertificateTitle = Annotated[str, typer.Argument(metavar="TITLE", help="The name of the certificate.")]
CertificateItem = Annotated[
    str, typer.Argument(metavar="ITEM", help="Number, id, or words of the title.", autocompletion=_open_items)
]
Closed = Annotated[bool, typer.Option("--closed", help="The exam is no longer offered.")]
Offered = Annotated[bool, typer.Option("--offered", help="It is offered after all.")]
Passed = Annotated[bool, typer.Option("--passed", help="The exam was passed; that ticks the certificate off.")]
Failed = Annotated[bool, typer.Option("--failed", help="It was not.")]
GoalWord = Annotated[
    str | None, typer.Argument(metavar="WHAT", help="hours, competitions, books …, a tag, a list or a type.")
]
Target = Annotated[int | None, typer.Argument(metavar="NUMBER", help="How many.", parser=_count)]
Year = Annotated[
    int | None, typer.Option("--year", metavar="YEAR", help="The year it is for; this one if not given.", parser=_year)
]
GoalFrom = Annotated[str | None, typer.Option("--from", metavar="DATE", help="Its first day, if it is for no year.")]
GoalTo = Annotated[str | None, typer.Option("--to", metavar="DATE", help="Its last day, inclusive.")]
Before = Annotated[
    int | None,
    typer.Option("--before", metavar="NUMBER", help="What the year before reached; else it is counted.", parser=_count),
]
Remove = Annotated[bool, typer.Option("--remove", help="Give the goal up.")]
JournalWeek = Annotated[
    str | None, typer.Option("--week", metavar="WEEK", help="Number, such as 10 or 2026-W10, or a day in it.")
]
GoalText = Annotated[str | None, typer.Option("--goal", metavar="TEXT", help="What the week is for.")]
PlanText = Annotated[str | None, typer.Option("--plan", metavar="TEXT", help="What is planned.")]
ResultsText = Annotated[str | None, typer.Option("--results", metavar="TEXT", help="What came of it.")]
Edit = Annotated[bool, typer.Option("--edit", "-e", help="Write all three in your editor.")]
AllWeeks = Annotated[bool, typer.Option("--all", help="Show every week that is written about.")]
LessonText = Annotated[str | None, typer.Argument(metavar="TEXT", help="The lesson; without it all are shown.")]
Url = Annotated[str, typer.Option("--url", metavar="ADDRESS", help="Where it is on the web.")]
HoursAWeek = Annotated[
    int | None,
    typer.Argument(metavar="HOURS", help="Hours a week, such as 10 or 7.5.", parser=availability.parse_hours),
]
Every = Annotated[int, typer.Option("--every", metavar="NUMBER", help="Every so many weeks only, from that one on.")]
From = Annotated[str | None, typer.Option("--from", metavar="DATE", help="The day from which they hold.")]
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
OfItem = Annotated[
    str | None,
    typer.Argument(metavar="ITEM", help="Only of this item: number, id, or title.", autocompletion=_open_items),
]
FromDay = Annotated[str | None, typer.Option("--from", metavar="DATE", help="The first day.")]
ToDay = Annotated[str | None, typer.Option("--to", metavar="DATE", help="The last day, inclusive.")]
EntryNumber = Annotated[int, typer.Argument(metavar="ENTRY", help="Its number, from `study entries`.")]
NewPercent = Annotated[
    int | None, typer.Option("--percent", metavar="PERCENT", help="Progress, 0 to 100.", parser=_percent)
]
NewNote = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="Another remark; an empty one takes it off.")]
TakeOut = Annotated[bool, typer.Option("--remove", help="Take the entry out: it counts for nothing.")]
Yesterday = Annotated[bool, typer.Option("--yesterday", "-y", help="It was yesterday.")]
What = Annotated[Literal["plan", "items", "entries"], typer.Argument(metavar="WHAT", help="plan, items or entries.")]
Rounds = Annotated[
    int, typer.Option("--rounds", metavar="NUMBER", min=100, max=1_000_000, help="How many futures are played through.")
]
Seed = Annotated[int, typer.Option("--seed", metavar="NUMBER", min=0, help="Another seed plays other futures.")]
Apply = Annotated[int | None, typer.Option("--apply", metavar="NUMBER", help="Take this remedy.")]
AsOff = Annotated[bool, typer.Option("--as-off", help="The gap was time off.")]
