"""Files that went wrong in every way: read and refused in words, within their time, and with nothing half done.

    python -m tests.safety.fuzz [SECONDS [SEED]]      as long as wanted; half a minute in the tests

Files of every format that the program reads are cut, doubled, spliced and strewn with words that mean something
somewhere, and given to the command that reads them. What ends in anything but an answer or a refusal is kept in
``tests/safety/finds`` and printed; once it is mended it stays there, and is tried with every run of the tests.
"""

from __future__ import annotations

import io
import os
import random
import signal
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from types import FrameType

from study.main import main

ROOT = Path(__file__).parents[2]
FINDS = Path(__file__).parent / "finds"
PATIENCE = 20  # seconds for one file, on a machine with other work
LARGEST = 60_000  # bytes
MOST_FINDS = 50  # of one run
TOKENS = [
    "- ", "# ", "| ", "|---|", "[x] ", "[ ] ", "](", "<a href=", "&x ", "*x ", "{", "}", "[", "]", ": ", "title: ",
    "items:\n", "requires: [", "effort: 1h", "effort: 99999w", "week: 0", "2026-02-30", "9999-12-31", "0001-01-01",
    "1e999", "-1", "NaN", "\t", "\r", "\0", "\x1b[31m", "\u202e", "\ufeff", "\ud7ff", "ß", '"', "'", "`", "```\n",
    "<!--", "-->", ",,,", ";", "\n\n", "<outline text=", "</outline>", "<!DOCTYPE x [<!ENTITY a 'b'>]>", "&a;", "null",
    "true", "~", "!!python/object", "%YAML 9", "---\n", "https://example.org/", "javascript:", "file:///etc/passwd",
    "100%", "50 %", "1h30", "3-4 weeks", "Week 3", "9" * 21,
]  # fmt: skip


class Overtime(BaseException):
    """A file took longer than it may."""


def seeds() -> list[tuple[str, bytes]]:
    """Files of every format as people write them, with how their names end."""
    sources = ROOT / "tests" / "importing" / "sources"
    paths = [*(ROOT / "curricula").glob("*.yaml"), *sources.rglob("*"), *(ROOT / "tests" / "format").glob("*.yaml")]
    found = [(path.suffix, path.read_bytes()[:LARGEST]) for path in sorted(paths) if path.is_file() and path.suffix]
    from tests.kaggle.tables import LIST, SUBMISSIONS, WHOLE

    tables = [text.encode() for text in (LIST, SUBMISSIONS, WHOLE)]
    found += [(".kaggle.csv", table) for table in tables] + [(".kaggle.zip", packed(table)) for table in tables]
    found.append((".opml", b'<opml version="2.0"><body><outline text="A" xmlUrl="https://e.org"/></body></opml>'))
    found.append((".json", b'[{"title": "A", "effort": "2h", "done": true}, {"title": "B", "items": ["C"]}]'))
    return found


def packed(content: bytes) -> bytes:
    """A zip file with one table in it."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("table.csv", content)
    return file.getvalue()


def mutated(content: bytes, other: bytes, chance: random.Random) -> bytes:
    """A file that went wrong in some ways."""
    made = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 3, 5, 9, 30))):
        start = chance.randint(0, len(made))
        end = min(start + int(chance.expovariate(1 / 40)), len(made))
        kind = chance.randrange(7)
        if kind == 0:
            del made[start:end]
        elif kind == 1:
            made[start:start] = made[start:end] * chance.choice((1, 2, 50))
        elif kind == 2:
            at = chance.randint(0, len(other))
            made[start:end] = other[at : at + int(chance.expovariate(1 / 200))]
        elif kind == 3 and made:
            made[min(start, len(made) - 1)] ^= chance.randint(1, 255)
        elif kind == 4:
            made[start:end] = b""
            made[start:start] = chance.randbytes(chance.randint(1, 8))
        else:
            made[start:start] = chance.choice(TOKENS).encode(errors="surrogatepass") * chance.choice((1, 1, 1, 3, 200))
    return bytes(made[: 4 * LARGEST])


def commands(name: str, chance: random.Random) -> list[str]:
    """What is typed of a file."""
    if ".kaggle." in name:
        return ["kaggle", "import", name]
    if name.endswith(".yaml"):
        return [chance.choice(("check", "enroll")), name]
    return chance.choice(
        (
            ["import", name, "-o", "made.yaml"],
            ["import", name, "--as", "log"],
            ["enroll", name],
            ["import", name, "--dry-run"],
        )
    )


@contextmanager
def in_time() -> Iterator[None]:
    """Raises Overtime where somebody takes too long; only where the system has alarms."""

    def ring(_: int, __: FrameType | None) -> None:
        raise Overtime

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(PATIENCE)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def fault_of(words: list[str]) -> tuple[int, str]:
    """Type a command: its exit code, and what is wrong with how it ended, if anything is."""
    output, errors = io.StringIO(), io.StringIO()
    sys.argv = ["study", *words]
    try:
        with redirect_stdout(output), redirect_stderr(errors), in_time():
            code = main(words)
    except Overtime:
        return -1, f"took over {PATIENCE} s"
    except BaseException as fault:
        return -1, f"{type(fault).__name__}: {fault}"
    said = errors.getvalue()
    if code not in (0, 2, 3, 4, 5):
        return code, said or "no word"
    return code, "" if code == 0 or said or output.getvalue() else "refused without a word"


def tried(content: bytes, ending: str, chance: random.Random) -> tuple[str, int, str]:
    """Give a file to its command in the current folder, with a fresh database: the command, its code, what is wrong."""
    for left in Path().iterdir():
        if left.is_file():
            left.unlink()
    database = Path(tempfile.mkstemp(".db", dir=".")[1])
    database.unlink()
    os.environ["STUDY_DB"] = str(database)
    Path(f"file{ending}").write_bytes(content)
    words = commands(f"file{ending}", chance)
    code, fault = fault_of(words)
    if not fault and code and database.exists() and database.stat().st_size:
        fault = "a refusal left a database"
    return words[0], code, fault


def run(seconds: float, seed: int = 1, keep: bool = False) -> tuple[Counter[tuple[str, int]], list[str]]:
    """Try files in the current folder for so long: how often each command ended with which code, and what is wrong."""
    known, totals, wrong = seeds(), Counter[tuple[str, int]](), []
    end = time.monotonic() + seconds
    number = seed
    while time.monotonic() < end:
        chance = random.Random(number)
        (ending, content), (_, other) = chance.choice(known), chance.choice(known)
        content = mutated(content, other, chance)
        command, code, fault = tried(content, ending, chance)
        totals[f"{command} *{ending}", code] += 1
        if fault:
            wrong.append(f"seed {number}, {command} *{ending}: {' '.join(fault.split())[:300]}")
            if keep and len(wrong) <= MOST_FINDS:
                FINDS.mkdir(exist_ok=True)
                (FINDS / f"{number}{ending}").write_bytes(content)
                print(wrong[-1], flush=True)
        number += 1
    return totals, wrong


def by_hand(seconds: float = 60, seed: int = 1) -> int:
    """Print what becomes of the files; 1 if anything was wrong."""
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        os.environ.update(XDG_DATA_HOME=f"{folder}/data", HOME=folder, STUDY_NOW="2026-03-02", COLUMNS="100")
        totals, wrong = run(seconds, seed, keep=True)
    for (command, code), count in sorted(totals.items()):
        print(f"{command:30} exit {code:2}  {count:6}")
    print(f"{sum(totals.values())} files, {len(wrong)} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(by_hand(*map(int, sys.argv[1:])))
