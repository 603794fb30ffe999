"""What a curriculum says of itself, and what its file brings to the journal and the goals, in a new version."""

from __future__ import annotations

import json

from study.enroll.facts import about
from study.goals import facts as goals
from study.journal import facts as journal
from study.upgrade import facts
from study.upgrade.rules import Conflict

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from study.format.models import Curriculum
    from study.store.database import Writer
    from study.upgrade.revision import Comparison
    from study.upgrade.rules import LearnerCurriculum, Merge

    Part = tuple[str, int, str, object, object]


def revise(compared: Comparison, mine: LearnerCurriculum, merged: Merge) -> None:
    """Title, texts and path of the curriculum; its id stays, being the learner's name for it."""
    number, parts = mine.enrolled.number, merged.changes.parts
    before, after = compared.base.title, compared.theirs.title
    if before != after != mine.enrolled.title:
        if ("enrollment", number, "title") in mine.revised:
            title = mine.enrolled.title
            merged.conflicts.append(Conflict(number=None, title=title, field="title", mine=title, theirs=after))
        else:
            parts.append(("enrollment", number, "title", mine.enrolled.title, after))
    told = _about(compared, mine)
    if told != json.loads(mine.about):
        parts.append(("enrollment", number, "about", mine.about, json.dumps(told, ensure_ascii=False)))
    paths = [path["path"] for path in told.get("paths", [])]
    if mine.path and mine.path not in paths:
        parts.append(("enrollment", number, "path", mine.path, paths[0] if paths else None))


def _about(compared: Comparison, mine: LearnerCurriculum) -> dict[str, Any]:
    """What the new version says beyond its parts; what the learner said otherwise stays."""
    told = dict(json.loads(about(compared.new)))
    for number in mine.own:  # what is said of these is in their columns
        told["texts"]["items"].pop(mine.items[number]["id"], None)
    if compared.old is None:
        return told
    if ("enrollment", mine.enrolled.number, "about") not in mine.revised:
        return told
    return dict(_merged(json.loads(about(compared.old)), json.loads(mine.about), told))


def _merged(base: Any, mine: Any, theirs: Any) -> Any:
    """What the learner said otherwise than the author did before; else what the author says now. Key by key."""
    if mine == base:
        return theirs
    if theirs == base or not all(isinstance(one, dict) for one in (base, mine, theirs)):
        return mine
    keys = dict.fromkeys((*theirs, *mine))
    merged = {key: _merged(base.get(key), mine.get(key), theirs.get(key)) for key in keys}
    return {key: value for key, value in merged.items() if value is not None}


def seed(writer: Writer, compared: Comparison, merged: Merge) -> bool:
    """What is new of goals, journal and lessons, and what is not there any more; whether there was any of it."""
    new = compared.new.both()[0]
    old = compared.old.both()[0] if compared.old else new
    number, start = compared.enrolled.number, compared.enrolled.start
    added = _only_in(new, old)
    goals.seed(writer, added, number, start)
    journal.seed(writer, added, number)
    gone = _only_in(old, new)
    for lesson in gone.lessons:
        facts.take_out_lesson(writer, number, lesson.text)
    return any(getattr(one, name) for one in (added, gone) for name in ("goals", "journal", "lessons"))


def _only_in(these: Curriculum, those: Curriculum) -> Curriculum:
    """A curriculum with only the goals, weeks and lessons that another does not have."""
    return these.model_copy(
        update={
            name: [one for one in getattr(these, name) if one not in getattr(those, name)]
            for name in ("goals", "journal", "lessons")
        }
    )
