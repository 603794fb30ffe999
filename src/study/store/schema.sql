-- Made by docs/make.py from tables.py and wing_tables.py.

CREATE TABLE step (
    number INTEGER NOT NULL,
    at VARCHAR NOT NULL,
    day VARCHAR NOT NULL,
    command VARCHAR NOT NULL,
    undone VARCHAR,
    PRIMARY KEY (number),
    CONSTRAINT "step.at: an instant in UTC" CHECK ("at" GLOB '*+00:00' AND "at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S+00:00', "at", '+0 days') IS "at"),
    CONSTRAINT "step.day: a day" CHECK ("day" GLOB '????-??-??' AND "day" >= '0001' AND date("day", '+0 days') IS "day"),
    CONSTRAINT "step.undone: an instant in UTC" CHECK ("undone" GLOB '*+00:00' AND "undone" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S+00:00', "undone", '+0 days') IS "undone")
);

CREATE TABLE record (
    number INTEGER NOT NULL,
    step INTEGER,
    verb VARCHAR NOT NULL,
    machine VARCHAR NOT NULL,
    "index" INTEGER NOT NULL,
    clock INTEGER NOT NULL,
    "key" VARCHAR,
    at VARCHAR,
    day VARCHAR,
    command VARCHAR,
    v INTEGER,
    salt VARCHAR,
    hash VARCHAR,
    text VARCHAR,
    PRIMARY KEY (number),
    FOREIGN KEY(step) REFERENCES step (number),
    CONSTRAINT "record.verb: what a record does" CHECK ("verb" IN ('', 'undo', 'redo', 'forget')),
    CONSTRAINT "record.index: a count" CHECK ("index" BETWEEN 0 AND 1000000000000000),
    CONSTRAINT "record.clock: a count" CHECK ("clock" BETWEEN 0 AND 1000000000000000),
    CONSTRAINT "record.key: words" CHECK ("key" <> ''),
    CONSTRAINT "record.at: an instant in UTC" CHECK ("at" GLOB '*+00:00' AND "at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S+00:00', "at", '+0 days') IS "at"),
    CONSTRAINT "record.day: a day" CHECK ("day" GLOB '????-??-??' AND "day" >= '0001' AND date("day", '+0 days') IS "day"),
    CONSTRAINT "record.v: a count" CHECK ("v" BETWEEN 0 AND 1000000000000000)
);
CREATE INDEX record_machine ON record (machine, "index");
CREATE INDEX record_step ON record (step);

CREATE TABLE here (
    number INTEGER NOT NULL,
    machine VARCHAR NOT NULL,
    learner VARCHAR NOT NULL,
    host VARCHAR NOT NULL,
    file VARCHAR NOT NULL,
    PRIMARY KEY (number),
    CONSTRAINT "here.machine: words" CHECK ("machine" <> ''),
    CONSTRAINT "here.learner: words" CHECK ("learner" <> '')
);

CREATE TABLE machine (
    number INTEGER NOT NULL,
    step INTEGER NOT NULL,
    machine VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY(step) REFERENCES step (number),
    CONSTRAINT "machine.machine: words" CHECK ("machine" <> ''),
    CONSTRAINT "machine.name: words" CHECK ("name" <> '')
);

CREATE TABLE block (
    number INTEGER NOT NULL,
    step INTEGER NOT NULL,
    machine VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY(step) REFERENCES step (number),
    CONSTRAINT "block.machine: words" CHECK ("machine" <> ''),
    CONSTRAINT "block.name: a table" CHECK ("name" IN ('item', 'entry')),
    CONSTRAINT "block.first: a count" CHECK ("first" BETWEEN 0 AND 1000000000000000),
    CONSTRAINT "block.last: a count" CHECK ("last" BETWEEN 0 AND 1000000000000000)
);

CREATE TABLE alias (
    number INTEGER NOT NULL,
    step INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    "row" INTEGER NOT NULL,
    called VARCHAR NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY(step) REFERENCES step (number),
    CONSTRAINT "alias.name: words" CHECK ("name" <> ''),
    CONSTRAINT "alias.called: words" CHECK ("called" <> '')
);

CREATE TABLE sync (
    number INTEGER NOT NULL,
    target VARCHAR NOT NULL,
    auto BOOLEAN NOT NULL,
    at VARCHAR,
    PRIMARY KEY (number),
    CONSTRAINT "sync.auto: yes or no" CHECK ("auto" IN (0, 1)),
    CONSTRAINT "sync.at: an instant in UTC" CHECK ("at" GLOB '*+00:00' AND "at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S+00:00', "at", '+0 days') IS "at")
);

CREATE TABLE part (
    number INTEGER NOT NULL,
    target VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    size INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (number),
    CONSTRAINT "part.size: a count" CHECK ("size" BETWEEN 0 AND 1000000000000000),
    CONSTRAINT "part.last: a count" CHECK ("last" BETWEEN 0 AND 1000000000000000)
);

CREATE TABLE setting (
    number INTEGER NOT NULL,
    step INTEGER NOT NULL,
    "key" VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY(step) REFERENCES step (number),
    CONSTRAINT "setting.key: words" CHECK ("key" <> ''),
    CONSTRAINT "setting.value: a whole number" CHECK ("value" <> '' AND length("value") < 10 AND "value" NOT GLOB '*[^0-9]*')
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
    FOREIGN KEY(step) REFERENCES step (number),
    CONSTRAINT "hours.start: a day" CHECK ("start" GLOB '????-??-??' AND "start" >= '0001' AND date("start", '+0 days') IS "start"),
    CONSTRAINT "hours.mon: minutes of a day" CHECK ("mon" BETWEEN 0 AND 1440),
    CONSTRAINT "hours.tue: minutes of a day" CHECK ("tue" BETWEEN 0 AND 1440),
    CONSTRAINT "hours.wed: minutes of a day" CHECK ("wed" BETWEEN 0 AND 1440),
    CONSTRAINT "hours.thu: minutes of a day" CHECK ("thu" BETWEEN 0 AND 1440),
    CONSTRAINT "hours.fri: minutes of a day" CHECK ("fri" BETWEEN 0 AND 1440),
    CONSTRAINT "hours.sat: minutes of a day" CHECK ("sat" BETWEEN 0 AND 1440),
    CONSTRAINT "hours.sun: minutes of a day" CHECK ("sun" BETWEEN 0 AND 1440),
    CONSTRAINT "hours.every: a number of weeks" CHECK ("every" BETWEEN 1 AND 520)
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
    FOREIGN KEY(step) REFERENCES step (number),
    CONSTRAINT "enrollment.curriculum: words" CHECK ("curriculum" <> ''),
    CONSTRAINT "enrollment.start: a day" CHECK ("start" GLOB '????-??-??' AND "start" >= '0001' AND date("start", '+0 days') IS "start"),
    CONSTRAINT "enrollment.optional: yes or no" CHECK ("optional" IN (0, 1)),
    CONSTRAINT "enrollment.about: a JSON object" CHECK (CASE WHEN json_valid("about") THEN json_type("about") = 'object' ELSE 0 END),
    CONSTRAINT "enrollment.first_week: 0 or 1" CHECK ("first_week" BETWEEN 0 AND 1),
    CONSTRAINT "enrollment.weeks: a number of weeks" CHECK ("weeks" BETWEEN 1 AND 10000)
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
    FOREIGN KEY(enrollment) REFERENCES enrollment (number),
    CONSTRAINT "tracking.active: yes or no" CHECK ("active" IN (0, 1)),
    CONSTRAINT "tracking.weight: a weight" CHECK ("weight" BETWEEN 1 AND 100),
    CONSTRAINT "tracking.due: a day" CHECK ("due" GLOB '????-??-??' AND "due" >= '0001' AND date("due", '+0 days') IS "due"),
    CONSTRAINT "tracking.paused: yes or no" CHECK ("paused" IN (0, 1))
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
    FOREIGN KEY(enrollment) REFERENCES enrollment (number),
    CONSTRAINT "base.own: yes or no" CHECK ("own" IN (0, 1)),
    CONSTRAINT "base.options: a JSON object" CHECK ("options" = '' OR CASE WHEN json_valid("options") THEN json_type("options") = 'object' ELSE 0 END)
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
    CONSTRAINT "phase.id: words" CHECK ("id" <> ''),
    CONSTRAINT "phase.place: a count" CHECK ("place" BETWEEN 0 AND 1000000000000000),
    CONSTRAINT "phase.gone: yes or no" CHECK ("gone" IN (0, 1)),
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
    CONSTRAINT "module.id: words" CHECK ("id" <> ''),
    CONSTRAINT "module.optional: yes or no" CHECK ("optional" IN (0, 1)),
    CONSTRAINT "module.choose: a count" CHECK ("choose" BETWEEN 0 AND 1000000000000000),
    CONSTRAINT "module.place: a count" CHECK ("place" BETWEEN 0 AND 1000000000000000),
    CONSTRAINT "module.gone: yes or no" CHECK ("gone" IN (0, 1)),
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
    CONSTRAINT "item.id: words" CHECK ("id" <> ''),
    CONSTRAINT "item.kind: a kind of item" CHECK ("kind" IN ('topic', 'reading', 'practice', 'project', 'review', 'exam', 'event', 'course', 'book', 'paper', 'video', 'article', 'docs', 'site', 'code', 'competition', 'certificate')),
    CONSTRAINT "item.work: yes or no" CHECK ("work" IN (0, 1)),
    CONSTRAINT "item.place: a place" CHECK ("place" BETWEEN -1 AND 1000000000000000),
    CONSTRAINT "item.lane: a place" CHECK ("lane" BETWEEN -1 AND 1000000000000000),
    CONSTRAINT "item.left_out: a reason to be left out" CHECK ("left_out" IN ('optional', 'ongoing', 'path', 'choice', 'backlog', 'removed')),
    CONSTRAINT "item.low: minutes" CHECK ("low" BETWEEN 0 AND 100000000),
    CONSTRAINT "item.likely: minutes" CHECK ("likely" BETWEEN 0 AND 100000000),
    CONSTRAINT "item.high: minutes" CHECK ("high" BETWEEN 0 AND 100000000),
    CONSTRAINT "item.estimated: yes or no" CHECK ("estimated" IN (0, 1)),
    CONSTRAINT "item.due: a day" CHECK ("due" GLOB '????-??-??' AND "due" >= '0001' AND date("due", '+0 days') IS "due"),
    CONSTRAINT "item.first_day: a count" CHECK ("first_day" BETWEEN 0 AND 1000000000000000),
    CONSTRAINT "item.stars: stars" CHECK ("stars" BETWEEN 0 AND 5),
    CONSTRAINT "item.better: lower or higher" CHECK ("better" IN ('', 'lower', 'higher')),
    CONSTRAINT "item.closed: yes or no" CHECK ("closed" IN (0, 1)),
    FOREIGN KEY(step) REFERENCES step (number)
);
CREATE INDEX item_competition ON item (kind) WHERE kind = 'competition';
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
    FOREIGN KEY(item) REFERENCES item (number),
    CONSTRAINT "entry.kind: a kind of entry" CHECK ("kind" IN ('time', 'done', 'progress', 'skip', 'reopen', 'before', 'note', 'removed')),
    CONSTRAINT "entry.day: a day" CHECK ("day" GLOB '????-??-??' AND "day" >= '0001' AND date("day", '+0 days') IS "day"),
    CONSTRAINT "entry.minutes: minutes" CHECK ("minutes" BETWEEN 0 AND 100000000),
    CONSTRAINT "entry.percent: a percentage" CHECK ("percent" BETWEEN 0 AND 100),
    CONSTRAINT "entry.gain: minutes" CHECK ("gain" BETWEEN -100000000 AND 100000000)
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
    FOREIGN KEY(item) REFERENCES item (number),
    CONSTRAINT "state.status: a status" CHECK ("status" IN ('open', 'started', 'done', 'skipped')),
    CONSTRAINT "state.percent: a percentage" CHECK ("percent" BETWEEN 0 AND 100),
    CONSTRAINT "state.remaining: minutes" CHECK ("remaining" BETWEEN 0 AND 100000000),
    CONSTRAINT "state.logged: a count" CHECK ("logged" BETWEEN 0 AND 1000000000000000),
    CONSTRAINT "state.done_on: a day" CHECK ("done_on" GLOB '????-??-??' AND "done_on" >= '0001' AND date("done_on", '+0 days') IS "done_on")
);

CREATE TABLE "plan" (
    number INTEGER NOT NULL,
    step INTEGER NOT NULL,
    start VARCHAR NOT NULL,
    finish VARCHAR,
    tasks INTEGER NOT NULL,
    planner INTEGER DEFAULT '0' NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY(step) REFERENCES step (number),
    CONSTRAINT "plan.start: a day" CHECK ("start" GLOB '????-??-??' AND "start" >= '0001' AND date("start", '+0 days') IS "start"),
    CONSTRAINT "plan.finish: a day" CHECK ("finish" GLOB '????-??-??' AND "finish" >= '0001' AND date("finish", '+0 days') IS "finish"),
    CONSTRAINT "plan.tasks: a count" CHECK ("tasks" BETWEEN 0 AND 1000000000000000),
    CONSTRAINT "plan.planner: a count" CHECK ("planner" BETWEEN 0 AND 1000000000000000)
);

CREATE TABLE session (
    "plan" INTEGER NOT NULL,
    day VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    item INTEGER NOT NULL,
    minutes INTEGER NOT NULL,
    PRIMARY KEY ("plan", day, position),
    FOREIGN KEY("plan") REFERENCES "plan" (number),
    CONSTRAINT "session.day: a day" CHECK ("day" GLOB '????-??-??' AND "day" >= '0001' AND date("day", '+0 days') IS "day"),
    FOREIGN KEY(item) REFERENCES item (number),
    CONSTRAINT "session.minutes: minutes of a day" CHECK ("minutes" BETWEEN 0 AND 1440)
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
    CONSTRAINT "change.field: a name in the schema" CHECK ("field" <> '' AND "field" NOT GLOB '*[^a-z_]*'),
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
    FOREIGN KEY(step) REFERENCES step (number),
    CONSTRAINT "revision.name: a name in the schema" CHECK ("name" <> '' AND "name" NOT GLOB '*[^a-z_]*'),
    CONSTRAINT "revision.row: a count" CHECK ("row" BETWEEN 0 AND 1000000000000000),
    CONSTRAINT "revision.field: a name in the schema" CHECK ("field" <> '' AND "field" NOT GLOB '*[^a-z_]*')
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
    medal VARCHAR DEFAULT '' NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY(step) REFERENCES step (number),
    FOREIGN KEY(item) REFERENCES item (number),
    CONSTRAINT "result.day: a day" CHECK ("day" GLOB '????-??-??' AND "day" >= '0001' AND date("day", '+0 days') IS "day"),
    CONSTRAINT "result.rank: a rank" CHECK ("rank" BETWEEN 1 AND 1000000000000000),
    CONSTRAINT "result.teams: a number of teams" CHECK ("teams" BETWEEN 1 AND 1000000000000000),
    CONSTRAINT "result.score: a score" CHECK ("score" BETWEEN -1e+300 AND 1e+300),
    CONSTRAINT "result.private: yes or no" CHECK ("private" IN (0, 1)),
    CONSTRAINT "result.medal: a medal" CHECK ("medal" IN ('', 'gold', 'silver', 'bronze'))
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
    cv FLOAT,
    PRIMARY KEY (number),
    FOREIGN KEY(step) REFERENCES step (number),
    FOREIGN KEY(item) REFERENCES item (number),
    CONSTRAINT "submission.at: a day or an instant" CHECK ("at" GLOB '????-??-??*' AND "at" >= '0001' AND date(substr("at", 1, 10), '+0 days') IS substr("at", 1, 10)),
    CONSTRAINT "submission.score: a score" CHECK ("score" BETWEEN -1e+300 AND 1e+300),
    CONSTRAINT "submission.private: a score" CHECK ("private" BETWEEN -1e+300 AND 1e+300),
    CONSTRAINT "submission.cv: a score" CHECK ("cv" BETWEEN -1e+300 AND 1e+300)
);
CREATE INDEX submission_item ON submission (item);

CREATE TABLE milestone (
    number INTEGER NOT NULL,
    step INTEGER NOT NULL,
    item INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    day VARCHAR,
    PRIMARY KEY (number),
    FOREIGN KEY(step) REFERENCES step (number),
    FOREIGN KEY(item) REFERENCES item (number),
    CONSTRAINT "milestone.name: a date of a competition" CHECK ("name" IN ('entry', 'merger')),
    CONSTRAINT "milestone.day: a day" CHECK ("day" GLOB '????-??-??' AND "day" >= '0001' AND date("day", '+0 days') IS "day")
);
CREATE INDEX milestone_item ON milestone (item);

CREATE TABLE medals (
    number INTEGER NOT NULL,
    step INTEGER NOT NULL,
    field VARCHAR NOT NULL,
    gold INTEGER NOT NULL,
    silver INTEGER NOT NULL,
    bronze INTEGER NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY(step) REFERENCES step (number),
    CONSTRAINT "medals.field: what gives medals" CHECK ("field" IN ('notebooks', 'datasets', 'discussion')),
    CONSTRAINT "medals.gold: a count" CHECK ("gold" BETWEEN 0 AND 1000000000000000),
    CONSTRAINT "medals.silver: a count" CHECK ("silver" BETWEEN 0 AND 1000000000000000),
    CONSTRAINT "medals.bronze: a count" CHECK ("bronze" BETWEEN 0 AND 1000000000000000)
);

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
    FOREIGN KEY(item) REFERENCES item (number),
    CONSTRAINT "attempt.day: a day" CHECK ("day" GLOB '????-??-??' AND "day" >= '0001' AND date("day", '+0 days') IS "day"),
    CONSTRAINT "attempt.passed: yes or no" CHECK ("passed" IN (0, 1)),
    CONSTRAINT "attempt.score: a score" CHECK ("score" BETWEEN -1e+300 AND 1e+300)
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
    FOREIGN KEY(enrollment) REFERENCES enrollment (number),
    CONSTRAINT "goal.goal: words" CHECK ("goal" <> ''),
    CONSTRAINT "goal.target: a count" CHECK ("target" BETWEEN 0 AND 1000000000000000),
    CONSTRAINT "goal.first: a day" CHECK ("first" GLOB '????-??-??' AND "first" >= '0001' AND date("first", '+0 days') IS "first"),
    CONSTRAINT "goal.last: a day" CHECK ("last" GLOB '????-??-??' AND "last" >= '0001' AND date("last", '+0 days') IS "last"),
    CONSTRAINT "goal.before: a count" CHECK ("before" BETWEEN 0 AND 1000000000000000),
    CONSTRAINT "goal.active: yes or no" CHECK ("active" IN (0, 1))
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
    FOREIGN KEY(enrollment) REFERENCES enrollment (number),
    CONSTRAINT "journal.week: a Monday" CHECK ("week" GLOB '????-??-??' AND "week" >= '0001' AND date("week", '+0 days') IS "week" AND strftime('%w', "week") = '1'),
    CONSTRAINT "journal.field: a part of the journal" CHECK ("field" IN ('goal', 'plan', 'results'))
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
    FOREIGN KEY(enrollment) REFERENCES enrollment (number),
    CONSTRAINT "lesson.day: a day" CHECK ("day" GLOB '????-??-??' AND "day" >= '0001' AND date("day", '+0 days') IS "day")
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
    FOREIGN KEY(step) REFERENCES step (number),
    CONSTRAINT "deviation.kind: off or extra" CHECK ("kind" IN ('off', 'extra')),
    CONSTRAINT "deviation.first: a day" CHECK ("first" GLOB '????-??-??' AND "first" >= '0001' AND date("first", '+0 days') IS "first"),
    CONSTRAINT "deviation.last: a day" CHECK ("last" GLOB '????-??-??' AND "last" >= '0001' AND date("last", '+0 days') IS "last"),
    CONSTRAINT "deviation.minutes: minutes of a day" CHECK ("minutes" BETWEEN -1440 AND 1440),
    CONSTRAINT "deviation.active: yes or no" CHECK ("active" IN (0, 1))
);

CREATE TABLE slot (
    number INTEGER NOT NULL,
    step INTEGER NOT NULL,
    weekday INTEGER NOT NULL,
    minute INTEGER,
    PRIMARY KEY (number),
    FOREIGN KEY(step) REFERENCES step (number),
    CONSTRAINT "slot.weekday: a weekday" CHECK ("weekday" BETWEEN 0 AND 6),
    CONSTRAINT "slot.minute: a minute of the day" CHECK ("minute" BETWEEN 0 AND 1439)
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
    FOREIGN KEY(module) REFERENCES module (number),
    CONSTRAINT "due.day: a day" CHECK ("day" GLOB '????-??-??' AND "day" >= '0001' AND date("day", '+0 days') IS "day")
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
    FOREIGN KEY(enrollment) REFERENCES enrollment (number),
    CONSTRAINT "priority.active: yes or no" CHECK ("active" IN (0, 1))
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
    FOREIGN KEY(item) REFERENCES item (number),
    CONSTRAINT "pin.day: a day" CHECK ("day" GLOB '????-??-??' AND "day" >= '0001' AND date("day", '+0 days') IS "day"),
    CONSTRAINT "pin.minutes: minutes of a day" CHECK ("minutes" BETWEEN 0 AND 1440),
    CONSTRAINT "pin.active: yes or no" CHECK ("active" IN (0, 1))
);

CREATE TABLE timer (
    number INTEGER NOT NULL,
    step INTEGER NOT NULL,
    item INTEGER NOT NULL,
    event VARCHAR NOT NULL,
    at VARCHAR NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY(step) REFERENCES step (number),
    FOREIGN KEY(item) REFERENCES item (number),
    CONSTRAINT "timer.event: start, stop or cancel" CHECK ("event" IN ('start', 'stop', 'cancel')),
    CONSTRAINT "timer.at: an instant in UTC" CHECK ("at" GLOB '*+00:00' AND "at" >= '0001' AND strftime('%Y-%m-%dT%H:%M:%S+00:00', "at", '+0 days') IS "at")
);

CREATE TABLE undone (
    number INTEGER NOT NULL,
    step INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    "row" VARCHAR NOT NULL,
    PRIMARY KEY (number),
    FOREIGN KEY(step) REFERENCES step (number),
    CONSTRAINT "undone.name: a name in the schema" CHECK ("name" <> '' AND "name" NOT GLOB '*[^a-z_]*'),
    CONSTRAINT "undone.row: JSON" CHECK (json_valid("row"))
);
CREATE INDEX undone_step ON undone (step);

CREATE TABLE membership (
    number INTEGER NOT NULL,
    target VARCHAR NOT NULL,
    cohort VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    share VARCHAR NOT NULL,
    active BOOLEAN NOT NULL,
    PRIMARY KEY (number),
    CONSTRAINT "membership.target: words" CHECK ("target" <> ''),
    CONSTRAINT "membership.cohort: words" CHECK ("cohort" <> ''),
    CONSTRAINT "membership.name: words" CHECK ("name" <> ''),
    CONSTRAINT "membership.active: yes or no" CHECK ("active" IN (0, 1))
);

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
