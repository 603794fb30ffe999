"""``study forecast``"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.cli.parameters.common import Json
    from study.cli.parameters.planning import Rounds, Seed


def forecast(rounds: Rounds = 10_000, seed: Seed = 1, json: Json = False) -> None:
    """Say when it will really end, and how sure that is.

    From how long your items took, and how much of the planned time you put in; before there is a record, from
    what is known of others. The same seed gives the same dates.

    \b
    study forecast
    study forecast --json
    """
    from study.cli.console import put, show, working
    from study.workspace import Workspace, forecasting

    with working("Forecasting"):
        found = forecasting.foresight(Workspace(), (rounds, seed))
    if json:
        from study.export.foresight import forecast as document

        put(document(found))
    else:
        from study.render.foresight import screen

        show(screen(found))
