"""The tables that more than one wing reads. ``docs/make.py`` makes ``schema.sql`` of what is declared here.

No command imports this: SQLModel takes over thirty times an empty Python.
"""

from __future__ import annotations

from sqlalchemy import Index, column
from sqlmodel import Field, SQLModel

from study.core.items import HEAVIEST, KINDS, LEFT_OUT
from study.store.columns import (
    COUNT,
    DAY,
    INSTANT,
    MINUTES,
    MINUTES_OF_A_DAY,
    NUMBER,
    OBJECT,
    OBJECT_OR_NOTHING,
    PERCENT,
    PLACE,
    WORDS,
    YES_OR_NO,
    holds,
    one_of,
    range_of,
)

VIEWS = """
CREATE VIEW active AS
    SELECT e.number, e.curriculum, e.title, e.start, e.step, t.weight, t.due, t.paused
    FROM enrollment e JOIN tracking t ON t.number = (SELECT max(number) FROM tracking WHERE enrollment = e.number)
    WHERE t.active;
CREATE VIEW fallen AS
    SELECT item FROM (
        SELECT i.number AS item, i.left_out, m.choose, s.status IN ('open', 'started') AS waiting,
            sum(i.left_out IS NULL AND s.status <> 'skipped') OVER each AS own,
            sum(i.left_out IS NULL AND s.status IN ('open', 'started')) OVER each AS own_waiting,
            sum(s.status = 'done') OVER each AS done,
            row_number() OVER (PARTITION BY m.number, s.status IN ('open', 'started')
                ORDER BY i.left_out IS NOT NULL, i.place, i.phase,
                (SELECT max(c.number) FROM "change" c WHERE c.item = i.number AND c.field = 'place'), i.number) AS turn
        FROM module m CROSS JOIN item i ON i.enrollment = m.enrollment AND i.work = 1 AND i.module = m.number
            JOIN state s ON s.item = i.number
        WHERE m.choose IS NOT NULL AND (i.left_out IS NULL OR i.left_out = 'choice'
            OR (s.status = 'done' AND i.left_out <> 'removed'))
        WINDOW each AS (PARTITION BY m.number)
    ) f WHERE waiting AND turn > CASE WHEN own > choose THEN own_waiting ELSE max(choose - done, 0) END
        AND NOT (left_out IS NULL AND EXISTS (SELECT 1 FROM "change" c
            WHERE c.item = f.item AND c.field = 'left_out' AND c.before = 'choice' AND c.after IS NULL));
CREATE VIEW reference AS
    SELECT i.number, i.id, i.title, i.kind, e.curriculum, p.id AS phase, m.id AS module
    FROM item i JOIN enrollment e ON e.number = i.enrollment
        LEFT JOIN phase p ON p.number = i.phase LEFT JOIN module m ON m.number = i.module;
CREATE VIEW kept AS
    SELECT i.number, i.id, i.title, i.kind, a.curriculum, p.id AS phase, m.id AS module,
        s.status, s.percent, s.remaining, s.logged, s.done_on,
        CASE WHEN i.work THEN nullif(min(ifnull(i.due, '~'), ifnull(a.due, '~'),
            ifnull((SELECT d.day FROM due d WHERE d.module = i.module ORDER BY d.number DESC LIMIT 1), '~'),
            ifnull((SELECT d.day FROM due d WHERE d.phase = i.phase ORDER BY d.number DESC LIMIT 1), '~')), '~')
            ELSE i.due END AS due,
        i.due AS own_due, i.first_day, i.likely AS effort, i.low, i.high, i.estimated, i.work,
        CASE WHEN i.left_out IS NOT NULL AND i.left_out <> 'choice' THEN i.left_out
            WHEN i.number IN (SELECT item FROM fallen) OR (i.left_out = 'choice' AND s.status = 'skipped')
            THEN 'choice' END AS left_out,
        i.left_out AS own_left_out, i.type, i.list, i."by", i.url, i.stars, i.slug, i.notes, i.category, i.better,
        i.tags, i.closed, i.enrollment, a.start, i.phase AS phase_number, i.module AS module_number, m.choose, i.lane,
        i.place, p.place AS phase_place, m.place AS module_place,
        (SELECT max(c.number) FROM "change" c WHERE c.item = i.number AND c.field = 'place') AS put
    FROM item i JOIN active a ON a.number = i.enrollment JOIN state s ON s.item = i.number
        LEFT JOIN phase p ON p.number = i.phase LEFT JOIN module m ON m.number = i.module;
CREATE VIEW followed AS SELECT * FROM kept WHERE own_left_out IS NOT 'removed';
"""
"""What SQLModel cannot declare.

``active``: the curricula that are followed. ``fallen``: of modules to choose from, the open items that are not needed,
since others are or were done; those chosen by the learner come first, then the others in their order. What the learner
took in beside them is wanted whatever is done, and who takes in more than the module asks for wants them all.
``reference``: how every answer names an item. ``kept``: the items of what is followed, with where they stand, why they
are out of the plan, the last day of all that is due (what is only tracked has just its own), and what put them into
their place; ``followed``: those that were not removed.
"""


ENTRIES = ("time", "done", "progress", "skip", "reopen", "before", "note", "removed")
STATUSES = ("open", "started", "done", "skipped")


class Row(SQLModel):
    """Anything that has a number."""

    number: int = Field(primary_key=True)


class Fact(Row):
    """What a step brought."""

    step: int = Field(foreign_key="step.number")


class ItemFact(Fact):
    """The same of an item."""

    item: int = Field(foreign_key="item.number")


class Step(Row, table=True):
    """One command that changed something: when, on which day of the learner, and what was typed; when taken back."""

    at: str = holds(INSTANT)
    day: str = holds(DAY)
    command: str
    undone: str | None = holds(INSTANT, None)


class Record(Row, table=True):
    """A step as it travels, or what was done to one, in the order that holds on every machine.

    ``verb`` is empty where the record brought its ``step``, else what it did to it: ``undo``, ``redo``, ``forget``;
    then it has an instant, a day and a command of its own. ``machine`` is empty for a step older than records, until
    it is asked for. ``hash``, with the ``salt`` of its texts and the schema ``v`` it was made by, comes when it first
    leaves the machine. ``text`` is the record itself, kept only where it can't be made of its rows again.
    """

    __table_args__ = (Index("record_machine", "machine", "index"), Index("record_step", "step"))
    step: int | None = Field(None, foreign_key="step.number")
    verb: str = holds(one_of("what a record does", ("", "undo", "redo", "forget")))
    machine: str
    index: int = holds(COUNT)
    clock: int = holds(COUNT)
    key: str | None = holds(WORDS, None)
    at: str | None = holds(INSTANT, None)
    day: str | None = holds(DAY, None)
    command: str | None = None
    v: int | None = holds(COUNT, None)
    salt: str | None = None
    hash: str | None = None
    text: str | None = None


class Here(Row, table=True):
    """A machine that this database was on, the last is the present one; and the learner whose it is.

    ``host`` and ``file`` are the machine's name and the file's number there: where they differ, this is a copy, and
    goes on as another machine.
    """

    machine: str = holds(WORDS)
    learner: str = holds(WORDS)
    host: str
    file: str


class Machine(Fact, table=True):
    """A machine of the learner by the name it has; the latest of one holds."""

    machine: str = holds(WORDS)
    name: str = holds(WORDS)


class Block(Fact, table=True):
    """Numbers that are granted to a machine, first and last inclusive: of items or of entries, by ``name``."""

    machine: str = holds(WORDS)
    name: str = holds(one_of("a table", ("item", "entry")))
    first: int = holds(COUNT)
    last: int = holds(COUNT)


class Alias(Fact, table=True):
    """Another name of a row, by which a record called it that came later: the same was begun on two machines."""

    name: str = holds(WORDS)
    row: int
    called: str = holds(WORDS)


class Sync(Row, table=True):
    """Where the records of this database are shared; the last holds. Empty: nowhere any more."""

    target: str
    auto: bool = holds(YES_OR_NO)
    at: str | None = holds(INSTANT, None)


class Part(Row, table=True):
    """What was read of what a machine has shared: so many bytes; of this one, what was written, and up to which of its
    records."""

    target: str
    name: str
    size: int = holds(COUNT)
    last: int = holds(COUNT)


class Setting(Fact, table=True):
    """A value of ``study config``; the latest of a key holds."""

    key: str = holds(WORDS)
    value: str = holds(NUMBER)


class Hours(Fact, table=True):
    """Minutes of each weekday from a day on; the latest holds. ``every`` 2: in that week and each second one after."""

    start: str = holds(DAY)
    mon: int = holds(MINUTES_OF_A_DAY)
    tue: int = holds(MINUTES_OF_A_DAY)
    wed: int = holds(MINUTES_OF_A_DAY)
    thu: int = holds(MINUTES_OF_A_DAY)
    fri: int = holds(MINUTES_OF_A_DAY)
    sat: int = holds(MINUTES_OF_A_DAY)
    sun: int = holds(MINUTES_OF_A_DAY)
    every: int = holds(range_of("a number of weeks", 1, 520), since="1")


class Enrollment(Fact, table=True):
    """A curriculum as it was enrolled. ``about`` is JSON: what it says beyond phases, modules and items.

    ``first_week`` is the number of the week it starts in; ``weeks`` is how many the learner gives it, if he has said.
    """

    curriculum: str = holds(WORDS)
    title: str
    digest: str
    start: str = holds(DAY)
    path: str | None = None
    optional: bool = holds(YES_OR_NO)
    about: str = holds(OBJECT)
    first_week: int = holds(range_of("0 or 1", 0, 1), since="1")
    weeks: int | None = holds(range_of("a number of weeks", 1, 10_000), None)


class Tracking(Fact, table=True):
    """How an enrollment is followed; the latest row of one holds. Not active: left. Paused: not planned for now."""

    __table_args__ = (Index("tracking_enrollment", "enrollment", "number"),)
    enrollment: int = Field(foreign_key="enrollment.number")
    active: bool = holds(YES_OR_NO)
    weight: int = holds(range_of("a weight", 1, HEAVIEST))
    due: str | None = holds(DAY, None)
    paused: bool = holds(YES_OR_NO, since="0")


class Base(Fact, table=True):
    """A curriculum as its author wrote it, when it was enrolled in or upgraded; the latest of an enrollment holds.

    ``source`` is where it came from: the id of a shipped one, a file or an address; empty for what came by a pipe.
    ``own``: as the learner edited it. ``options`` is JSON: how it was imported, to be read in the same way
    again.
    """

    __table_args__ = (Index("base_enrollment", "enrollment", "number"),)
    enrollment: int = Field(foreign_key="enrollment.number")
    source: str
    text: str
    own: bool = holds(YES_OR_NO)
    options: str = holds(OBJECT_OR_NOTHING, since="")


class Phase(Row, table=True):
    """A phase of an enrolled curriculum, the ``place``-th there. ``gone``: its author has taken it out.

    ``step`` is that of a phase which came later than its curriculum.
    """

    enrollment: int = Field(foreign_key="enrollment.number")
    id: str = holds(WORDS)
    title: str
    place: int = holds(COUNT, since="0")
    gone: bool = holds(YES_OR_NO, since="0")
    step: int | None = Field(None, foreign_key="step.number")


class Module(Row, table=True):
    """A module of an enrolled curriculum; as with phases."""

    enrollment: int = Field(foreign_key="enrollment.number")
    phase: int = Field(foreign_key="phase.number")
    id: str = holds(WORDS)
    title: str
    optional: bool = holds(YES_OR_NO)
    choose: int | None = holds(COUNT, None)
    place: int = holds(COUNT, since="0")
    gone: bool = holds(YES_OR_NO, since="0")
    step: int | None = Field(None, foreign_key="step.number")


class Item(Row, table=True):
    """Work or a resource; its number is the learner's name for it, for ever.

    ``tags`` are words between spaces. Of a competition: its ``category``, and whether a ``lower`` or a ``higher``
    score is ``better``. Of a certificate: whether it is ``closed``, no longer offered. ``step`` is that of an item
    which came later than its curriculum.
    """

    __table_args__ = (
        Index("item_enrollment", "enrollment", "work", "place"),
        Index("item_id", "id"),
        Index("item_competition", "kind", sqlite_where=column("kind") == "competition"),
    )
    enrollment: int = Field(foreign_key="enrollment.number")
    phase: int | None = Field(None, foreign_key="phase.number")
    module: int | None = Field(None, foreign_key="module.number")
    id: str = holds(WORDS)
    kind: str = holds(one_of("a kind of item", KINDS))
    title: str
    work: bool = holds(YES_OR_NO)
    place: int = holds(PLACE)
    lane: int = holds(PLACE)
    left_out: str | None = holds(one_of("a reason to be left out", LEFT_OUT), None)
    low: int = holds(MINUTES)
    likely: int = holds(MINUTES)
    high: int = holds(MINUTES)
    estimated: bool = holds(YES_OR_NO)
    due: str | None = holds(DAY, None)
    first_day: int | None = holds(COUNT, None)
    type: str
    list: str
    by: str
    url: str
    stars: int | None = holds(range_of("stars", 0, 5), None)
    slug: str
    notes: str
    category: str = holds(None, since="")
    better: str = holds(one_of("lower or higher", ("", "lower", "higher")), since="")
    tags: str = holds(None, since="")
    closed: bool = holds(YES_OR_NO, since="0")
    step: int | None = Field(None, foreign_key="step.number")


class Need(Row, table=True):
    """An item or else a module that requires an item or else a module; with a step if it came later."""

    __table_args__ = (Index("need_enrollment", "enrollment"),)
    enrollment: int = Field(foreign_key="enrollment.number")
    item: int | None = Field(None, foreign_key="item.number")
    module: int | None = Field(None, foreign_key="module.number")
    on_item: int | None = Field(None, foreign_key="item.number")
    on_module: int | None = Field(None, foreign_key="module.number")
    step: int | None = Field(None, foreign_key="step.number")


class Entry(ItemFact, table=True):
    """One recorded fact about an item. ``gain``: minutes it took off the remaining effort."""

    __table_args__ = (Index("entry_item", "item"), Index("entry_day", "day"), Index("entry_step", "step"))
    kind: str = holds(one_of("a kind of entry", ENTRIES))
    day: str = holds(DAY)
    minutes: int | None = holds(MINUTES, None)
    percent: int | None = holds(PERCENT, None)
    note: str = ""
    gain: int = holds(range_of("minutes", -100_000_000, 100_000_000))


class State(SQLModel, table=True):
    """What the entries of an item come to: a cache of the log."""

    item: int = Field(primary_key=True, foreign_key="item.number")
    status: str = holds(one_of("a status", STATUSES))
    percent: int = holds(PERCENT)
    remaining: int = holds(MINUTES)
    logged: int = holds(COUNT)
    done_on: str | None = holds(DAY, None)


class Plan(Fact, table=True):
    """Sessions the learner agreed to. ``tasks`` is how many items it was made of, ``planner`` by which planner."""

    start: str = holds(DAY)
    finish: str | None = holds(DAY, None)
    tasks: int = holds(COUNT)
    planner: int = holds(COUNT, since="0")


class Session(SQLModel, table=True):
    """Planned minutes of one item on one day."""

    __table_args__ = (Index("session_item", "item", "plan"), {"sqlite_with_rowid": False})
    plan: int = Field(primary_key=True, foreign_key="plan.number")
    day: str = holds(DAY, primary_key=True)
    position: int = Field(primary_key=True)
    item: int = Field(foreign_key="item.number")
    minutes: int = holds(MINUTES_OF_A_DAY)


class UnplacedItem(SQLModel, table=True):
    """An item a plan has no room for, and why."""

    __tablename__ = "unplaced"

    plan: int = Field(primary_key=True, foreign_key="plan.number")
    item: int = Field(primary_key=True, foreign_key="item.number")
    reason: str
