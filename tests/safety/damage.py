"""Databases with random damage: whether it is told, whether answers stay right, and that nothing makes it worse.

    python -m tests.safety.damage [COUNT [SEED]]      1000 databases by hand, 40 in the tests

Each is the same sound database with bytes flipped, pages zeroed, swapped or overwritten, or its end cut off. Commands
that read are typed on it, then the doctor, then one that writes, then the repair. Of each database it is said which of
these it was:

- told: the doctor or the commands say that it is damaged;
- right: nobody notices, and every answer is the one of the sound database: the damage is where nothing stands;
- silent: nobody notices, and an answer is another, since a letter or a number became another that could stand there;
- wrong: an exit code of 1, a write that lost or changed rows, a repair that left the database unsound.
"""

from __future__ import annotations

import io
import os
import random
import shlex
import sqlite3
import sys
import tempfile
from collections import Counter
from contextlib import closing, redirect_stderr, redirect_stdout, suppress
from pathlib import Path

from study.main import main

PAGE = 4096
LIFE = [
    "enroll hf-four-week --hours 10", "enroll llm-basics", "done 1 --time 2h", "log 2 90m --note Slow", "progress 3 40",
    "skip 4", "goal books 5", "journal --goal Begin", "lesson 'Sleep more'", "add Birds --kind paper --list Papers",
    "due 5 2026-05-01", "off friday --note Wedding", "undo", "pin 6 2026-03-14 --time 30m", "note 7 'Look twice'",
    "kaggle add titanic", "config soft 10m", "replan", "done 5", "amend 2 --time 1h",
    "export all",
]  # fmt: skip
READING = ["today", "list", "history", "entries", "goal", "journal", "show 2", "report --format markdown"]
DUMP = "export all"
"""Everything there is, read and numbered for whoever takes it in."""
Totals = Counter[tuple[str, str, str]]
"""How many databases there are of a kind of damage, a verdict and a way out."""
WRITING = "log 8 1h"
KINDS = ("flipped bytes", "a zeroed page", "swapped pages", "noise", "cut off")


def typed(line: str) -> tuple[int, str]:
    """Type a command in this process; its exit code and what it printed."""
    words, output, errors = shlex.split(line), io.StringIO(), io.StringIO()
    sys.argv = ["study", *words]
    with redirect_stdout(output), redirect_stderr(errors):
        code = main(words)
    return code, output.getvalue() or errors.getvalue()


def damaged(sound: bytes, kind: str, chance: random.Random) -> bytes:
    """The database with damage of a kind."""
    content = bytearray(sound)
    if kind == "flipped bytes":
        for _ in range(chance.randint(1, 8)):
            content[chance.randrange(len(content))] ^= chance.randint(1, 255)
    elif kind == "noise":
        start = chance.randrange(len(content))
        noise = chance.randbytes(min(chance.randint(1, 600), len(content) - start))
        content[start : start + len(noise)] = noise
    elif kind == "cut off":
        del content[chance.randrange(1, len(content)) :]
    else:
        one, other = (chance.randrange(len(content) // PAGE) * PAGE for _ in range(2))
        there = bytes(PAGE) if kind == "a zeroed page" else bytes(content[other : other + PAGE])
        if kind == "swapped pages":
            content[other : other + PAGE] = content[one : one + PAGE]
        content[one : one + PAGE] = there
    return bytes(content)


def rows(path: Path) -> dict[str, Counter[str]]:
    """Every row that can be read, by table."""
    found: dict[str, Counter[str]] = {}
    with (
        suppress(sqlite3.Error, UnicodeDecodeError),
        closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection,
    ):
        connection.text_factory = bytes
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (name,) in names:
            with suppress(sqlite3.Error, UnicodeDecodeError):
                found[name.decode()] = Counter(map(repr, connection.execute(f'SELECT * FROM "{name.decode()}"')))
    return found


def is_worse(before: dict[str, Counter[str]], path: Path) -> bool:
    """Whether a write changed or lost rows beyond the state that it renewed."""
    after = rows(path)
    lost = (before[table] - after.get(table, Counter()) for table in before if table != "state")
    return any(sum(one.values()) for one in lost)


def judged(path: Path, damage: bytes, sound: dict[str, tuple[int, str]]) -> tuple[str, str]:
    """What becomes of one damaged database, and why."""
    path.write_bytes(damage)
    answers = {line: typed(line) for line in READING}
    checked = typed("doctor")
    if fault := next((f"{line}: {text}" for line, (code, text) in answers.items() if code == 1), ""):
        return "wrong", fault
    if path.read_bytes() != damage:
        return "wrong", "reading changed the file"
    before = rows(path)
    written = typed(WRITING)
    if written[0] != 0 and path.read_bytes() != damage:
        return "wrong", f"a refusal changed the file: {written[1]}"
    if written[0] == 1 or (written[0] == 0 and is_worse(before, path)):
        return "wrong", f"{WRITING}: {written[1]}"
    path.write_bytes(damage)
    answers[DUMP] = typed(DUMP)
    path.write_bytes(damage)
    repaired = typed("doctor --repair")
    if repaired[0] not in (0, 5, 6) or (repaired[0] == 0 and typed("doctor")[0] != 0):
        return "wrong", f"repair: {repaired[1]}"
    if checked[0] or all(code == 6 for code, _ in answers.values()):
        return "told", "repaired" if repaired[0] == 0 else "refused"
    differing = [line for line in answers if answers[line] != sound[line]]
    return ("silent", ", ".join(differing)) if differing else ("right", "")


def run(path: Path, count: int, seed: int = 1) -> Totals:
    """Damage the same database so many times; how many there are of each kind, verdict, and way out."""
    totals: Totals = Counter()
    for line in LIFE:
        code, text = typed(line)
        assert code == 0, f"{line}: {text}"
    content, sound = path.read_bytes(), {line: typed(line) for line in [*READING, DUMP]}
    for number in range(seed, seed + count):
        kind = KINDS[number % len(KINDS)]
        verdict, why = judged(path, damaged(content, kind, random.Random(number)), sound)
        if verdict == "wrong":
            print(f"seed {number}, {kind}: {' '.join(why.split())}", flush=True)
        totals[kind, verdict, why if verdict == "told" else ""] += 1
    return totals


def table(totals: Totals) -> str:
    """A line for each kind of damage."""
    lines = ["| damage | databases | told, then repaired | told, not repaired | right | silent | wrong |"]
    lines.append("| --- | --- | --- | --- | --- | --- | --- |")
    for kind in (*KINDS, "all"):
        of = {key[1:]: sum(n for other, n in totals.items() if other[1:] == key[1:] and kind in (other[0], "all"))
              for key in totals}  # fmt: skip
        columns = [("told", "repaired"), ("told", "refused"), ("right", ""), ("silent", ""), ("wrong", "")]
        lines.append(" | ".join([f"| {kind}", str(sum(of.values())), *(str(of.get(one, 0)) for one in columns)]) + " |")
    return "\n".join(lines)


def by_hand(count: int = 1000, seed: int = 1) -> None:
    """Print the table of so many databases, in a folder of their own."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "study.db"
        os.environ.update(STUDY_DB=str(path), STUDY_NOW="2026-03-10T10:00", HOME=folder, COLUMNS="200")
        print(table(run(path, count, seed)))


if __name__ == "__main__":
    by_hand(*map(int, sys.argv[1:]))
