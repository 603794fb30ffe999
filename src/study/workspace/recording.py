"""Taking down what was done: every command one step, all its items or none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from study.core.availability import check_past, check_time
from study.core.entries import Entry, State
from study.core.items import Item
from study.domain.recorded import Change, Ticked
from study.errors import WrongUsage
from study.store import entries, items, plans, standing
from study.store.database import Writer
from study.store.workspace import Workspace


def done(workspace: Workspace, words: Sequence[str], on: date | None, minutes: int | None, note: str) -> Ticked:
    """Tick items off. An item that is done already is said to be, and left alone. The time is shared by the items."""

    def entry(item: Item, state: State, day: date, share: int | None) -> Entry | str:
        if state.status == "done":
            return "is done already" + (f", since {state.done_on}" if state.done_on else "")
        return Entry("done", day, minutes=share, note=note)

    return _record(workspace, words, on, minutes, entry)


def progress(workspace: Workspace, word: str, percent: int, on: date | None, note: str) -> Ticked:
    """State how far an item is. 100 ticks it off; less on one that is done opens it again."""

    def entry(item: Item, state: State, day: date, _: int | None) -> Entry | str:
        if state.percent == percent and state.status in ("open", "started", "done"):
            return f"stands at {percent} % already"
        return Entry("progress", day, percent=percent, note=note)

    return _record(workspace, [word], on, None, entry)


def log(workspace: Workspace, word: str, minutes: int, on: date | None, note: str) -> Ticked:
    """Take down time spent on an item."""
    return _record(workspace, [word], on, minutes, lambda item, state, day, share: Entry("time", day, share, note=note))


def day_of(on: str | None, yesterday: bool) -> str | None:
    """The day as it was typed, in one of two ways. Raises WrongUsage for both."""
    if on is not None and yesterday:
        raise WrongUsage("--on and --yesterday say the same thing in two ways. Give one of them.")
    return "yesterday" if yesterday else on


def skip(workspace: Workspace, words: Sequence[str], note: str) -> Ticked:
    """Leave items out for good: nothing of them remains, and they count for nothing."""

    def entry(item: Item, state: State, day: date, _: int | None) -> Entry | str:
        if state.status in ("done", "skipped"):
            return f"is {state.status} already"
        return Entry("skip", day, note=note)

    return _record(workspace, words, None, None, entry)


def reopen(workspace: Workspace, words: Sequence[str], note: str) -> Ticked:
    """Take back a tick or a skip; the progress before it holds again."""

    def entry(item: Item, state: State, day: date, _: int | None) -> Entry | str:
        if state.status in ("open", "started"):
            return "is open"
        return Entry("reopen", day, note=note)

    return _record(workspace, words, None, None, entry)


def note(workspace: Workspace, word: str, text: str, on: date | None) -> Ticked:
    """Keep a remark on an item. It changes no state and no plan, so nothing is said of those."""
    if not text.strip():
        raise WrongUsage("The note is empty. Write it in quotes behind the item.")
    found = _record(workspace, [word], on, None, lambda item, state, day, _: Entry("note", day, note=text.strip()))
    return Ticked(found.changes)


Decision = Callable[[Item, State, date, "int | None"], "Entry | str"]
"""What to record of an item, or why nothing: from the item, its state, the day, and its share of the time."""


def _record(
    workspace: Workspace, words: Sequence[str], on: date | None, minutes: int | None, decide: Decision
) -> Ticked:
    if minutes is not None:
        check_time(minutes)
    with workspace.writing() as writer:
        day = on or writer.today
        check_past(day, writer.today)
        found = items.find(writer.connection, words)
        shares = _shares(minutes, len(found))
        changes = [_recorded(writer, item, day, share, decide) for item, share in zip(found, shares, strict=True)]
        if not all(change.said for change in changes):
            return told(writer, changes)
        writer.leave_no_step()
    return Ticked(changes)


def told(writer: Writer, changes: list[Change]) -> Ticked:
    """What was recorded, with what comes next and where the finish is now."""
    return Ticked(
        changes,
        standing.upcoming(writer.connection, writer.today, 1),
        standing.standing(writer.connection, writer.today),
        writer.today,
        plans.following(writer.connection)[0],
    )


def _recorded(writer: Writer, item: Item, day: date, share: int | None, decide: Decision) -> Change:
    state = entries.stored_state(writer.connection, item.number)
    entry = decide(item, state, day, share)
    if isinstance(entry, str):
        return Change(item, "", state.status, state.percent, state.remaining, said=entry)
    _, after = entries.append(writer, item.number, entry)
    return Change(item, entry.kind, after.status, after.percent, after.remaining, entry.minutes)


def _shares(minutes: int | None, count: int) -> list[int | None]:
    """The time in equal parts that add up."""
    if minutes is None:
        return [None] * count
    return [minutes // count + (n < minutes % count) for n in range(count)]
