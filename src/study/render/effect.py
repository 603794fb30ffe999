"""What a change would do to the plan; nothing moves by itself."""

from __future__ import annotations

from datetime import date

from study.domain import words
from study.domain.effect import Effect
from study.render.page import Page, Span


def effect_of(page: Page, effect: Effect | None, today: date) -> None:
    """What planning anew would do, and how."""
    if effect is None:
        return
    page.gap()
    before, after = ((words.long(day, today) if day else None) for day in (effect.before, effect.after))
    if after and before:
        moved = f"would move from {before} to {after}" if before != after else f"stays {after}"
        page.line(f"The finish {moved}.")
    elif after:
        page.line(f"It would end on {after}.")
    elif not effect.unplaced:
        page.line("Nothing would be left to plan.")
    unfit = [f"{words.counted(effect.late, 'item')} late"] if effect.late else []
    unfit += [f"{words.counted(effect.unplaced, 'item')} without a place"] if effect.unplaced else []
    if unfit:
        page.line(Span(f"It would leave {' and '.join(unfit)}.", "behind"))
    page.line("Plan anew: ", Span("study replan", "command"))
