"""Statements are texts, so every one of them is run, and proved against the schema that SQLModel declares."""

import ast
import re
import shlex
import shutil
import sqlite3
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

import pytest

import study as package
from study.core.records import sealed
from study.core.values import replace
from study.store import items, merge, records, rows
from study.store.database import transaction
from study.store.workspace import Workspace
from tests.conftest import Study
from tests.program.life import ANSWERS, END, furnish, live, type_in
from tests.store.declared import DATABASES, declared
from tests.store.recorder import Asked, Recorder, explained

ELSE = """
enroll river.yaml
upgrade river river-2.yaml --accept all
undo
redo
edit river/spring --title Springs
check own.yaml
leave river
report --format html
goal nlp 5
done 9999
show academy
open academy
enroll self-teaching-26-weeks --plan-materials
done 'review all the math'
leave self-teaching-26-weeks
enroll self-teaching-26-weeks --weeks 26
leave self-teaching-26-weeks
enroll hollow.yaml
add Work --to hollow/empty
leave hollow
leave llm-basics
leave trifles
leave academy
today
note 1 Once --key once
note 1 Once --key once
export all -o all.jsonl
"""
"""What neither the life nor a look at its end comes to."""
SMALL = {
    "SCAN e", "SCAN setting", "SCAN hours", "SCAN deviation", "SCAN pin", "SCAN priority", "SCAN d", "SCAN plan",
    "SCAN json_each VIRTUAL TABLE INDEX 3:", "SCAN m", "SCAN (subquery)", "SCAN f",
    "SCAN j", "SCAN here", "SCAN block",
}  # fmt: skip
"""Tables with a row for a curriculum, a setting, a change of hours or a day off, a pin, a due date, a plan; the
materials that stand in two places; the journal; the machines this was on, and their numbers; and the modules, with the
items of those to choose from."""


ELSEWHERE = {"server", "cohort", "salvage.py"}
"""Statements for PostgreSQL, DuckDB and damaged files; tests/server, tests/cohort and tests/safety run them."""


RARE = ("REINDEX", "new.execute(sql)", "DELETE FROM undone WHERE number")
"""What only a damaged index, a damaged copy and an undo that is merged need: tests of the doctor, damage and sync."""


class Counter(sqlite3.Connection):
    """Counts, ten at a time, the steps of SQLite's virtual machine: a cost that does not depend on the machine."""

    steps: ClassVar[int] = 0

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self.set_progress_handler(self._count, 10)

    def _count(self) -> int:
        Counter.steps += 10
        return 0


def topics(count: int) -> str:
    """A curriculum of so many hours."""
    head = "curriculum: long\ntitle: Long\nphases:\n- title: One\n  items:\n"
    return head + "".join(f"  - {{topic: Number {n}, effort: 1h}}\n" for n in range(count))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Asked]:
    """Everything asked of SQLite from here on."""
    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=Recorder))
    Recorder.asked.clear()
    return Recorder.asked


@pytest.fixture
def toured(study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: list[Asked]) -> list[Asked]:
    """What is asked in the course of every command."""
    furnish(tmp_path, monkeypatch)
    study("today")
    live(study)
    for lines in ANSWERS.values():
        type_in(study, lines[0], now=END)
    study("today", columns=140)
    for line in ELSE.strip().splitlines():
        study(*shlex.split(line))
    connection = sqlite3.connect(tmp_path / "study.db")
    connection.execute("DELETE FROM state WHERE item = 1")
    connection.execute("DROP INDEX entry_day")
    connection.commit()
    connection.close()
    repaired = study("doctor", "--repair")
    assert repaired.code == 0, repaired
    monkeypatch.setenv("STUDY_DB", str(tmp_path / "again.db"))
    assert study("import", "all.jsonl").code == 0
    grow_old(study, tmp_path / "again.db")
    share(study, tmp_path, monkeypatch)
    with Workspace().reading() as connection:
        items.titles_like(connection, "tit")
    with suppress(KeyError), Workspace().reading():
        raise KeyError
    return asked


def grow_old(study: Study, path: Path) -> None:
    """A database older than records, of which a step in the middle is taken back, and one comes from elsewhere."""
    shutil.copyfile(DATABASES[9], path)
    with transaction(str(path)) as connection:
        connection.execute("DELETE FROM membership")  # of a group whose folder is elsewhere
    for line in ("history --json", "replan --hours 9", "undo"):
        assert study(*line.split(), now=END).code == 0
    assert study("export", "all", "-o", "all.jsonl").code == 0
    with transaction(str(path)) as connection:
        merge.undo(connection, 30, "2026-05-19T19:35:00+00:00", "2026-05-19")
        enrolled = next(record for record in records.sealed(connection) if "item" in record.rows)
        other = replace(enrolled, machine="elsewhere", index=1)
        merge.merge(connection, [replace(other, hash=sealed(other, ""))])
        undo = [record for record in records.sealed(connection) if record.verb][-1]
        for strange in (
            replace(enrolled, machine="newer", index=1, v=99),
            replace(enrolled, machine="zz", index=1, clock=undo.clock - 1),
        ):
            merge.merge(connection, [replace(strange, hash=sealed(strange, ""))])


def share(study: Study, folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Two machines share what they do; one is put back to what it was before, and goes on."""
    desk, lap = str(folder / "again.db"), str(folder / "lap.db")
    for database, line in (
        (desk, "sync init share --machine desk"), (lap, "sync init share --machine lap"), (lap, "sync status"),
        (lap, "add Two --to log"), (desk, "sync"), (desk, "add Three --to log"), (desk, "sync"),
    ):  # fmt: skip
        patch.setenv("STUDY_DB", database)
        assert study(*line.split(), now=END).code == 0, line
    patch.setenv("STUDY_DB", lap)
    before = Path(lap).read_bytes()
    assert study("note", "Two", "Once").code == study("sync").code == 0
    Path(lap).write_bytes(before)
    assert study("note", "Two", "Twice").code == study("sync").code == study("sync", "leave").code == 0


def sites() -> dict[tuple[str, int], range]:
    """Where the program asks something of SQLite: file and first line, with all its lines."""
    found = {}
    for path in Path(package.__file__).parent.rglob("*.py"):
        if path.parent.name in ELSEWHERE or path.name in ELSEWHERE:
            continue
        if path != Path(rows.__file__):  # its statements are those of its callers; test_rows.py proves it
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if (
                    isinstance(node, ast.Call)
                    and asks(node.func)
                    and not any(part in ast.unparse(node) for part in RARE)
                ):
                    found[str(path), node.lineno] = range(node.lineno, (node.end_lineno or node.lineno) + 1)
    return found


def asks(function: ast.expr) -> bool:
    """Whether a call of this asks something of SQLite, itself or through ``rows``."""
    match function:
        case ast.Attribute(attr="execute" | "executemany"):
            return True
        case ast.Attribute(value=ast.Name("writer"), attr="append"):
            return True
        case ast.Attribute(
            value=ast.Name("rows"), attr="values" | "value" | "cell" | "column" | "day" | "insert" | "insert_all"
        ):
            return True
    return False


def test_every_statement_of_the_program_was_run(toured: list[Asked]) -> None:
    reached = {(one.file, one.line) for one in toured}

    never = [site for site, lines in sites().items() if not any((site[0], line) in reached for line in lines)]

    names = " ".join(f"{Path(file).parent.name}/{Path(file).name}:{line}" for file, line in never)
    assert names == ""


def test_every_statement_fits_the_schema_that_sqlmodel_declares(toured: list[Asked]) -> None:
    schema = declared()
    verbs = ("SELECT", "INSERT", "UPDATE", "DELETE", "WITH")
    statements = {one.sql for one in toured if one.sql.split()[0] in verbs and '"new ' not in one.sql}
    assert len(statements) > 40

    for sql in statements:
        explained(schema, sql)


@pytest.mark.parametrize("words", [["today"], ["done", "7"], ["done", "7-9"], ["log", "7", "15m"]], ids=" ".join)
@pytest.mark.parametrize("now", ["2026-03-02", "2026-04-20"])
def test_the_commands_of_every_day_search_and_never_scan(
    study: Study, asked: list[Asked], words: list[str], now: str
) -> None:
    for curriculum in ("gpt-transformer", "learning-log-2024", "hf-four-week"):
        study("enroll", curriculum)
    asked.clear()

    assert study(*words, now=now).code == 0

    connection = sqlite3.connect(Workspace().path)
    for one in asked:
        if one.sql.split()[0] == "SELECT" and "sqlite_master" not in one.sql:
            steps = [
                re.sub(r"-\d+", "", row[3]).replace("SCAN TABLE", "SCAN")
                for row in explained(connection, one.sql, one.values, True)
            ]
            assert {step for step in steps if step.startswith("SCAN")} <= SMALL, one.sql


@pytest.mark.parametrize("words", [["today"], ["done", "7"]], ids=" ".join)
def test_the_commands_of_every_day_cost_the_same_however_long_the_plan(
    study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=Counter))
    costs = []
    for count in (1500, 6000):
        monkeypatch.setenv("STUDY_DB", str(tmp_path / f"{count}.db"))
        curriculum = tmp_path / f"{count}.yaml"
        curriculum.write_text(topics(count), encoding="utf-8")
        assert study("enroll", str(curriculum)).code == 0
        Counter.steps = 0
        assert study(*words).code == 0
        costs.append(Counter.steps)

    assert costs[1] < costs[0] * 1.15
