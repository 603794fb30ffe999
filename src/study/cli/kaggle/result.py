"""``study kaggle result``"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.cli.parameters.common import Json
    from study.cli.parameters.log import Competition, OnDay, Private, Rank, Score, Teams


def result(
    item: Competition,
    rank: Rank,
    teams: Teams,
    score: Score = None,
    private: Private = None,
    on: OnDay = None,
    json: Json = False,
) -> None:
    """Take down a rank, and see which medal or zone it gives.

    It counts as one of the private leaderboard once the deadline has passed, unless --public says otherwise.

    \b
    study kaggle result titanic --rank 120 --teams 3000
    study kaggle result 12 --rank 98 --teams 3100 --private --on yesterday
    """
    from functools import partial

    from study.cli.kaggle.answer import answer
    from study.domain.competition import Result
    from study.render.kaggle import ranked
    from study.workspace import Workspace, kaggle

    workspace = Workspace()
    told = Result(workspace.date(on, past=True) or workspace.day, rank, teams, score)
    found, taken = kaggle.result(workspace, item, told, private)
    answer(found, workspace.day, partial(ranked, result=taken), json)
