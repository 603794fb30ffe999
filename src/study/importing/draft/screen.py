"""A judgement as a page and as a document, `study.draft/1`."""

from __future__ import annotations

from study.core import words
from study.importing.draft.judgement import Deviation, Judgement
from study.screen.document import Document, fields, problem
from study.screen.page import Cell, Page, Span

MOST = 20  # of each kind on the screen


def document(result: Judgement) -> Document:
    """``study.draft/1``."""
    return {
        **fields(result, "draft source is_faithful:faithful"),
        "missing": [fields(deviation, "kind line text matter") for deviation in result.missing],
        "invented": [fields(deviation, "kind line text") for deviation in result.invented],
        "problems": [problem(fault) for fault in result.problems],
    }


def page(result: Judgement) -> Page:
    """What is missing, what is invented, and what to do next."""
    if result.problems:
        from study.screen.problems import screen as problems

        return problems([(result.text, result.problems, ())])
    page = Page()
    _list(page, "Missing in the draft", [deviation for deviation in result.missing if not deviation.matter])
    _list(page, "Not in the source", result.invented)
    if matter := [deviation for deviation in result.missing if deviation.matter]:
        kinds = [(kind, sum(deviation.kind == kind for deviation in matter)) for kind in ("heading", "link")]
        counted = " and ".join(words.counted(count, kind) for kind, count in kinds if count)
        page.line(Span(f"Rightly left out, as it is about the file itself: {counted}.", "quiet"))
    if result.is_faithful:
        page.line(f"{result.draft} has all of {result.source}, and nothing else.")
        page.line("Next: ", Span(f"study enroll {result.draft}", "command"))
    else:
        page.line("Correct the draft, or give this answer back to the model and check again.")
    return page


def _list(page: Page, name: str, deviations: list[Deviation]) -> None:
    if not deviations:
        return
    page.line(Span(f"{name}: {len(deviations)}", "warning"))
    rows: list[list[Cell]] = [[Span(str(d.line or ""), "quiet"), d.kind, d.text] for d in deviations[:MOST]]
    page.table(rows, flexible=2, indent=3)
    if len(deviations) > MOST:
        page.line(Span(f"   … and {len(deviations) - MOST} more: --json lists all", "quiet"))
    page.gap()
