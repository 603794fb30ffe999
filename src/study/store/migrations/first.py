"""The first schema."""

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
