"""One long life with every command that writes: taken back to the first step and taken again, to the byte."""

import json
import shlex
import stat
from pathlib import Path

import pytest

from study.cli.app import COMMANDS, GROUPS
from tests.cli.past import rows, seen
from tests.cli.schools import ACADEMY
from tests.conftest import Study
from tests.loading.kaggle import LIST, SUBMISSIONS, WHOLE

LIFE = """
hours 14
enroll academy.yaml --with-optional --path long --due 2026-06-01
enroll gpt-transformer
@ 2026-03-03T19:00
done hello --time 1h15m --note "at last"
log boat 45m --yesterday
progress boat 40
skip view
reopen view
note boat "The keel comes first"
start boat
@ 2026-03-03T19:40
stop --note "glued"
start scenic
cancel
amend 1 --time 1h05m --on yesterday --note ""
enroll learning-log-2024 --with-optional
@ 2026-03-05
backfill
add "Train a tokenizer" --effort 2-3h --tag nlp --due 2026-05-01
add LoRA --kind paper --list Papers --stars 5 --progress 40
add Car --kind practice --to academy/pick
add Rust --backlog
edit log/train-a-tokenizer --title "Train two tokenizers" --kind project --effort 5h --tag ""
edit log/lora --by Hu --url https://example.org/lora --stars none --notes "Low rank"
include log/lora
exclude log/lora
include "The book"
exclude "The book"
include dreams
exclude dreams
move log/train-a-tokenizer --to academy/goal
move "Train two" --to academy/pick
remove "Train two"
kaggle add titanic --due 2030-01-01
kaggle add store-sales
kaggle result titanic --rank 3 --teams 2000 --score 0.1
kaggle submit titanic --score 0.30000000000000004 --note "trees"
kaggle import list.csv
kaggle import submissions.csv --to store-sales
kaggle import whole.csv --to titanic --team "Beta, Inc"
certificate add "Deep learning" --url https://example.org
certificate attempt "Deep learning" --failed --score 71.3
certificate attempt "Deep learning" --passed
certificate close "Deep learning"
goal books 5 --year 2026 --before 3
goal hours 400
goal books --remove
journal --goal "Find a rhythm" --results "Found one"
journal --goal "" --plan "Sleep"
lesson "Sleep more"
import log.md --as log
due goodbye 2026-05-20
due academy/pick 2026-05-10
due academy/one 2026-05-25
due academy 2026-06-10
due goodbye none
due academy/pick none
due academy none
off friday --note Wedding
off 2026-12-24..2027-01-02
off friday --remove
off --holidays DE-BE
extra saturday 2h
hours --week "sat=6h" --every 2 --from monday
hours 12 --from monday --slot "mon-fri=19:00"
hours --slot "mon=none"
track academy --weight 3
track gpt-transformer --pause
pin boat 2026-03-14 --time 30m
pin scenic 2026-03-14
unpin scenic
replan
replan --hours 10 --from monday
replan --path academy/short --drop optional
replan --path academy/long --with-optional
track gpt-transformer --resume
leave gpt-transformer
leave learning-log-2024
replan --due 2026-07-01
config min-session 20m
config day-start 04:00
@ 2026-03-20
catchup --apply 1
@ 2026-04-20
resume --as-off
leave academy
enroll academy.yaml --continue
leave academy
enroll academy.yaml --path short
done goodbye
amend 2 --remove
publish README.md
"""
ONLY_READ = {
    "today", "report", "deadlines", "compare", "why", "baseline", "plan", "list", "show", "backlog", "curricula",
    "check", "schema", "status", "entries", "forecast", "history", "kaggle", "certificate", "certificate list",
    "export", "export calendar", "export csv", "export json", "export todoist", "export anki",
}  # fmt: skip
BEYOND = {"undo", "redo", "doctor"}
"""What is no step itself, or only mends the cache."""
LOG = "## Books\n\n| Book | Progress |\n| --- | --- |\n| The Rust Book | 30 % |\n\n- [x] Read\n- [ ] Write\n"


@pytest.fixture
def surrounded(study: Study, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Study:
    """A learner with the files that the life speaks of, and an editor that takes over what was planned."""
    for name, text in (
        ("academy.yaml", ACADEMY),
        ("list.csv", LIST),
        ("submissions.csv", SUBMISSIONS),
        ("whole.csv", WHOLE),
        ("log.md", LOG),
        ("README.md", "# Log\n\n<!-- study:begin -->\n<!-- study:end -->\n"),
    ):
        (repository / name).write_text(text, encoding="utf-8")
    editor = tmp_path / "editor.sh"
    editor.write_text("#!/bin/sh\nsed -i 's/^# 2026/2026/' \"$1\"\n", encoding="utf-8")
    editor.chmod(editor.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("EDITOR", str(editor))
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setattr("study.cli.editor.is_there", lambda: True)
    return study


def named(line: str) -> str:
    """The command of a line."""
    first, second = [*line.split(), ""][:2]
    return f"{first} {second}" if f"{first} {second}" in COMMANDS else first


def steps(study: Study) -> int:
    """How many steps hold."""
    return sum(not one["undone"] for one in json.loads(study("history", "--json").output)["steps"])


def test_the_life_has_every_command_that_writes() -> None:
    lived = {named(line) for line in LIFE.strip().splitlines() if not line.startswith("@")}
    assert lived - {"publish"} == set(COMMANDS) - ONLY_READ - BEYOND - {"publish"}
    assert GROUPS <= ONLY_READ


def test_every_command_is_undone_and_redone_to_the_byte(surrounded: Study, tmp_path: Path) -> None:
    study, path = surrounded, tmp_path / "study.db"
    contents: list[dict[str, list[object]]] = [{}]
    for line in LIFE.strip().splitlines():
        if line.startswith("@"):
            study("config", now=line.removeprefix("@ "))
            continue
        answer = study(*shlex.split(line))
        assert answer.code == 0, f"{line}: {answer.errors}"
        taken, told = steps(study), named(line) != "publish"
        assert taken == len(contents) - 1 + told, f"{line}: {taken}"
        if told:
            assert rows(path) != contents[-1], f"{line} changed nothing"
            contents.append(rows(path))
    picture = seen(study)

    for n in reversed(range(1, len(contents) - 1)):
        assert study("undo").code == 0
        assert rows(path) == contents[n], f"step {n + 1} undone"
    assert study("undo").code == 0
    assert not any(rows(path).values())
    for n in range(1, len(contents)):
        assert study("redo").code == 0
        assert rows(path) == contents[n], f"step {n} redone"
    assert seen(study) == picture
    assert study("doctor").code == 0
