"""What stands in a log beside its rows: lessons, a backlog, exams, talks, materials, weeks, and texts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from study.core.competitions import Attempt
from study.core.goals import Goal
from study.core.values import dataclass, field
from study.importing.log import labels, sections, statements
from study.importing.log.rules import LeftOut, Row, Text
from study.importing.log.sections import Passage, Section
from study.importing.log.tables import LONGEST, Findings, address
from study.importing.text import kinds, notes, spans
from study.importing.text.lexicon import fold

CERTIFICATES = "Certificates"
LONGEST_TITLE = 90  # characters of an entry that is the name of something
LONGEST_TEXTS = 200_000  # characters of the texts that are kept of one file

_BULLET = re.compile(r"^\s*(?:[-*+]|\d{1,9}[.)])\s+")
_SENTENCE = re.compile(r"[^\s.][.!?](?:\s|$)")


@dataclass(slots=True)
class Point:
    """An entry of a list with what is nested in it, or a paragraph."""

    head: Passage
    lines: list[Passage] = field(default_factory=list)
    nested: list[Passage] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(passage.text for passage in self.lines)

    @property
    def whole(self) -> str:
        return " ".join(passage.text for passage in (*self.lines, *self.nested))

    @property
    def whole_with_links(self) -> str:
        """The same, each address behind what leads there."""
        return " ".join(with_links(passage) for passage in (*self.lines, *self.nested))

    @property
    def is_entry(self) -> bool:
        return self.head.column > 0


@dataclass(slots=True)
class Prose:
    """What a log says beside its rows, as far as it was read."""

    findings: Findings
    today: date
    goals: list[Goal] = field(default_factory=list)
    weeks: dict[date, dict[str, str]] = field(default_factory=dict)
    lessons: list[str] = field(default_factory=list)
    backlog: list[str] = field(default_factory=list)
    addresses: dict[str, str] = field(default_factory=dict)
    texts: list[Text] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    length: int = 0

    def take(self, section: Section) -> None:
        """All that stands below a heading and is no row."""
        kept = [passage for passage in section.passages if not self._is_left(passage, section)]
        for passage in kept:
            self._aim(passage, section)
        place = _PLACES.get(section.role) or (_material if _lists_materials(section) else None)
        rest = [point for point in points(kept) if not (place and place(self, point, section))]
        if _tells_exam(section, rest):
            self._exam(section, rest)
        elif section.week:
            self._week(section, rest)
        else:
            self._text(section, [passage for point in rest for passage in (*point.lines, *point.nested)])

    def forget_texts(self, is_log: bool, last: int) -> None:
        """Leave a file of so many lines alone as a whole, unless there is anything that makes it a log."""
        if is_log or self.goals or self.weeks or self.lessons or self.backlog:
            return
        self.texts.clear()
        self.left_out = [LeftOut(1, last, "no progress in this file")] if last else []

    def leave(self, first: int, last: int, reason: str) -> None:
        """Lines that are left alone; those that follow one another for the same reason are one range."""
        before = self.left_out[-1] if self.left_out else None
        if before and before.reason == reason and before.last + 3 > first >= before.first:
            self.left_out[-1] = LeftOut(before.first, max(last, before.last), reason)
        else:
            self.left_out.append(LeftOut(first, last, reason))

    def aim(self, goal: Goal, line: int) -> None:
        """A goal; another for the same thing and time holds, and is told."""
        for n, other in enumerate(self.goals):
            if (other.goal, other.first, other.last) == (goal.goal, goal.first, goal.last):
                if other.target != goal.target:
                    message = f"another goal for {goal.goal} {goal.label.split(goal.goal)[1].strip()}: {goal.target}, "
                    message += f"where {other.target} stood before: the last one holds"
                    self.findings.tell(line, 1, message, "keep one of them")
                self.goals[n] = goal
                return
        self.goals.append(goal)

    def _is_left(self, passage: Passage, section: Section) -> bool:
        if sections.is_about_the_file(section):
            self.leave(passage.number, passage.last, "about the file or its author")
            return True
        if notes.is_decoration(passage.source) or not re.search(r"\w", passage.text):
            self.leave(passage.number, passage.last, "pictures and signs")
            return True
        return False

    def _aim(self, passage: Passage, section: Section) -> None:
        if goal := statements.goal(passage.text, section.calendar, self.today, aimed=section.role == "goals"):
            self.aim(goal, passage.number)

    def lesson(self, point: Point, section: Section) -> bool:
        self.lessons.append(point.whole_with_links)
        return True

    def later(self, point: Point, section: Section) -> bool:
        if not point.is_entry or len(point.text) > LONGEST:
            return False
        for passage in (point.head, *point.nested):
            self.backlog.append(passage.text)
            if url := address(passage.links):
                self.addresses[passage.text] = url
        return True

    def talk(self, point: Point, section: Section) -> bool:
        """A training or a talk that a log lists was held."""
        return point.is_entry and self._row(point, section, kind="event", percent=100)

    def _row(self, point: Point, section: Section, kind: str, percent: int | None) -> bool:
        title, remark = _named(point.head)
        if not title or len(title) > LONGEST:
            return False
        url = address(point.head.links)
        remarks = [remark, *(passage.text for passage in point.nested)]
        row = Row(
            title=title,
            kind=kind or kinds.of_address(url) or labels.NEUTRAL,
            percent=percent,
            url=url,
            stars=section.stars,
            notes="\n".join(filter(None, remarks)),
            line=point.head.number,
        )
        section.rows.append(sections.timed_row(row, section.calendar, clocked=False))
        return True

    def _exam(self, section: Section, rest: list[Point]) -> None:
        """An exam under its own heading, with what is said of how it went."""
        attempts = [attempt for point in rest if (attempt := statements.attempt(point.whole, section.calendar))]
        told = [point.whole for point in rest if not statements.attempt(point.whole, section.calendar)]
        section.rows.append(_certificate(section.name, section, attempts, told))

    def certificate(self, point: Point, section: Section) -> bool:
        """One exam of several that stand below a heading for all of them."""
        attempt = statements.attempt(point.whole, section.calendar)
        if not point.is_entry or attempt is None or not _is_plural(section):
            return False
        title = re.split(r"\s*[:–—(,]\s*|\s+-\s+", point.text, maxsplit=1)[0]
        section.rows.append(_certificate(title, section, [attempt], []))
        return True

    def _week(self, section: Section, rest: list[Point]) -> None:
        """The journal of a week: what its labels say, and all else as what came of it."""
        week = section.week
        if week is None or week.own_period is None or not rest:
            return
        written = self.weeks.setdefault(week.own_period.monday, {})
        for name, lines in _by_field(section, rest):
            text = "\n".join(lines)
            written[name] = "\n".join(filter(None, (written.get(name, ""), text)))

    def _text(self, section: Section, kept: Sequence[Passage]) -> None:
        if not kept:
            return
        text = _markdown(kept)
        if self.length + len(text) > LONGEST_TEXTS:
            for passage in kept:
                self.leave(passage.number, passage.last, "more text than is kept of one file")
            return
        self.length += len(text)
        self.texts.append(Text(section.heading, text, kept[0].number))


Place = Callable[[Prose, Point, Section], bool]


def _material(prose: Prose, point: Point, section: Section) -> bool:
    return point.is_entry and prose._row(point, section, kind=section.kind or "", percent=None)


_PLACES: dict[str, Place] = {
    "lessons": Prose.lesson,
    "backlog": Prose.later,
    "talks": Prose.talk,
    "exams": Prose.certificate,
}


def points(passages: Sequence[Passage]) -> list[Point]:
    """Entries of lists with what is nested in them, and paragraphs."""
    found: list[Point] = []
    for passage in passages:
        last = found[-1] if found else None
        if last and passage.column > last.head.column > 0:
            last.nested.append(passage)
        elif last and not passage.column and not last.is_entry and last.lines[-1].last + 1 == passage.number:
            last.lines.append(passage)
        else:
            found.append(Point(passage, [passage]))
    return found


def with_links(passage: Passage) -> str:
    """The text of a passage, each address behind what leads there; a bare one stands for itself."""
    if not passage.links:
        return passage.text
    line = spans.line(_BULLET.sub("", " ".join(part.strip() for part in passage.source.split("\n"))))
    text = line.text
    for anchor in reversed(line.links):
        if text[anchor.start : anchor.end] != anchor.url:
            text = f"{text[: anchor.end]} ({anchor.url}){text[anchor.end :]}"
    return text


def _lists_materials(section: Section) -> bool:
    """Whether the entries below a heading are what it names: books below "Books", links below "Resources"."""
    entries = [point for point in points(section.passages) if point.is_entry]
    if not entries:
        return False
    if fold(section.name).strip(" :") in section.calendar.lexicon.folded("resource_sections"):
        return all(point.head.links for point in entries) or all(map(_is_name, entries))
    return section.kind is not None and section.kind != "certificate" and all(map(_is_name, entries))


def _is_name(point: Point) -> bool:
    text = point.text
    return bool(point.head.links) or (len(text) <= LONGEST_TITLE and not _SENTENCE.search(text))


def _named(head: Passage) -> tuple[str, str]:
    """The title of an entry, and what is said about it: a link that it begins with is the title."""
    line = spans.line(_BULLET.sub("", head.source.split("\n")[0]))
    first = line.links[0] if line.links else None
    if first and first.start == 0 and first.end > 0 and head.last == head.number:
        return line.text[: first.end], line.text[first.end :].strip(" -–—:")
    return head.text.strip(" -–—:|"), ""


def _tells_exam(section: Section, rest: Sequence[Point]) -> bool:
    """Whether a section is about one exam, and says how it went or that there is no more of it."""
    if section.role != "exams" or section.rows or not rest:
        return False
    lexicon = section.calendar.lexicon
    return any(
        statements.attempt(point.whole, section.calendar) or statements.is_closed(point.whole, lexicon)
        for point in rest
    )


def _is_plural(section: Section) -> bool:
    return labels.kind_of_many(section.name) in ("certificate", "exam")


def _certificate(title: str, section: Section, attempts: Sequence[Attempt], told: Sequence[str]) -> Row:
    whole = " ".join([*told, *(attempt.note for attempt in attempts)])
    passed = next((attempt for attempt in attempts if attempt.passed), None)
    return Row(
        title=title,
        kind="certificate",
        percent=100 if passed else None,
        notes="\n".join(told),
        attempts=tuple(attempts),
        closed=statements.is_closed(whole, section.calendar.lexicon),
        day=passed.day if passed else None,
        section=CERTIFICATES,
        line=section.line,
    )


def _by_field(section: Section, rest: Sequence[Point]) -> Iterator[tuple[str, list[str]]]:
    """The points of a week by the part of the journal they belong to, as lines of it."""
    lexicon = section.calendar.lexicon
    for point in rest:
        label, colon, _ = point.text.partition(":")
        name = statements.field(label, lexicon) if colon or point.nested or _is_bold(point.head) else ""
        if name:
            said = with_links(point.head).partition(":")[2].strip()
            yield name, [said] * bool(said) + [f"- {with_links(passage)}" for passage in point.nested]
        else:
            said = " ".join(map(with_links, point.lines))
            own = [f"- {said}" if point.is_entry else said]
            yield section.part or "results", own + [f"  - {with_links(passage)}" for passage in point.nested]


def _is_bold(head: Passage) -> bool:
    """Whether an entry is nothing but words in bold, beside a sign."""
    return bool(re.fullmatch(r"\W*\*\*[^*]+\*\*\W*", _BULLET.sub("", head.source)))


def _markdown(kept: Sequence[Passage]) -> str:
    """The lines as they were written, without what only lays them out; gaps stay gaps."""
    parts: list[str] = []
    last: Passage | None = None
    for passage in kept:
        if last and (passage.number > last.last + 1 or bool(last.column) != bool(passage.column)):
            parts.append("")
        parts.append(notes.clean(passage.source).rstrip() if passage.column == 0 else passage.source.rstrip())
        last = passage
    return "\n".join(parts)
