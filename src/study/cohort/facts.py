"""What is asked of a group, as SQL. Days are dates, times minutes; no row has a learner's words in it but the name."""

from __future__ import annotations

from datetime import date

from study.cohort.rules import (
    LEAST_LEARNERS,
    SILENT,
    WEEKS_SEEN,
    Effort,
    ItemTrouble,
    LearnerProgress,
    Stuck,
)
from study.forecast.effort import BETWEEN_LEARNERS, EXTREME, WITHIN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Engine

SHRINKAGE = WITHIN / BETWEEN_LEARNERS**2
"""So many items a learner's pace counts as before any is done: variance between items over that between learners."""

PASSES = 6
"""How often paces and efforts are estimated in turn; they settle in four where all finished the same items."""

SAMPLE = 20_000
"""So many learners fix the efforts to a hundredth; with more, they are only a sample until the last pass."""


def progress(connection: Engine, today: date) -> list[LearnerProgress]:
    """A row for each learner and curriculum, those who lack most first."""
    cursor = connection.execute(_PROGRESS, {"today": today, "weeks": WEEKS_SEEN})
    names = [column[0] for column in cursor.description or ()]
    return [LearnerProgress(**dict(zip(names, row, strict=True))) for row in cursor.fetchall()]


_PROGRESS = """
WITH whole AS (
    SELECT curriculum, sum(minutes) AS minutes, count(*) AS items FROM item GROUP BY curriculum
), aside_ AS (
    SELECT a.learner, i.curriculum, count(*) AS items, sum(i.minutes) AS minutes
    FROM aside a JOIN item i ON i.number = a.item ANTI JOIN finish f ON f.learner = a.learner AND f.item = a.item
    GROUP BY ALL
), done AS (
    SELECT f.learner, i.curriculum, count(*) AS items, sum(i.minutes) AS minutes,
           sum(i.minutes) FILTER (f.day > $today - 7 * $weeks::INT) AS lately
    FROM finish f JOIN item i ON i.number = f.item GROUP BY ALL
), begun AS (
    SELECT learner, curriculum, sum(least(minutes, likely * 9 // 10)) AS minutes FROM (
        SELECT w.learner, i.curriculum, i.minutes AS likely, sum(w.minutes) AS minutes
        FROM work w JOIN item i ON i.number = w.item
            ANTI JOIN finish f ON f.learner = w.learner AND f.item = w.item
            ANTI JOIN aside a ON a.learner = w.learner AND a.item = w.item
        GROUP BY w.learner, w.item, i.curriculum, i.minutes)
    GROUP BY ALL
), told AS (
    SELECT w.learner, i.curriculum,
           sum(w.minutes) FILTER (w.day >= date_trunc('week', $today::DATE)) AS this_week,
           sum(w.minutes) AS four_weeks
    FROM work w JOIN item i ON i.number = w.item
    WHERE w.day > $today - 28 AND w.day <= $today GROUP BY ALL
), following AS (
    SELECT e.learner, e.curriculum, arg_min(i.title, i.place) AS title
    FROM enrollment e JOIN item i USING (curriculum)
        ANTI JOIN finish f ON f.learner = e.learner AND f.item = i.number
        ANTI JOIN aside a ON a.learner = e.learner AND a.item = i.number GROUP BY ALL
), reckoned AS (
    SELECT e.*, whole.items - coalesce(aside_.items, 0) AS items, coalesce(done.items, 0) AS done,
           whole.minutes - coalesce(aside_.minutes, 0) AS minutes, coalesce(done.minutes, 0) AS ended,
           ended + coalesce(begun.minutes, 0) AS finished, coalesce(done.lately, 0) AS lately
    FROM enrollment e JOIN whole USING (curriculum)
        LEFT JOIN aside_ USING (learner, curriculum) LEFT JOIN done USING (learner, curriculum)
        LEFT JOIN begun USING (learner, curriculum)
)
SELECT l.name AS learner, r.curriculum,
       CASE WHEN r.done >= r.items THEN 100
            ELSE least(99, 100 * r.finished // greatest(r.minutes, 1)) END::INT AS percent,
       r.minutes::INT AS effort, greatest(r.minutes - r.finished, 0)::INT AS remaining,
       coalesce(told.this_week, 0)::INT AS this_week, coalesce(told.four_weeks, 0)::INT AS four_weeks,
       following.title AS next_item, r.start, r.planned, l.last_seen,
       greatest($today - l.last_seen, 0)::INT AS silent,
       greatest($today - r.start, 0)::INT / 7.0::DOUBLE AS weeks, r.lately::INT AS done_lately
FROM reckoned r JOIN learner l ON l.number = r.learner
    LEFT JOIN told USING (learner, curriculum) LEFT JOIN following USING (learner, curriculum)
ORDER BY l.name, r.curriculum
"""


def stuck(connection: Engine, today: date) -> list[Stuck]:
    """Who was silent for two weeks with work left, and who has put twice its effort into an item that is not done."""
    cursor = connection.execute(_STUCK, {"today": today, "silent": SILENT})
    return [Stuck(*row) for row in cursor.fetchall()]


_STUCK = """
SELECT l.name, NULL AS item, ($today - l.last_seen)::INT AS silent, NULL AS minutes, NULL AS estimated
FROM learner l
WHERE $today - l.last_seen >= $silent AND EXISTS (
    FROM enrollment e JOIN item i USING (curriculum)
    WHERE e.learner = l.number
      AND NOT EXISTS (FROM finish f WHERE f.learner = l.number AND f.item = i.number)
      AND NOT EXISTS (FROM aside a WHERE a.learner = l.number AND a.item = i.number))
UNION ALL
SELECT l.name, i.title, greatest($today - l.last_seen, 0)::INT, sum(w.minutes)::INT, i.minutes::INT
FROM work w JOIN item i ON i.number = w.item JOIN learner l ON l.number = w.learner
WHERE i.minutes > 0 AND NOT EXISTS (FROM finish f WHERE f.learner = w.learner AND f.item = w.item)
  AND NOT EXISTS (FROM aside a WHERE a.learner = w.learner AND a.item = w.item)
GROUP BY l.number, l.name, i.number, i.title, i.minutes, l.last_seen
HAVING sum(w.minutes) >= 2 * i.minutes
ORDER BY 1, 2 NULLS FIRST
"""


def items(connection: Engine) -> list[ItemTrouble]:
    """The items of all curricula, those that take longest against their estimate first."""
    return [ItemTrouble(*row) for row in connection.execute(_ITEMS, {"extreme": EXTREME}).fetchall()]


_ITEMS = """
SELECT i.curriculum, i.id, i.title, i.minutes::INT, coalesce(f.learners, 0)::INT, coalesce(f.told, 0)::INT,
       exp(f.ratio) AS ratio
FROM item i LEFT JOIN (
    SELECT f.item, count(*) AS learners, count(f.minutes) AS told,
           avg(ln(least(greatest(f.minutes / i.minutes, 1 / $extreme), $extreme))) FILTER (f.minutes > 0) AS ratio
    FROM finish f JOIN item i ON i.number = f.item WHERE i.minutes > 0 GROUP BY f.item
) f ON f.item = i.number
ORDER BY ratio DESC NULLS LAST, i.curriculum, i.place
"""


def efforts(connection: Engine) -> list[Effort]:
    """What each item takes: a lognormal, with the paces of the learners taken out.

    The logarithm of actual over estimated minutes is the learner's pace, plus the item's own, plus chance. Paces are
    drawn to 0 as far as few items tell of them, and both are estimated in turn until they settle.
    """
    connection.execute(_RATIOS)
    connection.execute("CREATE OR REPLACE TEMP TABLE effort AS SELECT number AS item, 0::FLOAT AS level FROM item")
    learners = connection.execute("SELECT count(*) FROM learner").fetchone()
    share = max((learners[0] if learners else 0) // SAMPLE, 1)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE sample AS FROM ratio WHERE hash(learner) % {share} = 0")
    for part in ["sample"] * PASSES + ["ratio"] * (share > 1):
        connection.execute(_PACES.format(part=part), {"shrinkage": SHRINKAGE})
        connection.execute(_EFFORTS.format(part=part))
    return [Effort(*row) for row in connection.execute(_LEARNED, {"least": LEAST_LEARNERS}).fetchall()]


_RATIOS = """
CREATE OR REPLACE TEMP VIEW ratio AS
SELECT f.learner, f.item, ln(least(greatest(f.minutes / i.minutes, 0.1), 10))::FLOAT AS y
FROM finish f JOIN item i ON i.number = f.item WHERE f.minutes > 0 AND i.minutes > 0
"""

_PACES = """
CREATE OR REPLACE TEMP TABLE pace AS
SELECT learner, (sum(y - level) / (count(*) + $shrinkage))::FLOAT AS level
FROM {part} JOIN effort USING (item) GROUP BY learner
"""

_EFFORTS = """
CREATE OR REPLACE TEMP TABLE effort AS
SELECT item, avg(y - pace.level)::FLOAT AS level, coalesce(stddev_samp(y - pace.level), 0)::FLOAT AS deviation,
       count(*) AS learners
FROM {part} JOIN pace USING (learner) GROUP BY item
"""

_LEARNED = """
SELECT i.curriculum, i.id, i.title, i.minutes::INT, (i.minutes * exp(level))::DOUBLE, deviation::DOUBLE, learners::INT
FROM effort JOIN item i ON i.number = effort.item
WHERE learners >= $least ORDER BY i.curriculum, i.place
"""


def silences(connection: Engine, today: date) -> list[tuple[int, bool]]:
    """Days of each silence of two weeks or more, and whether the learner came back after it."""
    cursor = connection.execute(_SILENCES, {"today": today, "silent": SILENT})
    return [(days, came_back) for days, came_back in cursor.fetchall()]


_SILENCES = """
WITH active AS (
    SELECT DISTINCT learner, day FROM (SELECT learner, day FROM finish UNION ALL SELECT learner, day FROM work)
), gap AS (
    SELECT day, lead(day) OVER (PARTITION BY learner ORDER BY day) AS following FROM active
)
SELECT (coalesce(following, $today) - day)::INT AS days, following IS NOT NULL FROM gap
WHERE coalesce(following, $today) - day >= $silent
"""
