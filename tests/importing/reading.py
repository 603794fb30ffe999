"""What an import came to, as plain values that a test can compare."""

from study.importing.imported import Imported


def items(result: Imported) -> list[tuple[str, str, str]]:
    """Heading, kind and title of each item."""
    headings = result.found.headings
    return [
        ("" if item.heading is None else headings[item.heading].title, item.kind, item.title)
        for item in result.found.items
    ]


def titles(result: Imported) -> list[str]:
    return [item.title for item in result.found.items]


def links(result: Imported) -> list[str]:
    return [link.url for entry in [*result.found.items, *result.found.resources] for link in entry.links]


def is_sound(result: Imported) -> bool:
    """Whether what was written loads without a problem."""
    return result.checked.curriculum is not None and not result.checked.problems
