"""What changed from each version of the schema to the next; read only where an older database is met.

A migration is never changed once it has landed: the next change of the schema is the next one.
"""

from __future__ import annotations

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
"""From 1 to 2: what was JSON of an enrolment gets tables, and so do results, submissions and changes."""

LIFE = """
ALTER TABLE step ADD COLUMN undone VARCHAR;
ALTER TABLE item ADD COLUMN step INTEGER REFERENCES step (number);
ALTER TABLE hours ADD COLUMN every INTEGER DEFAULT '1' NOT NULL;
ALTER TABLE tracking ADD COLUMN paused BOOLEAN DEFAULT '0' NOT NULL;
ALTER TABLE "change" ADD COLUMN entry INTEGER REFERENCES entry (number);
DROP VIEW active;
CREATE VIEW active AS
    SELECT e.number, e.curriculum, e.title, e.start, e.step, t.weight, t.due, t.paused
    FROM enrollment e JOIN tracking t ON t.number = (SELECT max(number) FROM tracking WHERE enrollment = e.number)
    WHERE t.active;
CREATE TABLE deviation (
    number INTEGER NOT NULL, step INTEGER NOT NULL, kind VARCHAR NOT NULL, first VARCHAR NOT NULL,
    last VARCHAR NOT NULL, minutes INTEGER, note VARCHAR NOT NULL, active BOOLEAN NOT NULL,
    PRIMARY KEY (number), FOREIGN KEY (step) REFERENCES step (number)
);
CREATE TABLE slot (
    number INTEGER NOT NULL, step INTEGER NOT NULL, weekday INTEGER NOT NULL, minute INTEGER,
    PRIMARY KEY (number), FOREIGN KEY (step) REFERENCES step (number)
);
CREATE TABLE due (
    number INTEGER NOT NULL, step INTEGER NOT NULL, phase INTEGER, module INTEGER, day VARCHAR,
    PRIMARY KEY (number), FOREIGN KEY (step) REFERENCES step (number),
    FOREIGN KEY (phase) REFERENCES phase (number), FOREIGN KEY (module) REFERENCES module (number)
);
CREATE TABLE pin (
    number INTEGER NOT NULL, step INTEGER NOT NULL, item INTEGER NOT NULL, day VARCHAR NOT NULL,
    minutes INTEGER, active BOOLEAN NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY (step) REFERENCES step (number), FOREIGN KEY (item) REFERENCES item (number)
);
CREATE TABLE timer (
    number INTEGER NOT NULL, step INTEGER NOT NULL, item INTEGER NOT NULL, event VARCHAR NOT NULL, at VARCHAR NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY (step) REFERENCES step (number), FOREIGN KEY (item) REFERENCES item (number)
);
CREATE TABLE undone (
    number INTEGER NOT NULL, step INTEGER NOT NULL, name VARCHAR NOT NULL, "row" VARCHAR NOT NULL,
    PRIMARY KEY (number), FOREIGN KEY (step) REFERENCES step (number)
);
CREATE INDEX undone_step ON undone (step);
"""
"""From 2 to 3: days off and extra hours, alternating weeks, due dates of parts, pins, pauses, a timer, and undo."""

VIEWS = """
CREATE INDEX due_module ON due (module);
CREATE INDEX due_phase ON due (phase);
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
        i.due AS own_due, i.first_day, i.likely AS effort, i.low, i.high, i.estimated, i.work, i.left_out,
        i.type, i.list, i."by", i.url, i.stars, i.slug, i.notes, i.category, i.better, i.tags, i.closed,
        i.enrollment, a.start, i.phase AS phase_number, i.module AS module_number, m.choose, i.lane, i.place,
        (SELECT max(c.number) FROM "change" c WHERE c.item = i.number AND c.field = 'place') AS put
    FROM item i JOIN active a ON a.number = i.enrollment JOIN state s ON s.item = i.number
        LEFT JOIN phase p ON p.number = i.phase LEFT JOIN module m ON m.number = i.module;
CREATE VIEW followed AS SELECT * FROM kept WHERE left_out IS NOT 'removed';
"""
"""From 3 to 4: the joins that are said again and again are views, and the due dates of parts are found by an index."""

CHOICES = """
CREATE VIEW fallen AS
    SELECT item FROM (
        SELECT i.number AS item, m.choose, s.status IN ('open', 'started') AS waiting,
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
    ) WHERE waiting AND turn > CASE WHEN own > choose THEN own_waiting ELSE max(choose - done, 0) END;
DROP VIEW followed;
DROP VIEW kept;
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
        i.place,
        (SELECT max(c.number) FROM "change" c WHERE c.item = i.number AND c.field = 'place') AS put
    FROM item i JOIN active a ON a.number = i.enrollment JOIN state s ON s.item = i.number
        LEFT JOIN phase p ON p.number = i.phase LEFT JOIN module m ON m.number = i.module;
CREATE VIEW followed AS SELECT * FROM kept WHERE own_left_out IS NOT 'removed';
"""
"""From 4 to 5: what is chosen of a module is one state, which everybody reads."""

UPGRADES = """
CREATE TABLE base (
    number INTEGER NOT NULL, step INTEGER NOT NULL, enrollment INTEGER NOT NULL,
    source VARCHAR NOT NULL, text VARCHAR NOT NULL, own BOOLEAN NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY (step) REFERENCES step (number), FOREIGN KEY (enrollment) REFERENCES enrollment (number)
);
CREATE INDEX base_enrollment ON base (enrollment, number);
CREATE TABLE revision (
    number INTEGER NOT NULL, step INTEGER NOT NULL, name VARCHAR NOT NULL, "row" INTEGER NOT NULL,
    field VARCHAR, "before" VARCHAR, "after" VARCHAR,
    PRIMARY KEY (number), FOREIGN KEY (step) REFERENCES step (number)
);
ALTER TABLE phase ADD COLUMN place INTEGER DEFAULT '0' NOT NULL;
ALTER TABLE phase ADD COLUMN gone BOOLEAN DEFAULT '0' NOT NULL;
ALTER TABLE phase ADD COLUMN step INTEGER REFERENCES step (number);
ALTER TABLE module ADD COLUMN place INTEGER DEFAULT '0' NOT NULL;
ALTER TABLE module ADD COLUMN gone BOOLEAN DEFAULT '0' NOT NULL;
ALTER TABLE module ADD COLUMN step INTEGER REFERENCES step (number);
ALTER TABLE need ADD COLUMN step INTEGER REFERENCES step (number);
UPDATE phase SET place = number;
UPDATE module SET place = number;
DROP VIEW followed;
DROP VIEW kept;
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
"""From 5 to 6: what was enrolled in is kept whole, and phases, modules and needs may change."""

PLANS = """
ALTER TABLE plan ADD COLUMN planner INTEGER DEFAULT '0' NOT NULL;
CREATE TABLE priority (
    number INTEGER NOT NULL, step INTEGER NOT NULL, item INTEGER, module INTEGER, phase INTEGER, enrollment INTEGER,
    active BOOLEAN NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY (step) REFERENCES step (number), FOREIGN KEY (item) REFERENCES item (number),
    FOREIGN KEY (module) REFERENCES module (number), FOREIGN KEY (phase) REFERENCES phase (number),
    FOREIGN KEY (enrollment) REFERENCES enrollment (number)
);
"""
"""From 6 to 7: which planner made a plan, and due dates that come before all others."""

WEEKS = """
ALTER TABLE enrollment ADD COLUMN first_week INTEGER DEFAULT '1' NOT NULL;
ALTER TABLE enrollment ADD COLUMN weeks INTEGER;
ALTER TABLE base ADD COLUMN options VARCHAR DEFAULT '' NOT NULL;
"""
"""From 7 to 8: a plan has weeks of its own, and how a curriculum was imported is kept with it."""

TAKEN_IN = """
DROP VIEW fallen;
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
"""
"""From 8 to 9: what a learner takes in from a module to choose from is wanted beside what is done."""

CHECKS = ""
"""From 9 to 10: columns refuse what they don't hold. Tables get their CHECKs in ``conformity.py``."""

RECORDS = """
CREATE TABLE record (
    number INTEGER NOT NULL, step INTEGER, verb VARCHAR NOT NULL, machine VARCHAR NOT NULL, "index" INTEGER NOT NULL,
    clock INTEGER NOT NULL, "key" VARCHAR, at VARCHAR, day VARCHAR, command VARCHAR,
    v INTEGER, salt VARCHAR, hash VARCHAR, text VARCHAR,
    PRIMARY KEY (number), FOREIGN KEY (step) REFERENCES step (number)
);
CREATE INDEX record_machine ON record (machine, "index");
CREATE INDEX record_step ON record (step);
CREATE TABLE here (
    number INTEGER NOT NULL, machine VARCHAR NOT NULL, learner VARCHAR NOT NULL, host VARCHAR NOT NULL,
    file VARCHAR NOT NULL,
    PRIMARY KEY (number)
);
INSERT INTO record (number, step, verb, machine, "index", clock, at, day, command)
    SELECT n, step, verb, '', n, n, at, day, CASE verb WHEN 'undo' THEN 'study undo' END FROM (
        SELECT row_number() OVER (ORDER BY place, verb DESC, step * CASE verb WHEN '' THEN 1 ELSE -1 END) AS n, *
        FROM (
            SELECT number AS step, '' AS verb, number AS place, NULL AS at, NULL AS day FROM step
            UNION ALL SELECT s.number, 'undo', coalesce((SELECT min(l.number) FROM step l
                WHERE l.number > s.number AND (l.undone IS NULL OR l.at > s.undone)), 9e18), s.undone,
                substr(s.undone, 1, 10) FROM step s WHERE s.undone IS NOT NULL));
"""
"""From 10 to 11: every step is a record, and so is what was undone, before whatever was done next."""

COMPETITIONS = """
ALTER TABLE result ADD COLUMN medal VARCHAR DEFAULT '' NOT NULL;
ALTER TABLE submission ADD COLUMN cv FLOAT;
CREATE TABLE milestone (
    number INTEGER NOT NULL, step INTEGER NOT NULL, item INTEGER NOT NULL, name VARCHAR NOT NULL, day VARCHAR,
    PRIMARY KEY (number), FOREIGN KEY (step) REFERENCES step (number), FOREIGN KEY (item) REFERENCES item (number)
);
CREATE INDEX milestone_item ON milestone (item);
CREATE INDEX item_competition ON item (kind) WHERE kind = 'competition';
CREATE TABLE medals (
    number INTEGER NOT NULL, step INTEGER NOT NULL, field VARCHAR NOT NULL, gold INTEGER NOT NULL,
    silver INTEGER NOT NULL, bronze INTEGER NOT NULL,
    PRIMARY KEY (number), FOREIGN KEY (step) REFERENCES step (number)
);
"""
"""From 11 to 12: all dates of a competition, the learner's own scores, medals as they were told."""

COHORTS = """
CREATE TABLE membership (
    number INTEGER NOT NULL, target VARCHAR NOT NULL, cohort VARCHAR NOT NULL, name VARCHAR NOT NULL,
    share VARCHAR NOT NULL, active BOOLEAN NOT NULL,
    PRIMARY KEY (number)
);
"""
"""From 12 to 13: the group that a machine sends to."""

MACHINES = """
CREATE TABLE machine (
    number INTEGER NOT NULL, step INTEGER NOT NULL, machine VARCHAR NOT NULL, name VARCHAR NOT NULL,
    PRIMARY KEY (number), FOREIGN KEY (step) REFERENCES step (number)
);
CREATE TABLE block (
    number INTEGER NOT NULL, step INTEGER NOT NULL, machine VARCHAR NOT NULL, name VARCHAR NOT NULL,
    first INTEGER NOT NULL, last INTEGER NOT NULL,
    PRIMARY KEY (number), FOREIGN KEY (step) REFERENCES step (number)
);
CREATE TABLE alias (
    number INTEGER NOT NULL, step INTEGER NOT NULL, name VARCHAR NOT NULL, "row" INTEGER NOT NULL,
    called VARCHAR NOT NULL,
    PRIMARY KEY (number), FOREIGN KEY (step) REFERENCES step (number)
);
CREATE TABLE sync (
    number INTEGER NOT NULL, target VARCHAR NOT NULL, auto BOOLEAN NOT NULL, at VARCHAR,
    PRIMARY KEY (number)
);
CREATE TABLE part (
    number INTEGER NOT NULL, target VARCHAR NOT NULL, name VARCHAR NOT NULL, size INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (number)
);
UPDATE record SET v = NULL, salt = NULL, hash = NULL WHERE text IS NULL;
"""
"""From 13 to 14: several machines share records, and numbers are granted to each. No record had left its machine before
then, so each is sealed again, by today's rule."""

MIGRATIONS = (
    LOG,
    LIFE,
    VIEWS,
    CHOICES,
    UPGRADES,
    PLANS,
    WEEKS,
    TAKEN_IN,
    CHECKS,
    RECORDS,
    COMPETITIONS,
    COHORTS,
    MACHINES,
)
