"""``study track``"""

from __future__ import annotations

from study.parameters import FOLLOWED, JSON, flag, option


def track(
    curriculum: str = FOLLOWED,
    weight: int | None = option("--weight", help="Its share of the week against the others.", metavar="NUMBER"),
    pause: bool = flag("--pause", help="Plan nothing of it for now."),
    resume: bool = flag("--resume", help="Plan it again."),
    json: bool = JSON,
) -> None:
    """Weigh a curriculum against the others, or pause it.

    Each gets hours of the week by its weight; a paused one gets none, and keeps everything. Nothing moves by itself:
    the effect is told, and `study replan` makes it your plan.

    \b
    study track gpt-transformer --weight 2
    study track hf-four-week --pause
    study track hf-four-week --resume
    """
    from study.screen.console import put, show
    from study.store.workspace import Workspace
    from study.workspace import hours

    workspace = Workspace()
    enrolled, effect = hours.track(workspace, curriculum, weight, hours.paused(pause, resume))
    if json:
        from study.export.hours import tracked as document

        put(document(enrolled, effect))
    else:
        from study.render.hours import tracked

        show(tracked(enrolled, effect, workspace.day))
