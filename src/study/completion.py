"""What could be typed next, for the shell. Nothing where anything is wrong."""

from __future__ import annotations


def open_items(incomplete: str) -> list[tuple[str, str]]:
    """Numbers or ids of open items with their titles."""
    from study.store.items import titles_like
    from study.store.workspace import Workspace

    try:
        with Workspace().reading() as connection:
            return [(name, _for_a_shell(title)) for name, title in titles_like(connection, incomplete)]
    except Exception:
        return []


def shipped(incomplete: str) -> list[str]:
    """Ids of the curricula shipped with the program."""
    from study.enroll.catalogue import names

    return [name for name in names() if name.startswith(incomplete)]


def followed(incomplete: str) -> list[str]:
    """Ids of the curricula that are followed."""
    from study.store.enrollments import followed
    from study.store.workspace import Workspace

    try:
        with Workspace().reading() as connection:
            return [one.curriculum for one in followed(connection) if one.curriculum.startswith(incomplete)]
    except Exception:
        return []


def kinds_like(incomplete: str) -> list[str]:
    """Kinds of items."""
    from study.core.items import KINDS

    return [kind for kind in KINDS if kind.startswith(incomplete)]


def _for_a_shell(title: str) -> str:
    """A title without anything a shell could take for its own: some evaluate what completion prints."""
    return "".join(character if character.isalnum() or character in " -.,+/" else " " for character in title)
