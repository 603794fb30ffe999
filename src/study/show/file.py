"""A curriculum file as a section, word for word."""

from __future__ import annotations

from study.core.items import DEFAULT_MINUTES
from study.show.rules import Entry, Section

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.format.file import CheckResult
    from study.format.materials import Place
    from study.format.outline import Line, Part, Where
    from study.show.rules import Texts

    Spot = tuple[int | None, int | None]
    """The positions of phase and module."""
    Entries = dict[Spot, list[Entry]]

STRUCTURE = ("curriculum", "phase", "module", "title", "phases", "modules", "items", "resources", "backlog", "due")
"""Keys of a part that are no words about it."""

OF_ITEMS = ("competitions", "certificates")
"""Keys of a curriculum that hold items."""


def whole(check: CheckResult) -> Section:
    """The curriculum of a file that has no problems."""
    curriculum, plan = check.both()
    work, materials = _work(check), _materials(check)

    def section(kind: str, part: Part, spot: Spot, sections: list[Section]) -> Section:
        return Section(
            kind=kind,
            id=part.id,
            curriculum=curriculum.curriculum,
            title=part.title,
            texts=_texts(check, part.where),
            due=part.due,
            phase=plan.phases[spot[0]].id if spot[0] is not None else None,
            module=part.id if spot[1] is not None else None,
            sections=sections,
            work=work.get(spot, []),
            materials=materials.get(spot, []),
        )

    modules = [section("module", part, (part.phase, n), []) for n, part in enumerate(plan.modules)]
    phases = [
        section("phase", part, (n, None), [modules[m] for m, module in enumerate(plan.modules) if module.phase == n])
        for n, part in enumerate(plan.phases)
    ]
    return Section(
        kind="curriculum",
        id=curriculum.curriculum,
        curriculum=curriculum.curriculum,
        title=curriculum.title,
        texts={key: said for key, said in _texts(check, ()).items() if key not in OF_ITEMS},
        due=curriculum.due,
        sections=phases,
        backlog=[_entry(check, line) for line in plan.tracked if line.backlog],
        work=work.get((None, None), []),
        materials=materials.get((None, None), []),
    )


def _work(check: CheckResult) -> Entries:
    """The items by where they stand."""
    found: Entries = {}
    for line in check.both()[1].work:
        found.setdefault((line.phase, line.module), []).append(_entry(check, line))
    return found


def _materials(check: CheckResult) -> Entries:
    """The materials: those that stand in a place first, then those that stand there again."""
    _, plan = check.both()
    found: Entries = {}
    for line in plan.tracked:
        if not line.backlog:
            found.setdefault((line.phase, line.module), []).append(_entry(check, line))
    for place in plan.places:
        found.setdefault((place.phase, place.module), []).append(_again(check, place))
    return found


def _entry(check: CheckResult, line: Line) -> Entry:
    source = line.source
    percent = 100 if source.done else source.progress or 0
    return Entry(
        id=line.id,
        kind=source.kind,
        title=source.title,
        texts=_words(check, line.where),
        effort=line.effort.likely,
        percent=percent,
        status="done" if percent == 100 else "started" if percent else "open",
    )


def _again(check: CheckResult, place: Place) -> Entry:
    """A material in a further place: under the title it has there, or under its own."""
    said, line = _words(check, place.where), place.line
    source = line.source if line and not place.title else place.source
    return Entry(
        id=line.id if line else "",
        kind=source.kind,
        title=source.title,
        texts={key: text for key, text in said.items() if key != "same"},
        again=True,
    )


def _texts(check: CheckResult, where: Where) -> Texts:
    return {key: said for key, said in check.words_at(where).items() if key not in STRUCTURE and said}


def _words(check: CheckResult, where: Where) -> Texts:
    return {
        key: said for key, said in check.words_at(where).items() if key not in DEFAULT_MINUTES and key != "id" and said
    }
