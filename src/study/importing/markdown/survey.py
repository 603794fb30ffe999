"""What kind of file it is, and which of its sections are part of the plan."""

from __future__ import annotations

import re
from collections import Counter

from study.core.values import dataclass, field
from study.importing.markdown import shapes
from study.importing.markdown.blocks import ITEM, TABLE, Block, walk
from study.importing.markdown.content import content
from study.importing.markdown.section import Section
from study.importing.text import columns, labels, tables, titles, trimming
from study.importing.text.columns import Columns, Row
from study.importing.text.lexicon import Lexicon, fold, narrow

BOXES, STEPS, TABLES, LINKS, LISTS, PROSE = "boxes", "steps", "tables", "links", "lists", "prose"
MATTER = "front or back matter"
LIST_OF_CONTENTS = "list of contents"
TRACKER = "repeats what stands elsewhere"
PLAIN = (LISTS, LINKS, PROSE)
"""Files without boxes, steps and tables."""
LEAST_BOXES = 3
LEAST_STEPS = 3  # steps beside a part for it to be one of them
LONGEST_STEP = 80  # characters of an entry that only names a step and its time
_CLOCKED = re.compile(r"[(\[（](?:\d{1,2}:)?\d{1,3}:[0-5]\d[)\]）]\s*$")


@dataclass(slots=True)
class Survey:
    """What a file is made of. `mode` is the strongest sign of what its items are."""

    mode: str = PROSE
    boxes: int = 0
    boxed: set[int] = field(default_factory=set)
    """Lines of the sections with a box in them or below."""
    bullets: int = 0
    linked: int = 0
    headed: bool = False
    """Whether there are lists or tables below headings."""
    steps: int = 0
    first_step: int = 0
    clocked: bool = False
    """Whether `(13:00)` at the end is a length: three items at least end so."""
    signed: bool = False
    """Whether signs before items are marks: there are some for done and some for open."""
    tables: dict[int, Columns] = field(default_factory=dict)
    """The item tables by the line they begin at."""
    repeated: Counter[str] = field(default_factory=Counter)
    """How often a heading stands in the file."""
    among_steps: set[int] = field(default_factory=set)
    """The lines of headings between the steps of a plan or right behind them: "Final days" after "Week 4"."""
    boards: set[int] = field(default_factory=set)
    """The lines of headings over columns of a board: "To do", "Doing", "Done"."""
    fields: Counter[str] = field(default_factory=Counter)
    """Under how many headings a word stands before an address ("Website: https://…")."""
    link_fields: Counter[str] = field(default_factory=Counter)
    """Under how many headings a word stands before a link ("Source code: [repository](…)")."""
    steps_named: Counter[str] = field(default_factory=Counter)
    """How many headings are a step ("module 1"), or have an entry that is no more than its name."""


def survey(root: Section, lexicon: Lexicon) -> Survey:
    """Count, then decide about front and back matter, then about the mode of what is left."""
    file = Survey()
    sections = root.tree()[1:]
    file.repeated = Counter(section.name for section in sections)
    for section in root.tree():
        _read_tables(section, file, lexicon)
    for section in sections:
        if not section.matter and (reason := _matter(section, file, lexicon)):
            for part in section.tree():
                part.matter = part.matter or reason
    _keep_only_list(root)
    kept = [section for section in root.tree() if not section.matter]
    file.boards = {part.line for part in kept if sum(state(below, lexicon) is not None for below in part.parts) > 1}
    file.among_steps = {line for part in kept for line in _among_steps(part, lexicon)}
    _count(kept, file, lexicon)
    file.mode = _mode(file)
    return file


def step_named(text: str, lexicon: Lexicon) -> str:
    """ "Module 1" of "Module 1: Strategy", "" of what does not begin with a step."""
    found = trimming.step_pattern(lexicon).match(narrow(text))
    return re.sub(r"^\W+|[ .:-]+$", "", fold(found[0])) if found else ""


def bare_step(block: Block, lexicon: Lexicon) -> str:
    """The step that an entry names, where it says nothing else but times."""
    if block.kind != ITEM or block.box is not None or not block.source or block.items():
        return ""
    if len(block.source) > LONGEST_STEP:
        return ""
    name = step_named(block.text.text, lexicon)
    return name if name and fold(titles.of_item(block.text, lexicon).text).strip(" .:-") == name else ""


def is_under_step(section: Section) -> bool:
    return section.is_step or any(above.is_step for above in section.above())


def is_timed(section: Section) -> bool:
    """Whether it, or what it stands in, says how long it takes; the title of the file says so of all of it."""
    timed = [part for part in (section, *section.above()) if part.title.minutes or part.title.days]
    return any(part.level > 1 for part in timed)


def state(section: Section, lexicon: Lexicon) -> float | None:
    """What the name of a column of a board says of its entries; of what is being done it says nothing."""
    states = {"done": 100.0, "open": 0.0, "begun": 0.0}
    return next((share for word, share in states.items() if section.name in lexicon.folded(word)), None)


def has_items_below(section: Section, file: Survey) -> bool:
    """Whether an item table or three boxes stand in it or below."""
    return _boxes(section) >= LEAST_BOXES or any(
        block.kind == TABLE and block.line in file.tables for part in section.tree() for block in walk(part.body)
    )


def is_contents(items: list[Block]) -> bool:
    """A list whose entries lead to places in the same file."""
    own = [item for item in walk(items) if item.kind == ITEM and item.source]
    inner = sum(bool(item.text.links) and all(a.url.startswith("#") for a in item.text.links) for item in own)
    return bool(own) and inner * 3 >= len(own) * 2


def _read_tables(section: Section, file: Survey, lexicon: Lexicon) -> None:
    for block in walk(section.body):
        if block.kind == TABLE and len(block.rows) > 1:
            stepped = is_under_step(section) or is_timed(section)
            alone = stepped and all(other.kind != ITEM for other in section.body)
            found_columns = columns.columns(block.rows[0].cells, rows(block), lexicon, step=alone)
            if found_columns is not None:
                file.tables[block.line] = found_columns


def rows(block: Block) -> list[Row]:
    """The rows of a table below its head."""
    return [row for row in block.rows[1:] if not all(re.fullmatch(r":?-+:?|", cell) for cell in row.cells)]


def _boxes(section: Section) -> int:
    return sum(block.box is not None for part in section.tree() for block in walk(part.body))


def _matter(section: Section, file: Survey, lexicon: Lexicon) -> str:
    """Matched as a whole, and only where front and back matter stand: not inside a part of the plan.

    An item table, three boxes, a step below, a number among others overrule it; so do three entries that are links,
    where the word is also a subject ("Statistics").
    """
    name = section.name
    if (
        not name
        or not {name, labels.unfilled(name, lexicon)} & lexicon.folded("matter")
        or any(not _is_frame(above, lexicon) for above in section.above())
    ):
        return ""
    below = section.tree()[1:]
    closing = name in lexicon.folded("closing") and not section.parts
    if (
        (section.row and not closing)
        or has_items_below(section, file)
        or any(part.is_step and part.body for part in below)
    ):
        return ""
    if any(part.row for part in below) and sum(1 for part in below if part.body) > 2 and section.level <= 1:
        return ""
    led = sum(
        block.kind == ITEM and bool(block.source) and block.text.links[:1] != [] and not block.text.links[0].start
        for block in section.body
    )
    return "" if name in lexicon.folded("subjects") and led >= 3 else MATTER


def _keep_only_list(root: Section) -> None:
    """ "Contents" over links to other files is what there is to do, where the file lists nothing else."""
    sections = root.tree()
    listing = [part for part in sections if any(block.kind in (ITEM, TABLE) for block in walk(part.body))]
    if len(listing) == 1 and listing[0].matter and _leads_out(listing[0]):
        listing[0].matter = ""


def _leads_out(section: Section) -> bool:
    """Whether a list is links to other files from end to end, three at least."""
    several = [block for block in section.body if block.kind == ITEM and block.source]
    return len(several) >= 3 and all(shapes.is_led(block.text) for block in several)


def _is_frame(section: Section, lexicon: Lexicon) -> bool:
    """The title, or what only wraps."""
    return section.level == 1 or section.name in lexicon.folded("wrappers") or section.name in lexicon.folded("matter")


def _among_steps(section: Section, lexicon: Lexicon) -> list[int]:
    """Parts between steps, and what comes right behind them and is a time as well ("Final days")."""
    places = [n for n, part in enumerate(section.parts) if part.title.position is not None and not part.matter]
    if len(places) < LEAST_STEPS:
        return []
    between = [part.line for part in section.parts[places[0] : places[-1]] if part.title.position is None]
    behind = section.parts[places[-1] + 1 : places[-1] + 2]
    return between + [
        part.line for part in behind if any(lexicon.role("units", word) for word in re.findall(r"[^\W\d_]+", part.name))
    ]


def _count(sections: list[Section], file: Survey, lexicon: Lexicon) -> None:
    ends = signs = 0
    seen = Counter[bool]()
    # "Phase 1" beside "Phase 2": steps of a plan though nothing but entries stand below them.
    peers = Counter((id(section.parent), section.title.step) for section in sections)
    for section in sections:
        file.link_fields.update({name for block in section.body if (name := shapes.field_of_link(block))})
        own = {bare_step(block, lexicon) for block in section.body} | {step_named(section.spans.text, lexicon)}
        file.steps_named.update(own - {""})
        file.fields.update({shapes.field_of(block) for block in section.body if shapes.field_of(block)})
        stepped = section.title.step and (section.parts or peers[id(section.parent), section.title.step] > 1)
        if section.title.position is not None or stepped:
            file.steps += 1
            file.first_step = file.first_step or section.line
        resources = _resource_lines(section, lexicon)
        for block in walk(section.body):
            if block.kind != ITEM or not block.source or block.line in resources:
                continue
            if block.box is not None:
                file.boxes += 1
                file.boxed |= {section.line, *(above.line for above in section.above())}
            file.bullets += 1
            file.headed = file.headed or section.level > 0
            first = block.source.partition("\n")[0]
            file.linked += "](" in first or "http" in first or ("[" in first and bool(block.lines[0].links))
            ends += bool(_CLOCKED.search(narrow(first.rstrip(" *"))))
            if first[:1] in _SIGNS:
                seen[_SIGNS[first[:1]]] += 1
                signs += 1
    file.clocked = ends >= 3
    file.signed = bool(signs >= 3 and seen[True] and seen[False])


def _resource_lines(section: Section, lexicon: Lexicon) -> set[int]:
    """Lines of entries under a label for resources: that they are links says nothing about what the items are."""
    runs = content(section, lexicon).of(labels.RESOURCES)
    return {block.line for run in runs for block in walk(run.bullets)}


def _mode(file: Survey) -> str:
    if file.boxes >= LEAST_BOXES and file.boxes * 10 >= file.bullets:
        return BOXES
    if file.steps:
        return STEPS
    if file.tables:
        return TABLES
    if file.linked * 2 >= file.bullets > 0:
        return LINKS
    return LISTS if file.bullets else PROSE


def _signs() -> dict[str, bool]:
    from study.importing.text import marks

    return dict.fromkeys(marks.DONE, True) | dict.fromkeys([*marks.OPEN, *marks.BEGUN], False)


_SIGNS = _signs()


def is_plural_kind(section: Section, lexicon: Lexicon) -> bool:
    """ "Projects", "Research Papers": a heading that names what stands below it."""
    from study.importing.log.labels import kind_of_many

    name = labels.unfilled(section.name, lexicon)
    return kind_of_many(section.spans.text) is not None or (
        lexicon.role("kinds", name) is not None and section.name not in lexicon.folded("matter")
    )


def positions_of(sections: list[Section]) -> set[tuple[str, int]]:
    """The days, weeks and months that headings stand for."""
    found: set[tuple[str, int]] = set()
    for section in sections:
        place = section.title.position
        if place is not None and not section.matter:
            found |= {
                (place.unit, n) for n in range(place.first, min(place.last or place.first, place.first + 400) + 1)
            }
    return found


def is_tracker(columns: Columns, several: list[Row], known: set[tuple[str, int]], lexicon: Lexicon) -> bool:
    """A table with marks whose weeks were all read before: it repeats them."""
    if "progress" not in columns.roles or not columns.position:
        return False
    places = [tables.position_of(columns, row, lexicon) for row in several]
    told = [place for place in places if place is not None]
    covered = sum((place.unit, place.first) in known for place in told)
    return len(told) >= 3 and covered == len(told)
