"""``study kaggle add``"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.cli.parameters.common import Json
    from study.cli.parameters.log import Category, CompetitionName, LastDay, Slug, To


def add(
    name: CompetitionName,
    slug: Slug = "",
    category: Category = "",
    due: LastDay = None,
    to: To = None,
    json: Json = False,
) -> None:
    """Take up a competition.

    Its address at Kaggle gives its title and slug. It goes to your own curriculum "log" unless --to names another.

    \b
    study kaggle add https://www.kaggle.com/competitions/titanic --due "30 june"
    study kaggle add "Disaster tweets" --category "Getting Started"
    """
    from study.cli.kaggle.answer import answer
    from study.domain.addition import Addition
    from study.render.kaggle import added
    from study.workspace import Workspace, kaggle

    workspace = Workspace()
    category = " ".join(category.split())
    addition = Addition(name, "competition", due=workspace.date(due), slug=slug.strip(), category=category)
    found = kaggle.add(workspace, addition, to)
    answer(found, workspace.day, added, json)
