"""``study kaggle add``"""

from __future__ import annotations

from study.parameters import JSON, LAST_DAY, TO, argument, option


def add(
    name: str = argument("TITLE|URL", "Its title, or its address https://www.kaggle.com/competitions/…."),
    slug: str = option("--slug", help="The last part of its address at Kaggle.", metavar="SLUG", default=""),
    category: str = option(
        "--category", help="Featured, Research, Playground, Getting Started, Community.", metavar="NAME", default=""
    ),
    due: str | None = LAST_DAY,
    to: str | None = TO,
    json: bool = JSON,
) -> None:
    """Take up a competition.

    Its address at Kaggle gives its title and slug. It goes to your own curriculum "log" unless --to names another.

    \b
    study kaggle add https://www.kaggle.com/competitions/titanic --due "30 june"
    study kaggle add "Disaster tweets" --category "Getting Started"
    """
    from study.cli.kaggle.answer import answer
    from study.core.addition import Addition
    from study.render.kaggle import added
    from study.store.workspace import Workspace
    from study.workspace import kaggle

    workspace = Workspace()
    category = " ".join(category.split())
    addition = Addition(name, "competition", due=workspace.date(due), slug=slug.strip(), category=category)
    found = kaggle.add(workspace, addition, to)
    answer(found, workspace.day, added, json)
