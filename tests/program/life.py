"""One rich life: every command that writes, ending with two curricula side by side.

These are the command lines for whatever must hold for all commands: what they answer, that they can be taken back,
that their statements fit the schema.
"""

import os
import shlex
from collections.abc import Collection, Iterator
from pathlib import Path

import pytest

from tests.conftest import MONDAY, Answer, Study
from tests.enroll.schools import ACADEMY, SCHOOL
from tests.kaggle.tables import LIST, SUBMISSIONS, WHOLE

RIVER = """
curriculum: river
title: Down the river
pace: 7h/week
phases:
  - phase: upper
    title: The upper river
    modules:
      - module: spring
        title: The spring
        due: 2026-05-06
        items:
          - {topic: Source, effort: 2h}
          - {reading: Brooks, effort: 1h, due: 2026-05-04}
          - {topic: Foam, effort: 30m}
          - {topic: Moss, effort: 1h}
      - module: rapids
        title: The rapids
        parallel: true
        due: 2026-06-20
        items: [{practice: Paddle, effort: 3h}, {practice: Roll, effort: 2h, id: roll}]
        resources: [{book: White water, effort: 4h, stars: 4, url: https://example.org/white, tags: [boats]}]
      - module: falls
        title: The falls
        parallel: true
        due: 2026-05-30
        requires: [rapids]
        items: [{project: Portage, effort: 5h, notes: Carry it.}, {topic: Eddies, effort: 30m}]
  - phase: lower
    title: The lower river
    modules:
      - module: delta
        title: The delta
        optional: true
        items: [{topic: Birds, effort: 2h}, {topic: Reeds, effort: 1h}]
      - module: harbour
        title: The harbour
        choose: 1
        items: [{project: Pier, effort: 30h}, {project: Lighthouse, effort: 8h}]
      - module: sea
        title: The sea
        items: [{topic: Tides, effort: 90m}, {exam: Open water, effort: 1h, due: 2026-07-01}]
competitions: [{competition: Regatta, slug: regatta, due: 2026-06-30}]
certificates: [{certificate: Skipper, due: 2026-09-01, attempts: [{on: 2026-02-01, passed: false, score: 40}]}]
goals: [{goal: books, target: 3, year: 2026}]
journal: [{week: 1, goal: Get wet, plan: Read}]
lessons: [{text: Wear a vest, on: 2026-01-10}]
backlog: [Canoes, {paper: On waves, stars: 3}]
"""
"""Modules side by side of which the third needs the second and is due before it; dates at every height."""

TRIFLES = """
curriculum: trifles
title: Trifles
phases: [{title: Odds, items: [{topic: Nib, effort: 0}, {topic: Ink, effort: 0}, {topic: Blot, effort: 0}]}]
"""
"""Work that has no time to pin."""

RIVER_2 = (
    RIVER.replace("{reading: Brooks, effort: 1h", "{reading: Brooks and becks, effort: 90m")
    .replace("title: Down the river", "title: Down the river, anew")
    .replace("{topic: Moss, effort: 1h}", "{topic: Moss one, effort: 30m}\n          - {topic: Moss two, effort: 30m}")
    .replace("requires: [rapids]", "requires: [rapids, spring]")
    .replace("due: 2026-06-20", "due: 2026-06-22")
    .replace("- module: delta", "- module: marsh\n        requires: [spring]")
    .replace("title: The delta", "title: The marsh")
    .replace("[{topic: Birds, effort: 2h}, {topic: Reeds, effort: 1h}]", "[{topic: Mud, effort: 1h, done: true}]")
    .replace("{text: Wear a vest, on: 2026-01-10}", "Wear two vests")
    .replace("  - phase: lower", "  - phase: middle\n    title: Middle\n    items: [Islands]\n  - phase: lower")
)
"""What its author made of the river later."""

TRIFLES_2 = TRIFLES.replace("{topic: Ink, effort: 0}", "{topic: Pen and ink, effort: 0}, {topic: Quill, effort: 0}")

KAGGLE = r"""#!/bin/sh
case "$*" in
*list*) printf 'ref,deadline,category,teamCount,userHasEntered,userRank\nregatta,2026-07-05,Featured,360,True,11\n';;
*) echo "No submissions found";;
esac
"""
"""The learner's own `kaggle` tool."""

FILES = {
    "academy.yaml": ACADEMY,
    "school.yaml": SCHOOL,
    "river.yaml": RIVER,
    "trifles.yaml": TRIFLES,
    "river-2.yaml": RIVER_2,
    "trifles-2.yaml": TRIFLES_2,
    "faulty.yaml": "curriculum: faulty\ntitel: Faulty\nphases: [{title: One, items: [{topic: A, effort: soon}]}]\n",
    "hollow.yaml": "curriculum: hollow\ntitle: Hollow\nphases: [{title: One, modules: [{title: Empty, choose: 1}]}]\n",
    "own.yaml": "curriculum: log\ntitle: My log\nphases: [{title: One, items: [Rust]}]\n",
    "list.csv": LIST,
    "submissions.csv": SUBMISSIONS,
    "whole.csv": WHOLE,
    "log.md": "## Books\n\n| Book | Progress |\n| --- | --- |\n| The Rust Book | 30 % |\n\n- [x] Read\n- [ ] Write\n\n"
    "## Why\n\nThere is nothing like a book.\n",
    "more.md": "## Papers\n\n- [x] Attention\n- [ ] On birds\n\n## Courses\n\n- Rowing (60 %)\n",
    "README.md": "# Log\n\n<!-- study:begin -->\n<!-- study:end -->\n",
}
"""The files that the life speaks of."""

_LIFE = """
hours 14
enroll academy.yaml --with-optional --path long --due 2026-06-01
enroll school.yaml
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
include academy/the-book
exclude academy/the-book
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
track school --pause
pin boat 2026-03-14 --time 30m
pin scenic 2026-03-14
unpin scenic
replan
replan --hours 10 --from monday
replan --path academy/short --drop optional
replan --path academy/long --with-optional
track school --resume
leave school
leave learning-log-2024
replan --due 2026-07-01
config block 20m
config soft 10m
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
@ 2026-04-27T09:00
enroll river.yaml --hours 9
enroll trifles.yaml
done nib
skip blot
track river --weight 4
track academy --weight 3
hours --week "mon-fri=1h,sat=2h" --from 2026-05-18
extra 2026-05-24 24h --note "A day and a night"
off 2026-05-21..2026-05-22 --note Hike
done source --time 1h30m --note "Cold"
progress brooks 40
skip foam
exclude tides
include birds
note roll "Left side first"
due river 2026-07-15
pin paddle 2026-05-23 --time 45m
replan
@ 2026-05-13T18:00
upgrade trifles trifles-2.yaml
replan
done paddle --on 2026-05-12 --time 2h
log roll 20m --yesterday
goal papers 4
journal --goal "Reach the falls" --results "Half way"
certificate attempt Skipper --passed --score 88
kaggle result regatta --rank 12 --teams 340
@ 2026-05-19T19:10
due portage 2026-05-29 --first
track river --hours 2 --within
kaggle dates regatta --entry 2026-05-21 --merger 2026-06-23
kaggle submit regatta --score 0.5 --cv 0.45
kaggle medals notebooks --bronze 2
kaggle sync nowhere
start roll
cohort init circle
cohort join circle --as Ada
cohort leave
"""


def _with_moments(text: str) -> Iterator[tuple[str, str]]:
    """Command lines with the moments at which they are typed."""
    now = MONDAY
    for line in text.strip().splitlines():
        if line.startswith("@"):
            now = line.removeprefix("@ ")
        else:
            yield now, line


LIFE = list(_with_moments(_LIFE))
"""Command lines with the moments at which they are typed."""
END = "2026-05-19T19:35"
"""The moment at which the life is looked at."""

_JOINED = "cohort init circle; cohort join circle --as Ada"

ANSWERS: dict[str, list[str]] = {
    "today": ["today", "@ 2026-06-15T08:00; today", "@ 2026-05-24T08:00; today", "today --date 2026-05-24"],
    "done": ["done roll", "done moss hello --on yesterday --time 40m --note Both", "done source", "done 86-87"],
    "report": ["report", "report --all", "report --format markdown", "report --format html"],
    "replan": [
        "replan", "replan --hours 12 --from monday --dry-run", "replan --drop optional --dry-run",
        "replan --path academy/long --with-optional --dry-run", "replan --strict", "replan --by-pace",
        "replan --by-hours --dry-run", "replan --by-pace --by-hours",
    ],
    "plan": ["plan", "plan --weeks 1", "plan --calendar", "plan --calendar --weeks 1"],
    "list": ["list", "list --status open --kind topic", "list --tag nlp"],
    "show": [
        "show 89", "show roll", "show portage", "show birds", "show titanic", "show skipper", "show river",
        "show 'upper river'", "show river/rapids", "show academy.yaml", "show llm-basics",
    ],
    "open": ["open 'white water'", "open river", "open portage"],
    "progress": ["progress moss 50", "progress roll 90 --on yesterday --note Nearly"],
    "log": ["log moss 30m", "log roll 3h --on 2026-05-17 --note Long"],
    "skip": ["skip moss", "skip portage eddies --note Enough"],
    "reopen": ["reopen foam", "reopen source"],
    "note": ["note moss Green", "note roll"],
    "start": ["start moss", "cancel; start moss"],
    "stop": ["stop", "stop --time 20m --note Wet"],
    "status": ["status", "cancel; status"],
    "cancel": ["cancel", "cancel; cancel"],
    "entries": ["entries", "entries roll", "entries --from 2026-05-01 --to 2026-05-12"],
    "amend": [
        "amend 37 --time 1h --on 2026-05-11 --note Dry", "amend 33 --percent 70", "amend 36 --remove",
        "amend 9 --time 2h", "amend 999 --remove",
    ],
    "backfill": ["backfill --from 2026-05-16", "backfill"],
    "hours": ["hours", "hours 10", 'hours --week "sat=3h" --every 2 --from monday', "hours --slot sat=10:00"],
    "off": ["off --list", "off friday --note Rest", "off 2026-05-21..2026-05-22 --remove"],
    "extra": ["extra saturday 2h", "extra 2026-05-24 24h", "extra 2026-05-24 0"],
    "track": [
        "track river --weight 1", "track river --weight 5", "track academy --weight 3 --pause",
        "track academy --pause", "track river --weight 2", "track", "track river --hours 3",
    ],
    "due": [
        "due roll 2026-06-20 --first", "due portage --first off", "due pier 2026-06-05", "due river none",
        "due academy/goal 2026-05-20", "due river/spring",
    ],
    "deadlines": ["deadlines"],
    "pin": ["pin pier 2026-05-23 --time 1h", "pin pier 2026-05-20 --time 2h", "pin"],
    "unpin": ["pin pier 2026-05-23 --time 1h; unpin pier", "unpin pier"],
    "why": ["why portage", "why brooks", "why pier", "why reeds", "why foam", "why car", "why lighthouse"],
    "compare": ["compare '--hours 12' '--drop optional' '--path academy/long'"],
    "forecast": ["forecast --rounds 200"],
    "baseline": ["baseline"],
    "catchup": ["catchup", "@ 2026-06-15T08:00; cancel; catchup", "catchup --apply 1", "catchup --apply 2"],
    "resume": ["resume", "@ 2026-06-15T08:00; cancel; resume", "@ 2026-06-15T08:00; cancel; resume --as-off"],
    "curricula": ["curricula", "curricula llm-basics", "curricula llm-basics -o mine.yaml"],
    "enroll": [
        "enroll llm-basics", "enroll llm-basics --hours 3", "enroll river.yaml",
        "leave river; enroll river.yaml --continue",
        "leave river; enroll river.yaml --with-optional --due 2026-06-01 --week sat=4h", "enroll hollow.yaml",
    ],
    "upgrade": [
        "upgrade river river-2.yaml", "upgrade river river-2.yaml --accept all", "upgrade river river-2.yaml --dry-run",
        "upgrade trifles trifles-2.yaml", "upgrade trifles river.yaml", "upgrade river faulty.yaml",
        "edit roll --title 'Roll twice'; move paddle --to river/sea; add --module Locks --to river;"
        " upgrade river river-2.yaml", "upgrade river river-2.yaml --accept all; upgrade river river.yaml --yes",
    ],
    "leave": ["leave river", "leave nothing"],
    "check": ["check river.yaml academy.yaml", "check faulty.yaml", "check hollow.yaml --strict", "check own.yaml"],
    "schema": ["schema"],
    "add": [
        "add 'Tie knots' --effort 90m --to river/spring --due 2026-05-25 --tag boats",
        "add 'On rain' --kind paper --list Papers --stars 4 --by Li --url https://example.org/rain --progress 30",
        "add Snow --backlog", "add --module 'The locks' --to river", "add --module 'The sea' --to river",
        "add --module Weir --phase 'The dam' --to river",
        "enroll self-teaching-26-weeks --weeks 26; add Draft --to self-teaching-26-weeks/week-3",
    ],
    "edit": [
        "edit roll --title 'Roll twice' --effort 4h --notes Hard", "edit 'white water' --stars 5 --type Guide",
        "edit river/spring --title 'Two springs' --due 2026-05-25 --duration '1 week'", "edit falls --requires spring",
        "edit river/rapids --requires falls", "edit roll --requires portage",
    ],
    "move": [
        "move moss --to academy/goal", "move hello --to river/sea", "move moss --before brooks",
        "move river/falls --before river/rapids", "move moss --after 'white water'",
    ],
    "remove": ["remove moss", "remove roll pier"],
    "include": ["include lighthouse", "include canoes", "include forever"],
    "exclude": ["exclude pier", "exclude moss roll"],
    "backlog": ["backlog"],
    "kaggle": ["kaggle"],
    "kaggle dates": ["kaggle dates regatta --merger none", "kaggle dates regatta --due 2026-06-25 --dry-run"],
    "kaggle medals": ["kaggle medals datasets --silver 1", "kaggle medals notebooks --bronze 2"],
    "kaggle add": [
        "kaggle add spaceship-titanic --category Playground --due 2026-06-01",
        "kaggle add 'Digit recognizer' --effort 2h --due 2026-06-20 --list Contests",
    ],
    "kaggle result": [
        "kaggle result titanic --rank 5 --teams 2000 --score 0.2 --private",
        "kaggle result moss --rank 1",
    ],
    "kaggle submit": ["kaggle submit regatta --score 0.7 --note Forest", "kaggle submit titanic --score 0.9 --lower"],
    "kaggle sync": ["kaggle sync", "kaggle sync regatta --dry-run"],
    "kaggle import": ["kaggle import submissions.csv --to regatta", "kaggle import list.csv"],
    "certificate": ["certificate"],
    "certificate list": ["certificate list"],
    "certificate add": ["certificate add Diver --due 2026-08-01 --url https://example.org"],
    "certificate attempt": ["certificate attempt 'Deep learning' --failed --score 50 --note Again"],
    "certificate close": ["certificate close Skipper", "certificate close 'Deep learning' --offered"],
    "goal": ["goal", "goal books 9", "goal hours --remove", "goal 'Read a lot' 3"],
    "journal": [
        "journal", "journal --all", "journal --plan 'Row every day' --week 2026-05-11",
        "journal --week 2", "journal --week 2 --of river",
    ],
    "lesson": ["lesson", "lesson 'Dry socks matter' --on yesterday"],
    "publish": [
        "publish README.md",
        "publish README.md --check",
        "publish README.md --adopt --dry-run",
        "publish README.md --bars unicode --dry-run --json",
        "publish faulty.yaml",
    ],
    "import": [
        "import more.md --as log --dry-run", "import more.md --as log",
        "import log.md --as log", "import river.yaml --as log",
    ],
    "export": ["export"],
    "export all": ["export all -o all.jsonl"],
    "export calendar": ["export calendar"],
    "export csv": ["export csv items", "export csv plan", "export csv entries"],
    "export curriculum": ["export curriculum river", "edit moss --effort 3h; export curriculum river"],
    "export json": ["export json"],
    "export todoist": ["export todoist"],
    "export anki": ["export anki"],
    "cohort": ["cohort", f"{_JOINED}; cohort"],
    "cohort init": ["cohort init new; cohort init new", "cohort init .", "cohort init postgresql://a:b@c/d"],
    "cohort join": [
        _JOINED, f"{_JOINED} --share notes,journal", "cohort join circle",
        "cohort join nowhere --as Ada", "cohort join circle --as Ada --share secrets",
    ],
    "cohort leave": ["cohort leave", f"{_JOINED}; cohort leave"],
    "cohort report": ["cohort report", f"{_JOINED}; cohort report", "cohort report --from nowhere"],
    "cohort stuck": ["cohort stuck --from nowhere", f"{_JOINED}; @ 2026-07-01; cohort stuck"],
    "cohort items": ["cohort items", f"{_JOINED}; cohort items"],
    "cohort forecast": ["cohort forecast", f"{_JOINED}; cohort forecast"],
    "cohort efforts": [f"{_JOINED}; cohort efforts"],
    "cohort export": [f"{_JOINED}; cohort export parquet -o facts"],
    "sync": ["sync", "sync --dry-run"],
    "sync init": ["sync init https://example.org/records"],
    "sync status": ["sync status"],
    "sync leave": ["sync leave"],
    "undo": ["undo", "undo 3"],
    "redo": ["undo 2; redo", "redo", "upgrade river river-2.yaml --accept all; undo; redo"],
    "history": ["history", "history --last 3"],
    "backup": ["backup", "backup spare.db", "backup README.md", "backup study.db"],
    "restore": ["restore --list", "backup; restore", "backup; restore 2026-05-19", "restore README.md", "restore 1"],
    "config": ["config", "config day-start", "config min-session 30m"],
    "doctor": ["doctor", "doctor --repair"],
    "help": ["help", "help done", "help kaggle", "help nothing"],
    "version": ["version"],
}  # fmt: skip
"""Lines for every command at the end of that life; of several with semicolons between them the last is looked at."""


def furnish(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Lay out the files in a folder and go there; the editor takes over what was planned."""
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    editor = folder / "editor.sh"
    editor.write_text("#!/bin/sh\nsed -i 's/^# 2026/2026/' \"$1\"\n", encoding="utf-8")
    editor.chmod(0o755)
    tools = folder / "bin"
    tools.mkdir(exist_ok=True)
    (tools / "kaggle").write_text(KAGGLE, encoding="utf-8")
    (tools / "kaggle").chmod(0o755)
    patch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
    patch.chdir(folder)
    patch.setenv("EDITOR", str(editor))
    patch.delenv("VISUAL", raising=False)
    patch.setattr("study.editor.is_there", lambda: True)


def live(study: Study) -> None:
    """The whole life."""
    for now, line in LIFE:
        answer = study(*shlex.split(line), now=now)
        assert answer.code == 0, f"{line}: {answer.errors}"


def type_in(study: Study, line: str, *flags: str, now: str | None = None, columns: int | None = None) -> Answer:
    """Type a line, or several with semicolons between them; the last answer."""
    *before, last = line.split("; ")
    for words in before:
        if words.startswith("@"):
            now = words.removeprefix("@ ")
        else:
            study(*shlex.split(words), now=now)
    return study(*shlex.split(last), *flags, now=now, columns=columns)


def command_of(line: str, commands: Collection[str]) -> str:
    """The command of a line, which is of two words where there is one of that name."""
    first, second = [*line.split(), ""][:2]
    return f"{first} {second}" if f"{first} {second}" in commands else first
