"""How well sources in many shapes become curricula: each import against what a careful person makes of its source.

    python benchmarks/importing.py [FILE …]

The sources and that table stand in ``tests/importing/sources``. A row is right if the import has it at the same
place: its title, the heading it stands under, its address, its time, its position, its mark. What the import has
beside them counts against it.
"""

from __future__ import annotations

import sys
import time
from datetime import date
from pathlib import Path

from study.importing.options import Options
from study.importing.origin import Origin, opened
from study.importing.result import import_origin

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.importing.scoring import SOURCES, Score, difference, expected, score

TODAY = date(2026, 3, 2)
SIZE = 100_000  # characters of random Markdown


def main(names: list[str]) -> int:
    """Score the sources; exit 1 if one of them does not load again."""
    table, options, bad = expected(), Options(today=TODAY), 0
    total: list[Score] = []
    print(f"{'source':16} {'rows':>5} {'right':>6} {'f1':>6}  {'phases':>6} {'items':>6} {'links':>6}  understood")
    for name in names or sorted(table):
        result = import_origin(opened(str(SOURCES / name)), options)
        one = score(result, table[name])
        total.append(one)
        bad += bool(result.checked.problems)
        found = result.findings
        links = sum(len(entry.links) for entry in [*found.items, *found.resources])
        counts = f"{len(found.headings):>6} {len(found.items):>6} {links:>6}"
        share = f"{found.understood} of {found.lines}"
        print(f"{name:16} {one.expected:>5} {one.right:>6} {one.f1:>6.3f}  {counts}  {share}")
        if len(names) == 1:
            print("\n".join(difference(result, table[name])))
    mean = sum(one.f1 for one in total) / len(total)
    print(f"mean over {len(total)} sources: {mean:.3f}, the least {min(one.f1 for one in total):.3f}")
    if not names:
        print(f"{SIZE // 1000} KB of random Markdown: {_random_seconds():.2f} s")
    return 1 if bad else 0


def _random_seconds() -> float:
    """How long Markdown without any sense takes; the same of it every time."""
    from random import Random

    pieces = [
        "# ",
        "## ",
        "- ",
        "* ",
        "[ ] ",
        "**",
        "`",
        "|",
        "\n",
        "\n",
        "\n\n",
        "  ",
        "(2h)",
        "Week 3: ",
        "words ",
        "[a](",
    ]
    pieces += ["https://example.org", ")", "<b>", "> ", "1. ", "---\n", "| a | b |\n|-|-|\n", "Goals:\n", "2-3 weeks "]
    random, parts, size = Random(7), list[str](), 0
    while size < SIZE:
        parts.append(random.choice(pieces))
        size += len(parts[-1])
    origin = Origin("random.md", "random", "".join(parts), "0" * 64)
    start = time.perf_counter()
    import_origin(origin, Options(today=TODAY))
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
