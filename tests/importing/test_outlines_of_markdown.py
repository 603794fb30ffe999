"""What is a heading, which level it has, what only wraps, and what is front or back matter."""

from __future__ import annotations

from tests.importing.plans import found, tree


def test_the_first_heading_is_the_title_and_the_next_levels_are_phases_and_modules() -> None:
    plan = found("# Go\n\n## Basics\n\n### Types\n- Numbers\n- Texts\n\n### Loops\n- For\n\n## Tools\n- Build\n")
    assert plan.title == "Go"
    assert tree(plan) == {
        "Basics": [],
        "Basics / Types": ["Numbers", "Texts"],
        "Basics / Loops": ["For"],
        "Tools": ["Build"],
    }


def test_headings_of_the_highest_level_are_phases_where_each_holds_a_part_of_the_plan() -> None:
    plan = found(
        "# Algebra (2 weeks)\n\n## Groups\n- Axioms\n\n# Analysis (1 month)\n\n## Limits\n- Sequences\n", "maths.md"
    )
    assert tree(plan) == {
        "Algebra": [],
        "Algebra / Groups": ["Axioms"],
        "Analysis": [],
        "Analysis / Limits": ["Sequences"],
    }
    assert plan.title == ""


def test_the_one_heading_that_holds_everything_is_no_phase() -> None:
    assert list(tree(found("# P\n\n## All of it\n\n### Sets\n- Unions\n\n### Maps\n- Keys\n"))) == ["Sets", "Maps"]


def test_what_only_wraps_is_no_phase() -> None:
    plan = found("# Plan\n\n## Curriculum\n\n### Week 1: Sets\n- Unions\n\n### Week 2: Maps\n- Keys\n")
    assert list(tree(plan)) == ["Sets", "Maps"]


def test_a_step_is_named_by_what_it_is_about() -> None:
    plan = found(
        "# P\n\n## Phase 1: Ground (2-3 weeks)\n\n### Week 1 – Sets (4h)\n- Unions\n\n### Week 2+: Maps\n- Keys\n"
    )
    phase, first, second = plan.headings
    assert (phase.title, phase.days and phase.days.high) == ("Ground", 21)
    assert (first.title, first.minutes and first.minutes.low) == ("Sets", 240)
    assert (second.title, second.position and second.position.last) == ("Maps", None)


def test_of_two_headings_with_nothing_between_the_second_gives_the_time() -> None:
    plan = found("# P\n\n# ═════\n# PHASE 1: GROUND\n# Weeks 1–3 (Days 1–21)\n# ═════\n\n## Week 1: Sets\n- Unions\n")
    assert plan.headings[0].title == "GROUND"
    assert plan.headings[0].position is not None and plan.headings[0].position.last == 3


def test_front_and_back_matter_is_matched_as_a_whole_heading() -> None:
    plan = found("# ML\n\n## Contributing\n- Open an issue\n\n## Support Vector Machines\n- Margins\n- Kernels\n")
    assert list(tree(plan)) == ["Support Vector Machines"]
    assert [(part.first, part.last, part.matter) for part in plan.omissions] == [(3, 4, True)]


def test_matter_is_overruled_by_boxes_by_a_number_among_others_and_inside_a_part() -> None:
    boxes = found("# P\n\n## Summary\n- [ ] a\n- [ ] b\n- [ ] c\n")
    assert list(tree(boxes)) == ["Summary"]
    row = found("# P\n\n## 5. Training\n- Loss\n\n## 6. Evaluation\n- Metrics\n\n## 7. Serving\n- Queues\n")
    assert list(tree(row)) == ["Training", "Evaluation", "Serving"]
    inside = found(
        "# P\n\n## Maths\n\n### Calculus\n- [A](https://a.org)\n\n### Statistics\n- [B](https://b.org)\n\n## Code\n- [C](https://c.org)\n"
    )
    assert list(tree(inside)) == ["Maths", "Maths / Calculus", "Maths / Statistics", "Code"]


def test_bold_lines_headings_in_lists_and_folding_parts_are_headings() -> None:
    bold = found("# P\n\n## Day 1\n\n**Morning**\n- Read\n\n**Evening**\n- Write\n")
    assert list(tree(bold)) == ["Day 1", "Day 1 / Morning", "Day 1 / Evening"]
    listed = found(
        "# P\n\n## Data\n\n- ### Arrays\n    - [ ] Grow\n- ### Lists\n    - [ ] Link\n- **Maps**\n    - [ ] Hash\n"
        "\n## Rest\n- [ ] Sleep\n"
    )
    assert list(tree(listed)) == ["Data", "Data / Arrays", "Data / Lists", "Data / Maps", "Rest"]
    folded = found("<details>\n<summary>Week 1: Tags</summary>\n\n- [ ] Read\n\n</details>\n\n- [ ] a\n- [ ] b\n")
    assert tree(folded)["Tags"] == ["Read"]


def test_steps_that_are_lines_stand_below_each_other_by_their_unit() -> None:
    plan = found(
        "# P\n\n**Month 1: Ground**\n\n*Week 1*\n- Read\n\n*Week 2*\n- Write\n"
        "\n**Month 2: Roof**\n\n*Week 3*\n- Build\n"
    )
    assert list(tree(plan)) == ["Ground", "Ground / Week 1", "Ground / Week 2", "Roof", "Roof / Week 3"]


def test_a_heading_that_is_a_label_belongs_to_its_step() -> None:
    plan = found(
        "# P\n\n## Week 1\n\n### Goals\n- Know sets\n\n### Tasks\n- Prove it\n\n### Resources\n- [Book](https://b.org)\n"
    )
    assert tree(plan) == {"Week 1": ["Prove it"]}
    assert [resource.heading for resource in plan.resources] == [0]


def test_lines_without_marks_are_headings_over_labelled_lines() -> None:
    text = (
        "## First\n\nSets: learn what they are\nMaps: and these\n\nSecond part\nTrees: with leaves\n"
        "Graphs: with edges\nHeaps: on top\n"
    )
    assert tree(found(text)) == {"First": ["Sets", "Maps"], "Second part": ["Trees", "Graphs", "Heaps"]}


def test_only_the_section_that_was_asked_for_is_read() -> None:
    text = "# P\n\n## One\n- a\n- b\n\n## Two\n- c\n"
    assert tree(found(text, section="two")) == {"": ["c"]}
