"""What would bring an item forward: every command is carried out on a copy, and its plan made, before it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from study.core import words
from study.core.availability import LONGEST_DAY, spread, study_days
from study.core.enrollment import HEAVIEST
from study.core.entries import Entry
from study.core.values import replace
from study.store import additions, enrollments, entries, items, pins, plans
from study.store.database import taken_back
from study.store.hours import set_hours
from study.store.planning import Bench, late
from study.why.rules import NEVER, Case, Reason, Sooner, first_of_all, spot

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.items import Item
    from study.store.database import Writer


MORE = 120  # minutes a week


Offer = tuple[str, str, str, Callable[["Writer"], object]]
"""A kind, its words, the command, and what that does."""


def sooner(writer: Writer, bench: Bench, case: Case, found: Sequence[Reason]) -> list[Sooner]:
    """What brings an item forward, with the price. ``writer`` writes to a copy."""
    item = items.by_number(writer.connection, {case.task.item})[case.task.item]
    made = bench.schedule()
    here, was_late = spot(made, item.number)[0], set(late(bench.tasks, made))
    offers = [
        *_pins(case, found), *_due(bench, case, here), *_weight(writer, bench, case, item, found), *_hours(bench),
        *_optional(writer, bench, case), *_needs(writer, bench, found),
    ]  # fmt: skip
    result = []
    for kind, text, command, act in offers:
        with taken_back(writer.connection):
            act(writer)
            again = Bench(writer.connection, writer.today)
            made = again.schedule()
        end = spot(made, item.number)[0]
        if end < here:
            lost = len(set(late(again.tasks, made)) - was_late)
            price = f", though {words.counted(lost, 'item')} would be late" if lost else ""
            result.append(Sooner(kind, text + price, command, end, (here - end).days if here != NEVER[0] else None))
    return result


def _pins(case: Case, found: Sequence[Reason]) -> Iterator[Offer]:
    for one in found:
        if one.kind == "pinned" and one.holds and one.item is not None:
            days = next(task.pins for task in case.tasks if task.item == one.item)
            yield "unpin", "without the pin", f"study unpin {one.item}", _unpinned(one.item, [day for day, _ in days])


def _unpinned(item: int, days: Sequence[date]) -> Callable[[Writer], object]:
    def act(writer: Writer) -> None:
        for day in days:
            pins.pin(writer, item, day, None, active=False)

    return act


def _due(bench: Bench, case: Case, here: date) -> Iterator[Offer]:
    """Due as early as it can be done."""
    item = case.task.item
    end = spot(bench.schedule(tasks=first_of_all(bench.tasks, case.n)), item)[0]
    if end < here:
        yield (
            "due", "due first of all", f"study due {item} {end}",
            lambda writer: additions.change(writer, item, "due", end.isoformat()),
        )  # fmt: skip


def _weight(writer: Writer, bench: Bench, case: Case, item: Item, found: Sequence[Reason]) -> Iterator[Offer]:
    one = enrollments.named(writer.connection, item.curriculum)
    weight = 2 * one.weight
    if weight <= HEAVIEST and any(reason.kind == "weight" for reason in found):
        yield (
            "weight", "with twice the weight", f"study track {item.curriculum} --weight {weight}",
            lambda writer: enrollments.track(writer, replace(one, weight=weight)),
        )  # fmt: skip


def _hours(bench: Bench) -> Iterator[Offer]:
    week = bench.hours.usual(bench.today)
    minutes = sum(week) + MORE
    wished = spread(minutes, study_days(week))
    if max(wished) <= LONGEST_DAY:
        yield (
            "hours", "with 2 h a week more", f"study replan --hours {round(minutes / 60, 2):g}",
            lambda writer: set_hours(writer, writer.today, wished),
        )  # fmt: skip


def _optional(writer: Writer, bench: Bench, case: Case) -> Iterator[Offer]:
    optional = plans.optional_items(writer.connection)
    dropped = [task for task in bench.tasks if task.item in optional]
    if dropped and case.task.item not in optional:
        yield (
            "drop", f"without the optional items, {words.minutes(sum(task.remaining for task in dropped))}",
            "study replan --drop optional",
            lambda writer: [additions.change(writer, task.item, "left_out", "optional") for task in dropped],
        )  # fmt: skip


def _needs(writer: Writer, bench: Bench, found: Sequence[Reason]) -> Iterator[Offer]:
    for one in found:
        if one.kind == "requires" and one.item is not None:
            task = next(task for task in bench.tasks if task.item == one.item)
            title = items.by_number(writer.connection, {one.item})[one.item].title
            text = f"without {one.item} {title}, {words.minutes(task.remaining)}"
            yield "skip", text, f"study skip {one.item}", _skipped(one.item)


def _skipped(item: int) -> Callable[[Writer], object]:
    return lambda writer: entries.append(writer, item, Entry("skip", writer.today))
