"""Shapes met in files that the import had never seen: each test says which kind of file taught it."""

from __future__ import annotations

import pytest

from study.importing.text import spans, times, titles
from study.importing.text.lexicon import lexicon
from study.importing.text.trimming import Title
from tests.importing.plans import found, item, tree
from tests.importing.plans import titles as names


def of_item(text: str, language: str = "en") -> Title:
    return titles.of_item(spans.line(text), lexicon(language))


def test_addresses_defined_at_the_end_are_those_of_their_links() -> None:
    """An interview plan whose links are all of the form `[Rope book]`, with the addresses below."""
    text = """# Knots

## Week 1

- [Rope book] - first chapter
- Tie ten [knots][tie]

## Week 2

| Week | Topic | Slides |
|---|---|---|
| 2 | Splices | [Slides][s2] |

[Rope book]: <https://ropes.example/book>
[tie]: https://ropes.example/tie
[s2]: https://ropes.example/2.pdf
"""
    plan = found(text)
    urls = [link.url for entry in plan.items for link in entry.links]
    assert urls == ["https://ropes.example/book", "https://ropes.example/tie", "https://ropes.example/2.pdf"]
    assert plan.understood == plan.lines


@pytest.mark.parametrize(
    ("text", "title", "minutes", "kind"),
    [
        ('**Vidéo 1.2** (30 min) : "Le levain"', "Le levain", 30, "video"),
        ("**Lab 2 (2 hours):** Dough", "Dough", 120, "practice"),
        ("**Questions** (45 min): what went wrong", "Questions: what went wrong", 45, ""),
    ],
)
def test_a_label_may_say_how_long_it_takes(text: str, title: str, minutes: int, kind: str) -> None:
    """A French course whose days list their videos with number and length."""
    read = of_item(text, "fr")
    assert (read.text, read.minutes and read.minutes.low, read.kind) == (title, minutes, kind)


def test_a_date_may_stand_between_a_day_and_what_is_done_on_it() -> None:
    """A Chinese plan of eighty days: "Day 3 Wed 1/21：双指针"."""
    read = of_item("Day 3 Wed 1/21：揉面", "zh")
    assert read.text == "揉面"
    assert read.position is not None and (read.position.unit, read.position.first) == ("day", 3)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Read [Oven docs](https://x.example)", "Read Oven docs"),
        ("Light reading on [Rye Article](https://x.example)", "Light reading on Rye Article"),
        ("Bread Baking Basics [Video](https://x.example)", "Bread Baking Basics"),
        ("Flours (rye, spelt, wheat)", "Flours (rye, spelt, wheat)"),
        ("Flours (used in all of the loaves)", "Flours"),
        ("Flours (e.g. rye, spelt, wheat)", "Flours"),
    ],
)
def test_a_title_is_whole_and_short(text: str, title: str) -> None:
    """A log of a hundred days ("Read [LR Docs](…)"), a security road map ("Protocols (HTTP, DNS)")."""
    assert of_item(text).text == title


def test_a_list_indented_like_code_is_a_list() -> None:
    """A bootcamp's syllabus with four blanks before each entry below its headings."""
    text = """# Bakery

## Module 1: Dough (Week 1)

    - Flour
    - Water
        - cold

## Module 2: Oven

    - Heat
"""
    assert tree(found(text)) == {"Dough": ["Flour", "Water"], "Oven": ["Heat"]}


def test_code_and_nested_lists_stay_what_they_are() -> None:
    text = "# Bakery\n\n## Week 1\n\n- Flour\n\n    - rye\n\n```\n    - a line of code\n```\n"
    assert names(found(text).items) == ["Flour"]


def test_an_overview_gives_its_times_to_the_parts_it_names() -> None:
    """A Portuguese road map: a table of its seven modules, and a heading for each of them."""
    text = """# Padaria

## Visão geral

| Módulo | Duração | Tecnologias |
|---|---|---|
| M01 | 3 semanas | Farinha |
| M02 | 4 semanas | Forno |
| M03 | 2 semanas | Venda |

## Detalhes

### M01 - Massas

#### Semana 1
- Fermento

#### Semana 2-3
- Sova

### M02 - Calor

#### Semana 1-4
- Lenha

### M03 - Loja

#### Semana 1-2
- Preço
"""
    plan = found(text, language="pt")
    assert names(plan.items) == ["Fermento", "Sova", "Lenha", "Preço"]
    phases = [heading for heading in plan.headings if heading.level == "phase"]
    assert [heading.days and heading.days.low for heading in phases] == [21, 28, 14]


def test_a_table_of_parts_without_headings_is_a_list_of_items() -> None:
    text = """# Bakery

| Module | Duration | Topic |
|---|---|---|
| M01 | 3 weeks | Flour |
| M02 | 4 weeks | Oven |
| M03 | 1 week | Shop |
"""
    assert names(found(text).items) == ["Flour", "Oven", "Shop"]


def test_two_sessions_of_a_week_share_its_number() -> None:
    """A German lecture: the week stands in the first of two rows, the "Tag" is a date, and holidays are none."""
    text = """# Vorlesung

| Woche | Tag | Inhalt |
|---|---|---|
| 1 | 06. April | _Ostermontag_ |
|   | 10. April | Mehl |
| 2 | 13. April | Hefe |
|   | 17. April | Ofen |
"""
    plan = found(text, language="de")
    assert [(entry.title, entry.position and entry.position.first) for entry in plan.items] == [
        ("Mehl", 1),
        ("Hefe", 2),
        ("Ofen", 2),
    ]


def test_a_list_before_practice_is_what_is_learnt() -> None:
    """A security road map: topics right below each heading, "Practice:" at the end of some."""
    text = """# Bakery

## Phase 1: Dough

- Flour
- Water

**Practice:**

- Bake a loaf

## Phase 2: Oven

- Heat
"""
    assert tree(found(text)) == {"Dough": ["Flour", "Water", "Bake a loaf"], "Oven": ["Heat"]}


def test_names_over_boxes_are_headings() -> None:
    """A self-made degree: "Track: systems" as a bullet over its boxes."""
    text = "# Degree\n\n## Basics\n\n- Track: Dough\n  - [ ] Flour\n  - [x] Water\n- Track: Oven\n  - [ ] Heat\n"
    assert tree(found(text)) == {"Track: Dough": ["Flour", "Water"], "Track: Oven": ["Heat"]}


def test_one_entry_with_parts_among_others_is_an_entry() -> None:
    """A Spanish course: each class lists what is read and done, one entry of it with its examples nested."""
    text = """# Curso

## Clase 1
* Repaso
* Conceptos de la masa
  * [Harina](a.py)
  * [Agua](b.py)
* Taller
"""
    plan = found(text, language="es")
    assert names(plan.items) == ["Repaso", "Conceptos de la masa", "Taller"]
    assert [link.url for link in item(plan, "Conceptos de la masa").links] == ["a.py", "b.py"]


def test_first_phase_and_second_phase_are_steps_alike() -> None:
    """An interview plan in two phases that are counted in words; what it is based on is no part of it."""
    text = """# Bread

## Background

Based on:

- [Guide](https://a.example)
- [Channel](https://b.example)

## First phase: Summer

**Time to dedicate:**
- 12 weeks

**Areas to work on:**
- Flour

## Second phase: Fall

**Areas to work on:**
- Heat
"""
    plan = found(text)
    assert names(plan.items) == ["Flour", "Heat"]
    assert plan.headings[0].days is not None and plan.headings[0].days.low == 84


def test_the_plan_names_a_file_without_a_title() -> None:
    """An answer of a language model: an introduction, "The focus", and then the plan of twelve weeks."""
    text = """Hello.

## The focus

Bread.

## 3-week bread plan

### Week 1 – Flour

- Mill

### Week 2 – Oven

- Heat
"""
    plan = found(text)
    assert plan.title == "3-week bread plan"
    assert plan.days is not None and plan.days.low == 21


def test_signs_and_keycaps_are_bullets_and_numbers() -> None:
    """A Portuguese guide: "1️⃣ <b>Fundamentals</b>" over lines that begin with `<br>🔹`."""
    text = """## Guia de padaria

1️⃣ <b>Massas</b>
<br>🔹 [Farinha](farinha.md);
<br>🔹 Água;

2️⃣ <b>Forno</b>
<br>🔹 Lenha;
<br>🔹 Calor.
"""
    assert tree(found(text, language="pt")) == {"Massas": ["Farinha", "Água"], "Forno": ["Lenha", "Calor."]}
    numbered = "# Pão\n\n## 1️⃣ Massas\n\n• Farinha\n• Água\n\n## 2️⃣ Forno\n\n• Lenha\n• Calor\n"
    assert tree(found(numbered, language="pt")) == {"Massas": ["Farinha", "Água"], "Forno": ["Lenha", "Calor"]}


def test_boxes_with_titles_are_headings_of_what_is_indented_in_them() -> None:
    """A French course on MkDocs: a box for each lesson, one for its homework within."""
    text = """# Cours

!!! done "séance 1 (jeudi 04/09/25):"
    - Farine
    ??? note "Devoirs"
        - Peser

!!! done "séance 2 (mardi 09/09/25):"
    - Four
"""
    plan = found(text, language="fr")
    assert tree(plan) == {"séance 1": ["Farine", "Peser"], "séance 2": ["Four"]}
    assert len(plan.mends) == 1


def test_a_box_with_a_hint_leaves_what_follows_where_it_is() -> None:
    text = """# Cours

## Semaine 1

!!! tip "Attention"
    - Le four est chaud.

- Farine
"""
    assert "Attention" not in tree(found(text, language="fr"))


def test_topics_in_a_table_of_a_step_are_items() -> None:
    """An overview of six modules, each with a table "Topic | Description"."""
    table = "| Topic | Description |\n|---|---|\n| {} | Why it rises |\n| {} | How long |\n"
    text = "# Bread\n\n## Module 01: Dough (Weeks 1-3)\n\n" + table.format("Yeast", "Salt")
    text += "\n## Module 02: Oven (Weeks 4-6)\n\n" + table.format("Heat", "Steam")
    text += "\n## Status\n\n| Module | Status |\n|---|---|\n| 01-dough | Done |\n| 02-oven | Not started |\n"
    assert tree(found(text)) == {"Dough": ["Yeast", "Salt"], "Oven": ["Heat", "Steam"]}


def test_a_table_of_states_to_tick_repeats_the_boxes() -> None:
    """A check list of a DevOps path, with "Not Started | In Progress | Completed" for each part at its end."""
    text = """# Path

## 1. Dough

- [ ] Flour
- [ ] Water
- [x] Salt

## Progress

| Area | Not Started | In Progress | Completed |
|---|---|---|---|
| Dough and water | [ ] | [ ] | [ ] |
"""
    assert names(found(text).items) == ["Flour", "Water", "Salt"]


def test_lines_of_readings_are_items_though_one_is_bold_or_has_no_link() -> None:
    """Notes of a self-taught reader: a line for each book, ended with two blanks, some without a link."""
    ovens = [
        "[**The oven book**](https://a.example)",
        "[Videos](https://b.example)",
        "Practice: [Bakers](https://c.example)",
    ]
    doughs = ["[Three easy doughs](https://d.example)", "A commentary on rye", "The design of bread"]
    ends = "  \n"
    text = f"# Bakers\n\n## Ovens\n\n{ends.join(ovens)}\n\n## Doughs\n\n{ends.join(doughs)}\n"
    assert tree(found(text)) == {
        "Ovens": ["The oven book", "Videos", "Bakers"],
        "Doughs": ["Three easy doughs", "A commentary on rye", "The design of bread"],
    }


def test_a_short_clause_at_the_beginning_is_no_title() -> None:
    """Homework that begins with "If that is not yet done," and goes on for a line and a half."""
    text = "If that is not done yet, install the program on your own computer, with its editor"
    assert len(of_item(text + " and all the notebooks of the course that we need").text) > 40


def test_a_heading_over_fields_one_of_them_an_address_is_an_item() -> None:
    """A Spanish list of materials: each has a heading, and below it "URL", "Descripción", "Nivel"."""
    text = "# Materiales\n"
    for name in ("Masa", "Horno"):
        text += f"\n## Sobre {name.lower()}\n"
        url = f"https://{name.lower()}.example"
        text += f"\n### {name}\n- **URL:** [{url}]({url})\n- **Ideal para:** principiantes\n- **Nivel:** fácil\n"
    plan = found(text, language="es")
    assert tree(plan) == {"Sobre masa": ["Masa"], "Sobre horno": ["Horno"]}
    assert [link.url for entry in plan.items for link in entry.links] == [
        "https://masa.example",
        "https://horno.example",
    ]
    assert len([note for note in plan.items[0].notes if "fácil" in note or "http" in note]) == 1
    assert any("principiantes" in note for note in plan.items[0].notes)


def test_lengths_listed_at_the_end_are_those_of_the_phases() -> None:
    """A Spanish route whose last section says "Fase 1: 3-4 meses" for each of them."""
    text = """# Ruta

## Fase 1: Masa

- Harina

## Fase 2: Horno

- Leña

## Tiempo estimado

- Fase 1: 2 semanas
- Fase 2: 1 semana
"""
    plan = found(text, language="es")
    assert names(plan.items) == ["Harina", "Leña"]
    assert [heading.days and heading.days.low for heading in plan.headings] == [14, 7]


def test_a_table_of_papers_lists_what_to_read() -> None:
    """A Chinese page of resources: "论文 | 年份 | 核心贡献", without a single link."""
    text = "# 资源\n\n## 基础\n\n| 论文 | 年份 | 贡献 |\n|---|---|---|\n| Rye | 2017 | 面团 |\n| Salt | 2020 | 味道 |\n"
    assert tree(found(text, language="zh")) == {"基础": ["Rye", "Salt"]}


def test_two_columns_of_one_name_may_be_a_title_and_its_link() -> None:
    """A course on language models: "Notebook | Description | Article | Notebook", the last a picture with a link."""
    text = """# Bread

## Doughs

| Notebook | Description | Article | Notebook |
|---|---|---|---|
| Rye | How it rises | [Article](https://a.example) | <a href="https://n.example"><img src="x.svg"></a> |
| Wheat | How it bakes | [Article](https://b.example) | <a href="https://m.example"><img src="x.svg"></a> |
"""
    plan = found(text)
    assert names(plan.items) == ["Rye", "Wheat"]
    assert {link.url for link in plan.items[0].links} == {"https://a.example", "https://n.example"}


def test_a_bold_title_with_its_author_is_something_to_read() -> None:
    """A reading list without links: "**Title** by Somebody" on a line of its own."""
    text = "# Reading\n\n## Dough\n\n**Rye** by Ada Mill\n\n**Salt** by Bo Ton\n\n## Oven\n\n**Heat** by Cy Coal\n"
    plan = found(text)
    assert tree(plan) == {"Dough": ["Rye", "Salt"], "Oven": ["Heat"]}
    assert [entry.by for entry in plan.items] == ["Ada Mill", "Bo Ton", "Cy Coal"]


def test_a_bold_line_before_everything_names_a_file_without_headings() -> None:
    """A log of self-taught weeks that begins with a bold line and its address."""
    text = "**Plan for bread:** (https://bread.example)\n\n**Week 1:** Dough\n\n- Flour\n\n**Week 2:** Oven\n\n- Heat\n"
    assert found(text).title == "Plan for bread"


@pytest.mark.parametrize(("text", "week"), [("Week -3", None), ("Week-3", 3), ("Week - 3", 3), ("Week #3", 3)])
def test_a_week_has_no_number_below_zero(text: str, week: int | None) -> None:
    place = times.position(text, lexicon("en"))
    assert (place and place.position.first) == week


def test_one_day_of_the_week_is_a_column_like_any_other() -> None:
    """A Spanish interview plan: "Semana | Martes (1h) | Objetivo", where Tuesday's column says what is learnt."""
    text = """# Plan

| Semana | Martes (1h) | Objetivo |
|---|---|---|
| **Semana 1** | **Masa** | Dominar la masa |
| **Semana 2** | **Horno** | Conocer el horno |
"""
    assert names(found(text, language="es").items) == ["Masa", "Horno"]


def test_boxes_called_like_the_parts_give_them_their_marks() -> None:
    """A plan of four weeks that ends with a box for each week."""
    text = """# Bread

### Week 1: Dough
- [ ] Flour
- [ ] Water

### Week 2: Oven
- [ ] Heat

## Progress of mine
- [x] Week 1: Dough
- [ ] Week 2: Oven
"""
    plan = found(text)
    assert [(entry.title, entry.progress) for entry in plan.items] == [("Flour", 100), ("Water", 100), ("Heat", 0)]


def test_a_project_with_its_criteria_is_one_item() -> None:
    """A path to games: in each step a heading "Project 1A: …", a sentence, and boxes under "Success criteria"."""
    text = "# Bread\n"
    for n, name in enumerate(("Dough", "Oven"), 1):
        text += (
            f"\n## Phase {n}: {name}\n\n### Week {n}\n\n- Read of {name}\n\n### Project {n}: My {name}\n\nBake it.\n"
        )
        text += "\n**Success Criteria:**\n- [ ] It rises\n- [ ] It is eaten\n"
    plan = found(text)
    assert names(plan.items) == ["Read of Dough", "My Dough", "Read of Oven", "My Oven"]
    assert item(plan, "My Oven").kind == "project"
    assert [plan.headings[entry.heading or 0].title for entry in plan.items][1] == "Dough"
