"""How well items are followed to the next version of their curriculum, and how long ten thousand of them take.

    python benchmarks/upgrade.py [--seeds N]

Both versions are made here, so what became of each item is known: titles are reworded, misspelled and decorated,
items moved, split, merged, taken out and put in, modules renamed and put in another order; some titles stand in
several modules ("Review"), some items have an address or an id, most have neither. Precision: of the certain pairs,
how many are right; a wrong one hands somebody's progress to another item. Recall: of the items that are still there
under a title a reader would know, how many are paired without asking.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random

from study.core.items import slug
from study.core.pairing import Heading, Listing, Side, pair
from study.core.values import replace

SUBJECTS = (
    "linear algebra", "probability", "graph theory", "neural networks", "operating systems", "compilers", "databases",
    "computer networks", "cryptography", "robotics", "game theory", "signal processing", "optimization", "statistics",
    "machine learning", "functional programming", "distributed systems", "computer graphics", "number theory", "logic",
)  # fmt: skip
ASPECTS = ("foundations", "in practice", "with Python", "theory", "exercises", "case studies", "tools", "history")
COMMON = ("Review", "Project", "Exercises", "Quiz")
"""Titles that stand in many modules."""


def curriculum(random: Random, modules: int) -> Side:
    """A version with so many modules of five to nine items."""
    headings = [Heading(id="all", title="All", stated=False)]
    items: list[Listing] = []
    pairs = [(subject, aspect) for subject in SUBJECTS for aspect in ASPECTS]
    random.shuffle(pairs)
    for n in range(modules):
        headings.append(Heading(id=f"m{n}", title=f"Part {n}: {random.choice(SUBJECTS)}", stated=False, parent=0))
        for _ in range(random.randint(4, 7)):
            subject, aspect = pairs.pop()
            title = f"{subject.capitalize()}: {aspect}"
            stated = random.random() < 0.1
            url = f"https://example.org/{len(items)}" if random.random() < 0.3 else ""
            items.append(
                Listing(
                    id=f"i{len(items)}" if stated else "", title=title, kind="topic", stated=stated, work=True,
                    group=n + 1, url=url,
                )
            )  # fmt: skip
        items += [
            Listing(id="", title=title, kind="topic", stated=False, work=True, group=n + 1)
            for title in random.sample(COMMON, 2)
        ]
    return Side(headings, named(items))


def named(items: list[Listing]) -> list[Listing]:
    """With the ids that a file's reader makes of titles; of equal ones the later are counted."""
    counts: Counter[str] = Counter()
    result = []
    for one in items:
        name = slug(one.title)
        counts[name] += 1
        result.append(one if one.stated else replace(one, id=f"{name}-{counts[name]}" if counts[name] > 1 else name))
    return result


def edited(random: Random, old: Side) -> tuple[Side, dict[int, int], set[int]]:
    """The next version; where each item is that is still there; and those whose title only an id or address tells."""
    headings = [
        replace(one, title=one.title.replace("Part", "Unit")) if random.random() < 0.2 else one for one in old.headings
    ]
    kept: list[tuple[int | None, Listing]] = []
    hard: set[int] = set()
    for n, one in enumerate(old.items):
        chance = random.random()
        is_common = one.title in COMMON
        if chance < 0.08:
            continue
        if chance < 0.12 and not is_common:
            part = replace(one, id="", stated=False, url="")
            kept += [(None, replace(part, title=f"{one.title}, part {number}")) for number in (1, 2)]
        elif chance < 0.20 and not is_common:
            hard.add(n)
            kept.append((n, replace(one, title=f"Chapter {n} anew")))
        elif chance < 0.35 and not is_common:
            kept.append((n, replace(one, title=reworded(random, one.title))))
        elif chance < 0.45 and not is_common:
            kept.append((n, replace(one, group=random.randint(1, len(headings) - 1))))
        else:
            kept.append((n, one))
        if random.random() < 0.08:
            subject, aspect = random.choice(SUBJECTS), random.choice(("for experts", "seminar", "II", "reading"))
            kept.append((None, replace(one, id="", url="", stated=False, title=f"{subject.capitalize()} {aspect}")))
    kept.sort(key=lambda both: both[1].group or 0)
    return (
        Side(headings, named([one for _, one in kept])),
        {n: m for m, (n, _) in enumerate(kept) if n is not None},
        hard,
    )


def reworded(random: Random, title: str) -> str:
    """The same title as its author might write it a year later."""
    at = random.randrange(6, len(title) - 1)
    return random.choice(
        (
            title.upper(),
            f"{title} (lectures)",
            title.replace(": ", " – "),
            f"The {title}",
            title[:at] + title[at + 1] + title[at] + title[at + 2 :],
        )
    )


def score(seeds: int) -> tuple[int, int, int]:
    """Right pairs, wrong ones, and how many there should be."""
    right = wrong = wanted = 0
    for seed in range(seeds):
        random = Random(seed)
        old = curriculum(random, 15)
        new, truth, hard = edited(random, old)
        made = {one.old: one.new for one in pair(old, new).pairs}
        right += sum(truth.get(n) == m for n, m in made.items())
        wrong += sum(truth.get(n) != m for n, m in made.items())
        told = {n for n in truth if n not in hard or old.items[n].stated or old.items[n].url}
        wanted += len(told)
    return right, wrong, wanted


def seconds(items: int) -> tuple[float, float]:
    """What the command takes where a tenth of the titles and all efforts changed, and where nothing did."""
    study = [sys.executable, "-m", "study"]
    with tempfile.TemporaryDirectory() as folder:
        old, new = Path(folder, "old.yaml"), Path(folder, "new.yaml")
        old.write_text(text(items, lambda n: f"Item {n} of many", "2h"), encoding="utf-8")
        new.write_text(
            text(items, lambda n: f"Item {n} {'anew' if n % 10 == 0 else 'of many'}", "3h"), encoding="utf-8"
        )
        environment = {
            **os.environ,
            "STUDY_DB": str(Path(folder, "study.db")),
            "XDG_DATA_HOME": folder,
            "STUDY_NOW": "2026-03-02",
        }
        subprocess.run([*study, "enroll", str(old), "--hours", "40"], env=environment, check=True, capture_output=True)
        taken = []
        for source in (new, new):
            began = time.perf_counter()
            subprocess.run([*study, "upgrade", "big", str(source)], env=environment, check=True, capture_output=True)
            taken.append(time.perf_counter() - began)
        return taken[0], taken[1]


def text(items: int, title: object, effort: str) -> str:
    """A curriculum of modules of twenty items."""
    assert callable(title)
    lines = ["curriculum: big", "title: Big", "phases:", "  - title: All", "    modules:"]
    for n in range(items):
        if n % 20 == 0:
            lines += [f"      - module: m{n}", f"        title: Module {n}", "        items:"]
        lines.append(f"          - {{practice: {title(n)}, effort: {effort}, url: 'https://example.org/{n}'}}")
    return "\n".join(lines) + "\n"


def main(words: list[str]) -> int:
    """Print the figures; exit 1 where precision is under 0.99 or recall under 0.97."""
    seeds = int(words[1]) if words[:1] == ["--seeds"] else 200
    right, wrong, wanted = score(seeds)
    precision, recall = right / (right + wrong), right / wanted
    print(f"{seeds} pairs of versions: {wanted} items to follow, {right} right, {wrong} wrong")
    print(f"precision {precision:.4f}, recall {recall:.4f}")
    first, again = seconds(10_000)
    print(f"10 000 items: {first:.2f} s, the same upgrade again {again:.2f} s")
    return 1 if precision < 0.99 or recall < 0.97 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
