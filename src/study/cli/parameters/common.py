"""The parameters of many commands, and of those that look and record."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from study.cli.parameters.reading import kinds_like, minutes_of, open_items, percent_of, whole_number
from study.domain.addition import kind_of

Json = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
StrictCheck = Annotated[bool, typer.Option("--strict", help="Exit with 3 for warnings too.")]
Items = Annotated[
    list[str],
    typer.Argument(metavar="ITEM", help="Number, range (3-5), id, or words of the title.", autocompletion=open_items),
]
Item = Annotated[
    str, typer.Argument(metavar="ITEM", help="Number, id, or words of the title.", autocompletion=open_items)
]
Percent = Annotated[int, typer.Argument(metavar="PERCENT", help="0 to 100.", parser=percent_of)]
Minutes = Annotated[
    int, typer.Argument(metavar="TIME", help="As 90m, 1h30m, 1.5h, 1:30 or 19:00-20:30.", parser=minutes_of)
]
Time = Annotated[
    int | None,
    typer.Option("--time", metavar="TIME", help="Time it took: 90m, 1h30m, 1.5h or 1:30.", parser=minutes_of),
]
On = Annotated[str | None, typer.Option("--on", metavar="DATE", help="The day it was done, such as yesterday.")]
Note = Annotated[str, typer.Option("--note", metavar="TEXT", help="A remark that is kept with it.")]
Files = Annotated[
    list[Path], typer.Argument(metavar="FILE", readable=False, help="Curriculum files, or ids of shipped ones.")
]
Status = Annotated[
    Literal["open", "started", "done", "skipped"] | None, typer.Option("--status", help="Only items of this status.")
]
Kind = Annotated[
    str | None,
    typer.Option("--kind", metavar="KIND", help="Only items of this kind.", parser=kind_of, autocompletion=kinds_like),
]
Format = Annotated[
    Literal["terminal", "markdown", "html", "json"], typer.Option("--format", "-f", help="What to write.")
]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")]
Key = Annotated[str | None, typer.Argument(metavar="KEY", help="day-start or min-session.")]
Value = Annotated[str | None, typer.Argument(metavar="VALUE", help="Its new value.")]
Count = Annotated[int, typer.Argument(metavar="NUMBER", min=1, help="How many steps.")]
Last = Annotated[int, typer.Option("--last", metavar="NUMBER", min=1, help="How many of the last to show.")]
Version = Annotated[bool, typer.Option("--version", help="Show the version.")]
Rebuild = Annotated[bool, typer.Option("--rebuild", help="Rebuild what does not agree with the log.")]
OfItem = Annotated[
    str | None,
    typer.Argument(metavar="ITEM", help="Only of this item: number, id, or title.", autocompletion=open_items),
]
FromDay = Annotated[str | None, typer.Option("--from", metavar="DATE", help="The first day.")]
ToDay = Annotated[str | None, typer.Option("--to", metavar="DATE", help="The last day, inclusive.")]
EntryNumber = Annotated[
    int, typer.Argument(metavar="ENTRY", help="Its number, from `study entries`.", parser=whole_number)
]
NewPercent = Annotated[
    int | None, typer.Option("--percent", metavar="PERCENT", help="Progress, 0 to 100.", parser=percent_of)
]
NewNote = Annotated[
    str | None, typer.Option("--note", metavar="TEXT", help="Another remark; an empty one takes it off.")
]
TakeOut = Annotated[bool, typer.Option("--remove", help="Take the entry out: it counts for nothing.")]
Yesterday = Annotated[bool, typer.Option("--yesterday", "-y", help="It was yesterday.")]
What = Annotated[Literal["plan", "items", "entries"], typer.Argument(metavar="WHAT", help="plan, items or entries.")]
