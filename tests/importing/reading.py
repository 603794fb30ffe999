"""What an import came to, as plain values that a test can compare."""

from study.importing.result import Import


def items(result: Import) -> list[tuple[str, str, str]]:
    """Heading, kind and title of each item."""
    headings = result.findings.headings
    return [
        ("" if item.heading is None else headings[item.heading].title, item.kind, item.title)
        for item in result.findings.items
    ]


def titles(result: Import) -> list[str]:
    return [item.title for item in result.findings.items]


def links(result: Import) -> list[str]:
    return [link.url for entry in [*result.findings.items, *result.findings.resources] for link in entry.links]


def is_sound(result: Import) -> bool:
    """Whether what was written loads without a problem."""
    return result.checked.curriculum is not None and not result.checked.problems
