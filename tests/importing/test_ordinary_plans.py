"""What ordinary plans have beside their weeks: last days, extras, checkpoints, contacts, materials alone."""

from __future__ import annotations

import pytest

from study.importing.text import spans, titles
from study.importing.text.lexicon import lexicon
from study.importing.text.trimming import Title
from tests.importing.plans import found, item, tree
from tests.importing.plans import titles as names

WEEKS = "# Bread\n\n" + "".join(f"### Week {n}\n1. Loaf {n}\n2. Roll {n}\n\n" for n in (1, 2, 3))


def of_item(text: str, language: str = "en") -> Title:
    return titles.of_item(spans.line(text), lexicon(language))


def test_a_part_between_steps_is_one_of_them() -> None:
    """A challenge of 30 days: four weeks, and "Final days" with the last two of its entries."""
    plan = found(WEEKS + "### Final days: the market\n1. Sell a loaf\n2. Rest\n")
    assert names(plan.items)[-2:] == ["Sell a loaf", "Rest"]
    midterm = WEEKS.replace("### Week 3", "### Tasting\n- Eat a loaf\n- Eat a roll\n\n### Week 3")
    assert names(found(midterm).items)[4:6] == ["Eat a loaf", "Eat a roll"]


def test_what_stands_behind_the_last_step_is_no_step() -> None:
    plan = found(WEEKS + "### Tools of the kitchen\n- **Oven**: gas\n- **Bowl**: wood\n")
    assert len(plan.items) == 6


def test_extras_behind_the_steps_are_part_of_the_plan() -> None:
    """An interview plan in two phases, and behind them "Extra time" with labels of its author's own over links."""
    text = """# Bread

## First phase
- Flour

## Second phase
- Water

## Extra Time

**Read of it:**
- [Rye](https://bread.example/rye)
- [Oats](https://bread.example/oats)

**Physical:**
- Buy a board
"""
    plan = found(text)
    assert names(plan.items) == ["Flour", "Water", "Rye", "Oats", "Buy a board"]
    assert plan.headings[item(plan, "Rye").heading or 0].title == "Extra Time"


def test_a_checkpoint_of_a_phase_is_no_part_of_its_own() -> None:
    """A path to games: "Phase 1", and behind its weeks "Phase 1 Checkpoint" with boxes for what one is able to do."""
    text = "# Bread\n"
    for n in (1, 2):
        text += f"\n## Phase {n}: Dough {n}\n\n### Week {n}\n- [ ] Knead {n}\n- [ ] Bake {n}\n"
        text += f"\n### Phase {n} Checkpoint:\n- [ ] Able to knead\n- [ ] At home with ovens\n"
    assert names(found(text).items) == ["Knead 1", "Bake 1", "Knead 2", "Bake 2"]


def test_contact_and_licence_are_no_parts_though_they_are_numbered() -> None:
    """A list of courses with the headings "1. Introduction" to "5.Contact"."""
    text = "# Bread\n\n## 1. Doughs\n- [Rye](https://bread.example/rye)\n- [Oats](https://bread.example/oats)\n"
    text += "\n## 2. Ovens\n- [Stone](https://bread.example/stone)\n"
    text += "\n## 3.Contact\n- Page: [Baker](https://baker.example)\n- [Mill](https://mill.example)\n"
    assert names(found(text).items) == ["Rye", "Oats", "Stone"]


def test_one_address_without_a_word_is_nothing_to_do() -> None:
    """Nested lists without headings, and at the end one heading over the address of a session."""
    text = "# Bread\n\n- [Doughs](d/)\n  - [Rye](d/rye.md)\n  - [Oats](d/oats.md)\n- [Ovens](o/)\n"
    text += "  - [Stone](o/stone.md)\n\n## The live session\n\nhttps://live.example/join?B13\n"
    plan = found(text)
    assert plan.headings == []
    assert "https://live.example/join?B13" in "".join(plan.notes)


def test_a_plan_of_nothing_but_materials_has_them_to_do() -> None:
    text = "# Bread\n"
    for n in (1, 2):
        text += f"\n## Week {n}\n\nWe begin to bake.\n\n**Resources:**\n"
        text += f"- [Book {n}](https://bread.example/b{n})\n- [Film {n}](https://bread.example/f{n})\n"
    plan = found(text)
    assert names(plan.items) == ["Book 1", "Film 1", "Book 2", "Film 2"]
    assert plan.resources == []


def test_the_first_of_two_wholes_gives_way_to_its_modules() -> None:
    """A bootcamp of two headings of the first level: modules with days in most of them, and what is learnt after it."""
    text = "# Bootcamp of bread\n"
    for n in (1, 2):
        text += f"\n## Module {n}: Dough {n}\n\n### Day {n}\n- Knead {n}\n\n### Day {n + 1}\n- Bake {n}\n"
    text += "\n## Module 3: Ovens\n- Heat\n\n# Once it is over\n\n## Module 4: Cakes\n- Cream\n"
    assert list(tree(found(text)))[:4] == ["Dough 1", "Dough 1 / Day 1", "Dough 1 / Day 2", "Dough 2"]


@pytest.mark.parametrize(
    ("text", "language", "title"),
    [
        ("Then read [Rye](rye.md), which tells how it is milled", "en", "Rye"),
        ("首先学习[面粉](flour.md)，包括黑麦和燕麦", "zh", "面粉"),
        ("然后进入[烤箱](oven.md)阶段，深入了解温度", "zh", "烤箱"),
        ("Bake with [Ann](ann.md), who has an oven", "en", "Bake with Ann, who has an oven"),
    ],
)
def test_a_link_is_the_title_behind_words_that_only_lead_to_it(text: str, language: str, title: str) -> None:
    """A path of study in Chinese: each line a sentence with the link to its chapter."""
    assert of_item(text, language).text == title


def test_extra_time_is_a_length_only_where_it_says_one() -> None:
    text = "# Bread\n\n## Phase 1\n- Flour\n- Water\n\n### Time\n- 2 weeks\n\n## Phase 2\n- Oven\n"
    plan = found(text)
    days = plan.headings[0].days
    assert days is not None and days.low == 14
