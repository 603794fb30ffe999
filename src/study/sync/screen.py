"""What came and went, and how far each machine is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from study.core import words
from study.core.records import Record
from study.screen.document import Document, fields
from study.screen.page import Cell, Page, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.cohort.membership import Membership
    from study.cohort.sending import Sent
    from study.sync.exchange import Exchange
    from study.sync.facts import Peer, Target
    from study.sync.rules import Replaced, Trouble


def page(made: Exchange | None, membership: Membership | None = None, sent: Sent | None = None) -> Page:
    """What came and went, with the other machines and with a cohort."""
    page = _exchange_page(made) if made else Page()
    if membership and sent:
        told = f"{len(sent.lines)} sent" if sent.lines else "nothing new"
        page.line(f"Cohort {_near(membership.target)}: ", Span(sent.trouble, "behind") if sent.trouble else told)
    return page


def _exchange_page(made: Exchange) -> Page:
    """What came, by machine; what was sent; then whatever needs a look."""
    page = Page()
    page.line(f"Synced with {_near(made.target)}: {_counted(made)}")
    rows: list[list[Cell]] = [
        [Span(name, "title"), words.counted(count, "record")] for name, count in _by_machine(made)
    ]
    if rows:
        page.gap()
        page.table(rows, flexible=0)
    told = [*_replaced(made), *_renumbered(made), *_unread(made), *_troubles(made)]
    if told:
        page.gap()
    for line in told:
        page.line(*line)
    return page


def _near(target: str) -> str:
    """A target as it is named from here."""
    from pathlib import Path

    path, here = Path(target), Path.cwd()
    return str(path.relative_to(here)) if path.is_absolute() and path.is_relative_to(here) else target


def _counted(made: Exchange) -> str:
    if not made.came and not made.sent:
        return "nothing new"
    verbs = [f"{len(several)} {verb}" for verb, several in (("came", made.came), ("sent", made.sent)) if several]
    return ", ".join(verbs)


def _by_machine(made: Exchange) -> list[tuple[str, int]]:
    counts: dict[str, int] = {}
    for record in made.came:
        name = _name(made, record)
        counts[name] = counts.get(name, 0) + 1
    return list(counts.items())


def _name(made: Exchange, record: Record) -> str:
    return made.names.get(record.machine, "before records" if record.machine.startswith("old-") else record.machine)


def _replaced(made: Exchange) -> list[list[Span | str]]:
    """What gave way: each thing as it was typed, and where."""
    return [[Span(_said(made, one), "quiet"), f" replaced {_said_of(made, one.gone)}"] for one in made.replaced]


def _said(made: Exchange, one: Replaced) -> str:
    return _said_of(made, one.holds)


def _said_of(made: Exchange, record: Record) -> str:
    day = words.short(date.fromisoformat(record.day), date.fromisoformat(record.day))
    command = record.command if isinstance(record.command, str) else "a step that was forgotten"
    return f"{command} from {_name(made, record)} on {day}"


def _renumbered(made: Exchange) -> list[list[Span | str]]:
    return [
        [f"{words.quoted(title)} was item {old}, and is item {new} from now on"] for title, old, new in made.renumbered
    ]


def _unread(made: Exchange) -> list[list[Span | str]]:
    return [[Span("Kept, but not in force: ", "warning"), f"{of}: {why}"] for of, why in made.unread.items()]


def _troubles(made: Exchange) -> list[list[Span | str]]:
    return [
        [Span(made.names.get(one.part, one.part), "title"), f": a record {one.why}.{_way(one)}"]
        for one in made.troubles
    ]


def _way(one: Trouble) -> str:
    """What to do about a trouble, if there is anything."""
    if not one.waits or "newer" in one.why:
        return ""
    return (
        " What follows on it waits until that machine shares again. If it stays so, delete "
        f"records/{one.part}.jsonl there: the machine writes it again."
    )


def document(made: Exchange | None, membership: Membership | None = None, sent: Sent | None = None) -> Document:
    """``study.sync/1``; ``cohort`` is what a group got: each line as it went out."""
    cohort = {"target": membership.target, "sent": sent.lines, "trouble": sent.trouble} if membership and sent else None
    return (_exchange_document(made) if made else {}) | {"cohort": cohort}


def _exchange_document(made: Exchange) -> Document:
    return {
        "target": made.target,
        "machine": made.machine,
        "came": [_record(made, record) for record in made.came],
        "sent": [_record(made, record) for record in made.sent],
        "replaced": [{"holds": _record(made, one.holds), "gone": _record(made, one.gone)} for one in made.replaced],
        "renumbered": [{"title": title, "from": old, "to": new} for title, old, new in made.renumbered],
        "unread": [{"record": of, "why": why} for of, why in made.unread.items()],
        "troubles": [fields(one, "part why waits") for one in made.troubles],
    }


def _record(made: Exchange, record: Record) -> Document:
    return fields(record, "machine index clock day command", name=made.names.get(record.machine))


def status_page(target: Target, machines: Sequence[Peer], waiting: int) -> Page:
    """Where machines meet, and how far each is."""
    page = Page()
    page.line(f"{_near(target.target)}, ", "after every command" if target.auto else "when you say so")
    page.line(f"{words.counted(waiting, 'record')} to send" if waiting else "Everything was sent")
    page.gap()
    rows: list[list[Cell]] = [
        [
            Span(one.name, "title"),
            words.counted(one.records, "record"),
            Span(f"until {words.iso(one.last)}" if one.last else "", "quiet"),
            "this machine" if one.is_own else "",
        ]
        for one in machines
    ]
    page.table(rows, flexible=0)
    return page


def status_document(target: Target, machines: Sequence[Peer], waiting: int) -> Document:
    """``study.sync-status/1``."""
    listed = [fields(one, "machine name records last is_own:own") for one in machines]
    return fields(target, "target auto at") | {"waiting": waiting, "machines": listed}


def left_page(target: Target) -> Page:
    from shlex import quote

    page = Page()
    page.line(f"This machine shares no more with {_near(target.target)}. What it shared stays there.")
    page.gap()
    page.line("To share again: ", Span(f"study sync init {quote(_near(target.target))}", "command"))
    return page
