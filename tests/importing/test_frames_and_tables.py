"""What a dozen more files that nobody here had seen taught: their frames, their tables, their labels."""

from __future__ import annotations

import pytest

from study.importing.text import spans, titles
from study.importing.text.lexicon import lexicon
from tests.importing.plans import found, item, tree
from tests.importing.plans import titles as names


def test_modules_of_a_day_hold_what_is_done_in_them_behind_the_aim_of_the_day() -> None:
    """A French course: "JOUR 1", its aim on the same line as its label, then bold modules with entries."""
    day = """### JOUR {0} : Jour {0}
**Objectif :** Pétrir la pâte.

* **Module {0} : Farine {0}**
    * Blé {0}
    * Seigle {0}
* **Module {1} : Four {0}**
    * Bois {0}
"""
    plan = found(
        "# PAIN\n\n## 1. OBJECTIFS\n* Pétrir\n\n## 2. DÉROULÉ\n\n" + day.format(1, 2) + day.format(3, 4), language="fr"
    )
    assert tree(plan)["Jour 1 / Farine 1"] == ["Blé 1", "Seigle 1"]
    assert "Pétrir" in plan.goal and "OBJECTIFS" not in [heading.title for heading in plan.headings]


def test_contents_that_lead_to_other_files_are_the_plan_where_there_is_no_other() -> None:
    """A German catalogue of subjects: "Inhalt" over one link to each file, called like it."""
    links = "".join(f"* [{n}_Seil_und_Knoten](./{n}_Seil_und_Knoten.md)\n" for n in (1, 2, 3))
    plan = found("# Segeln\n\n## Inhalt\n\n" + links, language="de")
    assert names(plan.items) == ["Seil und Knoten"] * 3
    more = found("# Segeln\n\n## Inhalt\n\n" + links + "\n## Wind\n\n- Luv\n- Lee\n", language="de")
    assert names(more.items) == ["Luv", "Lee"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("[02_tie_knots.md](rope/02_tie_knots.md)", "tie knots"),
        ("[tie_knots](https://a.example/other)", "tie_knots"),
        ("[snake_case in Python](snake_case)", "snake_case in Python"),
    ],
)
def test_a_link_called_like_its_file_is_read_as_words(text: str, title: str) -> None:
    """The same catalogue."""
    assert titles.of_item(spans.line(text), lexicon("en")).text == title


def test_what_is_recommended_below_what_is_learnt_are_materials() -> None:
    """A Spanish roadmap: each stage has "Aprende:" and "📁 Contenido recomendado:"."""
    stage = """## Etapa {0} — Masa {0}

Aprende:

* Harina {0}
* Agua {0}

📁 Contenido recomendado:

* [Guía {0}](guia-{0}.md)

"""
    plan = found("# Pan\n\n" + stage.format(1) + stage.format(2), language="es")
    assert tree(plan) == {"Masa 1": ["Harina 1", "Agua 1"], "Masa 2": ["Harina 2", "Agua 2"]}
    assert names(plan.resources) == ["Guía 1", "Guía 2"]


def test_tables_of_topics_are_items_where_the_part_says_how_long_it_takes() -> None:
    """A Spanish roadmap of tables "Tema | Subtemas | Recursos" below "1. Harinas (2-3 meses)", and tips behind it."""
    text = """# Pan

## 1. Harinas (2-3 meses)
| Tema | Subtemas | Recursos |
|---|---|---|
| [[trigo]] | • Duro<br>• Blando | • Un libro |
| Centeno | • Claro | • Otro libro |

## Proyectos recomendados
| Nivel | Proyecto | Herramientas |
|---|---|---|
| Fácil | Pan plano | Sartén |

## Consejos adicionales
- Amasa todos los días
- Prueba la masa
"""
    plan = found(text, language="es")
    assert tree(plan) == {"Harinas": ["trigo", "Centeno"], "Proyectos recomendados": ["Pan plano"]}


def test_what_tells_rows_apart_is_their_title() -> None:
    """A seminar's readings: the subject is that of several rows, the reading is a link of HTML."""
    text = """|Date|Subject|Reading|
|---|---|---|
|9/26|Rope|<a href="https://a.example">Knots of the sea</a>|
|9/28|Rope|<a href="https://b.example">Splices</a>|
|9/30|Rope|<a href="https://c.example">Whipping</a>|
|10/3|Wind|<a href="https://d.example">Gusts</a>|
"""
    assert names(found(text).items) == ["Knots of the sea", "Splices", "Whipping", "Gusts"]
    told = text.replace("|Rope|", "|Rope and twine|", 1).replace("|Rope|", "|Hemp|", 1)
    assert names(found(told).items)[:2] == ["Rope and twine", "Hemp"]


def test_pages_of_a_notebook_are_called_by_what_is_seen() -> None:
    """A vault of Obsidian: headings and entries that are links to pages."""
    text = """# Boats

### [[1. Hulls & Keels]]
- [x] [[boats/keel|Long keels]]
- [ ] `[[raw]]` stays

### [[2. Masts]]
- [ ] Wood
"""
    plan = found(text)
    assert tree(plan) == {"Hulls & Keels": ["Long keels", "[[raw]] stays"], "Masts": ["Wood"]}


def test_a_duration_below_a_task_is_how_long_it_takes() -> None:
    """A degree of one's own: boxes with "Duration: 2-3 weeks" in an entry below each."""
    text = "# Boats\n\n## Year 1: Hulls\n\n- [ ] Build a dinghy\n  - Duration: 2-3 weeks\n- [ ] Paint it\n"
    plan = found(text)
    days = item(plan, "Build a dinghy").days
    assert days is not None and (days.low, days.high) == (14, 21)


def test_a_sentence_that_begins_with_a_link_is_no_material() -> None:
    """A Chinese guide that begins "[Dr. Zhang](…) keeps this list": and its short sentences are advice."""
    text = """# 面包指南

[王师傅](https://w.example) 整理，不定期更新。

## 面粉

+ [小麦](https://a.example)
+ [黑麦](https://b.example)

## 心里话

+ 做面包的人不要着急，慢慢来，面团自己会告诉你什么时候可以放进烤箱里去烤。
+ 多和别人一起做，少一个人在家里想来想去，做坏了也没有关系，明天再来一次。
"""
    assert names(found(text).items) == ["小麦", "黑麦"]
