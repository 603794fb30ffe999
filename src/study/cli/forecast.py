"""``study forecast``"""

from __future__ import annotations

from study.parameters import JSON, option


def forecast(
    rounds: int = option(
        "--rounds",
        help="How many futures are played through.",
        metavar="NUMBER",
        default=10000,
        least=100,
        most=1000000,
    ),
    seed: int = option("--seed", help="Another seed plays other futures.", metavar="NUMBER", default=1, least=0),
    json: bool = JSON,
) -> None:
    """Say when it will really end, and how sure that is.

    From how long your items took, and how much of the planned time you put in; before there is a record, from
    what is known of others. The same seed gives the same dates.

    \b
    study forecast
    study forecast --json
    """
    from study.screen.console import put, show, working
    from study.store.workspace import Workspace
    from study.workspace import forecasting

    with working("Forecasting"):
        found = forecasting.foresight(Workspace(), (rounds, seed))
    if json:
        from study.export.foresight import forecast as document

        put(document(found))
    else:
        from study.render.foresight import screen

        show(screen(found))
