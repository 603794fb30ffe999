"""Lines of plain words that need no parser: the commands of every day start without Typer.

What is understood here is understood just so by Typer as well; a test holds both ways equal.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

COMPLETION = "_STUDY_COMPLETE"
"""Set by the shell when it asks what could come next."""


def plain(argv: list[str]) -> Callable[[], int | None] | None:
    """What serves a line, or None if it is for Typer to understand."""
    match argv:
        case []:
            from study.cli.overview import overview

            return overview
        case ["today", *flags] if _only(flags, "--json"):
            from study.cli.today import today

            return partial(today, json=bool(flags))
        case ["done", *numbers] if numbers and all(number.isdecimal() for number in numbers):
            from study.cli.done import done

            return partial(done, numbers)
        case ["report", *flags] if _only(flags, "--json"):
            from study.cli.report import report

            return partial(report, json=bool(flags))
        case ["replan", "--hours", hours, *flags] if not hours.startswith("-") and _only(flags, "--dry-run"):
            from study.cli.replan import replan
            from study.domain.availability import parse_hours

            return partial(replan, hours=parse_hours(hours), dry_run=bool(flags))
    return None


def _only(flags: list[str], flag: str) -> bool:
    return flags in ([], [flag])
