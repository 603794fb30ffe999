"""Modules, phases and a curriculum itself changed by hand, and the order of what is in it."""

from __future__ import annotations

from study.core.items import OWN, Item
from study.core.likeness import key
from study.core.versions import OUTSIDE
from study.errors import WrongUsage
from study.screen import console
from study.store import places
from study.store import weeks as plan_weeks
from study.store.enrollments import named
from study.store.workspace import Workspace
from study.upgrade import weeks
from study.upgrade.edit import DocumentChange, apply, changed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from study.core.deadlines import Part
    from study.core.items import Enrollment
    from study.store.database import Connection, Writer
    from study.upgrade.document import Writing

    Values = dict[str, Any]
    Place = Item | Part
    Lists = dict[int, tuple[str, list[Values]]]
    """By a node, the key under which it stands and the list of those beside it."""


PART_FIELDS = ("title", "due", "requires", "duration")
"""What can be said of a module, a phase or a curriculum."""


def edit_part(workspace: Workspace, part: Place, told: dict[str, str], json: bool) -> None:
    """Change fields of a module, a phase or a curriculum; an empty text or `none` clears one. Raises WrongUsage."""
    with console.working("Planning"), workspace.writing() as writer:
        values = {name: _said(writer, name, text) for name, text in told.items()}
        fields: list[str] = []

        def change(draft: Writing, document: Values) -> None:
            is_whole = not isinstance(part, Item) and part.kind == "curriculum"
            node = document if is_whole else _node(draft, part, part.curriculum)
            for name, value in values.items():
                if node.get(name, "") == value or not (value or node.get(name)):
                    continue
                fields.append(name)
                node.pop(name, None)
                if value:
                    node[name] = value

        effect = changed(writer, named(writer.connection, part.curriculum), change)
    done = DocumentChange(part=part, change="edited", fields=tuple(fields), effect=effect)
    _answer(workspace, json, done)


def _said(writer: Writer, name: str, text: str) -> str | list[str]:
    """A value as a file has it. Raises WrongUsage for what cannot be."""
    from study.core.days import parse_day

    text = " ".join(text.split())
    is_cleared = not text or text.lower() == "none"
    if name == "title":
        if not text:
            raise WrongUsage("A title needs at least one letter: --title TEXT.")
        return text
    if is_cleared:
        return ""
    if name == "due":
        return parse_day(text, writer.today).isoformat()
    if name == "requires":
        return [_id_of(writer.connection, word) for word in text.replace(",", " ").lower().split()]
    return text


def _id_of(connection: Connection, word: str) -> str:
    """An item may be named by its number."""
    from study.store import items

    return items.find_one(connection, word).id if items.is_number(word) else word


def titles_of(module: str | None, phase: str | None) -> dict[str, str]:
    """The titles of a module and a phase that are named."""
    from study.core.addition import titled

    return {name: titled(text) for name, text in (("module", module), ("phase", phase)) if text is not None}


def add_part(workspace: Workspace, module: str | None, phase: str | None, to: str | None, json: bool) -> None:
    """Add a module, in a phase or in the last one, or a phase. Raises WrongUsage for what already exists."""
    titles = titles_of(module, phase)
    with console.working("Planning"), workspace.writing(create=to is None) as writer:
        enrolled = _enrolled(writer, to)
        effect = changed(writer, enrolled, _adding(writer, enrolled, titles))
        part = _part_named(writer.connection, enrolled, titles)
    done = DocumentChange(part=part, change="added", fields=(), effect=effect)
    _answer(workspace, json, done)


def part_for(writer: Writer, to: str | None, titles: dict[str, str]) -> str | None:
    """Where an item goes that is added ``--to`` a curriculum: its module or phase of that title, or the week of the
    plan that ``--to`` names. What is not there yet is made. Raises WrongUsage."""
    forced = False
    if to is not None and "/" in to and titles:
        raise WrongUsage("--to names a module already. Leave out --module and --phase, or the part behind the slash.")
    if to is not None and "/" in to:
        if (of_week := weeks.titles_of(writer, to)) is None:
            return to
        to, titles = of_week
        forced = True
    if not titles:
        return to
    enrolled = _enrolled(writer, to)
    if (part := _part_named(writer.connection, enrolled, titles)) is None:
        adding = _adding(writer, enrolled, titles, forced)
        apply(writer, enrolled, adding)
        part = _part_named(writer.connection, enrolled, titles)
    return f"{enrolled.curriculum}/{part.id}" if part else to


def _enrolled(writer: Writer, to: str | None) -> Enrollment:
    """The curriculum that is named, or the learner's own."""
    from study.store.additions import own_curriculum

    if to is None or to.strip().lower() == OWN:
        own_curriculum(writer)
    return named(writer.connection, to or OWN)


def _adding(
    writer: Writer, enrolled: Enrollment, titles: dict[str, str], forced: bool = False
) -> Callable[[Writing, Values], None]:
    """What adds a module, a phase, or a week of a plan that is lived by the week; ``forced``: as a week in any case."""
    plan, week = plan_weeks.of_enrollment(writer.connection, enrolled.number), weeks.week_of(titles)
    if week is None or not plan.is_weekly:
        return lambda _, document: _add(document, titles, enrolled.curriculum)
    plan.monday_of(week, writer.today)

    def add(_: Writing, document: Values) -> None:
        if forced or weeks.is_by_weeks(document):
            weeks.add_week(document, week, enrolled.curriculum)
        else:
            _add(document, titles, enrolled.curriculum)

    return add


def _add(document: Values, titles: dict[str, str], curriculum: str) -> None:
    phases: list[Values] = document.setdefault("phases", [])
    where = _phase(document, titles, curriculum)
    if "module" not in titles:
        return
    for module in (module for phase in phases for module in phase.get("modules", [])):
        if key(module["title"]) == key(titles["module"]):
            name = f"{curriculum}/{module['module']}"
            raise WrongUsage(
                f'{curriculum} has a module "{module["title"]}" already, {module["module"]}. '
                f"To add to it: `study add TITLE --to {name}`."
            )
    where.setdefault("modules", []).append({"title": titles["module"]})


def _phase(document: Values, titles: dict[str, str], curriculum: str) -> Values:
    """The phase that is named, which is added unless a module goes into it; else the last one, or a new one."""
    phases: list[Values] = [phase for phase in document["phases"] if phase.get("phase") != OUTSIDE]
    if "phase" in titles:
        there = [one for one in phases if titles["phase"] == one["phase"] or key(one["title"]) == key(titles["phase"])]
        if there and "module" not in titles:
            raise WrongUsage(f'{curriculum} has a phase "{there[0]["title"]}" already, {there[0]["phase"]}.')
        if there:
            return there[0]
    elif phases:
        return phases[-1]
    new: Values = {"title": titles.get("phase", "Modules")}
    document["phases"].insert(len(phases), new)
    return new


def _part_named(connection: Connection, enrolled: Enrollment, titles: dict[str, str]) -> Part | None:
    """What was added, as it is stored."""
    from study.store.enrollments import parts

    kind = "module" if "module" in titles else "phase"
    there = [part for part, _ in parts(connection) if part.curriculum == enrolled.curriculum]
    same = [part for part in there if key(part.title) == key(titles[kind])]
    is_week = weeks.week_of(titles) is not None  # which is what its curriculum has for weeks
    return next((part for part in same if part.kind == kind or (is_week and part.kind != "curriculum")), None)


def move_beside(workspace: Workspace, words: list[str], anchor: str, after: bool, json: bool) -> None:
    """Put items, modules or phases before or after another one of their curriculum. Raises WrongUsage."""
    from study.upgrade import screen

    with console.working("Planning"), workspace.writing() as writer:
        beside = places.find(writer.connection, anchor)
        moving = [place for word in words for place in _named(writer.connection, word)]

        def change(draft: Writing, document: Values) -> None:
            lists = _lists(document)
            target, *nodes = (_node(draft, place, beside.curriculum) for place in (beside, *moving))
            for node, place in zip(nodes, moving, strict=True):
                _put_beside(node, target, lists, place, after)
            if after:  # each was put right behind the target, so the last is the first there
                for node in reversed(nodes):
                    _put_beside(node, target, lists, beside, after)

        effect = changed(writer, named(writer.connection, beside.curriculum), change)
    done = DocumentChange(part=None, change="moved", fields=(), effect=effect)
    console.answer_change(
        json,
        "study.altered/1",
        lambda: screen.change_document(done, moving),
        lambda: screen.moves_page(moving, beside, after, done),
        workspace.commit if effect.is_changed else "",
    )


def _answer(workspace: Workspace, json: bool, done: DocumentChange) -> None:
    from study.upgrade import screen

    console.answer_change(
        json,
        "study.altered/1",
        lambda: screen.change_document(done),
        lambda: screen.change_page(done),
        workspace.commit if done.effect.is_changed else "",
    )


def _named(connection: Connection, word: str) -> list[Place]:
    """What a word names: a range names several."""
    from study.store import items

    if word.replace("-", "").isdecimal():
        return [*items.find(connection, [word])]
    return [places.find(connection, word)]


def _node(draft: Writing, place: Place, curriculum: str) -> Values:
    """What stands for something in a document. Raises WrongUsage for what does not stand there."""
    kind = "item" if isinstance(place, Item) else place.kind
    node = draft.nodes.get((kind, place.number)) if place.curriculum == curriculum else None
    if node is None:
        where = f"study move {place.number} --to {curriculum}" if kind == "item" else "it stays where it is"
        raise WrongUsage(f"{place.title} is not in {curriculum}, so there is no before or after: {where}.")
    return node


def _lists(document: Values) -> Lists:
    """Every list of a document, by what is in it."""
    lists: Lists = {}

    def collect(values: Values) -> None:
        for name, inner in values.items():
            if isinstance(inner, list) and inner and all(isinstance(one, dict) for one in inner):
                for one in inner:
                    lists[id(one)] = name, inner
                    collect(one)

    collect(document)
    return lists


def _put_beside(node: Values, target: Values, lists: Lists, place: Place, after: bool) -> None:
    if node is target:
        raise WrongUsage(f"{place.title} can't be before or after itself.")
    (name, here), (other, there) = lists[id(node)], lists[id(target)]
    if name != other:
        raise WrongUsage(f"{place.title} stands among the {name} and the other among the {other}: it can't go there.")
    here[:] = [one for one in here if one is not node]
    at = next(n for n, one in enumerate(there) if one is target)
    there.insert(at + after, node)
    lists[id(node)] = other, there
