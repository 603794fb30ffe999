"""``study compare``"""

from __future__ import annotations

from study.parameters import JSON, argument

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.plan.command import Asked
    from study.store.workspace import Workspace


def compare(
    options: list[str] = argument("OPTIONS", 'Options of replan in quotes: "--hours 8".'), json: bool = JSON
) -> None:
    """Try options of replan out, side by side.

    Each in quotes, as `study replan` takes them; nothing is changed.

    \b
    study compare "--hours 8" "--hours 12"
    study compare "--week 'sat=4h sun=4h'" "--drop optional" "--due '1 july'"
    """
    from study.screen.console import put, show, working
    from study.store.workspace import Workspace
    from study.workspace import comparing

    workspace = Workspace()
    asked = [(text, _asked(workspace, number, text)) for number, text in enumerate(options, start=1)]
    with working("Planning"):
        found = comparing.compare(workspace, asked)
    if json:
        from study.export.compared import compared as document

        put(document(found))
    else:
        from study.render.compared import screen

        show(screen(found))


def _asked(workspace: Workspace, number: int, text: str) -> Asked:
    """What an option asks for; ``number`` says which it is. Raises WrongUsage."""
    from shlex import split

    from study.app import parsed
    from study.errors import StudyError, WrongUsage
    from study.plan import command as planning
    from study.workspace.comparing import refused

    try:
        found = parsed("replan", split(text))
        if found["dry_run"] or found["strict"] or found["json"]:
            raise WrongUsage("give only what a plan is made with: --hours, --week, --from, --due, --path …")
        wish = planning.wish_of(found["hours"], found["week"])
        start, due = workspace.date(found["start"]), workspace.date(found["due"])
        return planning.Asked(wish, start, due, found["path"], found["with_optional"], found["drop"] or ())
    except ValueError:
        raise refused(number, text, WrongUsage("a quotation mark is missing.")) from None
    except StudyError as fault:
        raise refused(number, text, fault) from None
