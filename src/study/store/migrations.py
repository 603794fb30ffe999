"""Steps that lead a database of any earlier version to the schema of ``study.store.tables``.

The version is the number of steps taken, kept in ``user_version``; ``application_id`` tells our files from others.
A step is never changed once it has landed: the next change of the schema is the next step.
"""

from __future__ import annotations

from collections.abc import Sequence

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3

APPLICATION_ID = 0x53545544  # "STUD"

FIRST_SCHEMA = """
CREATE TABLE step (
    number INTEGER NOT NULL, at VARCHAR NOT NULL, day VARCHAR NOT NULL, command VARCHAR NOT NULL,
    PRIMARY KEY (number)
);
CREATE TABLE setting (
    number INTEGER NOT NULL, step INTEGER NOT NULL, "key" VARCHAR NOT NULL, value VARCHAR NOT NULL,
    PRIMARY KEY (number), FOREIGN KEY (step) REFERENCES step (number)
);
CREATE TABLE hours (
    number INTEGER NOT NULL, step INTEGER NOT NULL, start VARCHAR NOT NULL,
    mon INTEGER NOT NULL, tue INTEGER NOT NULL, wed INTEGER NOT NULL, thu INTEGER NOT NULL,
    fri INTEGER NOT NULL, sat INTEGER NOT NULL, sun INTEGER NOT NULL,
    PRIMARY KEY (number), FOREIGN KEY (step) REFERENCES step (number)
);
CREATE TABLE enrollment (
    number INTEGER NOT NULL, step INTEGER NOT NULL, curriculum VARCHAR NOT NULL, title VARCHAR NOT NULL,
    digest VARCHAR NOT NULL, start VARCHAR NOT NULL, path VARCHAR, optional BOOLEAN NOT NULL, about VARCHAR NOT NULL,
    PRIMARY KEY (number), FOREIGN KEY (step) REFERENCES step (number)
);
CREATE TABLE tracking (
    number INTEGER NOT NULL, step INTEGER NOT NULL, enrollment INTEGER NOT NULL,
    active BOOLEAN NOT NULL, weight INTEGER NOT NULL, due VARCHAR,
    PRIMARY KEY (number),
    FOREIGN KEY (step) REFERENCES step (number), FOREIGN KEY (enrollment) REFERENCES enrollment (number)
);
CREATE INDEX tracking_enrollment ON tracking (enrollment, number);
CREATE VIEW active AS
    SELECT e.number, e.curriculum, e.title, e.start, e.step, t.weight, t.due
    FROM enrollment e JOIN tracking t ON t.number = (SELECT max(number) FROM tracking WHERE enrollment = e.number)
    WHERE t.active;
CREATE TABLE phase (
    number INTEGER NOT NULL, enrollment INTEGER NOT NULL, id VARCHAR NOT NULL, title VARCHAR NOT NULL,
    PRIMARY KEY (number), FOREIGN KEY (enrollment) REFERENCES enrollment (number)
);
CREATE TABLE module (
    number INTEGER NOT NULL, enrollment INTEGER NOT NULL, phase INTEGER NOT NULL,
    id VARCHAR NOT NULL, title VARCHAR NOT NULL, optional BOOLEAN NOT NULL, choose INTEGER,
    PRIMARY KEY (number),
    FOREIGN KEY (enrollment) REFERENCES enrollment (number), FOREIGN KEY (phase) REFERENCES phase (number)
);
CREATE TABLE item (
    number INTEGER NOT NULL, enrollment INTEGER NOT NULL, phase INTEGER, module INTEGER,
    id VARCHAR NOT NULL, kind VARCHAR NOT NULL, title VARCHAR NOT NULL,
    work BOOLEAN NOT NULL, place INTEGER NOT NULL, lane INTEGER NOT NULL, left_out VARCHAR,
    low INTEGER NOT NULL, likely INTEGER NOT NULL, high INTEGER NOT NULL, estimated BOOLEAN NOT NULL,
    due VARCHAR, first_day INTEGER,
    type VARCHAR NOT NULL, list VARCHAR NOT NULL, "by" VARCHAR NOT NULL, url VARCHAR NOT NULL, stars INTEGER,
    slug VARCHAR NOT NULL, notes VARCHAR NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY (enrollment) REFERENCES enrollment (number),
    FOREIGN KEY (phase) REFERENCES phase (number), FOREIGN KEY (module) REFERENCES module (number)
);
CREATE INDEX item_enrollment ON item (enrollment, work, place);
CREATE INDEX item_id ON item (id);
CREATE TABLE need (
    number INTEGER NOT NULL, enrollment INTEGER NOT NULL,
    item INTEGER, module INTEGER, on_item INTEGER, on_module INTEGER,
    PRIMARY KEY (number),
    FOREIGN KEY (enrollment) REFERENCES enrollment (number),
    FOREIGN KEY (item) REFERENCES item (number), FOREIGN KEY (module) REFERENCES module (number),
    FOREIGN KEY (on_item) REFERENCES item (number), FOREIGN KEY (on_module) REFERENCES module (number)
);
CREATE INDEX need_enrollment ON need (enrollment);
CREATE TABLE entry (
    number INTEGER NOT NULL, step INTEGER NOT NULL, item INTEGER NOT NULL, kind VARCHAR NOT NULL, day VARCHAR NOT NULL,
    minutes INTEGER, percent INTEGER, note VARCHAR NOT NULL, gain INTEGER NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY (step) REFERENCES step (number), FOREIGN KEY (item) REFERENCES item (number)
);
CREATE INDEX entry_item ON entry (item);
CREATE INDEX entry_day ON entry (day);
CREATE INDEX entry_step ON entry (step);
CREATE TABLE state (
    item INTEGER NOT NULL, status VARCHAR NOT NULL, percent INTEGER NOT NULL,
    remaining INTEGER NOT NULL, logged INTEGER NOT NULL, done_on VARCHAR,
    PRIMARY KEY (item), FOREIGN KEY (item) REFERENCES item (number)
);
CREATE TABLE "plan" (
    number INTEGER NOT NULL, step INTEGER NOT NULL, start VARCHAR NOT NULL, finish VARCHAR, tasks INTEGER NOT NULL,
    PRIMARY KEY (number), FOREIGN KEY (step) REFERENCES step (number)
);
CREATE TABLE session (
    "plan" INTEGER NOT NULL, day VARCHAR NOT NULL, position INTEGER NOT NULL,
    item INTEGER NOT NULL, minutes INTEGER NOT NULL,
    PRIMARY KEY ("plan", day, position),
    FOREIGN KEY ("plan") REFERENCES "plan" (number), FOREIGN KEY (item) REFERENCES item (number)
) WITHOUT ROWID;
CREATE INDEX session_item ON session (item, "plan");
CREATE TABLE unplaced (
    "plan" INTEGER NOT NULL, item INTEGER NOT NULL, reason VARCHAR NOT NULL,
    PRIMARY KEY ("plan", item),
    FOREIGN KEY ("plan") REFERENCES "plan" (number), FOREIGN KEY (item) REFERENCES item (number)
);
"""

LOG = """
ALTER TABLE item ADD COLUMN category VARCHAR DEFAULT '' NOT NULL;
ALTER TABLE item ADD COLUMN better VARCHAR DEFAULT '' NOT NULL;
ALTER TABLE item ADD COLUMN tags VARCHAR DEFAULT '' NOT NULL;
ALTER TABLE item ADD COLUMN closed BOOLEAN DEFAULT '0' NOT NULL;
CREATE TABLE "change" (
    number INTEGER NOT NULL, step INTEGER NOT NULL, item INTEGER NOT NULL,
    field VARCHAR NOT NULL, "before" VARCHAR, "after" VARCHAR,
    PRIMARY KEY (number),
    FOREIGN KEY (step) REFERENCES step (number), FOREIGN KEY (item) REFERENCES item (number)
);
CREATE INDEX change_item ON "change" (item);
CREATE TABLE result (
    number INTEGER NOT NULL, step INTEGER NOT NULL, item INTEGER NOT NULL, day VARCHAR NOT NULL,
    rank INTEGER NOT NULL, teams INTEGER NOT NULL, score FLOAT, private BOOLEAN NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY (step) REFERENCES step (number), FOREIGN KEY (item) REFERENCES item (number)
);
CREATE INDEX result_item ON result (item);
CREATE TABLE submission (
    number INTEGER NOT NULL, step INTEGER NOT NULL, item INTEGER NOT NULL, at VARCHAR NOT NULL,
    score FLOAT, private FLOAT, note VARCHAR NOT NULL, file VARCHAR NOT NULL, ref VARCHAR NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY (step) REFERENCES step (number), FOREIGN KEY (item) REFERENCES item (number)
);
CREATE INDEX submission_item ON submission (item);
CREATE TABLE attempt (
    number INTEGER NOT NULL, step INTEGER NOT NULL, item INTEGER NOT NULL,
    day VARCHAR, passed BOOLEAN NOT NULL, score FLOAT, note VARCHAR NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY (step) REFERENCES step (number), FOREIGN KEY (item) REFERENCES item (number)
);
CREATE INDEX attempt_item ON attempt (item);
CREATE TABLE goal (
    number INTEGER NOT NULL, step INTEGER NOT NULL, enrollment INTEGER, goal VARCHAR NOT NULL,
    target INTEGER NOT NULL, first VARCHAR NOT NULL, last VARCHAR NOT NULL, "before" INTEGER, active BOOLEAN NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY (step) REFERENCES step (number), FOREIGN KEY (enrollment) REFERENCES enrollment (number)
);
CREATE TABLE journal (
    number INTEGER NOT NULL, step INTEGER NOT NULL, enrollment INTEGER,
    week VARCHAR NOT NULL, field VARCHAR NOT NULL, text VARCHAR NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY (step) REFERENCES step (number), FOREIGN KEY (enrollment) REFERENCES enrollment (number)
);
CREATE INDEX journal_week ON journal (week);
CREATE TABLE lesson (
    number INTEGER NOT NULL, step INTEGER NOT NULL, enrollment INTEGER, day VARCHAR, text VARCHAR NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY (step) REFERENCES step (number), FOREIGN KEY (enrollment) REFERENCES enrollment (number)
);
INSERT INTO goal (step, enrollment, goal, target, first, last, "before", active)
    SELECT e.step, e.number, json_extract(value, '$.goal'), json_extract(value, '$.target'),
        coalesce(json_extract(value, '$.from'), printf('%04d-01-01', min(max(coalesce(json_extract(value, '$.year'),
            substr(json_extract(value, '$.to'), 1, 4), substr(e.start, 1, 4)) + 0, 1), 9999))),
        coalesce(json_extract(value, '$.to'), printf('%04d-12-31', min(max(coalesce(json_extract(value, '$.year'),
            substr(json_extract(value, '$.from'), 1, 4), substr(e.start, 1, 4)) + 0, 1), 9999))),
        json_extract(value, '$.before'), 1
    FROM enrollment e, json_each(e.about, '$.goals');
INSERT INTO journal (step, enrollment, week, field, text)
    SELECT e.step, e.number,
        CASE json_type(value, '$.week') WHEN 'integer'
            THEN date(e.start, '-6 days', 'weekday 1', (7 * json_extract(value, '$.week') - 7) || ' days')
            ELSE date(json_extract(value, '$.week'), '-6 days', 'weekday 1') END,
        f.field, json_extract(value, '$.' || f.field)
    FROM enrollment e, json_each(e.about, '$.journal'),
        (SELECT 'goal' AS field UNION ALL SELECT 'plan' UNION ALL SELECT 'results') f
    WHERE json_extract(value, '$.' || f.field) <> '';
INSERT INTO lesson (step, enrollment, day, text)
    SELECT e.step, e.number, json_extract(value, '$.on'), json_extract(value, '$.text')
    FROM enrollment e, json_each(e.about, '$.lessons');
INSERT INTO attempt (step, item, day, passed, score, note)
    SELECT e.step,
        (SELECT max(number) FROM item WHERE enrollment = e.number)
            - json_array_length(e.about, '$.certificates') + 1 + c.key,
        json_extract(a.value, '$.on'), coalesce(json_extract(a.value, '$.passed'), 0),
        json_extract(a.value, '$.score'), coalesce(json_extract(a.value, '$.note'), '')
    FROM enrollment e, json_each(e.about, '$.certificates') c, json_each(c.value, '$.attempts') a;
UPDATE item SET closed = 1 WHERE number IN (
    SELECT (SELECT max(number) FROM item WHERE enrollment = e.number)
        - json_array_length(e.about, '$.certificates') + 1 + c.key
    FROM enrollment e, json_each(e.about, '$.certificates') c WHERE json_extract(c.value, '$.closed'));
INSERT INTO item (
    enrollment, id, kind, title, work, place, lane, left_out, low, likely, high, estimated,
    type, list, "by", url, stars, slug, notes)
    SELECT e.number, 'backlog-' || (b.key + 1), k.key, json_extract(b.value, '$.title'), k.key IN (
        'topic', 'reading', 'practice', 'project', 'review', 'exam', 'event'),
        (SELECT max(place) FROM item WHERE enrollment = e.number) + 1 + b.key, 0, 'backlog',
        k.value, k.value, k.value, 1,
        coalesce(json_extract(b.value, '$.type'), ''), coalesce(json_extract(b.value, '$.list'), ''),
        coalesce(json_extract(b.value, '$.by'), ''), coalesce(json_extract(b.value, '$.url'), ''),
        json_extract(b.value, '$.stars'), coalesce(json_extract(b.value, '$.slug'), ''),
        coalesce(json_extract(b.value, '$.notes'), '')
    FROM enrollment e, json_each(e.about, '$.backlog') b JOIN json_each(
        '{"topic": 90, "reading": 60, "practice": 180, "project": 480, "review": 120, "exam": 120, "event": 0,
        "course": 2400, "book": 1200, "paper": 180, "video": 30, "article": 60, "docs": 60, "site": 60, "code": 120,
        "competition": 600, "certificate": 1200}') k ON k.key = json_extract(b.value, '$.kind');
INSERT INTO state (item, status, percent, remaining, logged)
    SELECT number, 'open', 0, likely, 0 FROM item WHERE left_out = 'backlog';
UPDATE entry SET kind = 'before', percent = coalesce(percent, 100) WHERE kind IN ('progress', 'done')
    AND minutes IS NULL AND EXISTS (SELECT * FROM item i JOIN enrollment e ON e.number = i.enrollment
        JOIN step s ON s.number = e.step
        WHERE i.number = entry.item AND e.step = entry.step AND s.day = entry.day);
UPDATE state SET done_on = NULL WHERE item IN (SELECT item FROM entry WHERE kind = 'before' AND percent = 100)
    AND (SELECT kind FROM entry WHERE item = state.item ORDER BY number DESC LIMIT 1) = 'before';
"""

MIGRATIONS = (FIRST_SCHEMA, LOG)
VERSION = len(MIGRATIONS)


def migrate(connection: sqlite3.Connection, steps: Sequence[str] = MIGRATIONS) -> None:
    """Take the steps a database has not taken yet, inside the transaction the caller has begun."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    for number, script in enumerate(steps[version:], version + 1):
        for statement in script.split(";"):
            if statement.strip():
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {number}")
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
