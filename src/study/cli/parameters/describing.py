"""The parameters that describe an item."""

from __future__ import annotations

from typing import Annotated

import typer

from study.cli.parameters.reading import kinds_like, percent_of
from study.domain.addition import kind_of, stars_of, tag_of

Title = Annotated[
    str, typer.Argument(metavar="TITLE", help="What it is called; or the address of a Kaggle competition.")
]
NewKind = Annotated[
    str | None,
    typer.Option(
        "--kind",
        metavar="KIND",
        help="topic (if not given), reading, practice, project, review, exam or event: work, planned at once. "
        "course, book, paper, video, article, docs, site, code, competition or certificate: tracked.",
        parser=kind_of,
        autocompletion=kinds_like,
    ),
]
ListName = Annotated[str, typer.Option("--list", metavar="NAME", help="The table of the report it stands in.")]
TypeName = Annotated[str, typer.Option("--type", metavar="NAME", help="Your own word for its kind in that table.")]
Effort = Annotated[
    str | None,
    typer.Option(
        "--effort",
        metavar="TIME",
        help="The time it takes: 3h, 2-3h, 2 days, 1 week (yours, by your hours). Else that of its kind is assumed.",
    ),
]
Author = Annotated[str, typer.Option("--by", metavar="NAME", help="Who made it.")]
Stars = Annotated[
    int | None, typer.Option("--stars", metavar="NUMBER", help="How good it is, 0 to 5.", parser=stars_of)
]
Progress = Annotated[
    int | None, typer.Option("--progress", metavar="PERCENT", help="How far you are, as of today.", parser=percent_of)
]
Tags = Annotated[
    list[str] | None,
    typer.Option("--tag", metavar="TAG", help="A word to gather items by; may be repeated.", parser=tag_of),
]
Tag = Annotated[str | None, typer.Option("--tag", metavar="TAG", help="Only items with this tag.", parser=tag_of)]
ForLater = Annotated[bool, typer.Option("--backlog", help="For later: wanted, and not planned.")]
AsWork = Annotated[bool, typer.Option("--plan", help="Plan it as work, though its kind is only tracked.")]
MoveTo = Annotated[
    str, typer.Option("--to", metavar="CURRICULUM[/MODULE]", help="Where it goes; `log` is your own curriculum.")
]
NoteText = Annotated[str, typer.Argument(metavar="TEXT", help="The remark.")]
NewTitle = Annotated[str | None, typer.Option("--title", metavar="TITLE", help="What it is called.")]
OtherKind = Annotated[
    str | None,
    typer.Option("--kind", metavar="KIND", help="What kind of item it is.", parser=kind_of, autocompletion=kinds_like),
]
NewEffort = Annotated[
    str | None, typer.Option("--effort", metavar="TIME", help="As with add; `none`: that of its kind.")
]
NewUrl = Annotated[str | None, typer.Option("--url", metavar="ADDRESS", help="Where it is on the web.")]
NewAuthor = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who made it.")]
NewList = Annotated[str | None, typer.Option("--list", metavar="NAME", help="The table of the report it stands in.")]
NewType = Annotated[str | None, typer.Option("--type", metavar="NAME", help="Your own word for its kind.")]
NewStars = Annotated[str | None, typer.Option("--stars", metavar="NUMBER", help="0 to 5, or `none`.")]
NewDue = Annotated[str | None, typer.Option("--due", metavar="DATE", help="The last day, inclusive, or `none`.")]
NewTags = Annotated[
    list[str] | None, typer.Option("--tag", metavar="TAG", help="All its tags from now on; may be repeated.")
]
NewSlug = Annotated[str | None, typer.Option("--slug", metavar="SLUG", help="The last part of its address at Kaggle.")]
NewCategory = Annotated[
    str | None, typer.Option("--category", metavar="NAME", help="That of a competition, such as Featured.")
]
NewNotes = Annotated[str | None, typer.Option("--notes", metavar="TEXT", help="Free text that describes it.")]
