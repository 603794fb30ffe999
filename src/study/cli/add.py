"""``study add``"""

from __future__ import annotations

from study.parameters import JSON, LAST_DAY, TO, URL, argument, flag, kind_of, option, percent_of, stars_of, tag_of


def add(
    title: str = argument("TITLE", "What it is called; or the address of a Kaggle competition."),
    kind: str | None = option(
        "--kind",
        help="topic (if not given), reading, practice, project, review, exam or event: work, planned at once. "
        "course, book, paper, video, article, docs, site, code, competition or certificate: tracked.",
        metavar="KIND",
        read=kind_of,
        complete="kinds_like",
    ),
    to: str | None = TO,
    list: str = option("--list", help="The table of the report it stands in.", metavar="NAME", default=""),  # noqa: A002 (the names on the command line)
    effort: str | None = option(
        "--effort",
        help="The time it takes: 3h, 2-3h, 2 days, 1 week (yours, by your hours). Else that of its kind is assumed.",
        metavar="TIME",
    ),
    url: str = URL,
    by: str = option("--by", help="Who made it.", metavar="NAME", default=""),
    stars: int | None = option("--stars", help="How good it is, 0 to 5.", metavar="NUMBER", read=stars_of),
    progress: int | None = option(
        "--progress", help="How far you are, as of today.", metavar="PERCENT", read=percent_of
    ),
    due: str | None = LAST_DAY,
    tag: list[str] | None = option(
        "--tag", help="A word to gather items by; may be repeated.", metavar="TAG", read=tag_of
    ),
    type: str = option("--type", help="Your own word for its kind in that table.", metavar="NAME", default=""),  # noqa: A002
    backlog: bool = flag("--backlog", help="For later: wanted, and not planned."),
    plan: bool = flag("--plan", help="Plan it as work, though its kind is only tracked."),
    json: bool = JSON,
) -> None:
    """Add something that turned up on the way.

    Without --to it goes to your own curriculum, `log`. A piece of work is planned at once, at the end of its module;
    a resource, competition or certificate is tracked with a progress bar, unless you --plan it.

    \b
    study add "Train a tokenizer" --effort 2-3h
    study add LoRA --kind paper --url https://arxiv.org/abs/2106.09685 --stars 5
    study add "Read the source" --kind reading --to hf-four-week/week-2
    study add https://www.kaggle.com/competitions/titanic --due "30 june"
    study add "Reinforcement learning" --backlog
    """
    from study.cli.answer import altered
    from study.core.addition import Addition
    from study.screen.console import working
    from study.store.workspace import Workspace
    from study.workspace.changing import take_in

    workspace = Workspace()
    addition = Addition(
        title, kind or "", planned=plan, backlog=backlog, due=workspace.date(due), type=type.strip(),
        list=list.strip(), by=by.strip(), url=url.strip(), stars=stars, tags=tuple(dict.fromkeys(tag or ())),
    )  # fmt: skip
    with working("Planning"):
        found = take_in(workspace, addition, to, effort, progress)
    altered(found, json)
