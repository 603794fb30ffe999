"""``study add``"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.cli.parameters.common import Json
    from study.cli.parameters.describing import (
        AsWork,
        Author,
        Effort,
        ForLater,
        ListName,
        NewKind,
        Progress,
        Stars,
        Tags,
        Title,
        TypeName,
    )
    from study.cli.parameters.log import LastDay, To, Url


def add(
    title: Title,
    kind: NewKind = None,
    to: To = None,
    list: ListName = "",  # noqa: A002 (the names on the command line)
    effort: Effort = None,
    url: Url = "",
    by: Author = "",
    stars: Stars = None,
    progress: Progress = None,
    due: LastDay = None,
    tag: Tags = None,
    type: TypeName = "",  # noqa: A002
    backlog: ForLater = False,
    plan: AsWork = False,
    json: Json = False,
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
    from study.cli.console import working
    from study.domain.addition import Addition
    from study.workspace import Workspace
    from study.workspace.changing import take_in

    workspace = Workspace()
    addition = Addition(
        title, kind or "", planned=plan, backlog=backlog, due=workspace.date(due), type=type.strip(),
        list=list.strip(), by=by.strip(), url=url.strip(), stars=stars, tags=tuple(dict.fromkeys(tag or ())),
    )  # fmt: skip
    with working("Planning"):
        found = take_in(workspace, addition, to, effort, progress)
    altered(found, json)
