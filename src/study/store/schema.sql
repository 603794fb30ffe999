-- Made by docs/make.py from tables.py and wing_tables.py.

CREATE TABLE step (
    number INTEGER NOT NULL,
    at VARCHAR NOT NULL,
    day VARCHAR NOT NULL,
    command VARCHAR NOT NULL,
    undone VARCHAR,
    PRIMARY KEY (number)
);

CREATE TABLE setting (
    number INTEGER NOT NULL,
    step INTEGER NOT NULL,
    "key" VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY(step) REFERENCES step (number)
);

CREATE TABLE hours (
    number INTEGER NOT NULL,
    step INTEGER NOT NULL,
    start VARCHAR NOT NULL,
    mon INTEGER NOT NULL,
    tue INTEGER NOT NULL,
    wed INTEGER NOT NULL,
    thu INTEGER NOT NULL,
    fri INTEGER NOT NULL,
    sat INTEGER NOT NULL,
    sun INTEGER NOT NULL,
    every INTEGER DEFAULT '1' NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY(step) REFERENCES step (number)
);

CREATE TABLE enrollment (
    number INTEGER NOT NULL,
    step INTEGER NOT NULL,
    curriculum VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    digest VARCHAR NOT NULL,
    start VARCHAR NOT NULL,
    path VARCHAR,
    optional BOOLEAN NOT NULL,
    about VARCHAR NOT NULL,
    first_week INTEGER DEFAULT '1' NOT NULL,
    weeks INTEGER,
    PRIMARY KEY (number),
    FOREIGN KEY(step) REFERENCES step (number)
);

CREATE TABLE tracking (
    number INTEGER NOT NULL,
    step INTEGER NOT NULL,
    enrollment INTEGER NOT NULL,
    active BOOLEAN NOT NULL,
    weight INTEGER NOT NULL,
    due VARCHAR,
    paused BOOLEAN DEFAULT '0' NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY(step) REFERENCES step (number),
    FOREIGN KEY(enrollment) REFERENCES enrollment (number)
);
CREATE INDEX tracking_enrollment ON tracking (enrollment, number);

CREATE TABLE base (
    number INTEGER NOT NULL,
    step INTEGER NOT NULL,
    enrollment INTEGER NOT NULL,
    source VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    own BOOLEAN NOT NULL,
    options VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY(step) REFERENCES step (number),
    FOREIGN KEY(enrollment) REFERENCES enrollment (number)
);
CREATE INDEX base_enrollment ON base (enrollment, number);

CREATE TABLE phase (
    number INTEGER NOT NULL,
    enrollment INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    place INTEGER DEFAULT '0' NOT NULL,
    gone BOOLEAN DEFAULT '0' NOT NULL,
    step INTEGER,
    PRIMARY KEY (number),
    FOREIGN KEY(enrollment) REFERENCES enrollment (number),
    FOREIGN KEY(step) REFERENCES step (number)
);

CREATE TABLE module (
    number INTEGER NOT NULL,
    enrollment INTEGER NOT NULL,
    phase INTEGER NOT NULL,
    id VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    optional BOOLEAN NOT NULL,
    choose INTEGER,
    place INTEGER DEFAULT '0' NOT NULL,
    gone BOOLEAN DEFAULT '0' NOT NULL,
    step INTEGER,
    PRIMARY KEY (number),
    FOREIGN KEY(enrollment) REFERENCES enrollment (number),
    FOREIGN KEY(phase) REFERENCES phase (number),
    FOREIGN KEY(step) REFERENCES step (number)
);

CREATE TABLE item (
    number INTEGER NOT NULL,
    enrollment INTEGER NOT NULL,
    phase INTEGER,
    module INTEGER,
    id VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    work BOOLEAN NOT NULL,
    place INTEGER NOT NULL,
    lane INTEGER NOT NULL,
    left_out VARCHAR,
    low INTEGER NOT NULL,
    likely INTEGER NOT NULL,
    high INTEGER NOT NULL,
    estimated BOOLEAN NOT NULL,
    due VARCHAR,
    first_day INTEGER,
    type VARCHAR NOT NULL,
    list VARCHAR NOT NULL,
    "by" VARCHAR NOT NULL,
    url VARCHAR NOT NULL,
    stars INTEGER,
    slug VARCHAR NOT NULL,
    notes VARCHAR NOT NULL,
    category VARCHAR DEFAULT '' NOT NULL,
    better VARCHAR DEFAULT '' NOT NULL,
    tags VARCHAR DEFAULT '' NOT NULL,
    closed BOOLEAN DEFAULT '0' NOT NULL,
    step INTEGER,
    PRIMARY KEY (number),
    FOREIGN KEY(enrollment) REFERENCES enrollment (number),
    FOREIGN KEY(phase) REFERENCES phase (number),
    FOREIGN KEY(module) REFERENCES module (number),
    FOREIGN KEY(step) REFERENCES step (number)
);
CREATE INDEX item_enrollment ON item (enrollment, work, place);
CREATE INDEX item_id ON item (id);

CREATE TABLE need (
    number INTEGER NOT NULL,
    enrollment INTEGER NOT NULL,
    item INTEGER,
    module INTEGER,
    on_item INTEGER,
    on_module INTEGER,
    step INTEGER,
    PRIMARY KEY (number),
    FOREIGN KEY(enrollment) REFERENCES enrollment (number),
    FOREIGN KEY(item) REFERENCES item (number),
    FOREIGN KEY(module) REFERENCES module (number),
    FOREIGN KEY(on_item) REFERENCES item (number),
    FOREIGN KEY(on_module) REFERENCES module (number),
    FOREIGN KEY(step) REFERENCES step (number)
);
CREATE INDEX need_enrollment ON need (enrollment);

CREATE TABLE entry (
    number INTEGER NOT NULL,
    step INTEGER NOT NULL,
    item INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    day VARCHAR NOT NULL,
    minutes INTEGER,
    percent INTEGER,
    note VARCHAR NOT NULL,
    gain INTEGER NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY(step) REFERENCES step (number),
    FOREIGN KEY(item) REFERENCES item (number)
);
CREATE INDEX entry_day ON entry (day);
CREATE INDEX entry_item ON entry (item);
CREATE INDEX entry_step ON entry (step);

CREATE TABLE state (
    item INTEGER NOT NULL,
    status VARCHAR NOT NULL,
    percent INTEGER NOT NULL,
    remaining INTEGER NOT NULL,
    logged INTEGER NOT NULL,
    done_on VARCHAR,
    PRIMARY KEY (item),
    FOREIGN KEY(item) REFERENCES item (number)
);

CREATE TABLE "plan" (
    number INTEGER NOT NULL,
    step INTEGER NOT NULL,
    start VARCHAR NOT NULL,
    finish VARCHAR,
    tasks INTEGER NOT NULL,
    planner INTEGER DEFAULT '0' NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY(step) REFERENCES step (number)
);

CREATE TABLE session (
    "plan" INTEGER NOT NULL,
    day VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    item INTEGER NOT NULL,
    minutes INTEGER NOT NULL,
    PRIMARY KEY ("plan", day, position),
    FOREIGN KEY("plan") REFERENCES "plan" (number),
    FOREIGN KEY(item) REFERENCES item (number)
)
 WITHOUT ROWID;
CREATE INDEX session_item ON session (item, "plan");

CREATE TABLE unplaced (
    "plan" INTEGER NOT NULL,
    item INTEGER NOT NULL,
    reason VARCHAR NOT NULL,
    PRIMARY KEY ("plan", item),
    FOREIGN KEY("plan") REFERENCES "plan" (number),
    FOREIGN KEY(item) REFERENCES item (number)
);

CREATE TABLE change (
    number INTEGER NOT NULL,
    step INTEGER NOT NULL,
    item INTEGER NOT NULL,
    field VARCHAR NOT NULL,
    "before" VARCHAR,
    "after" VARCHAR,
    entry INTEGER,
    PRIMARY KEY (number),
    FOREIGN KEY(step) REFERENCES step (number),
    FOREIGN KEY(item) REFERENCES item (number),
    FOREIGN KEY(entry) REFERENCES entry (number)
);
CREATE INDEX change_item ON change (item);

CREATE TABLE revision (
    number INTEGER NOT NULL,
    step INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    "row" INTEGER NOT NULL,
    field VARCHAR,
    "before" VARCHAR,
    "after" VARCHAR,
    PRIMARY KEY (number),
    FOREIGN KEY(step) REFERENCES step (number)
);

CREATE TABLE result (
    number INTEGER NOT NULL,
    step INTEGER NOT NULL,
    item INTEGER NOT NULL,
    day VARCHAR NOT NULL,
    rank INTEGER NOT NULL,
    teams INTEGER NOT NULL,
    score FLOAT,
    private BOOLEAN NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY(step) REFERENCES step (number),
    FOREIGN KEY(item) REFERENCES item (number)
);
CREATE INDEX result_item ON result (item);

CREATE TABLE submission (
    number INTEGER NOT NULL,
    step INTEGER NOT NULL,
    item INTEGER NOT NULL,
    at VARCHAR NOT NULL,
    score FLOAT,
    private FLOAT,
    note VARCHAR NOT NULL,
    file VARCHAR NOT NULL,
    ref VARCHAR NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY(step) REFERENCES step (number),
    FOREIGN KEY(item) REFERENCES item (number)
);
CREATE INDEX submission_item ON submission (item);

CREATE TABLE attempt (
    number INTEGER NOT NULL,
    step INTEGER NOT NULL,
    item INTEGER NOT NULL,
    day VARCHAR,
    passed BOOLEAN NOT NULL,
    score FLOAT,
    note VARCHAR NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY(step) REFERENCES step (number),
    FOREIGN KEY(item) REFERENCES item (number)
);
CREATE INDEX attempt_item ON attempt (item);

CREATE TABLE goal (
    number INTEGER NOT NULL,
    step INTEGER NOT NULL,
    enrollment INTEGER,
    goal VARCHAR NOT NULL,
    target INTEGER NOT NULL,
    first VARCHAR NOT NULL,
    last VARCHAR NOT NULL,
    "before" INTEGER,
    active BOOLEAN NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY(step) REFERENCES step (number),
    FOREIGN KEY(enrollment) REFERENCES enrollment (number)
);

CREATE TABLE journal (
    number INTEGER NOT NULL,
    step INTEGER NOT NULL,
    enrollment INTEGER,
    week VARCHAR NOT NULL,
    field VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY(step) REFERENCES step (number),
    FOREIGN KEY(enrollment) REFERENCES enrollment (number)
);
CREATE INDEX journal_week ON journal (week);

CREATE TABLE lesson (
    number INTEGER NOT NULL,
    step INTEGER NOT NULL,
    enrollment INTEGER,
    day VARCHAR,
    text VARCHAR NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY(step) REFERENCES step (number),
    FOREIGN KEY(enrollment) REFERENCES enrollment (number)
);

CREATE TABLE deviation (
    number INTEGER NOT NULL,
    step INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    first VARCHAR NOT NULL,
    last VARCHAR NOT NULL,
    minutes INTEGER,
    note VARCHAR NOT NULL,
    active BOOLEAN NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY(step) REFERENCES step (number)
);

CREATE TABLE slot (
    number INTEGER NOT NULL,
    step INTEGER NOT NULL,
    weekday INTEGER NOT NULL,
    minute INTEGER,
    PRIMARY KEY (number),
    FOREIGN KEY(step) REFERENCES step (number)
);

CREATE TABLE due (
    number INTEGER NOT NULL,
    step INTEGER NOT NULL,
    phase INTEGER,
    module INTEGER,
    day VARCHAR,
    PRIMARY KEY (number),
    FOREIGN KEY(step) REFERENCES step (number),
    FOREIGN KEY(phase) REFERENCES phase (number),
    FOREIGN KEY(module) REFERENCES module (number)
);
CREATE INDEX due_module ON due (module);
CREATE INDEX due_phase ON due (phase);

CREATE TABLE priority (
    number INTEGER NOT NULL,
    step INTEGER NOT NULL,
    item INTEGER,
    module INTEGER,
    phase INTEGER,
    enrollment INTEGER,
    active BOOLEAN NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY(step) REFERENCES step (number),
    FOREIGN KEY(item) REFERENCES item (number),
    FOREIGN KEY(module) REFERENCES module (number),
    FOREIGN KEY(phase) REFERENCES phase (number),
    FOREIGN KEY(enrollment) REFERENCES enrollment (number)
);

CREATE TABLE pin (
    number INTEGER NOT NULL,
    step INTEGER NOT NULL,
    item INTEGER NOT NULL,
    day VARCHAR NOT NULL,
    minutes INTEGER,
    active BOOLEAN NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY(step) REFERENCES step (number),
    FOREIGN KEY(item) REFERENCES item (number)
);

CREATE TABLE timer (
    number INTEGER NOT NULL,
    step INTEGER NOT NULL,
    item INTEGER NOT NULL,
    event VARCHAR NOT NULL,
    at VARCHAR NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY(step) REFERENCES step (number),
    FOREIGN KEY(item) REFERENCES item (number)
);

CREATE TABLE undone (
    number INTEGER NOT NULL,
    step INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    "row" VARCHAR NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY(step) REFERENCES step (number)
);
CREATE INDEX undone_step ON undone (step);

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
