"""The JSON documents: their keys, read from what the program prints."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

from pages.program import learner, study

TEMPLATE = Path(__file__).parent / "curriculum-format.template.md"
REFERENCE = ("item", "ref", "title", "kind", "curriculum", "phase", "module")
MONDAY, THURSDAY = "2026-03-02", "2026-03-05"
NEVER_SEEN = {"unplaced": "[]{…item, reason}"}
"""What has no example, since it takes a plan beyond the end of the calendar."""

STORY = (
    (MONDAY, "curricula"),
    (MONDAY, "check FOLDER/faulty.yaml FOLDER/sum.yaml"),
    (MONDAY, "enroll FOLDER/statistics.yaml --hours 4 --due 2026-03-20"),
    (MONDAY, "log 1 30m"),
    (THURSDAY, "today"),
    (THURSDAY, "plan"),
    (THURSDAY, "list"),
    (THURSDAY, "show own-data"),
    (THURSDAY, "show statistics"),
    (THURSDAY, "show statistics/bayes"),
    (THURSDAY, "show statistics/inference"),
    (THURSDAY, "show 1"),
    (THURSDAY, "certificate add Exam"),
    (THURSDAY, "certificate attempt exam --failed"),
    (THURSDAY, "goal hours 100"),
    (THURSDAY, "goal competitions 10"),
    (THURSDAY, "kaggle import FOLDER/list.csv"),
    (THURSDAY, "kaggle import FOLDER/submissions.csv --to titanic"),
    (THURSDAY, "kaggle sync"),
    (THURSDAY, "kaggle"),
    (THURSDAY, "show titanic"),
    (THURSDAY, "journal --goal Understanding"),
    (THURSDAY, "lesson Sleep"),
    (THURSDAY, "publish FOLDER/README.md"),
    (THURSDAY, "import FOLDER/log.md --as log --dry-run"),
    (THURSDAY, "import FOLDER/plan.md --dry-run"),
    (THURSDAY, "import --draft FOLDER/sum.yaml --against FOLDER/plan.md"),
    (THURSDAY, "import --draft FOLDER/draft.yaml --against FOLDER/plan.md"),
    (THURSDAY, "report"),
    (THURSDAY, "replan --hours 5 --dry-run"),
    (THURSDAY, "config"),
    (THURSDAY, "done 1-3 --time 3h"),
    (THURSDAY, "today"),
    (THURSDAY, "enroll FOLDER/sum.yaml"),
    (THURSDAY, "edit statistics/chance --title Luck"),
    (THURSDAY, "edit own-data --title Mine"),
    (THURSDAY, "curricula"),
    (THURSDAY, "upgrade statistics FOLDER/statistics-2.yaml --yes"),
    (THURSDAY, "add Homework --due 2026-03-01"),
    (THURSDAY, "backlog"),
    (THURSDAY, "backup"),
    (THURSDAY, "restore --list"),
    (THURSDAY, "restore"),
)
"""Days and commands that bring forth every document, with something in every list."""

PLAN = """\
# Bread in 3 weeks

## Week 1: Flour (2-3 hours)

- [x] Read [about gluten](https://example.org/gluten) (30 min)
- [ ] [A video](https://example.org/video)

**Resources:**
- [A book](https://example.org/book)

## Ovens

| Course | Duration | Prerequisites |
|-|-|-|
| Steam | 2 hours | A stone |
| Heat | 3 hours | Coal |
| Coal | 3 hours | Heat |

[^1]: a note
"""

Json = dict[str, "Json"] | list["Json"] | str | int | None


def documents() -> str:
    """A list item for every document, with its keys."""
    seen: dict[str, list[Json]] = {}
    with learner() as folder:
        _write(folder)
        os.environ["PATH"] = f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
        for day, line in STORY:
            words = line.replace("FOLDER", str(folder)).split()
            document = json.loads(study([*words, "--json"], now=day, expected=(0, 3)))
            seen.setdefault(document.pop("schema"), []).append(document)
    return "\n".join(f"- `{schema}`: `{_shape(seen[schema])[1:-1]}`" for schema in sorted(seen))


def _write(folder: Path) -> None:
    """The example of the format, a file with a fault, one with a warning, what Kaggle's tool prints, and a log."""
    example = max(re.findall(r"```yaml\n(.*?)```", TEMPLATE.read_text(encoding="utf-8"), re.DOTALL), key=len)
    (folder / "statistics.yaml").write_text(example, encoding="utf-8")
    changed = example.replace("Describe a data set of your own", "Describe data").replace("A first course in", "On")
    changed = changed.replace("- Distributions", "- Distributions, part 1\n          - Distributions, part 2")
    (folder / "statistics-2.yaml").write_text(changed, encoding="utf-8")
    (folder / "faulty.yaml").write_text("curriculum: a\ntitle: A\nphase: []\n", encoding="utf-8")
    (folder / "sum.yaml").write_text("curriculum: a\ntitle: A\n", encoding="utf-8")
    (folder / "log.md").write_text("Book | Progress\n-|-\nA | 40 %\nB | almost\n", encoding="utf-8")
    (folder / "plan.md").write_text(PLAN, encoding="utf-8")
    (folder / "draft.yaml").write_text("curriculum: a\n", encoding="utf-8")
    (folder / "list.csv").write_text(
        "ref,deadline,category,teamCount,userHasEntered,userRank\ntitanic,,Featured,3000,True,120\n", encoding="utf-8"
    )
    tool = folder / "bin" / "kaggle"
    tool.parent.mkdir()
    tool.write_text(
        f'#!/bin/sh\ncase "$*" in *list*) sed s/120/110/ {folder}/list.csv;; *) echo "No submissions found";; esac\n'
    )
    tool.chmod(0o755)
    (folder / "submissions.csv").write_text("fileName,date,publicScore\na.csv,2026-03-04,0.8\n", encoding="utf-8")


def _shape(values: list[Json]) -> str:
    """What several values of one place have in common, as `{key, list[]{key}}`."""
    lists = [one for value in values if isinstance(value, list) for one in value]
    if any(isinstance(value, list) for value in values):
        return "[]" + _shape(lists)
    keys = dict.fromkeys(key for value in values if isinstance(value, dict) for key in value)
    return "{" + ", ".join(_keys(keys, values)) + "}" if keys else ""


def _keys(keys: dict[str, None], values: list[Json]) -> Iterator[str]:
    refers = all(key in keys for key in REFERENCE)
    if refers:
        yield "…item"
    for key in keys:
        if not (refers and key in REFERENCE):
            shape = _shape([value[key] for value in values if isinstance(value, dict) and key in value])
            yield key + (NEVER_SEEN.get(key, shape) if shape == "[]" else shape)
