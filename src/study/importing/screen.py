"""The one screen of an import: what there is, how much was understood, what was left out, what was guessed."""

from __future__ import annotations

from study.core import words
from study.importing.document import counts
from study.screen.page import Cell, Page, Span

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from study.importing.findings import Guess, Omission
    from study.importing.result import Import

MOST = 8  # of what was left out, and of guesses


def typed(source: str) -> str:
    """A source as a shell takes it."""
    from shlex import quote

    return quote(source)


def page(result: Import, source: str, next_step: bool = True) -> Page:
    """What came of a source; ``source`` is how it was named on the command line."""
    page = Page()
    if result.verdict.sentence:
        page.line(Span(result.verdict.sentence, "warning"))
        page.gap()
    page.line(Span(f"{result.origin.name} → {result.written or result.curriculum.id + '.yaml'}", "heading"))
    page.line(_held(result))
    page.line(_share(result))
    _left_out(page, result)
    _guesses(page, result)
    for line, message in result.findings.problems[:MOST]:
        page.line(Span(f"line {line}: {message}" if line else message, "warning"))
    for mend in result.findings.mends[:MOST]:
        page.line(Span(f"mended: {mend}", "quiet"))
    if result.verdict.is_log:
        command = f"study import {typed(source)} --as log"
        page.line("Nearly all of it is done. To import it as a log: ", Span(command, "command"))
    if next_step:
        _next(page, result, source)
    return page


def _held(result: Import) -> str:
    """How much there is, and how long it takes."""
    count = counts(result)
    parts = [
        words.counted(count[key], one)
        for key, one in (("phases", "phase"), ("modules", "module"), ("items", "item"), ("links", "link"))
        if count[key]
    ]
    if count["done"]:
        parts.append(f"{count['done']} done")
    time = _time(result)
    return ", ".join(parts) + (f"; {time}" if time else "") if parts else "nothing to study"


def _time(result: Import) -> str:
    """``3 344-4 934 h, at 20 h/week 3 to 5 years``: by what is stated, and the usual effort of what is not."""
    from study.format.effort import pace_of

    curriculum, plan = result.checked.curriculum, result.checked.outline
    if curriculum is None or plan is None or not plan.work:
        return ""
    low = sum(line.effort.low for line in plan.work)
    high = sum(line.effort.high for line in plan.work)
    estimated = sum(line.estimated for line in plan.work)
    pace = pace_of(curriculum)
    about = "about " if estimated else ""
    hours = _range(_hours(low), _hours(high))
    week = f"{float(pace.week / 60):.3g}"
    guessed = f" ({'all' if estimated == len(plan.work) else estimated} estimated)" if estimated else ""
    return f"{about}{hours} h{guessed}, at {week} h/week {_length(float(low / pace.week), float(high / pace.week))}"


def _length(low: float, high: float) -> str:
    """Weeks, or months and years where there are many."""
    for unit, weeks, least in (("year", 52, 2), ("month", 52 / 12, 5), ("week", 1, 0)):
        if low >= least * weeks:
            first, last = max(round(low / weeks), 1), max(round(high / weeks), 1)
            return f"{first} to {last} {unit}s" if first != last else words.counted(last, unit)
    return ""


def _share(result: Import) -> str:
    count = counts(result)
    parts = [f"understood {_grouped(count['understood'])} of {_grouped(count['lines'])} {result.unit}"]
    if count["matter"]:
        parts.append(f"{_grouped(count['matter'])} front or back matter")
    if count["left_out"]:
        parts.append(f"{_grouped(count['left_out'])} left out:")
    return " · ".join(parts)


def _left_out(page: Page, result: Import) -> None:
    left = [one for one in result.findings.omissions if not one.matter]
    page.table([_omission(one) for one in left[:MOST]], flexible=1, indent=3)
    if len(left) > MOST:
        page.line(Span(f"   … and {len(left) - MOST} more: --json lists all", "quiet"))


def _omission(one: Omission) -> list[Cell]:
    where = "" if not one.first else f"{one.first}" if one.first == one.last else f"{one.first}-{one.last}"
    return [Span(where, "quiet"), _short(one.text), one.reason]


def _guesses(page: Page, result: Import) -> None:
    guesses = sorted(result.findings.guesses, key=lambda guess: (guess.confidence != "low", guess.line))
    if not guesses:
        return
    page.line(f"{words.counted(len(guesses), 'guess', 'guesses')} worth a look:")
    page.table([_guess(guess) for guess in guesses[:MOST]], flexible=2, indent=3)
    if len(guesses) > MOST:
        page.line(Span(f"   … and {len(guesses) - MOST} more: they are comments in the file", "quiet"))


def _guess(guess: Guess) -> list[Cell]:
    where = str(guess.line) if guess.line else ""
    return [Span(where, "quiet"), _short(guess.text), f"{guess.decision} [or: {guess.instead}]"]


def _next(page: Page, result: Import, source: str) -> None:
    """What to type next. What came through a pipe cannot be named again."""
    again = f"study import {typed(source)}" if source != "-" else ""
    if result.unchanged:
        page.line("Already imported, unchanged.")
    if result.written:
        commands = [f"{again} --edit"] if again else []
        page.line("Next: ", *_joined([*commands, f"study enroll {typed(result.written)}{_hours_option(result)}"]))
        return
    offer = "To write it anyway: " if result.verdict.is_weak else "Write it with: "
    option = " --force" if result.verdict.is_weak else ""
    command: list[Cell] = [offer, Span(f"{again}{option}", "command")]
    page.line("Nothing was written. ", *(command if again else []))


def _joined(commands: list[str]) -> Iterator[Cell]:
    for n, command in enumerate(commands):
        yield from [" · "] * bool(n)
        yield Span(command, "command")


def _hours_option(result: Import) -> str:
    curriculum = result.checked.curriculum
    return "" if curriculum is not None and curriculum.pace else " --hours 10"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 32 else text[:31] + "…"


def _hours(minutes: int) -> str:
    return _grouped(round(minutes / 60)) if minutes >= 600 else f"{minutes / 60:.1f}".removesuffix(".0")


def _range(low: str, high: str) -> str:
    return low if low == high else f"{low}-{high}"


def _grouped(number: int) -> str:
    """``4 934``: digits by threes."""
    return f"{number:,}".replace(",", " ")
