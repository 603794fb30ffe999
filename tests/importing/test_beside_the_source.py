"""What a reader noticed who held the file beside its source: words lost or doubled, debris, kinds, ids, places."""

from __future__ import annotations

from study.importing.curriculum.ids import MODULES, PHASES, RUNS, Claim, ids, slug
from study.importing.curriculum.spelling import paragraphs
from study.importing.curriculum.yaml_text import written
from tests.importing.plans import found, item
from tests.importing.plans import titles as names


def test_a_nested_line_that_is_broken_keeps_its_depth() -> None:
    text = f"- Sails\n  - {'cloth ' * 20}end\n    - {'thread ' * 20}end"
    lines = paragraphs([text]).split("\n")
    assert [line for line in lines if line.lstrip().startswith("- ")][1].startswith("  - cloth")
    assert all(line.startswith(("- ", "  - ", "    ")) for line in lines)
    assert max(map(len, lines)) <= 100


def test_a_long_link_stands_behind_its_bullet_and_not_below_it() -> None:
    link = f"[Bowline](https://knots.example/{'x' * 90})"
    assert paragraphs([f"- {link}\n- [Bend](https://knots.example)"]).startswith(f"- {link}\n")


def test_paragraphs_are_written_line_by_line_even_where_one_is_long() -> None:
    text = "Haul in.\n\n" + "https://knots.example/" + "x" * 90 + " is long\n\nMake fast."
    assert "notes: |-\n  Haul in.\n\n" in written({"notes": text}, [])


def test_an_author_with_an_initial_is_one_name() -> None:
    plan = found(
        "# Sea\n\n## Books\n\n- [Knots](a.md) by Ann B. Reef & C. D. Sail\n- [Winds](b.md) by Eve Low. Short.\n"
    )
    assert [(entry.by, entry.notes) for entry in plan.items] == [
        ("Ann B. Reef & C. D. Sail", []),
        ("Eve Low", ["Short"]),
    ]


def test_a_remark_in_brackets_loses_them_and_no_bracket_stays_open() -> None:
    plan = found("# Sea\n\n- [Knots](https://a.example) (free)\n- Reefing [Course](https://b.example) (Chapters 1-3)\n")
    assert [entry.notes for entry in plan.items] == [["free"], ["Chapters 1-3"]]


def test_a_link_behind_a_colon_is_what_the_words_before_it_offer() -> None:
    text = (
        "# Sea\n\n## Week 1\n\n- Harbour school: [Reefing course](https://a.example)\n"
        "- Winds [Course](https://b.example)\n"
    )
    assert names(found(text).items) == ["Harbour school: Reefing course", "Winds"]


def test_links_to_the_top_of_a_file_are_no_text_of_it() -> None:
    plan = found("# Sea\n\nSail well.\n\n**[⬆ back to top](#sea)**\n\n## Knots\n\n- [ ] Bowline\n\n[Up](#sea)\n")
    assert "top" not in str([plan.summary, *plan.notes]) and plan.headings[0].notes == []


def test_a_numbered_chapter_called_focus_is_not_what_the_plan_aims_at() -> None:
    chapters = "".join(f"### {n}. {name}\n\nText about it.\n\n" for n, name in enumerate(["Rest", "Focus", "Sleep"], 1))
    assert found(f"# Sea\n\n## Advice\n\n{chapters}## Knots\n\n- [ ] Bowline\n").goal == ""


def test_a_focus_and_a_goal_are_both_kept() -> None:
    plan = found("# Sea\n\n- **Focus:** Ropes.\n- **Goal:** To cross a bay.\n\n## Knots\n\n- [ ] Bowline\n")
    assert plan.goal == "Ropes; To cross a bay."


def test_curriculum_is_no_title_where_a_name_stands_before_it() -> None:
    text = (
        "<h3>Harbour School</h3>\n\n# Summary\n\nText.\n\n# Curriculum\n\n## Knots\n\n"
        "- [ ] Bowline\n\n## Sails\n\n- [ ] Jib\n"
    )
    assert found(text).title == "Harbour School"


def test_a_theme_in_bold_below_a_day_is_a_note_of_the_day() -> None:
    text = (
        "# Sea\n\n### Day 1 - Knots\n**Theme: what holds**\n\n**Morning (2 hours)**\n"
        "- Bowline\n\n**Evening (1 hour)**\n- Bend\n"
    )
    plan = found(text)
    assert plan.headings[0].notes == ["Theme: what holds"]
    assert [heading.title for heading in plan.headings] == ["Knots", "Morning", "Evening"]


def test_a_day_named_in_passing_is_not_the_place_of_a_heading() -> None:
    text = (
        "# Sea\n\n## Packing\n**Takes 2 hours. Do not start day 1 before.**\n\n"
        "- [ ] Coat\n\n## Day 1\n\n- [ ] Bowline\n"
    )
    assert [heading.position and heading.position.first for heading in found(text).headings] == [None, 1]


def test_what_a_day_hands_in_is_noted_in_the_words_of_the_source() -> None:
    days = "".join(
        f"### Day {n} (Monday)\n**Ropes**\n\nTie a knot and look at it.\n\n"
        f"Then tie it again.\n\n- [x] ✅ Notebook: knots {n}\n\n"
        for n in (1, 2)
    )
    plan = found(f"# Sea\n\n# Phase 1: Harbour\n\n## WEEK 1: Knots\n\n{days}## WEEK 2: Sails\n\n{days}")
    assert any("Notebook: knots 1" in note for note in plan.items[0].notes)


def test_a_week_that_gives_way_to_its_parts_leaves_them_its_place() -> None:
    weeks = "### Week 2: Sails\n\n- Make a sail:\n  - Cut\n  - Sew\n- Set a sail:\n  - Hoist\n  - Trim\n"
    plan = found(f"# Sea\n\n## Phase 1: Harbour\n\n### Week 1: Knots\n\n- [Bowline](https://a.example)\n\n{weeks}")
    parts = [heading for heading in plan.headings if heading.title in ("Make a sail", "Set a sail")]
    assert [(part.position and part.position.first, part.days and part.days.high) for part in parts] == [(2, 3.5)] * 2


def test_lines_that_their_author_ended_are_not_run_together() -> None:
    plan = found("# Sea\n\n## About it\n\nHarbour School  \nKnots and more  \nAnn Reef\n\n## Knots\n\n- [ ] Bowline\n")
    assert plan.notes == ["**About it**\nHarbour School\nKnots and more\nAnn Reef"]


def test_a_lecture_is_a_video_and_a_page_of_the_repository_no_site() -> None:
    text = (
        "# Sea\n\n- [Knots](https://udemy.com/course/sea/learn/lecture/7)\n"
        "- [Winds](winds/notes.md)\n- Reefs [Book $9](https://b.example)\n"
    )
    assert [entry.kind for entry in found(text).items] == ["video", "topic", "book"]


def test_a_column_that_only_counts_its_rows_is_no_note() -> None:
    text = (
        "# Sea\n\n| Stage | Topic | Content |\n|---|---|---|\n"
        "| 1 | Knots | [Bowline](a.md) |\n| 2 | Sails | [Jib](b.md) |\n"
    )
    assert all("Stage" not in note for entry in found(text).items for note in entry.notes)


def test_a_cell_is_noted_once_with_its_link_and_without_its_name_twice() -> None:
    text = """# Sea

Week | Monday | Wednesday
--- | --- | ---
1 | [Knots](a.md) | [Winds](b.md) <br>**Milestone:** [Chart](c.md#chart)
2 | [Sails](d.md) | [Reefs](e.md)
"""
    winds = item(found(text), "Winds")
    assert winds.notes == ["Wednesday: Milestone: [Chart](c.md#chart)"]
    table = (
        "# Sea\n\n| Week | Topic | Project |\n|---|---|---|\n"
        "| 1 | Knots | Project 1: a net |\n| 2 | Sails | Project 2: a jib |\n"
    )
    assert item(found(table), "Knots").notes == ["Project 1: a net"]


def test_a_phase_has_an_id_of_whole_words() -> None:
    assert slug("An introduction to knots, bends and hitches of harbours", whole=True) == (
        "an-introduction-to-knots-bends-and-hitches-of"
    )
    assert slug("Projects for weeks 25–30", whole=True) == "projects-for-weeks-25-30"


def test_ids_are_told_apart_by_what_they_stand_for_and_not_by_a_number() -> None:
    run, module = Claim("Knots", "phase", RUNS), Claim("Knots", "module", MODULES)
    assert ids([run, module]) == ["knots-phase", "knots"]
    several = [Claim("Git 配置", "module", PHASES), Claim("Git 命令", "module", PHASES)]
    assert ids(several) == list(reversed(ids(several[::-1])))
    assert not any(name.endswith("-2") for name in ids(several))


def test_headings_that_are_links_in_a_row_are_what_there_is_to_do() -> None:
    """A study guide of a certificate: each field of the exam is a heading with a link and nothing below."""
    plan = found("# Guide\n\n## Fields\n\n### 1: [Knots](a.md)\n\n### 2: [Sails](b.md)\n\n## Boat\n\nAny will do.\n")
    assert [(entry.title, entry.links[0].url) for entry in plan.items] == [("Knots", "a.md"), ("Sails", "b.md")]


def test_lessons_of_a_week_are_items_and_what_is_below_them_their_notes() -> None:
    """A Portuguese timetable: weeks, lessons, and what is told in each."""
    weeks = "".join(
        f"#### **Semana {n}: Nós**\n- **Aula {2 * n}:** Volta {n}\n  - história\n  - usos\n"
        f"- **Aula {2 * n + 1}:** Laço {n}\n  - formas\n\n"
        for n in (1, 2)
    )
    plan = found(f"### Cronograma de Aulas\n\n{weeks}", language="pt")
    assert names(plan.items) == ["Volta 1", "Laço 1", "Volta 2", "Laço 2"]
    assert plan.items[0].notes == ["história", "usos"]


def test_a_number_of_a_lecture_is_not_its_title() -> None:
    table = (
        "| Lecture # | Topic | Slides |\n|---|---|---|\n"
        "| Lecture 1 | Knots | [S](a.html) |\n| Lecture 2 | Sails | [S](b.html) |\n"
    )
    assert names(found(f"# Sea\n\n## Lectures\n\n{table}").items) == ["Knots", "Sails"]


def test_a_column_of_ticks_says_what_is_done_and_days_may_be_short() -> None:
    """A Chinese plan with "Get" over its ticks and "1d" for a day."""
    plan = found(
        "# 航海\n\n| Get | 课程安排 | 参考用时 |\n|---|---|---|\n| √ | 绳结 | 1d |\n|  | 帆 | 2w |\n", language="zh"
    )
    assert [(entry.title, entry.progress, entry.days and entry.days.low) for entry in plan.items] == [
        ("绳结", 100, 1),
        ("帆", None, 14),
    ]


def test_a_bold_name_over_several_links_is_the_title() -> None:
    text = (
        "# Mar\n\n## Módulo 1\n\n- **0.1 Nudos**\n"
        "  - **As de guía**: [Teoría](a.md) | [Ejercicios](b.md)\n  - [Ballestrinque](c.md)\n"
    )
    plan = found(text, language="es")
    assert names(plan.items) == ["As de guía", "Ballestrinque"] and plan.headings[-1].title == "Nudos"


def test_topics_of_a_part_with_a_length_are_items_where_boxes_are_its_exam() -> None:
    """A French path: modules with their content as links, and lists of boxes for what is judged."""
    part = "#### {n}. Nœuds {n} (2-3 semaines)\n\n- **Contenu :**\n  - [Chaise](c{n}.md)\n  - [Cabestan](d{n}.md)\n\n"
    parts = part.format(n=1) + part.format(n=2)
    boxes = "### Critères\n\n- [ ] Amarrer\n- [ ] Hisser\n- [ ] Virer\n"
    plan = found(f"# Voile\n\n## Niveau 1\n\n### Modules obligatoires\n\n{parts}{boxes}", language="fr")
    assert names(plan.items)[:4] == ["Chaise", "Cabestan"] * 2


def test_a_first_project_keeps_its_name() -> None:
    plan = found(
        "# Voile\n\n## 1. Premier Projet Commun\n\n- [ ] Choisir\n\n## 2. Virer\n\n- [ ] Tirer\n", language="fr"
    )
    assert plan.headings[0].title == "Premier Projet Commun"
