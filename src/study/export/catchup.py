"""The JSON documents of catching up."""

from __future__ import annotations

from study.screen.document import day_of, dumped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.domain.catchup import Catchup, Resumed


def catchup(found: Catchup) -> str:
    """``study.catchup/1``: minutes behind, and the remedies by their number."""
    remedies = [
        {"n": n, "kind": one.kind, "text": one.text, "finish": day_of(one.finish), "p80": day_of(one.p80)}
        for n, one in enumerate(found.remedies, 1)
    ]
    return dumped("study.catchup/1", {"behind": found.behind, "finish": day_of(found.finish), "remedies": remedies})


def resumed(found: Resumed) -> str:
    """``study.resume/1``."""
    first, last = found.silent
    return dumped(
        "study.resume/1",
        {
            "silent": {"from": str(first), "to": str(last)}, "off": found.off,
            "before": {"finish": day_of(found.before)}, "after": {"finish": day_of(found.after)},
            "p80": day_of(found.p80),
            "eased": [{"date": str(day), "capacity": minutes} for day, minutes in found.eased],
        },
    )  # fmt: skip
