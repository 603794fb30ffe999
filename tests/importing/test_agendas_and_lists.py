"""What eight more files that nobody here had seen taught, and losses that were known."""

from __future__ import annotations

import pytest

from study.importing.text import spans, titles
from study.importing.text.lexicon import lexicon
from tests.importing.plans import found, item, tree
from tests.importing.plans import titles as names


def test_the_dates_of_a_week_are_no_title_of_it() -> None:
    """A Chinese task list whose weeks are called "第 1 周(12.20-12.26)"."""
    plan = found("# 面包\n\n### 第 1 周(12.20-12.26)\n- [ ] 小麦\n\n### 第 2 周(12.27-1.2)\n- [ ] 黑麦\n")
    assert [heading.title for heading in plan.headings] == ["第 1 周", "第 2 周"]


def test_hours_minutes_and_seconds_behind_a_dash_are_a_length() -> None:
    """The same list: "List overview-1:12:55"; a time of day is no length."""
    read = titles.of_item(spans.line("[List overview-1:12:55](https://v.example)"), lexicon("en"))
    assert (read.text, read.minutes and read.minutes.low) == ("List overview", 73)
    assert titles.of_item(spans.line("Meet at the pier - 12:55"), lexicon("en")).minutes is None


def test_the_agenda_of_a_day_lists_what_is_done_in_it() -> None:
    """A German workshop: tables "Zeit | " with the hour in some of their rows only."""
    text = """### Tag {0}

|Zeit| |
|---|---|
|9:00|Teig ansetzen {0}|
| |[Lab {0}: Kneten](lab{0}.md)|
|12:00|Backen {0}|
"""
    plan = found("# Brot\n\n" + text.format(1) + "\n" + text.format(2), language="de")
    assert tree(plan)["Tag 1"] == ["Teig ansetzen 1", "Kneten", "Backen 1"]


def test_paces_in_a_list_are_nothing_to_do_and_specializations_are() -> None:
    """A Portuguese degree of one's own: what it takes at which pace, and what comes behind its stages."""
    text = """# Pão

## Estimativa de Tempo

- **Duração estimada**: ~3 anos

!!! info "Sobre o ritmo"
    - **1 hora/dia**: 18 meses
    - **2 horas/dia**: 9 meses

## Currículo

### 1ª Etapa - Farinhas
- Trigo

### 2ª Etapa - Fornos
- Lenha

## Especializações

- Padaria
- Confeitaria
"""
    plan = found(text, language="pt")
    assert names(plan.items) == ["Trigo", "Lenha", "Padaria", "Confeitaria"]
    assert plan.days is not None and plan.days.low == 3 * 365


def test_a_heading_ends_the_part_of_a_bold_line_however_deep_it_is() -> None:
    """A French plan: bold lines below a heading of the second level, then one of the third."""
    text = """# Pain

## Phase 1

**1. Farines**
- Acheter du blé, du seigle et de l'épeautre, et en moudre un peu tous les jours pendant la semaine entière.
- Goûter.

## Phase 2

**2. Fours**
- Construire un four en terre, en briques ou en fonte, et y cuire un premier pain dès la première semaine.
- Cuire.

### Résumé

Voilà.
"""
    assert len(found(text, language="fr").items) == 4


def test_a_list_of_parts_that_have_headings_gives_no_items() -> None:
    """A roadmap that ends with ways through its phases: "Track 1" over the names of some of them."""
    named = enumerate(("Rope", "Wind", "Sea"), 1)
    phases = "".join(f"### Phase {n}: {name} (2 weeks)\n\n- {name} by hand\n\n" for n, name in named)
    ways = "## Ways\n\n### Track 1\n\n1. Phase 1: Rope\n2. Phase 2: Wind (only the half)\n3. Phase 3: Sea\n"
    plan = found(f"# Sailing\n\n## Plan\n\n{phases}{ways}")
    assert names(plan.items) == ["Rope by hand", "Wind by hand", "Sea by hand"]


def test_one_box_among_many_entries_leaves_the_others_tasks() -> None:
    """Somebody ticked one of many entries of a list; beside a list of boxes an entry stays a note."""
    week = """# Sea

## Week 1

- [x] Read
- Watch
- Draw
- [Steer](https://s.example)

## Week 2

- [ ] Sail
- [ ] Row
- Rest
"""
    assert tree(found(week)) == {"Week 1": ["Read", "Watch", "Draw", "Steer"], "Week 2": ["Sail", "Row"]}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Read the weather (~10h) by 2026-05-15", "Read the weather"),
        ("Nudo de rizo hasta 15/05/2026", "Nudo de rizo"),
        ("Sail by Mary Pierce", "Sail by Mary Pierce"),
    ],
)
def test_the_date_by_which_leaves_the_title(text: str, title: str) -> None:
    read = titles.of_item(spans.line(text), lexicon("es"), kept=True)
    assert read.text == title
    assert (read.minutes is not None) == ("10h" in text)


def test_the_name_of_a_material_in_a_table_is_kept() -> None:
    """ "[The book of knots](…)" in a column of resources tells what to read; "[Video](…)" only that one can watch."""
    text = """# Sea

## Week 1

| Topic | Hours | Resource |
|---|---|---|
| Knots | 2 | [The book of knots](https://a.example) |
| Wind | 2 | [Video](https://b.example) |
"""
    plan = found(text)
    assert item(plan, "Knots").notes == ["Resource: The book of knots"]
    assert item(plan, "Wind").notes == []


def test_a_plan_may_be_called_reading_and_tell_its_pace_in_a_sentence() -> None:
    text = """# Reading

About 5 hours a week will do.

## Part 1

### Sea

- [Winds](https://w.example)

## Part 2

- [Tides](https://t.example)
"""
    plan = found(text)
    assert [heading.title for heading in plan.headings][:2] == ["Part 1", "Sea"]
    assert plan.pace == "5h/week"


def test_a_note_keeps_no_links_to_places_it_has_left() -> None:
    """The OSSU curriculum of 2020, read beside its source: `[Core](#core)` leads nowhere in a note."""
    plan = found("# Sea\n\n## Week 1\n\n- Sail\n  - see [the core](#core) and [winds](https://w.example)\n- Row\n")
    assert item(plan, "Sail").notes == ["see the core and [winds](https://w.example)"]


def test_a_column_of_remarks_needs_no_name_before_each() -> None:
    """A list of notebooks with a column "Description", and OSSU's column "Notes"."""
    table = "| Topic | Hours | Description | Tools |\n|---|---|---|---|\n| Knots | 2 | By hand | Rope |\n"
    assert item(found("# Sea\n\n## Week 1\n\n" + table), "Knots").notes == ["By hand", "Tools: Rope"]


def test_the_name_of_the_author_is_no_summary() -> None:
    """A course of videos: its author stands in the front matter and again below the title."""
    plan = found("---\nauthor: Mary Read\n---\n# Sea\n\nMary Read\n\n## Week 1\n\n- Sail\n- Row\n")
    assert (plan.by, plan.summary) == ("Mary Read", "")
