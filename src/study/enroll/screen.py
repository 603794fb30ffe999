"""What enrolling came to, and leaving."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from study.core import words
from study.core.availability import monday_of
from study.core.items import LEFT_OUT, Enrollment
from study.enroll import catalogue
from study.screen.document import Document, fields, given_up, moves, problem
from study.screen.page import Cell, Page, Span
from study.screen.standing import lost_lines, move_rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date

    from study.enroll.catalogue import Offer, PartOffer, Preview
    from study.enroll.rules import EnrollmentSummary, LeaveSummary, WeekUse
    from study.format.file import CheckResult


def page(found: EnrollmentSummary, ahead: bool = False) -> Page:
    """How much there is, how the week is used, when it ends, and what to do next, unless it is still ``ahead``."""
    page = Page()
    page.line(Span(found.enrolled.title, "heading"))
    page.table([[Span(name, "quiet"), text] for name, text in _facts(found)], flexible=1, indent=1)
    page.gap()
    if found.late or found.unplaced:
        late = f"{words.counted(found.late, 'item')} would be late" if found.late else ""
        unplaced = f"{words.counted(found.unplaced, 'item')} would have no place" if found.unplaced else ""
        page.line(Span("It does not fit: " + " and ".join(filter(None, (late, unplaced))) + ".", "behind"))
        lost_lines(page, found.lost, found.today)
        for advice in found.advice:
            page.line(advice.text)
        page.gap()
    if not (ahead or found.is_trial):
        _next(page)
        if found.weeks and (week := _free_week(found.weeks, found.own_finish)):
            place = f"{found.enrolled.curriculum}/week-{week}"
            page.line("Add to a week: ", Span(f"study add TITLE --to {place}", "command"))
    return page


def kept_page(path: str) -> Page:
    """That a curriculum which was imported is followed, and where it is kept."""
    page = Page()
    page.line(f"Enrolled. The curriculum is kept in {path}.")
    _next(page)
    return page


def _next(page: Page) -> None:
    page.line("What to do now: ", Span("study today", "command"), "   The plan: ", Span("study plan", "command"))


def left_page(found: LeaveSummary) -> Page:
    """That a curriculum is followed no longer, where its hours go, and the way back."""
    page, left = Page(), found.left
    page.line(f"You no longer follow {left.title}. What you did is kept.")
    if found.minutes:
        rest = (found.week - found.minutes) / 60
        page.line(
            f"Its {words.hours(found.minutes)} hours a week go to the rest. To have them off: ",
            Span(f"study replan --hours {round(rest, 2):g}", "command"),
        )
    page.table(move_rows(found.shifts, found.today, least=1), flexible=1)
    if not found.is_trial:
        page.line("Come back to it: ", Span(f"study enroll {left.curriculum} --continue", "command"))
    return page


def _facts(found: EnrollmentSummary) -> list[tuple[str, Cell]]:
    today = found.today
    facts: list[tuple[str, Cell]] = [
        ("Work", f"{words.counted(found.tasks, 'item')}, {words.hours(found.effort)} h" + _estimated(found)),
        ("Hours", f"{words.hours(sum(found.week))} a week: {words.week(found.week)}"),
    ]
    if shared := _shared(found):
        facts.append(("", f"{shared.removeprefix(', ')}; when one ends, its hours go to the rest"))
    if found.path:
        others = f"; the other: --path {' or '.join(found.other_paths)}" if found.other_paths else ""
        facts.append(("Path", found.path + others))
    if found.weeks:
        facts += zip(("Weeks", "", "", ""), _weeks(found.weeks, found.own_finish), strict=False)
    if found.peers:
        facts.append(
            ("Times", f"{words.counted(found.peers.items, 'item')} as {found.peers.learners} learners before you took")
        )
    for reason, count in found.left_out.items():
        facts.append(("Left out", f"{words.counted(count, 'item')}: {LEFT_OUT.get(reason, reason)}{_way_in(reason)}"))
    if found.own_finish:
        start = max(found.enrolled.start, today)
        facts.append(("Plan", f"{words.weekday(start, today)} to {words.weekday(found.own_finish, today)}"))
    else:
        facts.append(("Plan", "nothing to plan; progress shows in the report"))
    facts += [("Moves", text) for _, text in move_rows(found.shifts, today, least=1)]
    for deadline in found.deadlines[:3]:
        state = f"kept, cushion {words.minutes(deadline.cushion)}" if deadline.kept else "missed"
        facts.append(("Due", f"{words.long(deadline.due, today)}: {state}"))
    if found.warnings:
        facts.append(("Warnings", f"{len(found.warnings)} about the file: study check {found.file}"))
    if found.changed_file:
        command = catalogue.upgrade_command(found.enrolled.curriculum, found.file)
        facts.append(
            ("File", f"has changed since you enrolled; you are still on the old version. To update: {command}")
        )
    return facts


def _free_week(used: WeekUse, finish: date | None) -> int | None:
    """The first week that holds nothing yet."""
    last = used.plan.number(monday_of(finish)) if finish else None
    week = used.plan.first if last is None else last + 1
    return week if week <= (used.plan.count or 0) else None


def _weeks(used: WeekUse, finish: date | None) -> Iterator[str]:
    """What they hold, and which of them nothing yet; or that the work is more than they hold. Short, then in detail."""
    plan = used.plan
    last = plan.number(monday_of(finish)) if finish else None
    count, ending = plan.count or 0, plan.first - 1 if last is None else last
    if ending > count:
        yield f"{count}, and the work takes until week {ending}"
        yield f"to end in {count}: study track {plan.curriculum} --hours {words.hours(used.needed)}"
    elif ending == count:
        yield f"{count}, filled to the last"
    else:
        yield f"{count}, filled to week {ending}; " + (
            f"week {count} holds nothing yet" if ending + 1 == count else f"weeks {ending + 1}–{count} hold nothing yet"
        )
    if used.materials:
        yield f"{words.counted(used.materials, 'material')} planned as work, as far as your hours reach"
    if used.waiting:
        yield f"{words.counted(used.waiting, 'material')} too long for what is left: tracked, not planned"


def _estimated(found: EnrollmentSummary) -> str:
    if not found.estimated:
        return ""
    return ", all estimated from their kinds" if found.estimated >= found.tasks else f", {found.estimated} estimated"


def _shared(found: EnrollmentSummary) -> str:
    return f", shared with {words.counted(found.others, 'other')}" if found.others else ""


def _way_in(reason: str) -> str:
    return " (--with-optional plans them)" if reason == "optional" else ""


Followed = Sequence[tuple[Enrollment, str]]
"""Curricula that are followed, with where they came from."""


def offers_page(offers: Iterable[Offer], changed: Followed = (), unchecked: Followed = ()) -> Page:
    """A row for each, what has changed since it was enrolled in or may have, and how to take one up."""
    page = Page()
    rows: list[list[Cell]] = []
    for offer in offers:
        rows.append(
            [
                Span(offer.id, "number"),
                words.counted(offer.items, "item"),
                words.counted(offer.resources, "resource") if offer.resources else "",
                f"{words.hours(offer.effort.likely)} h",
                Span(offer.pace or "", "quiet"),
            ]
        )
        rows.append([Span(f"  {offer.title}", "title")])
    page.table(rows, right=(1, 2, 3))
    for enrolled, source in changed:
        page.gap()
        where = "" if source == enrolled.curriculum else f" in {source}"
        page.line(Span("Changed since you enrolled: ", "ahead"), f"{enrolled.title}{where}")
        page.line("See what would change: ", Span(f"study upgrade {enrolled.curriculum} --dry-run", "command"))
    for enrolled, source in unchecked:
        page.gap()
        page.line(Span("Not checked: ", "quiet"), f"{enrolled.title} comes from an address")
        page.address(source, 2)
        page.line("See whether it changed: ", Span(f"study upgrade {enrolled.curriculum} --dry-run", "command"))
    page.gap()
    page.line("Look at one: ", Span("study curricula hf-four-week", "command"))
    page.line("Plan one: ", Span("study enroll hf-four-week --hours 10", "command"))
    return page


def preview_page(preview: Preview) -> Page:
    """Its phases and modules with their hours, when it would end, and how to see all of it."""
    page, offer, plan = Page(), preview.offer, preview.plan
    page.line(Span(offer.title, "heading"))
    pace = f" · pace {offer.pace}" if offer.pace else ""
    page.line(Span(f"{offer.id} · {words.counted(offer.items, 'item')}, {_hours(offer.effort.likely)}{pace}", "quiet"))
    page.gap()
    page.line("  " + preview.summary)
    page.gap()
    page.table([_part_row(part) for part in preview.parts], flexible=0, right=(1, 2), indent=2)
    page.gap()
    if plan and plan.own_finish:
        start = max(plan.enrolled.start, plan.today)
        span = f"{words.weekday(start, plan.today)} to {words.weekday(plan.own_finish, plan.today)}"
        page.line(f"At {words.hours(sum(plan.week))} hours a week{_shared(plan)}: {span}")
    elif not plan:
        page.line("You already follow it: ", Span(f"study show {offer.id}", "command"))
    commands = [
        ("Everything in it", f"study show {offer.id}"),
        ("Plan it", f"study enroll {offer.id} --hours 10"),
        ("Copy it to edit", f"study curricula {offer.id} -o my-plan.yaml"),
    ]
    for what, command in commands[: 3 if plan else 0] or commands[2:]:
        page.line(f"{what}: ", Span(command, "command"))
    return page


def _part_row(part: PartOffer) -> list[Cell]:
    is_phase = part.kind == "phase"
    title = Span(part.title if is_phase else "  " + part.title, "title" if is_phase else "")
    return [title, words.counted(part.items, "item"), _hours(part.minutes)]


def _hours(minutes: int) -> str:
    return f"{words.hours(minutes)} h"


def document(found: EnrollmentSummary) -> Document:
    """``study.enrolled/1``."""
    return {
        **fields(found.enrolled, "curriculum title start due"),
        **fields(found, "path other_paths tasks:items effort estimated"),
        "left_out": found.left_out,
        **fields(found, "week own_finish:finish finish:plan_finish"),
        "deadlines": [fields(due, "due need have cushion finish kept") for due in found.deadlines],
        "moved": moves(found.shifts),
        "moves": moves(found.shifts),
        **fields(found, "late unplaced"),
        "given_up": given_up(found.lost, found.today),
        "weeks": _weeks_document(found.weeks, found.own_finish) if found.weeks else None,
        "peers": found.peers and fields(found.peers, "items learners file"),
        "warnings": [problem(warning) for warning in found.warnings],
        "advice": [fields(advice, "kind text minutes finish") for advice in found.advice],
    }


def _weeks_document(used: WeekUse, finish: date | None) -> Document:
    """``first`` and ``count`` number the weeks, ``filled`` is the last that holds something; minutes a week."""
    filled = used.plan.number(monday_of(finish)) if finish else None
    return fields(used.plan, "first count") | {"filled": filled} | fields(used, "materials waiting needed")


def left_document(found: LeaveSummary) -> Document:
    """``study.leave/1``: ``hours`` a week go to the others."""
    return fields(found.left, "curriculum title", hours=round(found.minutes / 60, 2), moves=moves(found.shifts))


def checks_document(checks: Iterable[CheckResult], upgrades: Mapping[str, str]) -> Document:
    """``study.check/1``; ``upgrade`` is the command for a version of what is followed that says something else."""
    return {
        "files": [
            fields(check, "file", ok=not check.problems)
            | {"problems": [*map(problem, check.problems)], "warnings": [*map(problem, check.warnings)]}
            | ({"upgrade": upgrades[check.file]} if check.file in upgrades else {})
            for check in checks
        ]
    }


def offers_document(offers: Iterable[Offer], changed: Followed = (), unchecked: Followed = ()) -> Document:
    """``study.curricula/1``: counts, and minutes; ``changed`` is what is followed whose source says something else, and
    ``unchecked`` what came from an address, which is not asked."""
    return {
        "curricula": [_offer(offer) for offer in offers],
        "changed": [fields(enrolled, "curriculum:id title", source=source) for enrolled, source in changed],
        "unchecked": [fields(enrolled, "curriculum:id title", source=source) for enrolled, source in unchecked],
    }


def preview_document(preview: Preview) -> Document:
    """The same of one, with its parts, and with the plan that would follow."""
    plan = preview.plan
    parts = [fields(part, "kind id title items minutes:effort") for part in preview.parts]
    ends = fields(plan, "week own_finish:finish") if plan else {"week": None, "finish": None}
    return {"curricula": [_offer(preview.offer) | {"summary": preview.summary, "parts": parts} | ends]}


def _offer(offer: Offer) -> Document:
    counts = fields(offer, "id title pace phases modules items resources")
    return counts | {"effort": fields(offer.effort, "low likely high")}
