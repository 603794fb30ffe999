"""A new version of a followed curriculum, compared with the one it came from, and made to hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from study.core.pairing import Pair, Pairing, pair
from study.core.precedence import topological
from study.core.values import dataclass, replace
from study.core.versions import Version
from study.core.words import counted
from study.errors import WrongUsage
from study.format.file import trusted
from study.store import plans, versions
from study.store.additions import free
from study.store.enrollments import track
from study.upgrade import facts, texts
from study.upgrade.merge import merge
from study.upgrade.rules import Conflict, Merge, accepted, side

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.items import Enrollment, Entry
    from study.format.file import CheckResult
    from study.store.database import Connection, Writer


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The version a curriculum came from and the new one. ``old`` is its file, where it was kept.

    ``is_same``: its author wrote nothing else.
    """

    enrolled: Enrollment
    old: CheckResult | None
    new: CheckResult
    base: Version
    theirs: Version
    pairing: Pairing
    is_same: bool


def compare(
    connection: Connection, enrolled: Enrollment, new: CheckResult, today: date, before: str | None = None
) -> Comparison:
    """What became of each item, as far as that is certain. Raises InvalidFile for a version that cannot be used.

    ``before`` is the text that the learner has edited; else it is what is followed, as its author wrote it.
    """
    mine = facts.followed(connection, enrolled, today)
    base = versions.base(connection, enrolled.number)
    text = before if before is not None else base.text if base else None
    # A file that an older program took may be refused by this one; what followed from it is stored all the same.
    old = trusted(text, enrolled.curriculum) if text is not None else None
    number = enrolled.number
    is_same = text == new.text if before is not None else not versions.differs(connection, number, new, old)
    was = versions.version(old, mine.path, mine.with_optional) if old else facts.rebuilt(mine)
    theirs = was if is_same else versions.version(new, mine.path, mine.with_optional)
    pairing = _identity(was) if is_same else pair(side(was), side(theirs))
    return Comparison(enrolled=enrolled, old=old, new=new, base=was, theirs=theirs, pairing=pairing, is_same=is_same)


def _identity(version: Version) -> Pairing:
    """Everything as it was: the same text read by another program is no other version."""
    headings = {n: n for n in range(len(version.phases) + len(version.modules))}
    return Pairing(headings, [Pair(n, n) for n in range(len(version.items))])


def revised(writer: Writer, compared: Comparison, taken: Sequence[int], source: str | None, options: str = "") -> Merge:
    """Let the new version hold, with the guesses of these numbers (from 1); nothing is planned yet.

    ``source`` is where it came from, and ``options`` how it was imported; None: the learner has edited what he has, so
    all of it is his own doing.
    """
    mine = facts.followed(writer.connection, compared.enrolled, writer.today)
    pairing = accepted(compared.pairing, taken)
    merged = merge((compared.base, compared.theirs), mine, pairing, compared.pairing.guesses, taken, own=source is None)
    changes = merged.changes
    changes.recorded += _recorded(compared, merged, writer.today)
    if compared.is_same:
        writer.leave_no_step()
        return merged
    texts.revise(compared, mine, merged)
    facts.write(writer, changes)
    is_seeded = texts.seed(writer, compared, merged)
    _retrack(writer, compared, merged)
    if changes.is_empty and not is_seeded and not merged.conflicts and source is not None:
        writer.leave_no_step()
        return merged
    number, text = compared.enrolled.number, compared.new.text
    versions.keep(writer, number, source or "", text, own=source is None, options=options)
    _untangle(writer, {row["number"] for row in changes.items} | {number for number, *_ in changes.fields})
    return merged


def _recorded(compared: Comparison, merged: Merge, today: date) -> Iterator[tuple[int, int, list[Entry]]]:
    """What the file says was done of the items that are new."""
    _, outline = compared.new.both()
    for row, n in zip(merged.changes.items, merged.new, strict=True):
        line = outline.lines[n]
        yield row["number"], line.effort.likely, versions.recorded(line.source, today)


def _retrack(writer: Writer, compared: Comparison, merged: Merge) -> None:
    """The due date of the whole, if its author changed it and the learner did not."""
    before, after, have = compared.base.due, compared.theirs.due, compared.enrolled.due
    if not compared.base.is_whole or before == after or have == after:
        return
    if have != before:
        title = compared.enrolled.title
        merged.conflicts.append(Conflict(number=None, title=title, field="due", mine=str(have), theirs=str(after)))
        return
    track(writer, replace(compared.enrolled, due=after))
    merged.changes.dues.append((None, None, None if after is None else str(after)))


def _untangle(writer: Writer, touched: set[int]) -> None:
    """Take items out of their order where author and learner together would let them wait for themselves."""
    stuck = _in_rings(writer)
    for number in stuck & touched:
        free(writer, number)
    if stuck and (stuck := _in_rings(writer)):
        raise WrongUsage(
            f"With your changes, {counted(len(stuck), 'item')} would wait for themselves, {min(stuck)} among them. "
            "Nothing was changed. Take back what you moved there, then upgrade."
        )


def _in_rings(writer: Writer) -> set[int]:
    """Open items that wait for themselves, or for such."""
    tasks = plans.tasks(writer.connection, writer.today)
    free_ones = set(topological([task.after for task in tasks]))
    return {task.item for n, task in enumerate(tasks) if n not in free_ones}
