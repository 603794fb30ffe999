"""What became of a curriculum's items in its new version, what the learner decides, and what it does to the plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from study.core import words
from study.core.items import Item
from study.core.pairing import Guess
from study.screen import difference
from study.screen.document import Document, fields, moves, plain, reference
from study.screen.page import Cell, Page, Span
from study.screen.standing import move_rows
from study.upgrade.rules import BACKLOG, GONE, KEPT, MERGED, MOVED, REMOVED, RENAMED, SPLIT, Conflict, Fate
from study.upgrade.source import lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.deadlines import Part
    from study.core.versions import ItemVersion, Version
    from study.upgrade.command import UpgradeSummary
    from study.upgrade.edit import DocumentChange
    from study.upgrade.revision import Comparison

MOST = 20
"""Items of one fate shown one by one."""

LONGEST = 60
"""Characters of a value that is shown beside another."""

STYLES = {GONE: "behind", "new": "ahead", MERGED: "ahead", SPLIT: "ahead"}

FIELDS = {"left_out": "plan", "first_day": "day", "module": "place", "work": "plan", "by": "author", "list": "table"}
"""Fields by the words of a screen, where those are others."""


def page(summary: UpgradeSummary, retry: str) -> Page:
    """First how much of it is the same, then item by item what is not; conflicts, guesses, and the plan."""
    page, compared, fates = Page(), summary.compared, summary.merged.fates
    page.line(Span(compared.enrolled.title, "heading"), Span(f" ← {summary.source}", "quiet"))
    if summary.options:
        from study.importing.options import typed

        page.line(Span("Read as when you enrolled: ", "quiet"), typed(summary.options))
    if summary.plan is None and not compared.pairing.guesses:
        page.line("No changes: you have this version.")
        return page
    page.line(_counts(summary))
    for name in (MOVED, RENAMED, f"{RENAMED}+{MOVED}", SPLIT, MERGED, GONE):
        _table(page, [_row(compared, one) for one in fates if one.fate == name and one.kept_in != REMOVED])
    _table(page, [_edited(one, compared.theirs) for one in fates if one.fate == KEPT and one.fields])
    _table(page, [_new(compared.theirs, n) for n in summary.merged.new])
    _conflicts(page, summary.merged.conflicts)
    _guesses(page, summary, retry)
    if summary.plan is not None:
        page.gap()
        page.parts += difference.page(summary.plan).parts
    return page


def guess_line(compared: Comparison, guess: Guess) -> str:
    """What may have become what."""
    old = " + ".join(_title(compared.base.items[n]) for n in guess.old)
    return f"{old} → {' + '.join(_title(compared.theirs.items[n]) for n in guess.new)}"


def _title(item: ItemVersion) -> str:
    return str(item.values["title"])


def _counts(summary: UpgradeSummary) -> str:
    """How many there are of each fate."""
    counts = Counter("kept" if fate.fate == KEPT else fate.fate for fate in summary.merged.fates)
    told = [f"{counts.pop(KEPT, 0)} as before"] + [f"{count} {name}" for name, count in counts.items()]
    new = len(summary.merged.new)
    return ", ".join([*told, f"{new} new"] if new else told)


def _table(page: Page, rows: list[list[Cell]]) -> None:
    page.table(rows[:MOST], flexible=2, right=(1,), indent=2)
    if len(rows) > MOST:
        page.line(Span(f"  and {len(rows) - MOST} more", "quiet"))


def _row(compared: Comparison, one: Fate) -> list[Cell]:
    old = compared.base.items[one.old]
    title, remark = _title(old), ""
    new = None if one.new is None else compared.theirs.items[one.new]
    if new is not None and title != _title(new):
        title = f"{title} → {_title(new)}"
    if new is not None and one.fate.endswith(MOVED):
        remark = f"{_heading(compared.base, old)} → {_heading(compared.theirs, new)}"
    if one.fate == GONE:
        remark = "kept in the backlog" if one.kept_in == BACKLOG else ""
    number = "" if one.number is None else str(one.number)
    return [Span(one.fate, STYLES.get(one.fate, "")), Span(number, "number"), title, Span(remark, "quiet")]


def _edited(one: Fate, theirs: Version) -> list[Cell]:
    changed = ", ".join(dict.fromkeys(FIELDS.get(name, name) for name in one.fields))
    title = _title(theirs.items[one.new or 0])
    return ["changed", Span(str(one.number), "number"), title, Span(changed, "quiet")]


def _new(theirs: Version, n: int) -> list[Cell]:
    item = theirs.items[n]
    return [Span("new", "ahead"), "", _title(item), Span(_heading(theirs, item), "quiet")]


def _heading(version: Version, item: ItemVersion) -> str:
    """The title of what an item stands in."""
    if item.module is not None:
        return version.modules[item.module].title
    return "" if item.phase is None else version.phases[item.phase].title


def _conflicts(page: Page, conflicts: list[Conflict]) -> None:
    if not conflicts:
        return
    page.heading("You changed these too, and your version stays")
    for one in conflicts[:MOST]:
        number = Span(f"{one.number}  " if one.number else "", "number")
        page.line("  ", number, f"{one.title}, {FIELDS.get(one.field, one.field)}")
        page.line(Span("    yours   ", "quiet"), _value(one, one.mine))
        page.line(Span("    theirs  ", "quiet"), _value(one, one.theirs))
    if len(conflicts) > MOST:
        page.line(f"  and {len(conflicts) - MOST} more")


def _value(one: Conflict, value: object) -> str:
    if one.field == "effort" and isinstance(value, int):
        return words.minutes(value)
    text = "none" if value in (None, "") else " ".join(str(value).split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _guesses(page: Page, summary: UpgradeSummary, retry: str) -> None:
    """Those that were not taken, with their numbers, and how to take them."""
    left = [(n, one) for n, one in enumerate(summary.compared.pairing.guesses, 1) if n not in summary.taken]
    if not left:
        return
    page.heading("Maybe the same: your progress stays with the old item unless you say so")
    for n, one in left[:MOST]:
        page.line(Span(f"  {n}  ", "number"), guess_line(summary.compared, one), Span(f" ({one.why})", "quiet"))
    if len(left) > MOST:
        page.line(f"  and {len(left) - MOST} more")
    command = f"{retry} --accept {left[0][0]}"
    page.line("To accept some: ", Span(f"study undo && {command}" if summary.committed else command, "command"))


def document(summary: UpgradeSummary) -> Document:
    """``study.upgrade/1``."""
    compared, merged = summary.compared, summary.merged
    old = lines(compared.old) if compared.old else [None] * len(compared.base.items)
    new = old if compared.is_same else lines(compared.new)

    def before(n: int, number: int | None) -> Document:
        return _told(compared.base.items[n], old[n]) | {"item": number}

    def after(n: int) -> Document:
        return _told(compared.theirs.items[n], new[n])

    numbers = {one.old: one.number for one in merged.fates}
    return {
        **fields(compared.enrolled, "curriculum title"),
        "source": summary.source,
        "pairs": [
            fields(one, "fate confidence")
            | {"from": before(one.old, one.number), "to": None if one.new is None else after(one.new)}
            | {"kept_in": one.kept_in or None, "fields": list(one.fields)}
            for one in merged.fates
        ],
        "new": [after(n) for n in merged.new],
        "conflicts": [
            fields(one, "number:item title field") | {"mine": plain(one.mine), "theirs": plain(one.theirs)}
            for one in merged.conflicts
        ],
        "guesses": [
            {"number": n}
            | fields(one, "fate why", taken=n in summary.taken)
            | {"from": [before(at, numbers.get(at)) for at in one.old], "to": [after(at) for at in one.new]}
            for n, one in enumerate(compared.pairing.guesses, 1)
        ],
        "committed": summary.committed,
        "plan": _plan(summary),
    }


def _told(item: ItemVersion, line: int | None) -> Document:
    return {"line": line, "title": _title(item), "id": item.id}


def _plan(summary: UpgradeSummary) -> Document | None:
    """The finish before and after; null where nothing was planned."""
    if summary.plan is None:
        return None
    return {
        "before": fields(summary.plan, "finish_before:finish"),
        "after": fields(summary.plan, "finish_after:finish"),
        "moves": moves(summary.plan.shifts),
    }


CHANGES = {"added": "Added", "edited": "Changed", "moved": "Moved"}


def change_page(done: DocumentChange) -> Page:
    """What was done to a module, a phase or a curriculum, and what that does to the plan."""
    page, part = Page(), done.part
    if part is None:
        return page
    if done.change == "edited" and not done.fields:
        page.line(Span("Unchanged  ", "quiet"), Span(part.title, "title"), "  is already like that")
        return page
    remark = ", ".join(done.fields) or f"{part.kind} · {part.ref}"
    page.line(Span(f"{CHANGES[done.change]}  ", "ahead"), Span(part.title, "title"), Span(f"  {remark}", "quiet"))
    _finish(page, done)
    if done.change == "added":
        page.line("Add to it: ", Span(f'study add "…" --to {part.ref}', "command"))
    return page


def moves_page(moving: Sequence[Item | Part], beside: Item | Part, after: bool, done: DocumentChange) -> Page:
    """What was moved, and what that does to the plan."""
    page = Page()
    where = f"{'after' if after else 'before'} {beside.title}"
    for one in moving[:MOST]:
        number = f"{one.number}  " if isinstance(one, Item) else ""
        word = Span("Moved  ", "ahead") if done.effect.is_changed else Span("Unchanged  ", "quiet")
        page.line(word, Span(number, "number"), Span(one.title, "title"), Span(f"  {where}", "quiet"))
    if len(moving) > MOST:
        page.line(f"and {len(moving) - MOST} more")
    _finish(page, done)
    return page


def _finish(page: Page, done: DocumentChange) -> None:
    if plan := done.effect.plan:
        page.line(Span("Finish  ", "heading"), words.moved(plan.finish_before, plan.finish_after, plan.day))
        page.table(move_rows(plan.shifts, plan.day), flexible=1)
        difference.unplaced_line(page, plan.unplaced)


def change_document(done: DocumentChange, moving: Sequence[Item | Part] = ()) -> Document:
    """``study.altered/1`` for what holds items, and for a change of order."""
    parts = moving or ([done.part] if done.part else [])
    told = [
        reference(part)
        | fields(done, "change fields")
        | {"unchanged": "" if done.effect.is_changed else "is already like that"}
        for part in parts
    ]
    plan = done.effect.plan
    return {
        "changes": told,
        "planned": plan is not None,
        "before": {"finish": plain(plan.finish_before if plan else None)},
        "after": {"finish": plain(plan.finish_after if plan else None)},
        "moves": moves(plan.shifts if plan else ()),
    }
