"""Two curricula with everything that orders work or leaves it out, and what a learner is told of them."""

import json
from typing import Any

from tests.conftest import Study

SCHOOL = """
curriculum: school
title: School
pace: 10h/week
phases:
  - phase: one
    title: Phase one
    modules:
      - module: basics
        title: The basics
        items: [{topic: Sets, effort: 1h}, {topic: Maps, effort: 1h, id: maps}]
        resources: [{book: The book of sets, effort: 2h}]
      - module: hollow
        title: The hollow
        resources: [{video: A talk}]
      - module: theory
        title: The theory
        items: [{topic: Groups, effort: 1h, id: groups}, {topic: Rings, effort: 1h, requires: [groups]}]
  - phase: two
    title: Phase two
    modules:
      - module: side
        title: The side
        parallel: true
        items: [{practice: Drill, effort: 1h}, {practice: More drill, effort: 1h}]
      - module: last
        title: The last
        items: [{exam: The end, effort: 1h}]
  - phase: three
    title: Phase three
    items: [{review: Looking back, effort: 1h}]
"""
"""Modules one after another, beside the others, and without work."""

ACADEMY = """
curriculum: academy
title: Academy
pace: 7h/week
paths:
  - {path: short, title: Short, modules: [start, pick, extra, goal]}
  - {path: long, title: Long, modules: [start, pick, detour, extra, goal]}
phases:
  - phase: one
    title: One
    modules:
      - module: start
        title: Start
        items: [{topic: Hello, effort: 1h}, {topic: Forever, effort: ongoing}]
      - module: pick
        title: Pick one
        choose: 1
        items: [{project: Boat, effort: 2h}, {project: Car, effort: 3h}, {project: Plane, effort: 4h}]
      - module: detour
        title: Detour
        items: [{topic: Scenic, effort: 1h, id: scenic}, {topic: View, effort: 1h}]
      - {module: void, title: Void, resources: [{video: A talk}]}
      - module: extra
        title: Extra
        optional: true
        items: [{topic: Bonus, effort: 1h}]
      - module: goal
        title: Goal
        items: [{topic: Almost, effort: 1h, requires: [scenic]}, {topic: Goodbye, effort: 1h, id: goodbye}]
        resources: [{book: The book, effort: 5h}]
backlog: [Dreams, {paper: LoRA, url: https://arxiv.org/abs/2106.09685, tags: [nlp]}]
"""
"""What may be left out: paths, optional and ongoing work, a choice, a backlog."""


def told(study: Study, *words: str) -> Any:
    """The document a command answers with."""
    answer = study(*words, "--json")
    assert answer.code == 0, answer.errors
    return json.loads(answer.output)


def planned(study: Study) -> list[str]:
    """The titles in the plan, in the order in which they end."""
    sessions = told(study, "plan")["sessions"]
    return list(dict.fromkeys(one["title"] for one in reversed(sessions)))[::-1]


def listed(study: Study) -> dict[str, dict[str, Any]]:
    """The items in the list by their titles, in its order."""
    return {one["title"]: one for one in told(study, "list")["items"]}


def left_out(study: Study) -> dict[str, str | None]:
    """Why items are not in the plan, by their titles."""
    return {one["title"]: one["left_out"] for one in told(study, "list")["items"]}


PLANNED = ["Hello", "Boat", "Almost", "Goodbye"]
