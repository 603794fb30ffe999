"""What a learner types, read for Typer; and what could be typed next, for the shell."""

from __future__ import annotations

from study.domain.kinds import KINDS
from study.errors import WrongUsage


def minutes_of(text: str) -> int:
    from study.domain.duration import Unreadable, parse_minutes

    try:
        return parse_minutes(text)
    except Unreadable as fault:
        raise WrongUsage(f"{fault}: {fault.hint}.") from None


def percent_of(text: str) -> int:
    number = text.strip().removesuffix("%").strip()
    if not number.isdecimal() or int(number) > 100:
        raise WrongUsage(f"{text!r} is no progress. Give a whole number from 0 to 100.")
    return int(number)


def open_items(incomplete: str) -> list[tuple[str, str]]:
    """Numbers or ids of open items with their titles; nothing where anything is wrong."""
    from study.store.items import titles_like
    from study.workspace import Workspace

    try:
        with Workspace().reading() as connection:
            return [(name, _for_a_shell(title)) for name, title in titles_like(connection, incomplete)]
    except Exception:
        return []


def _for_a_shell(title: str) -> str:
    """A title without anything a shell could take for its own: some evaluate what completion prints."""
    return "".join(character if character.isalnum() or character in " -.,+/" else " " for character in title)


def shipped(incomplete: str) -> list[str]:
    from study.workspace.catalogue import names

    return [name for name in names() if name.startswith(incomplete)]


def followed(incomplete: str) -> list[str]:
    from study.store.enrollments import followed
    from study.workspace import Workspace

    try:
        with Workspace().reading() as connection:
            return [one.curriculum for one in followed(connection) if one.curriculum.startswith(incomplete)]
    except Exception:
        return []


def score_of(text: str) -> float:
    from study.domain.duration import Unreadable
    from study.domain.kaggle import parse_score

    try:
        return parse_score(text)
    except Unreadable as fault:
        raise WrongUsage(f"{fault}: {fault.hint}.") from None


def year_of(text: str) -> int:
    number = text.strip()
    if not (number.isascii() and number.isdecimal() and len(number) == 4 and "1000" <= number < "3000"):
        raise WrongUsage(f"{text!r} is no year. Write it as 2026.")
    return int(number)


def whole_number(text: str) -> int:
    number = text.strip()
    if not (number.isascii() and number.removeprefix("-").isdecimal() and len(number) <= 18):
        raise WrongUsage(f"{text!r} is no whole number. Write it as 120.")
    return int(number)


def kinds_like(incomplete: str) -> list[str]:
    return [kind for kind in KINDS if kind.startswith(incomplete)]
