"""`study done`, `progress`, `log`, `skip`, `reopen` and `note`; `study start`, `stop`, `status` and `cancel`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from study import clock
from study.core.availability import LONGEST_DAY, check_past, check_time
from study.core.items import Entry, Item, Material, State
from study.core.values import dataclass, replace
from study.errors import WrongUsage
from study.log import screen
from study.log.rules import Change, Timer, Update, minutes_between, shares
from study.parameters import ITEM, ITEMS, JSON, MINUTES, NOTE, ON, ON_DAY, TIME, argument, flag, percent_of
from study.screen.console import answer, choose, is_answered, tell
from study.store import entries, materials, plans
from study.store import items as stored
from study.store.hours import settings
from study.store.workspace import Workspace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from study.store.database import Connection, Writer

Decision = Callable[[Item, State, date, "int | None"], "Entry | str"]
"""What to record of an item, or why nothing: from the item, its state, the day, and its share of the time."""


def done(
    items: list[str] = ITEMS,
    on: str | None = ON,
    time: int | None = TIME,
    note: str = NOTE,
    with_materials: bool = flag("--with-materials", help="Mark the materials of a module this finishes as done, too."),
    json: bool = JSON,
) -> None:
    """Tick items off.

    Says what comes next, and what that did to the finish. After the last item of a module you are asked once about
    its materials.

    \b
    study done 9
    study done 3-5 titanic --on yesterday
    study done "training loops" --time 1h30m --note "harder than it looked"
    """

    def entry(item: Item, state: State, day: date, share: int | None) -> Entry | str:
        if state.status == "done":
            return "is already done" + (f", since {state.done_on}" if state.done_on else "")
        return Entry("done", day, minutes=share, note=note)

    workspace = Workspace()
    day = workspace.date(on, past=True)
    asks = is_answered() and not (json or with_materials)
    left = _left_by(workspace, items) if asks else []
    with_materials = with_materials or (bool(left) and _are_done(left))
    update = _record(workspace, RecordRequest(items, entry, day, time, with_materials))
    show(replace(update, materials=[]) if left else update, json)


def _left_by(workspace: Workspace, words: Sequence[str]) -> list[Material]:
    """The materials of the modules that will be finished when these items are done. It is asked about them before
    anything is recorded, so that the answer belongs to the same step."""
    with workspace.reading() as connection:
        named = [item for item in stored.find(connection, words) if _is_open(connection, item)]
        same = {number for item in named for number in materials.same_as(connection, item)}
        left = materials.left_of(connection, [item.number for item in named])
    return [one for one in left if one.item.number not in same]


def _is_open(connection: Connection, item: Item) -> bool:
    return entries.stored_state(connection, item.number).status in ("open", "started")


def _are_done(materials: Sequence[Material]) -> bool:
    """Ask whether the materials of a module that was finished are done too."""
    yes = "yes, all of them" if len(materials) > 1 else "yes"
    titles = "\n".join(f"  {one.item.title}" + (f", {one.percent} %" if one.percent else "") for one in materials)
    return (
        choose(
            f"That was the last item of its module. Are you done with its materials too?\n{titles}", [yes, "not yet"]
        )
        == yes
    )


def progress(
    item: str = ITEM,
    percent: int = argument("PERCENT", "0 to 100.", read=percent_of),
    on: str | None = ON,
    note: str = NOTE,
    json: bool = JSON,
) -> None:
    """Set the progress of an item or a material, in per cent.

    100 ticks it off; less on one that is done opens it again.

    \b
    study progress 12 40
    study progress "zero to hero" 75%
    """

    def entry(item: Item, state: State, day: date, _: int | None) -> Entry | str:
        if state.percent == percent and state.status in ("open", "started", "done"):
            return f"is already at {percent} %"
        return Entry("progress", day, percent=percent, note=note)

    workspace = Workspace()
    show(_record(workspace, RecordRequest([item], entry, workspace.date(on, past=True))), json)


def log(
    item: str = ITEM,
    time: int = MINUTES,
    on: str | None = ON,
    yesterday: bool = flag("--yesterday", "-y", help="It was yesterday."),
    note: str = NOTE,
    json: bool = JSON,
) -> None:
    """Log time on an item.

    It takes the time off what remains, and never ticks the item off.

    \b
    study log 9 45m
    study log titanic 1h30m --on friday
    study log titanic 19:00-20:30 --yesterday
    """
    if on is not None and yesterday:
        raise WrongUsage("--on and --yesterday mean the same thing. Give one of them.")
    workspace = Workspace()
    day = workspace.date("yesterday" if yesterday else on, past=True)

    def entry(item: Item, state: State, day: date, share: int | None) -> Entry | str:
        return Entry("time", day, share, note=note)

    show(_record(workspace, RecordRequest([item], entry, day, time)), json)


def skip(items: list[str] = ITEMS, note: str = NOTE, json: bool = JSON) -> None:
    """Skip items for good; reopen brings them back.

    \b
    study skip 12
    study skip 61-64 --note "known from work"
    """

    def entry(item: Item, state: State, day: date, _: int | None) -> Entry | str:
        if state.status in ("done", "skipped"):
            return f"is already {state.status}"
        return Entry("skip", day, note=note)

    show(_record(Workspace(), RecordRequest(items, entry)), json)


def reopen(items: list[str] = ITEMS, note: str = NOTE, json: bool = JSON) -> None:
    """Reopen an item that was done or skipped.

    \b
    study reopen 9
    """

    def entry(item: Item, state: State, day: date, _: int | None) -> Entry | str:
        return "is open" if state.status in ("open", "started") else Entry("reopen", day, note=note)

    show(_record(Workspace(), RecordRequest(items, entry)), json)


def note(
    item: str = ITEM, text: str = argument("TEXT", "The note."), on: str | None = ON_DAY, json: bool = JSON
) -> None:
    """Add a note to an item.

    It changes neither its state nor the plan; `study show` tells it.

    \b
    study note 9 "the second half is about distributed training"
    study note titanic "compare with the winner's notebook" --on friday
    """
    workspace = Workspace()
    day = workspace.date(on, past=True)
    if not text.strip():
        raise WrongUsage("The note is empty. Write it in quotes after the item.")

    def entry(item: Item, state: State, day: date, share: int | None) -> Entry | str:
        return Entry("note", day, note=text.strip())

    update = _record(workspace, RecordRequest([item], entry, day))
    show(Update(update.changes), json)  # nothing of what comes next or of the finish, which a note does not change


@dataclass(frozen=True, slots=True)
class RecordRequest:
    """What to record of which items: on a day, with minutes that they share."""

    words: Sequence[str]
    decide: Decision
    on: date | None = None
    minutes: int | None = None
    with_materials: bool = False


def _record(workspace: Workspace, request: RecordRequest) -> Update:
    """Record what is decided of each item; what has nothing to change is said to and left."""
    if request.minutes is not None:
        check_time(request.minutes)
    with workspace.writing() as writer:
        day = request.on or writer.today
        check_past(day, writer.today)
        named = stored.find(writer.connection, request.words)
        parts = shares(request.minutes, len(named))
        changes = [_change(writer, item, day, share, request.decide) for item, share in zip(named, parts, strict=True)]
        changes += _of_materials(writer, changes, day, request)
        if not all(change.said for change in changes):
            return update(writer, changes)
        writer.leave_no_step()
    return Update(changes)


def _of_materials(writer: Writer, changes: Sequence[Change], day: date, request: RecordRequest) -> list[Change]:
    """What was done with items: a material that is the very item, and with --with-materials those of its module."""
    done = [change.item for change in changes if change.status == "done"]
    numbers = [same for item in done for same in materials.same_as(writer.connection, item)]
    if request.with_materials:
        left = materials.left_of(writer.connection, [item.number for item in done])
        numbers += [one.item.number for one in left]
    found = [stored.find_one(writer.connection, str(number)) for number in dict.fromkeys(numbers)]
    return [_change(writer, item, day, None, request.decide) for item in found]


def _change(writer: Writer, item: Item, day: date, share: int | None, decide: Decision) -> Change:
    state = entries.stored_state(writer.connection, item.number)
    entry = decide(item, state, day, share)
    if isinstance(entry, str):
        return Change(item, "", state.status, state.percent, state.remaining, said=entry)
    return record(writer, item, entry)


def record(writer: Writer, item: Item, entry: Entry) -> Change:
    """Append an entry; what became of its item."""
    counted = entries.assumed(writer.connection, item.number) if entry.kind == "time" else 0
    _, after = entries.append(writer, item.number, entry)
    counted -= entries.assumed(writer.connection, item.number) if counted else 0
    return Change(item, entry.kind, after.status, after.percent, after.remaining, entry.minutes, assumed=counted)


def update(writer: Writer, changes: list[Change]) -> Update:
    """What was recorded, with what comes next and where the finish is now."""
    return Update(
        changes,
        upcoming=plans.upcoming(writer.connection, writer.today, 1),
        standing=plans.standing(writer.connection, writer.today),
        day=writer.today,
        following=plans.following(writer.connection)[0],
        materials=materials.left_of(writer.connection, [one.item.number for one in changes if one.status == "done"]),
    )


def show(update: Update, json: bool) -> None:
    """Say what was taken down."""
    answer(json, "study.recorded/1", screen.document, screen.page, update)


def start(item: str = ITEM, json: bool = JSON) -> None:
    """Start the timer for an item.

    One timer runs at a time; it goes by the clock, so it survives a restart of the machine.

    \b
    study start 9
    study stop
    """
    workspace = Workspace()
    with workspace.writing() as writer:
        timer = Timer(stored.find_one(writer.connection, item), workspace.now, 0)
        if busy := _running(writer.connection, workspace.now):
            raise WrongUsage(
                f"The timer is running for {busy.item.number} ({busy.item.title}). "
                "First: `study stop`, or `study cancel`."
            )
        entries.record_timer(writer, timer.item.number, "start", workspace.now)
    answer(json, "study.timer/1", screen.timer_document, screen.start_page, timer)


def stop(time: int | None = TIME, note: str = NOTE, json: bool = JSON) -> None:
    """Stop the timer and log its time.

    The time goes to the day on which it was started. Give it with --time where the timer ran too long.

    \b
    study stop
    study stop --time 45m --note "forgot to stop it"
    """
    workspace = Workspace()
    with workspace.writing() as writer:
        timer = _needed(writer.connection, workspace.now)
        if time is None and not 0 < timer.minutes <= LONGEST_DAY:
            raise WrongUsage(_impossible(timer))
        spent = timer.minutes if time is None else time
        check_time(spent)
        started = clock.study_day(timer.since, settings(writer.connection).day_start)
        entries.record_timer(writer, timer.item.number, "stop", workspace.now)
        change = record(writer, timer.item, Entry("time", min(started, writer.today), spent, note=note))
        stopped = update(writer, [change])
    show(stopped, json)
    if time is None and timer.is_long:
        tell("That was more than four hours. Wrong? study undo, then study stop --time 1h")


def status(json: bool = JSON) -> None:
    """Show whether the timer runs.

    \b
    study status
    study status --json
    """
    workspace = Workspace()
    with workspace.looking() as connection:
        timer, today = _running(connection, workspace.now), workspace.today(connection)
    answer(json, "study.timer/1", lambda: screen.timer_document(timer), lambda: screen.status_page(timer, today))


def cancel(json: bool = JSON) -> None:
    """Stop the timer and throw its time away.

    \b
    study cancel
    """
    workspace = Workspace()
    with workspace.writing() as writer:
        timer = _needed(writer.connection, workspace.now)
        entries.record_timer(writer, timer.item.number, "cancel", workspace.now)
    answer(json, "study.timer/1", lambda: screen.timer_document(None), lambda: screen.cancel_page(timer))


def _running(connection: Connection, now: datetime) -> Timer | None:
    running = entries.running_timer(connection)
    if running is None:
        return None
    item, since = running
    return Timer(item, clock.local(since), minutes_between(since, now))


def _needed(connection: Connection, now: datetime) -> Timer:
    timer = _running(connection, now)
    if timer is None:
        raise WrongUsage(
            "The timer isn't running. Start it: `study start ITEM`, or log the time: `study log ITEM 45m`."
        )
    return timer


def _impossible(timer: Timer) -> str:
    since = f"{timer.since:%Y-%m-%d %H:%M}"
    what = "which is in the future" if timer.minutes < 0 else "which is more than 24h ago"
    return f"The timer was started at {since}, {what}. Say the time: study stop --time 45m, or study cancel."
