"""``study kaggle submit``"""

from __future__ import annotations

from study.parameters import COMPETITION, JSON, NOTE, ON_DAY, SCORE, option, score_of


def submit(
    item: str = COMPETITION,
    score: float | None = SCORE,
    private: float | None = option(
        "--private", help="The score on the private leaderboard.", metavar="SCORE", read=score_of
    ),
    lower: bool | None = option("--lower/--higher", help="Which score is better; higher, if not said."),
    on: str | None = ON_DAY,
    note: str = NOTE,
    json: bool = JSON,
) -> None:
    """Take down what you handed in, and see the best of it.

    Whether a lower or a higher score is better is remembered; it can be said without a score as well.

    \b
    study kaggle submit titanic --score 0.83 --note "more trees"
    study kaggle submit house-prices --score 0.12 --lower
    """
    from study.cli.kaggle.answer import answer
    from study.domain.competition import Submission
    from study.render.kaggle import handed_in
    from study.store.workspace import Workspace
    from study.workspace import kaggle

    workspace = Workspace()
    told = None if score is None else Submission("", score, private, note)
    better = None if lower is None else "lower" if lower else "higher"
    found = kaggle.submit(workspace, item, told, workspace.date(on, past=True), better)
    answer(found, workspace.day, handed_in, json)
