"""Real life: days off and extra hours, alternating weeks, due dates of parts, pins, pauses, a timer, and undo."""

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
