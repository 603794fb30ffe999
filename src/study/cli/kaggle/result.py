"""``study kaggle result``"""

from __future__ import annotations

from study.parameters import COMPETITION, JSON, ON_DAY, REQUIRED, SCORE, option, whole_number


def result(
    item: str = COMPETITION,
    rank: int = option(
        "--rank", help="The rank on the leaderboard.", metavar="NUMBER", default=REQUIRED, read=whole_number
    ),
    teams: int = option(
        "--teams", help="How many teams there are.", metavar="NUMBER", default=REQUIRED, read=whole_number
    ),
    score: float | None = SCORE,
    private: bool | None = option("--private/--public", help="Which leaderboard the rank is of."),
    on: str | None = ON_DAY,
    json: bool = JSON,
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
    from study.store.workspace import Workspace
    from study.workspace import kaggle

    workspace = Workspace()
    told = Result(workspace.date(on, past=True) or workspace.day, rank, teams, score)
    found, taken = kaggle.result(workspace, item, told, private)
    answer(found, workspace.day, partial(ranked, result=taken), json)
