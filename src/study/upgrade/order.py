"""The order of a curriculum after an upgrade: its author's, with what the learner put in or moved where it was."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence

from study.upgrade.rules import BACKLOG, FAR

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from study.upgrade.numbering import Numbering
    from study.upgrade.rules import Row

    Field = tuple[int, str, object, object]


def ordered(numbers: Numbering, moved: set[int], rows: dict[int, Row], own: bool) -> Iterator[Field]:
    """Places and lanes that change, as (number, field, before, after). ``rows`` are new, and get their places.

    ``moved`` are items that are new or stand elsewhere now. Where the author changed no order, nothing is touched.
    ``own``: the order is the learner's.
    """
    yield from _lanes(numbers, rows)
    yield from _work(numbers, moved, rows, own)
    yield from _loose(numbers, own)
    yield from _tracked(numbers, moved, rows)


def woven(theirs: Sequence[int], mine: Sequence[int], group: Callable[[int], Hashable] = lambda _: None) -> list[int]:
    """The author's order, with what only the learner has behind what it was behind.

    ``group`` is what something stands in: what comes before it there counts; where nothing does, what comes after.
    """
    there, groups = set(theirs), {group(number) for number in theirs}
    behind: dict[int | None, list[int]] = defaultdict(list)
    first: dict[Hashable, list[int]] = defaultdict(list)
    last: dict[Hashable, int] = {}
    before: int | None = None
    for number in mine:
        of = group(number)
        if number in there:
            last[of] = before = number
        elif of in last:
            behind[last[of]].append(number)
        elif of in groups:
            first[of].append(number)
        else:
            behind[before].append(number)
    result = behind.pop(None, [])
    for number in theirs:
        result += [*first.pop(group(number), []), number, *behind.pop(number, [])]
    return result


def _lanes(numbers: Numbering, rows: dict[int, Row]) -> Iterator[Field]:
    """Lanes that follow from what is parallel; what the learner freed stays free."""
    for n, item in enumerate(numbers.theirs.items):
        number = numbers.item_of[n]
        if number in rows or not item.work or item.place is None:
            continue
        row, old = numbers.mine.items[number], numbers.old_of.get(n)
        was = numbers.base.items[old].lane if old is not None else None
        if (
            was != item.lane
            and row["lane"] not in (item.lane, FAR + number)
            and not numbers.mine.is_changed(number, "lane")
        ):
            yield number, "lane", row["lane"], item.lane


def _work(numbers: Numbering, moved: set[int], rows: dict[int, Row], own: bool) -> Iterator[Field]:
    mine = numbers.mine
    places = {
        number: item.place
        for number, item in zip(numbers.item_of, numbers.theirs.items, strict=True)
        if item.place is not None and numbers.place(item)[0] is not None
    }
    theirs = sorted(places, key=places.__getitem__)
    if not moved & places.keys() and _was(numbers, work=True, there=places) == theirs:
        return
    near = [number for number in mine.order if mine.items[number]["place"] < FAR]
    groups = _groups(numbers, {*theirs})
    if own or not any(mine.is_changed(number, "place") for number in places if number in mine.items):
        turns = woven(theirs, near, groups.get)
    else:  # the learner has an order of his own, into which the author's changes go
        turns = woven([number for number in near if number not in moved], theirs, groups.get)
    if turns == near:
        return
    for place, number in enumerate(turns):
        if number in rows:
            rows[number]["place"] = place
        elif mine.items[number]["place"] != place:
            yield number, "place", mine.items[number]["place"], place


def _loose(numbers: Numbering, own: bool) -> Iterator[Field]:
    """Work outside of phases comes in the order in which it was put there: so it is put there anew."""
    theirs = [
        number
        for number, item in zip(numbers.item_of, numbers.theirs.items, strict=True)
        if item.place is not None and numbers.place(item)[0] is None and number in numbers.mine.items
    ]
    if own and theirs != [number for number in numbers.mine.order if number in set(theirs)]:
        yield from ((number, "place", FAR, FAR) for number in theirs)


def _groups(numbers: Numbering, written: set[int]) -> dict[int, Hashable]:
    """What each item stands in: as the author has it, unless the learner put it elsewhere."""
    mine = numbers.mine
    groups: dict[int, Hashable] = {number: (row["phase"], row["module"]) for number, row in mine.items.items()}
    for number, item in zip(numbers.item_of, numbers.theirs.items, strict=True):
        if number in written and not (number in mine.items and mine.is_changed(number, "module", "phase")):
            groups[number] = numbers.place(item)
    return groups


def _was(numbers: Numbering, work: bool, there: Mapping[int, int]) -> list[int]:
    """The order of the old version, of what is in the new one."""
    turns = [
        (item.place if work else n, number)
        for n, (number, item) in enumerate(zip(numbers.was, numbers.base.items, strict=True))
        if number is not None and number in there and (item.place is not None) is work
    ]
    return [number for _, number in sorted(turns, key=lambda turn: (turn[0] is None, turn[0]))]


def _tracked(numbers: Numbering, moved: set[int], rows: dict[int, Row]) -> Iterator[Field]:
    """What is only tracked stands in the order of the file."""
    theirs = {
        number: n
        for n, (number, item) in enumerate(zip(numbers.item_of, numbers.theirs.items, strict=True))
        if item.place is None and item.left_out != BACKLOG
    }
    if not moved & theirs.keys() and _was(numbers, work=False, there=theirs) == [*theirs]:
        return
    have = [number for number in theirs if number not in rows]
    if len(have) == len(theirs) and have == sorted(
        have, key=lambda number: (numbers.mine.items[number]["place"], number)
    ):
        return
    for number, place in theirs.items():
        if number in rows:
            rows[number]["place"] = place
        elif not numbers.mine.items[number]["work"] and numbers.mine.items[number]["place"] != place:
            yield number, "place", numbers.mine.items[number]["place"], place
