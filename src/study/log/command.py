"""`study done`, `progress`, `log`, `skip`, `reopen` and `note`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from study.core.availability import check_past, check_time
from study.core.entries import Entry, State
from study.core.items import Item
from study.errors import WrongUsage
from study.log.rules import Change, Ticked
from study.parameters import ITEM, ITEMS, JSON, MINUTES, NOTE, ON, ON_DAY, TIME, argument, flag, percent_of
from study.store import entries, items, plans, standing
from study.store.database import Writer
from study.store.workspace import Workspace


def done(
    items: list[str] = ITEMS, on: str | None = ON, time: int | None = TIME, note: str = NOTE, json: bool = JSON
) -> None:
    """Tick items off.

    Says what comes next, and what that did to the finish.

    \b
    study done 9
    study done 3-5 titanic --on yesterday
    study done "training loops" --time 1h30m --note "harder than it looked"
    """
    from study.store.workspace import Workspace

    workspace = Workspace()
    recorded(recording_done(workspace, items, workspace.date(on, past=True), time, note), json)


def progress(
    item: str = ITEM,
    percent: int = argument("PERCENT", "0 to 100.", read=percent_of),
    on: str | None = ON,
    note: str = NOTE,
    json: bool = JSON,
) -> None:
    """State how far an item or resource is, in per cent.

    100 ticks it off; less on one that is done opens it again.

    \b
    study progress 12 40
    study progress "zero to hero" 75%
    """
    from study.store.workspace import Workspace

    workspace = Workspace()
    recorded(recording_progress(workspace, item, percent, workspace.date(on, past=True), note), json)


def log(
    item: str = ITEM,
    time: int = MINUTES,
    on: str | None = ON,
    yesterday: bool = flag("--yesterday", "-y", help="It was yesterday."),
    note: str = NOTE,
    json: bool = JSON,
) -> None:
    """Take down time spent on an item.

    It takes the time off what remains, and never ticks the item off.

    \b
    study log 9 45m
    study log titanic 1h30m --on friday
    study log titanic 19:00-20:30 --yesterday
    """
    from study.store.workspace import Workspace

    workspace = Workspace()
    day = workspace.date(day_of(on, yesterday), past=True)
    recorded(recording_log(workspace, item, time, day, note), json)


def skip(items: list[str] = ITEMS, note: str = NOTE, json: bool = JSON) -> None:
    """Leave items out for good; reopen takes it back.

    \b
    study skip 12
    study skip 61-64 --note "known from work"
    """
    from study.store.workspace import Workspace

    recorded(recording_skip(Workspace(), items, note), json)


def reopen(items: list[str] = ITEMS, note: str = NOTE, json: bool = JSON) -> None:
    """Take back a tick or a skip.

    \b
    study reopen 9
    """
    from study.store.workspace import Workspace

    recorded(recording_reopen(Workspace(), items, note), json)


def note(
    item: str = ITEM, text: str = argument("TEXT", "The remark."), on: str | None = ON_DAY, json: bool = JSON
) -> None:
    """Keep a remark on an item.

    It changes neither its state nor the plan; `study show` tells it.

    \b
    study note 9 "the second half is about distributed training"
    study note titanic "compare with the winner's notebook" --on friday
    """
    from study.store.workspace import Workspace

    workspace = Workspace()
    recorded(recording_note(workspace, item, text, workspace.date(on, past=True)), json)


def recording_done(
    workspace: Workspace, words: Sequence[str], on: date | None, minutes: int | None, note: str
) -> Ticked:
    """Tick items off. An item that is done already is said to be, and left alone. The time is shared by the items."""

    def entry(item: Item, state: State, day: date, share: int | None) -> Entry | str:
        if state.status == "done":
            return "is done already" + (f", since {state.done_on}" if state.done_on else "")
        return Entry("done", day, minutes=share, note=note)

    return _record(workspace, words, on, minutes, entry)


def recording_progress(workspace: Workspace, word: str, percent: int, on: date | None, note: str) -> Ticked:
    """State how far an item is. 100 ticks it off; less on one that is done opens it again."""

    def entry(item: Item, state: State, day: date, _: int | None) -> Entry | str:
        if state.percent == percent and state.status in ("open", "started", "done"):
            return f"stands at {percent} % already"
        return Entry("progress", day, percent=percent, note=note)

    return _record(workspace, [word], on, None, entry)


def recording_log(workspace: Workspace, word: str, minutes: int, on: date | None, note: str) -> Ticked:
    """Take down time spent on an item."""
    return _record(workspace, [word], on, minutes, lambda item, state, day, share: Entry("time", day, share, note=note))


def day_of(on: str | None, yesterday: bool) -> str | None:
    """The day as it was typed, in one of two ways. Raises WrongUsage for both."""
    if on is not None and yesterday:
        raise WrongUsage("--on and --yesterday say the same thing in two ways. Give one of them.")
    return "yesterday" if yesterday else on


def recording_skip(workspace: Workspace, words: Sequence[str], note: str) -> Ticked:
    """Leave items out for good: nothing of them remains, and they count for nothing."""

    def entry(item: Item, state: State, day: date, _: int | None) -> Entry | str:
        if state.status in ("done", "skipped"):
            return f"is {state.status} already"
        return Entry("skip", day, note=note)

    return _record(workspace, words, None, None, entry)


def recording_reopen(workspace: Workspace, words: Sequence[str], note: str) -> Ticked:
    """Take back a tick or a skip; the progress before it holds again."""

    def entry(item: Item, state: State, day: date, _: int | None) -> Entry | str:
        if state.status in ("open", "started"):
            return "is open"
        return Entry("reopen", day, note=note)

    return _record(workspace, words, None, None, entry)


def recording_note(workspace: Workspace, word: str, text: str, on: date | None) -> Ticked:
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


def recorded(found: Ticked, json: bool) -> None:
    """Say what was taken down, as a page or as a document."""
    from study.screen.console import put, show

    if json:
        from study.log.screen import recorded as document

        put(document(found))
    else:
        from study.log.screen import screen

        show(screen(found))
