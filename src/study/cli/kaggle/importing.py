"""``study kaggle import``"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.cli.parameters.common import Json
    from study.cli.parameters.log import AllTeams, KaggleFile, Team, ToCompetition


def import_table(
    file: KaggleFile, to: ToCompetition = None, team: Team = None, teams: AllTeams = None, json: Json = False
) -> None:
    """Take over what Kaggle's own command-line tool prints or downloads.

    A list of competitions, of submissions, or a leaderboard, told apart by the columns. The same table twice changes
    nothing.

    \b
    kaggle competitions list --group entered -v | study kaggle import -
    kaggle competitions submissions titanic -v > sent.csv
    study kaggle import sent.csv --to titanic
    study kaggle import titanic.zip --team "My team"
    """
    from study.cli.console import put, show, working
    from study.workspace import Workspace
    from study.workspace.kaggle_import import take_over

    workspace = Workspace()
    with working("Reading"):
        found = take_over(workspace, file, to, team, teams)
    if json:
        from study.export.kaggle import imported as document

        put(document(found, workspace.day))
    else:
        from study.render.kaggle import imported

        show(imported(found, workspace.day))
