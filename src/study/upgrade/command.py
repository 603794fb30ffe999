"""`study upgrade`: follow the authors of a curriculum to its new version."""

from __future__ import annotations

from study.core import words
from study.core.values import dataclass
from study.errors import WrongUsage
from study.parameters import DRY_RUN, FOLLOWED, JSON, argument, flag, option
from study.screen import console
from study.store import versions
from study.store.enrollments import named
from study.store.replan import PlanRequest, plan_anew
from study.store.workspace import Workspace
from study.upgrade import screen
from study.upgrade.rules import MERGED, SPLIT, Merge, is_half_gone
from study.upgrade.source import Source, opened

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.deadlines import Difference
    from study.store.database import Writer
    from study.upgrade.revision import Comparison


@dataclass(frozen=True, slots=True, kw_only=True)
class UpgradeSummary:
    """What an upgrade came to. ``options`` are those of the import, ``taken`` the guesses that were applied; without a
    ``plan`` nothing changed."""

    source: str
    options: str = ""
    compared: Comparison
    merged: Merge
    taken: list[int]
    plan: Difference | None
    committed: bool


def upgrade(
    curriculum: str = FOLLOWED,
    source: str | None = argument(
        "SOURCE",
        "The new version: a YAML file, an id of a shipped curriculum, or what can be imported. "
        "If not given, where it came from.",
        default=None,
    ),
    accept: str | None = option("--accept", help="Guesses to accept, by their numbers: 1,3 or all.", metavar="NUMBERS"),
    yes: bool = flag("--yes", "-y", help="Go ahead even if half of the items are gone."),
    dry_run: bool = DRY_RUN,
    json: bool = JSON,
) -> None:
    """Update a curriculum to its author's new version.

    What you did stays with its item, however the author renamed or moved it; so do your own changes. What is only
    likely is a guess: you are asked, or take it with --accept. What is gone stays in the backlog if there is anything
    of yours in it.

    \b
    study upgrade hf-four-week
    study upgrade ossu-computer-science README.md --dry-run
    study upgrade my-plan my-plan.yaml --accept 1,3
    """
    from study.upgrade.revision import compare

    workspace = Workspace(dry_run=dry_run)
    with console.working("Comparing"), workspace.reading() as connection:
        enrolled = named(connection, curriculum)
        base, today = versions.base(connection, enrolled.number), workspace.today(connection)
    with console.working("Comparing"):
        given = opened(source, enrolled, base, today)
        with workspace.reading() as connection:
            compared = compare(connection, enrolled, given.check, today)
    _refuse_another(compared, given)
    asks = console.is_answered() and not (dry_run or json)
    taken = _taken(accept, compared) if accept is not None else []
    if not (yes or dry_run):
        confirm(compared, given.name, asks)
    if asks and accept is None:
        taken = asked(compared)
    with console.working("Planning"), workspace.writing() as writer:
        summary = _upgraded(writer, compared, given, taken)
    retry = workspace.command_without("--dry-run", "-n", "--json")
    console.answer_change(
        json,
        "study.upgrade/1",
        lambda: screen.document(summary),
        lambda: screen.page(summary, retry),
        workspace.commit if summary.plan else "",
    )


def _upgraded(writer: Writer, compared: Comparison, given: Source, taken: list[int]) -> UpgradeSummary:
    from study.upgrade.revision import revised

    merged = revised(writer, compared, taken, given.place, given.options)
    plan = None if writer.is_idle else plan_anew(writer, PlanRequest())[0]
    return UpgradeSummary(
        source=given.name,
        options=given.options,
        compared=compared,
        merged=merged,
        taken=taken,
        plan=plan,
        committed=not (writer.is_trial or writer.is_idle),
    )


def _refuse_another(compared: Comparison, given: Source) -> None:
    """Raise WrongUsage for a file that has nothing to do with the curriculum."""
    old, new, pairs = len(compared.base.items), len(compared.theirs.items), len(compared.pairing.pairs)
    id_ = compared.new.both()[0].curriculum
    name = compared.enrolled.curriculum
    if not new:
        raise WrongUsage(
            f"{given.name} has no items. Nothing was changed; to stop following {name}: `study leave {name}`."
        )
    is_other = id_ != name and 10 * pairs < min(old, new)
    if old and (not pairs or is_other):
        which = "" if id_ in (given.name, name) else f", {id_}"
        raise WrongUsage(
            f"{given.name} is another curriculum{which}: it has {pairs or 'none'} of the {old} items of {name}. "
            f"Nothing was changed. To follow it as well: `study enroll {given.name}`."
        )


def confirm(compared: Comparison, name: str, asks: bool) -> None:
    """Tell before anything happens that half of the items are gone, and ask. Raises WrongUsage without a yes."""
    old, stays = len(compared.base.items), len(compared.pairing.pairs)
    if not is_half_gone(compared.pairing, old):
        return
    told = f"{name} has only {stays} of the {old} items of {compared.enrolled.curriculum}."
    if not asks:
        raise WrongUsage(f"{told} Look at it with --dry-run; if that is right, add --yes. Nothing was changed.")
    goes_on = "go on"
    if console.choose(f"{told} Upgrade anyway?", [goes_on, "leave it"]) != goes_on:
        raise WrongUsage("Nothing was changed.")


def _taken(text: str, compared: Comparison) -> list[int]:
    """The numbers of the guesses that are named. Raises WrongUsage."""
    count = len(compared.pairing.guesses)
    if text.strip().lower() == "all":
        return [*range(1, count + 1)]
    numbers = text.replace(",", " ").split()
    if not numbers or not all(number.isdecimal() and 0 < int(number) <= count for number in numbers):
        there = f"There {'is' if count == 1 else 'are'} {words.counted(count, 'guess', 'guesses') if count else 'none'}"
        raise WrongUsage(f"--accept {text}: {there}. Give their numbers, as in 1,2, or all.")
    return sorted({int(number) for number in numbers})


_YES = {MERGED: "Yes, they became one", SPLIT: "Yes: what you did stays with the first part"}


def asked(compared: Comparison) -> list[int]:
    """The guesses that the learner takes, asked one by one."""
    taken = []
    for n, guess in enumerate(compared.pairing.guesses, 1):
        same = _YES.get(guess.fate, "Yes, it is the same")
        question = f"{screen.guess_line(compared, guess)}? ({guess.why})"
        if console.choose(question, [same, "Leave it"]) == same:
            taken.append(n)
    return taken
