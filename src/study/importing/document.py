"""The JSON document of an import, ``study.curriculum-import/1``."""

from __future__ import annotations

from study.screen.document import Document, fields

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.importing.findings import Entry, Findings, Heading, Position, Span
    from study.importing.result import Import


def document(result: Import) -> Document:
    """All that was found, what it became, and what was left out. A default is never given as if it were stated."""
    found, names = result.findings, result.curriculum.names
    headings = zip(found.headings, names.headings, strict=True)
    items = zip(found.items, names.items, strict=True)
    resources = zip(found.resources, names.resources, strict=True)
    return {
        "file": result.origin.name,
        **fields(found, "format language"),
        "written": result.written or None,
        "unchanged": result.unchanged,
        "curriculum": _curriculum(result),
        "counts": counts(result),
        "groups": [_group(heading, name) for heading, name in headings],
        "items": [_item(item, name, result.curriculum.requires.get(n, [])) for n, (item, name) in enumerate(items)],
        "resources": [_resource(entry, name) for entry, name in resources],
        "guesses": [
            {"line": guess.line or None} | fields(guess, "text decision instead confidence") for guess in found.guesses
        ],
        "left_out": [
            {"from": omission.first or None, "to": omission.last or None} | fields(omission, "reason text matter")
            for omission in found.omissions
        ],
        "problems": _problems(result),
        "mended": list(found.mends),
        "weak": result.verdict.sentence or None,
        "log": result.verdict.is_log,
    }


def counts(result: Import) -> dict[str, int]:
    """How much there is, and how much of the source it is."""
    found = result.findings
    headings, entries = found.headings, [*found.items, *found.resources]
    timed = sum(bool(heading.minutes or heading.days) for heading in headings)
    return {
        "lines": found.lines,
        "understood": found.understood,
        "matter": sum(omission.lines for omission in found.omissions if omission.matter),
        "left_out": result.left_out,
        "phases": sum(heading.level == "phase" for heading in headings),
        "modules": sum(heading.level == "module" for heading in headings),
        "items": len(found.items),
        "resources": len(found.resources),
        "links": len({link.url for entry in entries for link in entry.links}),
        "done": sum(item.progress == 100 for item in found.items),
        "durations": timed + sum(bool(item.minutes or item.days) for item in found.items),
        "guesses": len(found.guesses),
    }


def _curriculum(result: Import) -> Document:
    found, built = result.findings, result.curriculum
    title = {"line": found.title_line, "title": built.document["title"]}
    return title | _time(found) | {"pace": found.pace or None, "url": found.url or None, "id": built.id}


def _group(heading: Heading, name: str) -> Document:
    place = {"position": _position(heading.position)}
    return (
        fields(heading, "line level title", id=name)
        | fields(heading, "parent")
        | _time(heading)
        | place
        | fields(heading, "optional choose confidence")
    )


def _item(item: Entry, name: str, requires: list[str]) -> Document:
    return {
        **_entry(item, name),
        **_time(item),
        "position": _position(item.position),
        "due": item.due or None,
        "progress": None if item.progress is None else round(item.progress),
        "optional": item.optional,
        "estimated": not (item.minutes or item.days),
        "requires": requires,
        "tags": item.tags,
        "confidence": item.confidence,
    }


def _resource(entry: Entry, name: str) -> Document:
    return {**_entry(entry, name), "by": entry.by or None, "confidence": entry.confidence}


def _entry(entry: Entry, name: str) -> Document:
    urls = [link.url for link in entry.links]
    url = urls[0] if urls else None
    return fields(entry, "line kind title", id=name, group=entry.heading, url=url, links=urls[1:])


def _time(part: Findings | Heading | Entry) -> Document:
    return {"minutes": _span(part.minutes), "days": _span(part.days)}


def _span(span: Span | None) -> Document | None:
    return None if span is None else {"low": _number(span.low), "high": _number(span.high)}


def _number(value: float) -> float | int:
    return int(value) if value == int(value) else round(value, 2)


def _position(position: Position | None) -> Document | None:
    return None if position is None else fields(position, "unit first:from last:to")


def _problems(result: Import) -> list[Document]:
    """What was odd in the source, and what its own check finds in the curriculum."""
    said: list[Document] = [
        {"line": line, "column": 1, "message": message, "hint": ""} for line, message in result.findings.problems
    ]
    return said + [
        {"line": fault.line, "column": fault.column, "message": f"in the curriculum: {fault.message}"}
        | fields(fault, "hint")
        for fault in result.checked.problems
    ]
