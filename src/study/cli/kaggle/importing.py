"""``study kaggle import``"""

from __future__ import annotations

from study.parameters import JSON, argument, option, whole_number


def import_table(
    file: str = argument("FILE", "CSV or zip file, or - for what comes through a pipe."),
    to: str | None = option("--to", help="Whose table it is, where the file does not say.", metavar="COMPETITION"),
    team: str | None = option(
        "--team", help="Your team on a leaderboard: its name, or a member's user name.", metavar="NAME"
    ),
    teams: int | None = option(
        "--teams", help="How many teams there are, where just the top is shown.", metavar="NUMBER", read=whole_number
    ),
    json: bool = JSON,
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
    from study.screen.console import put, show, working
    from study.store.workspace import Workspace
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
