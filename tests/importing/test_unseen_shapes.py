"""Shapes that files of other people taught: each test says which kind of file."""

from __future__ import annotations

import pytest

from study.importing.curriculum import ids
from study.importing.findings import Entry
from study.importing.text import spans, times, titles
from study.importing.text.lexicon import lexicon
from study.importing.verdict import judged
from tests.importing.plans import found, item, tree
from tests.importing.plans import titles as names


def test_where_the_noun_comes_first_the_first_word_names_a_column() -> None:
    """A Portuguese road map whose tables have "Título do material" and "Objetivo do estudo"."""
    text = """# Trilha de padaria

## Massas

| Feito | Título do Material | Objetivo do Estudo | Link |
|---|---|---|---|
| [ ] | Fermento I | Entender o que cresce | [Forno](https://forno.example/1) |
| [x] | Fermento II | Entender o que azeda | [Forno](https://forno.example/2) |
"""
    plan = found(text, language="pt")
    assert names(plan.items) == ["Fermento I", "Fermento II"]
    assert item(plan, "Fermento II").progress == 100


def test_the_sum_below_a_table_is_no_item() -> None:
    """A French calendar of a course, with the weight of each exam and a total."""
    text = "# Voile\n\n| Semaine | Sujet |\n|---|---|\n| 1 | Nœuds |\n| 2 | Vents |\n|  | **Total** |\n"
    assert names(found(text, language="fr").items) == ["Nœuds", "Vents"]


def test_a_list_of_names_with_colons_over_entries_is_a_list_of_headings() -> None:
    """A German outline of a course in nested bullets, without a single heading for its units."""
    text = "# Kurs\n\n* Vorarbeit:\n  * Lesen\n* Kurseinheit 1:\n  * Teig\n  * Ofen\n* Kurseinheit 2:\n  * Brot\n"
    assert tree(found(text, language="de")) == {
        "Vorarbeit": ["Lesen"],
        "Kurseinheit 1": ["Teig", "Ofen"],
        "Kurseinheit 2": ["Brot"],
    }


def test_labels_may_stand_alone_over_their_entries() -> None:
    """A Chinese plan of weeks whose bullets are only "要点" and "实践"."""
    text = "# 烘焙计划\n\n## 第 1 周（面团）\n\n- 学习要点\n  - 酵母\n  - 面粉\n- 实践\n  - 揉面\n"
    plan = found(text, language="zh")
    assert tree(plan) == {"面团": ["酵母", "面粉", "揉面"]}
    assert plan.headings[0].position is not None and plan.headings[0].position.first == 1


def test_a_label_over_a_quotation_ends_with_it() -> None:
    """A Chinese list of steps that keeps goals and links in quotations between its bullets."""
    text = """# 路线

#### 1. 绳结
> 时间周期：2天

- 学习目标
> 会打三种结

- [平结](https://knots.example/a)
> 很有用

#### 2. 帆
> 时间周期：1周

- 参考
> [帆的手册](https://sails.example/b)
> [风的手册](https://sails.example/c)
"""
    plan = found(text, language="zh")
    assert names(plan.items) == ["平结"]
    assert names(plan.resources) == ["帆的手册", "风的手册"]
    assert [heading.days and heading.days.high for heading in plan.headings] == [2, 7]


def test_the_bracket_behind_a_step_may_be_its_title() -> None:
    lexicon_of = lexicon("en")
    assert titles.of_heading(spans.line("Week 2 (Knots and ropes)"), lexicon_of).text == "Knots and ropes"
    assert titles.of_heading(spans.line("Day 1 (Monday)"), lexicon_of).text == "Day 1 (Monday)"
    assert titles.of_heading(spans.line("Week 9 (optional)"), lexicon_of).text != "optional"


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("6:00 pm - 7:30 pm", 90), ("9-11 am", 120), ("11:00 am - 1:00 pm", 120), ("6 - 7:30 pm", 90)],
)
def test_slots_with_halves_of_the_day(text: str, minutes: float) -> None:
    """A schedule of evening sessions of a course."""
    slot = times.slot(text)
    assert slot is not None and slot[1] == minutes


def test_the_date_before_and_the_slot_behind_leave_a_title() -> None:
    title = titles.of_item(spans.line("Monday, August 19, 2024: Kneading (6:00 pm - 8:30 pm)"), lexicon("en"))
    assert (title.text, title.minutes and title.minutes.low) == ("Kneading", 150)
    assert title.notes == ["Monday, August 19, 2024"]


def test_the_week_under_a_heading_is_its_place() -> None:
    text = "# C\n\n## Baking\n**Week 3**\n\n- Bread\n- Rolls\n\n## Sailing\n**Week 4**\n\n- Knots\n"
    assert [heading.position and heading.position.first for heading in found(text).headings] == [3, 4]


def test_fields_that_come_again_under_every_heading_describe_what_it_names() -> None:
    """A list of courses with "Website:" and "Playlist:" under each of them."""
    text = """# Courses

## Bread

### Sourdough for sailors
A course on the high seas.
- Website: https://sea.example/bread
- Playlist: https://sea.example/films

## Ropes

### Knots by night
- Website: https://sea.example/knots
- Playlist: https://sea.example/dark
"""
    plan = found(text)
    assert tree(plan) == {"Bread": ["Sourdough for sailors"], "Ropes": ["Knots by night"]}
    assert len(item(plan, "Knots by night").links) == 2


def test_a_section_that_says_how_long_it_takes_is_part_of_a_plan_with_tables() -> None:
    text = """# Path

## Start

1. **Basics** (1-2 weeks)
   - [Flour](https://a.example)
   - [Water](https://b.example)

## Tools

| Tool | Use | Link |
|---|---|---|
| Oven | Heat | [Here](https://c.example) |
| Bowl | Mixing | [Here](https://d.example) |
"""
    assert [name for name in names(found(text).items) if name in ("Flour", "Water")] == ["Flour", "Water"]


def test_bullets_before_the_first_of_several_phases_are_no_plan() -> None:
    """A blog post that lists what its author can already do before "Phase 1"."""
    text = (
        "# My way\n\n## What I can\n- Row\n- Cook\n\n## Phase 1 - Knots\n- Bowline\n- Hitch\n\n"
        "## Phase 2 - Sails\n- Jib\n"
    )
    assert names(found(text).items) == ["Bowline", "Hitch", "Jib"]


def test_a_bold_beginning_is_the_title_of_a_box_too() -> None:
    """A Spanish check list of days: "**Ver video:** Busca uno que …"."""
    text = "# P\n\n## Día 1: Pan\n- [ ] **Leer el libro:** Repasa las primeras páginas. Luego descansa un rato.\n"
    text += "- [ ] **Ver vídeo:** Busca uno que explique la masa madre. Toma notas.\n- [ ] Amasar\n"
    assert names(found(text, language="es").items) == ["Leer el libro", "Ver vídeo", "Amasar"]


def test_a_heading_over_one_step_with_parts_gives_way_to_it() -> None:
    text = """# Plans

## A sample

### Module 1: Ropes (2 weeks)

- **Week 1:** Knots
  - Tie one
- **Week 2:** Splices
  - Make one

## Module 2: Sails

- Jib
- Keel
"""
    plan = found(text)
    assert [heading.title for heading in plan.headings if heading.level == "phase"] == ["Ropes", "Sails"]


def test_a_number_glued_to_a_name_is_no_length() -> None:
    title = titles.of_item(spans.line("100-Days-Of-Bread"), lexicon("en"))
    assert (title.text, title.days) == ("100-Days-Of-Bread", None)


def test_a_cell_is_a_title_as_a_whole() -> None:
    """A plan of thirty weeks whose cells say in a sentence or two what to do."""
    words = (
        "**Baking go on** — second half: shape the loaves, heat the oven, and bake until a knock on them sounds hollow."
    )
    text = f"# P\n\n| Day | Task |\n|---|---|\n| 1 | {words} |\n| 2 | Rest |\n"
    assert names(found(text).items)[0] == words.replace("**", "")


def test_words_beside_addresses_are_titles() -> None:
    """A Spanish list of "Recurso | URL | Descripción"."""
    text = """# Recursos

## Cursos

| Recurso | URL | Descripción |
|---|---|---|
| Pan de mar | https://mar.example/1 | Curso de pan |
| Nudos | https://mar.example/2 | Curso de nudos |
"""
    assert names(found(text, language="es").items) == ["Pan de mar", "Nudos"]


def test_lines_that_repeat_the_places_of_a_table_are_notes() -> None:
    text = """# Year

## Plan

| Month | Topic | Hours |
|---|---|---|
| 1 | Bread | 40 |
| 2 | Ropes | 60 |

## Highlights

**Month 1: Bread** — all that rises
**Month 2: Ropes** — all that holds
"""
    assert names(found(text).items) == ["Bread", "Ropes"]


def test_the_columns_of_a_board_are_marks() -> None:
    """A board kept as "To do", "Doing" and "Done"."""
    plan = found("# Board\n\n## To do\n- Jib\n- Mast\n\n## In progress\n- Keel\n\n## Done\n- Knots\n- Oars\n")
    assert {entry.title: entry.progress for entry in plan.items} == {
        "Jib": None,
        "Mast": None,
        "Keel": None,
        "Knots": 100,
        "Oars": 100,
    }


def test_a_heading_may_say_how_many_of_its_entries_are_enough() -> None:
    plan = found("# D\n\n## Core\n- Bread\n- Ropes\n\n## Specialty: choose 2\n- Jib\n- Keel\n- Mast\n")
    assert [(heading.title, heading.choose) for heading in plan.headings] == [("Core", None), ("Specialty", 2)]


def test_a_project_with_a_name_is_a_heading() -> None:
    text = "# M\n\n## Week 1: Ropes\n- Knots\n\n### Practice: A hammock\n\n**Duration:** 3 days\n\n1. Measure\n"
    text += "2. Tie\n"
    text += "\n## Week 2: Sails\n\n### Practice\n\n- Reef\n"
    assert tree(found(text)) == {"Ropes": ["Knots"], "Ropes / A hammock": ["Measure", "Tie"], "Sails": ["Reef"]}


def test_badges_and_a_command_tell_a_package() -> None:
    """The front page of a library: badges, an installing section, what it can do."""
    badges = "".join(f"[![b](https://img.shields.io/pypi/{n})](https://x.example)\n" for n in range(4))
    text = f"# knot\n\n{badges}\n## Installing knot and what it runs on\n\n```\n$ python -m pip install knot\n```\n\n"
    text += "## Features\n\n" + "".join(f"- Feature {word}\n" for word in "abcdefghijklmnop")
    plan = found(text)
    assert judged(plan, text).is_weak
    assert "software" in judged(plan, text).sentence


def test_german_compounds_are_what_they_end_with() -> None:
    text = "## Kursmaterialien\n\n* [Brot](https://b.example)\n* [Salz](https://s.example)\n\n## Kurs\n\n"
    text += "### 1. Teig\n\n* Mehl\n* Wasser\n\n### 2. Ofen\n\n* Hitze\n* Zeit\n"
    plan = found(text, language="de")
    assert names(plan.resources) == ["Brot", "Salz"]
    assert isinstance(plan.items[0], Entry) and names(plan.items) == ["Mehl", "Wasser", "Hitze", "Zeit"]


def test_an_id_with_a_digest_has_single_hyphens() -> None:
    """A list of courses whose titles are set in mathematical letters; the cut may fall behind a hyphen."""
    for length in range(30, 45):
        words = "a" * length + " sea"
        title = "".join(chr(0x1D41A + ord(c) - ord("a")) if c.isalpha() else c for c in words)
        assert "--" not in ids.slug(title)


def test_numbered_parts_of_a_table_are_items() -> None:
    """An English curriculum of "Part | Topics", in which a part was folded into another."""
    text = "# Path\n\n## Curriculum\n\n| Part | Topics |\n|---|---|\n| **Part 0** | Ropes, knots |\n"
    text += "| **Part 2** | Sails |\n"
    text += "| **Part 3** | Winds |\n"
    assert names(found(text).items) == ["Ropes, knots", "Sails", "Winds"]


def test_people_are_no_items() -> None:
    """A Spanish syllabus whose only table names its teachers."""
    text = "# Curso\n\n## Profesores\n\n| Nombre | Sección | Email |\n|---|---|---|\n| Ana | 1 | ana@mar.example |\n"
    text += "| Luis | 2 | luis@mar.example |\n| Eva | 3 | eva@mar.example |\n"
    assert not found(text, language="es").items


def test_what_a_list_of_tasks_is_about_is_the_title() -> None:
    """A Spanish plan of weeks with a cell of boxes for each."""
    text = "# Plan\n\n| Semana | Objetivos principales | Tareas |\n|---|---|---|\n"
    text += "| 1 | Nudos | ☐ As de guía <br> ☐ Ballestrinque |\n| 2 | Velas | ☐ Foque <br> ☐ Mayor |\n"
    plan = found(text, language="es")
    assert names(plan.items) == ["Nudos", "Velas"]
    assert any("Ballestrinque" in note for note in plan.items[0].notes)


def test_a_cell_of_steps_is_all_of_them() -> None:
    """A Chinese plan of days with three numbered tasks in each cell."""
    text = "# P\n\n| Date | Plan | Complete |\n|---|---|---|\n| 2/10 | 1. Knots<br>2. Ropes | ☑️ |\n"
    text += "| 2/11 | 1. Sails<br>2. Oars | |\n"
    assert names(found(text).items) == ["Knots; Ropes", "Sails; Oars"]


def test_a_grid_that_leads_through_the_text_is_no_plan() -> None:
    """A Spanish plan with quick links to a place in each of its modules, above the plan itself."""
    text = "# Plan\n\n## Módulos\n\n| Módulo | Atajo |\n|---|---|\n| 01 | [M01](01.md#uso) |\n"
    text += "| 02 | [M02](02.md#uso) |\n\n"
    text += "| Semanas | Módulo | Tema |\n|---|---|---|\n| 1-2 | 01 | Nudos |\n| 3-4 | 02 | Velas |\n"
    assert names(found(text, language="es").items) == ["Nudos", "Velas"]


def test_a_list_of_labels_has_no_items() -> None:
    """A Spanish plan that says its length, its hours and its phases before its table."""
    text = "# Plan\n\n## General\n- **Duración:** 12 semanas\n- **Dedicación:** 6 horas semanales\n"
    text += "- **Fases:** tres\n\n"
    text += "| Semana | Tema |\n|---|---|\n| 1 | Nudos |\n| 2 | Velas |\n"
    plan = found(text, language="es")
    assert names(plan.items) == ["Nudos", "Velas"]
    assert any("Fases: tres" in note for note in plan.headings[0].notes)


def test_how_long_each_module_takes_in_several_tracks_is_nothing_to_do() -> None:
    """An English guide that gives the weeks of every module for three speeds."""
    text = "# Plans\n\n## Fast (2 months)\n- **Module 1:** 4 weeks\n- **Module 2:** 4 weeks\n\n"
    text += "## Slow (4 months)\n- **Module 1:** 8 weeks\n- **Module 2:** 8 weeks\n\n"
    text += "## Module 1: Ropes\n- **Week 1:** Knots\n  - Tie one\n- **Week 2:** Splices\n  - Make one\n"
    plan = found(text)
    assert names(plan.items) == ["Tie one", "Make one"]
    assert plan.understood == plan.lines


def test_who_it_is_from_and_how_long_stand_before_the_link() -> None:
    """A Chinese list of courses: the teacher, the hours in brackets, a colon, the course."""
    title = titles.of_item(spans.line("王船长（25小时）：[绳结从入门到精通](https://knots.example)"), lexicon("zh"))
    assert (title.text, title.minutes and title.minutes.low, title.notes) == ("绳结从入门到精通", 1500, ["王船长"])


def test_fields_beside_a_project_are_materials() -> None:
    """A learner's list of projects with "Source code" under each."""
    text = "# Path\n\n" + "".join(
        f"## {name}\n- Project: [Build {name}](https://a.example/{name})\n"
        "- Source code: [me/{name}](https://b.example/{name})\n\n"
        for name in ("Raft", "Canoe", "Sloop")
    )
    plan = found(text)
    assert names(plan.items) == ["Build Raft", "Build Canoe", "Build Sloop"]
    assert len(plan.resources) == 3


def test_books_with_authors_are_items() -> None:
    """A Spanish list of "Título | Autor | Dónde", most of them without a link."""
    text = "# Libros\n\n## Leer\n\n| Título | Autor | Dónde |\n|---|---|---|\n| Nudos | Ana Mar | Librerías |\n"
    text += "| Velas | Luis Sol | Web |\n"
    assert [(entry.title, entry.by) for entry in found(text, language="es").items] == [
        ("Nudos", "Ana Mar"),
        ("Velas", "Luis Sol"),
    ]


def test_a_row_of_weeks_begins_with_its_first() -> None:
    """A French course: a heading, then "Semaine 1" to "Semaine 3" at its level, some with a remark in brackets."""
    text = "# Voile\n\n## Parcours : Marin\n\n## Semaine 1 :\n- Nœuds\n\n"
    text += "## Semaine 2 (sujet à modification) :\n- Vents\n\n"
    text += "## Semaine 3 (sujet à modification) :\n- Voiles\n\nProjet en groupe : Un radeau de bois\n"
    plan = found(text, language="fr")
    assert [(heading.title, heading.position and heading.position.first) for heading in plan.headings] == [
        ("Semaine 1", 1),
        ("Semaine 2", 2),
        ("Semaine 3", 3),
    ]
    assert [(entry.title, entry.kind) for entry in plan.items][-1] == ("Un radeau de bois", "project")


def test_the_only_first_heading_is_the_title_though_it_is_a_step() -> None:
    """A German plan of one lesson: "Lektion 3 - Studienplan", with phases below."""
    text = "# Lektion 3 - Segeln\n\n## Phase 1: Wind (40 Minuten)\n- Lesen\n\n## Phase 2: Boot (30 Minuten)\n- Bauen\n"
    plan = found(text, language="de")
    assert [(heading.title, heading.level) for heading in plan.headings] == [("Wind", "phase"), ("Boot", "phase")]


def test_tasks_below_a_label_are_no_headings_though_they_end_with_colons() -> None:
    """A Portuguese plan of weeks whose practice is "Juntar exemplos:" over what to gather."""
    text = "# P\n\n## Semana 1: Nós\n\n**Prática (≈1h)**\n\n- Juntar exemplos:\n  - cordas\n"
    text += "- Classificar como:\n  - firme\n\n"
    text += "**Marco**\n\n- Dar três nós\n\n## Semana 2: Velas\n\n**Prática (≈1h)**\n\n- Içar uma vela\n"
    plan = found(text, language="pt")
    assert [heading.title for heading in plan.headings] == ["Nós", "Velas"]
    assert names(plan.items) == ["Juntar exemplos", "Classificar como", "Içar uma vela"]
    assert plan.headings[0].notes == ["**Marco**\nDar três nós"]


def test_a_material_in_bold_keeps_what_is_said_of_it() -> None:
    """A German list of materials with a description below each name."""
    text = "# P\n\n## Woche 1: Segel\n- Nähen\n\n### Materialien\n1. **Segelbuch**\n   - Alle Schnitte und Stoffe\n"
    plan = found(text, language="de")
    assert [(entry.title, entry.notes) for entry in plan.resources] == [("Segelbuch", ["Alle Schnitte und Stoffe"])]


def test_a_module_named_in_each_row_is_the_title() -> None:
    """An English index of modules: "Module | File | Time | Key Topics"."""
    text = "# Index\n\n## Track 1: Ropes\n\n| Module | File | Time | Key Topics |\n|---|---|---|---|\n"
    text += (
        "| **Rope Basics** | [a](a.md) | 90 min | Fibres, lay |\n| **Knots & Bends** | [b](b.md) | 60 min | Hitches |\n"
    )
    plan = found(text)
    assert names(plan.items) == ["Rope Basics", "Knots & Bends"]
    assert plan.items[0].notes == ["Key topics: Fibres, lay"]


def test_goals_are_no_items_even_as_boxes() -> None:
    """The same index, with its learning outcomes to tick off below each table."""
    text = "# Index\n\n## Track 1: Ropes\n\n| Module | Time |\n|---|---|\n| Basics | 90 min |\n| Knots | 60 min |\n\n"
    text += "### Learning Outcomes\n- [ ] Tie a knot\n- [ ] Splice a rope\n- [ ] Coil a line\n"
    plan = found(text)
    assert names(plan.items) == ["Basics", "Knots"]
    assert plan.headings[0].notes == ["**Learning Outcomes**\n- Tie a knot\n- Splice a rope\n- Coil a line"]


def test_a_link_to_the_translation_is_no_material() -> None:
    """A Spanish plan that begins "Idioma: Español | English →"."""
    text = "# Plan\n\n**Idioma:** Español | [English →](en/PLAN.md)\n\n"
    text += "| Semana | Tema |\n|---|---|\n| 1 | Nudos |\n| 2 | Velas |\n"
    assert not found(text, language="es").resources
