"""Findings of a Markdown text, and short forms of them to compare with."""

from __future__ import annotations

from datetime import date

from study.importing.findings import Entry, Findings
from study.importing.markdown import reader
from study.importing.options import Options

TODAY = date(2026, 3, 2)


def found(text: str, file: str = "README.md", **options: object) -> Findings:
    return reader.read(text, Options(file=file, today=TODAY, **options))  # type: ignore[arg-type]


def titles(several: list[Entry]) -> list[str]:
    return [entry.title for entry in several]


def tree(findings: Findings) -> dict[str, list[str]]:
    """The titles of items by the path of headings they stand under."""
    under: dict[str, list[str]] = {path(findings, n): [] for n in range(len(findings.headings))}
    for entry in findings.items:
        under.setdefault(path(findings, entry.heading), []).append(entry.title)
    return under


def path(findings: Findings, at: int | None) -> str:
    if at is None:
        return ""
    heading = findings.headings[at]
    above = f"{path(findings, heading.parent)} / " if heading.parent is not None else ""
    return above + heading.title


def item(findings: Findings, title: str) -> Entry:
    return next(entry for entry in findings.items if entry.title == title)
