"""``study check``"""

from __future__ import annotations

from collections.abc import Sequence

from study.parameters import JSON, argument, flag

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

    from study.core.problem import Problem


def check(
    files: list[str] = argument("FILE", "Curriculum files, or ids of shipped ones.", file=True),
    json: bool = JSON,
    strict: bool = flag("--strict", help="Exit with 3 for warnings too."),
) -> int:
    """Tell every problem and warning of curriculum files.

    \b
    study check my-plan.yaml
    study check --strict curricula/*.yaml
    """
    from study.screen.console import put, show
    from study.workspace.catalogue import check as checked

    found = [checked(str(file)) for file in files]
    if json:
        from study.export.files import checked as document

        put(document((one.file, one.problems, one.warnings) for one in found))
    else:
        from study.screen.problems import screen

        show(screen((one.text, one.problems, one.warnings) for one in found))
    faulty = any(one.problems or (strict and one.warnings) for one in found)
    return 3 if faulty else 0


def show_problems(text: str, problems: Sequence[Problem], stream: TextIO) -> None:
    """The problems of a file that another command could not use."""
    from study.screen.console import show
    from study.screen.problems import screen

    show(screen([(text, problems, ())]), stream)
