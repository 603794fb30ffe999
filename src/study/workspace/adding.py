"""Things that turn up on the way, and changes of what there is to do."""

from __future__ import annotations

from study.domain.addition import OWN, Addition
from study.errors import WrongUsage
from study.store import additions, enrollments

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.store.database import Writer


def add(writer: Writer, addition: Addition, to: str | None = None) -> int:
    """Store an item where the learner wants it, else in his own curriculum; its number. Plans nothing."""
    enrollment, module = place(writer, to)
    return additions.add(writer, addition, enrollment, module)


def place(writer: Writer, to: str | None) -> tuple[int, int | None]:
    """Enrolment and module of ``CURRICULUM[/MODULE]``; of nothing, the learner's own. Raises WrongUsage."""
    if to is None or to.strip().lower() == OWN:
        return additions.own_curriculum(writer), None
    curriculum, _, name = to.strip().lower().partition("/")
    following = {one.curriculum: one.number for one in enrollments.followed(writer.connection)}
    if curriculum not in following:
        names = ", ".join(following) or "none"
        raise WrongUsage(f'You do not follow "{curriculum}". You follow: {names}.')
    if not name:
        return following[curriculum], None
    modules = additions.modules(writer.connection, following[curriculum])
    if name not in modules:
        raise WrongUsage(f'{curriculum} has no module "{name}". Its modules: {", ".join(modules) or "none"}.')
    return following[curriculum], modules[name]
