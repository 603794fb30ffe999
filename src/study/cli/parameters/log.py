"""The parameters of the learning log: files, competitions, certificates, goals, the journal."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from study.cli.parameters.reading import open_items, score_of, whole_number, year_of

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
    typer.Argument(metavar="ITEM", help="Number, slug, id, or words of the title.", autocompletion=open_items),
]
Slug = Annotated[str, typer.Option("--slug", metavar="SLUG", help="The last part of its address at Kaggle.")]
Category = Annotated[
    str, typer.Option("--category", metavar="NAME", help="Featured, Research, Playground, Getting Started, Community.")
]
LastDay = Annotated[str | None, typer.Option("--due", metavar="DATE", help="The last day, inclusive.")]
To = Annotated[
    str | None,
    typer.Option("--to", metavar="CURRICULUM[/MODULE]", help="Where it goes; your own log if not given."),
]
Rank = Annotated[
    int, typer.Option("--rank", metavar="NUMBER", help="The rank on the leaderboard.", parser=whole_number)
]
Teams = Annotated[int, typer.Option("--teams", metavar="NUMBER", help="How many teams there are.", parser=whole_number)]
AllTeams = Annotated[
    int | None,
    typer.Option(
        "--teams", metavar="NUMBER", help="How many teams there are, where just the top is shown.", parser=whole_number
    ),
]
Score = Annotated[
    float | None, typer.Option("--score", metavar="SCORE", help="The score, such as 0.83.", parser=score_of)
]
PrivateScore = Annotated[
    float | None,
    typer.Option("--private", metavar="SCORE", help="The score on the private leaderboard.", parser=score_of),
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
CertificateTitle = Annotated[str, typer.Argument(metavar="TITLE", help="The name of the certificate.")]
Closed = Annotated[bool, typer.Option("--closed", help="The exam is no longer offered.")]
Offered = Annotated[bool, typer.Option("--offered", help="It is offered after all.")]
Passed = Annotated[bool, typer.Option("--passed", help="The exam was passed; that ticks the certificate off.")]
Failed = Annotated[bool, typer.Option("--failed", help="It was not.")]
GoalWord = Annotated[
    str | None, typer.Argument(metavar="WHAT", help="hours, competitions, books …, a tag, a list or a type.")
]
Target = Annotated[int | None, typer.Argument(metavar="NUMBER", help="How many.", parser=whole_number)]
Year = Annotated[
    int | None,
    typer.Option("--year", metavar="YEAR", help="The year it is for; this one if not given.", parser=year_of),
]
GoalFrom = Annotated[str | None, typer.Option("--from", metavar="DATE", help="Its first day, if it is for no year.")]
GoalTo = Annotated[str | None, typer.Option("--to", metavar="DATE", help="Its last day, inclusive.")]
Before = Annotated[
    int | None,
    typer.Option(
        "--before", metavar="NUMBER", help="What the year before reached; else it is counted.", parser=whole_number
    ),
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
