"""Records become facts: what steps brought, without those that were taken back, and with what was amended since.

A group has no need to apply records one by one: who finished what, and when, follows from a few tables of theirs, for
all learners at once. A record is a line of JSON (``core/records.py``); a name of an item ends in its id.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

    from duckdb import DuckDBPyConnection as Engine

_SHAPE = """
{"machine": "VARCHAR", "index": "BIGINT", "clock": "BIGINT", "day": "VARCHAR", "rows": {
  "undo": [{"of": "VARCHAR"}], "redo": [{"of": "VARCHAR"}],
  "enrollment": [{"curriculum": "VARCHAR", "start": "VARCHAR"}],
  "tracking": [{"enrollment": "VARCHAR", "active": "INTEGER"}],
  "item": [{"enrollment": "VARCHAR", "id": "VARCHAR", "title": "VARCHAR", "work": "INTEGER", "likely": "BIGINT",
            "place": "BIGINT", "left_out": "VARCHAR"}],
  "entry": [{"item": "VARCHAR", "kind": "VARCHAR", "day": "VARCHAR", "minutes": "BIGINT"}],
  "change": [{"item": "VARCHAR", "entry": "VARCHAR", "field": "VARCHAR", "after": "VARCHAR"}],
  "plan": [{"finish": "VARCHAR"}]}}
"""
"""What is read of a record; all else in it is passed over."""

_PARSED = """
CREATE TEMP TABLE parsed AS
SELECT learner, TRY(from_json(replace(line, '\\\\', '\\'), $shape)) AS r
FROM read_csv({lines}, delim = '\\t', quote = '', escape = '', header = false, max_line_size = 20000000,
    columns = {{'learner': 'VARCHAR', 'line': 'VARCHAR'}})
"""

_HELD = """
CREATE TEMP TABLE record AS
WITH first AS (
    SELECT min(rowid) AS first FROM parsed
    WHERE r.machine IS NOT NULL AND r.index IS NOT NULL GROUP BY learner, r.machine, r.index
), turns AS (
    SELECT learner, r.clock AS clock, r.machine AS machine, r.index AS "index", r.rows.undo AS undo, r.rows.redo AS redo
    FROM parsed WHERE len(r.rows.undo) > 0 OR len(r.rows.redo) > 0
), turned AS (
    SELECT learner, u.of AS id, arg_max(verb, row(clock, machine, "index")) AS verb FROM (
        SELECT learner, clock, machine, "index", 'undo' AS verb, unnest(undo) AS u FROM turns
        UNION ALL SELECT learner, clock, machine, "index", 'redo', unnest(redo) FROM turns) GROUP BY ALL
)
SELECT p.learner, p.r.machine || '.' || p.r.index AS id, row(p.r.clock, p.r.machine, p.r.index) AS turn,
       try_cast(p.r.day AS DATE) AS day, p.r.rows AS "rows"
FROM parsed p JOIN first ON p.rowid = first.first
    LEFT JOIN turned t ON t.learner = p.learner AND t.id = p.r.machine || '.' || p.r.index
WHERE t.verb IS DISTINCT FROM 'undo'
"""
"""Records that hold; the same record twice is one. ``turn`` is their order."""

_NAME = "regexp_extract({0}, '^([^@/]+)(?:@[^/]*)?/(.*?)(?:@[^@/]*)?~*$', ['curriculum', 'id'])"
"""The curriculum of an item's name and its id in it, whatever record brought it."""

_FACTS = (
    f"""
CREATE TEMP TABLE change_ AS SELECT learner, turn, id AS record, c.item, c.entry, c.field, c.after
    FROM (SELECT learner, turn, id, unnest("rows".change) AS c FROM record);
CREATE TEMP TABLE entry_ AS
WITH told AS (
    SELECT learner, turn, id, unnest("rows".entry) AS e, unnest(range(1, len("rows".entry) + 1)) AS place
    FROM record WHERE len("rows".entry) > 0
), amended AS (
    SELECT learner, CASE WHEN starts_with(entry, '#') THEN record || entry ELSE entry END AS entry,
           max(turn) FILTER (field = 'day') AS days, arg_max(after, turn) FILTER (field = 'day') AS day,
           max(turn) FILTER (field = 'minutes') AS times, arg_max(after, turn) FILTER (field = 'minutes') AS minutes,
           max(turn) FILTER (field = 'kind') AS kinds, arg_max(after, turn) FILTER (field = 'kind') AS kind
    FROM change_ WHERE entry IS NOT NULL GROUP BY ALL
)
SELECT t.learner, t.turn, t.place, {_NAME.format("t.e.item")} AS name,
       CASE WHEN a.kinds IS NULL THEN t.e.kind ELSE a.kind END AS kind,
       try_cast(CASE WHEN a.days IS NULL THEN t.e.day ELSE a.day END AS DATE) AS day,
       try_cast(CASE WHEN a.times IS NULL THEN t.e.minutes::VARCHAR ELSE a.minutes END AS BIGINT) AS minutes
FROM told t LEFT JOIN amended a ON a.learner = t.learner AND a.entry = t.id || '#' || t.place;
""",
    """
INSERT INTO learner
SELECT row_number() OVER (ORDER BY learner), learner, m.name, max(r.day)
FROM record r JOIN member m USING (learner) GROUP BY learner, m.name
""",
    """
CREATE TEMP TABLE item_ AS
SELECT learner, turn, split_part(i.enrollment, '@', 1) AS curriculum, i.id AS id, i.title AS title,
       i.likely AS minutes, i.place AS place, i.left_out AS left_out
FROM (SELECT learner, turn, unnest("rows".item) AS i FROM record) WHERE i.work = 1;
INSERT INTO item
SELECT row_number() OVER (ORDER BY curriculum, place, id), curriculum, id, title, minutes, place FROM (
    SELECT curriculum, id, mode(title) AS title, median(minutes)::BIGINT AS minutes, min(place) AS place
    FROM item_ WHERE left_out IS NULL OR left_out <> 'removed' GROUP BY curriculum, id);
INSERT INTO enrollment
WITH told AS (
    SELECT learner, turn, e.curriculum AS curriculum, try_cast(e.start AS DATE) AS start
    FROM (SELECT learner, turn, unnest("rows".enrollment) AS e FROM record)
), tracked AS (
    SELECT learner, split_part(t.enrollment, '@', 1) AS curriculum, arg_max(t.active, turn) AS active
    FROM (SELECT learner, turn, unnest("rows".tracking) AS t FROM record) GROUP BY ALL
), planned AS (
    SELECT learner, arg_max(try_cast(p.finish AS DATE), turn) AS finish
    FROM (SELECT learner, turn, unnest("rows".plan) AS p FROM record) GROUP BY learner
)
SELECT l.number, t.curriculum, arg_max(t.start, t.turn), any_value(p.finish)
FROM told t JOIN learner l ON l.id = t.learner LEFT JOIN planned p ON p.learner = t.learner
    LEFT JOIN tracked k ON k.learner = t.learner AND k.curriculum = t.curriculum
WHERE coalesce(k.active, 1) = 1 GROUP BY ALL HAVING arg_max(t.start, t.turn) IS NOT NULL;
""",
    """
CREATE TEMP TABLE status AS
SELECT l.number AS learner, i.number AS item,
       arg_max(e.kind, (e.turn, e.place)) FILTER (e.kind IN ('done', 'skip', 'reopen')) AS kind,
       arg_max(e.day, (e.turn, e.place)) FILTER (e.kind = 'done') AS day,
       sum(e.minutes) FILTER (e.minutes > 0) AS minutes
FROM entry_ e JOIN learner l ON l.id = e.learner
    JOIN item i ON i.curriculum = e.name.curriculum AND i.id = e.name.id GROUP BY ALL;
INSERT INTO finish SELECT learner, item, day, minutes FROM status WHERE kind = 'done' AND day IS NOT NULL;
INSERT INTO work
SELECT l.number, i.number, e.day, e.minutes
FROM entry_ e JOIN learner l ON l.id = e.learner JOIN item i ON i.curriculum = e.name.curriculum AND i.id = e.name.id
WHERE e.minutes > 0 AND e.day IS NOT NULL;
INSERT INTO aside
SELECT learner, item FROM status WHERE kind = 'skip'
UNION SELECT l.number, i.number FROM item_ o JOIN learner l ON l.id = o.learner
    JOIN item i ON i.curriculum = o.curriculum AND i.id = o.id WHERE o.left_out IS NOT NULL;
""",
)
"""From records to the tables of the engine: what was told, the learners, the curricula, and what became of items."""


def take_lines(connection: Engine, lines: Path, names: dict[str, str]) -> None:
    """The facts of a file with a learner, a tab and a record in each line; backslashes are doubled, as COPY does.

    ``names`` are those the learners go by; who has none there has left, or never joined, and is passed over.
    """
    connection.execute("CREATE TEMP TABLE member (learner VARCHAR, name VARCHAR)")
    if names:
        connection.execute("INSERT INTO member SELECT unnest($1), unnest($2)", [list(names), list(names.values())])
    if not lines.stat().st_size:  # of an empty file DuckDB can't tell how it is laid out
        return
    connection.execute(_PARSED.format(lines=text(lines)), {"shape": _SHAPE})
    connection.execute(_HELD)
    for statement in _FACTS:
        connection.execute(statement)


def text(path: Path) -> str:
    """A path as SQL has it."""
    return "'" + str(path).replace("'", "''") + "'"
