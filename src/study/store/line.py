"""The line for a shell's prompt, left beside the database by every command that writes: what is next, and how far
behind.

``line.txt`` has a line for each of the next days, each with the moment until which it holds, and what it says if
nothing is done until then. So a shell reads it without asking anybody, and it is right the next morning as well.
"""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import date, datetime, timedelta

from study import parts
from study.core import agenda, words
from study.core.agenda import SILENT, PlannedItem
from study.core.availability import ONE_DAY
from study.core.values import replace
from study.store import entries, milestones, plans
from study.store.hours import availability, settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from study.core.milestones import Milestone
    from study.store.database import Connection

NAME = "line.txt"
DAYS = 7
"""So many days ahead are told; after that the prompt stays empty."""
LONGEST_TITLE = 32
CLOSE = 3
"""The dates of competitions are told so many days ahead."""
MARK = "# study: the line for a prompt"
"""How the file begins. One that begins otherwise is somebody else's, and stays."""
FIRST = f"{MARK}, until when it holds; see docs/guides/prompt.md\n"


def told(connection: Connection, today: date) -> str:
    """What the file says. Nothing but its beginning where nothing is planned."""
    plan = plans.current(connection)
    if plan is None:
        return FIRST
    days = [today + n * ONE_DAY for n in range(DAYS)]
    planned, seen = plans.due(connection, plan.number, days[-1]), list[PlannedItem]()
    wanted = plans.minutes_by_day(connection, plan.number, days[0], days[-1])
    behind = plans.minutes_until(connection, plan.number, today) - entries.gain_after(connection, plan.step)
    hours, begins = availability(connection), timedelta(minutes=settings(connection).day_start)
    spent, active = entries.spent_on(connection, today), plans.last_active(connection, plan)
    competitions = milestones.ahead(connection, today, days[-1] + CLOSE * ONE_DAY)
    lines = [FIRST]
    for day in days:
        said = _next(_until(planned, seen, day), day, hours.capacity(day), spent if day == today else 0)
        if behind > 0 and (day - active).days < SILENT:
            said += f" · {words.minutes(behind)} behind"
        said += _ends(competitions, day)
        until = datetime.combine(day + ONE_DAY, datetime.min.time()) + begins
        lines.append(f"{until.isoformat(timespec='minutes')} {said}\n")
        behind += wanted.get(day, 0)
    return "".join(lines)


def _ends(competitions: Sequence[Milestone], day: date) -> str:
    """What of a competition is next, where that is in a few days: `` · Store sales ends tomorrow``."""
    ahead = next((one for one in competitions if day <= one.day <= day + CLOSE * ONE_DAY), None)
    if ahead is None:
        return ""
    from study.core.milestones import away, what

    return f" · {_for_a_shell(ahead.item.title) or ahead.item.number} {what([ahead.name])} {away(ahead.day, day)}"


def leave(path: str, text: str) -> None:
    """Write the file beside a database, in one step and for its owner only. What stands in the way is left alone: a
    prompt is worth no error."""
    target = os.path.join(os.path.dirname(os.path.abspath(path)), NAME)
    with suppress(OSError):
        if _is_ours(target):
            with parts.part(target) as part:
                with open(part, "w", encoding="utf-8", newline="\n") as file:
                    file.write(text)
                os.replace(part, target)


def _is_ours(target: str) -> bool:
    """Whether there is no such file yet, or one that was left here before. Raises OSError."""
    try:
        file = os.open(target, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except FileNotFoundError:
        return True
    try:
        return os.read(file, len(MARK)) == MARK.encode()
    finally:
        os.close(file)


def _next(planned: Iterator[PlannedItem], day: date, capacity: int, spent: int) -> str:
    """The first item to do on a day, with its minutes there, as ``study today`` would say."""
    first = next(agenda.due_today(planned, day, max(capacity - spent, 0)), None)
    if first is None:
        return "nothing left today" if spent else "nothing today"
    title = _for_a_shell(first.item.title) or f"item {first.item.number}"
    return f"{title} {words.minutes(first.minutes)}" if first.minutes else title


def _until(planned: Iterator[PlannedItem], seen: list[PlannedItem], day: date) -> Iterator[PlannedItem]:
    """The items planned up to a day, from those planned up to the last; ``seen`` keeps what was read already."""
    n = 0
    while True:
        if n == len(seen):
            following = next(planned, None)
            if following is None:
                return
            seen.append(following)
        one = seen[n]
        n += 1
        early = [session for session in one.sessions if session[0] <= day]
        if not early:  # nor have those behind it, which begin later
            return
        later = one.later + sum(minutes for on, minutes in one.sessions if on > day)
        yield replace(one, sessions=early, later=later)


def _for_a_shell(title: str) -> str:
    """A title without anything a shell or its prompt could take for its own, cut between words."""
    harmless = "".join(one if one.isalnum() or one in " -.,+" else " " for one in title)
    text = " ".join(harmless.split()).strip("-., ")
    if len(text) <= LONGEST_TITLE:
        return text
    return (text[:LONGEST_TITLE].rpartition(" ")[0] or text[: LONGEST_TITLE - 1]) + "…"
