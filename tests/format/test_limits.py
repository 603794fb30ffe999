"""Files that nobody writes by hand: refused with the limit named, or told as far as anybody reads."""

from collections.abc import Callable

import pytest

from study.format.file import CheckResult, check_text

HEAD = "curriculum: a\ntitle: A\n"
ITEMS = f"{HEAD}phases:\n  - phase: b\n    title: B\n    items:\n"


def items(count: int, line: Callable[[int], str]) -> str:
    return ITEMS + "".join(f"      - {line(n)}\n" for n in range(count))


def phases_of(count: int) -> str:
    """Two phases of as many items, of which the second requires the first."""
    return items(count, lambda n: f"T{n}") + "  - title: C\n    requires: [b]\n    items: [" + "U, " * count + "]\n"


TOO_MUCH = {
    "over 1000 keys are used twice": f"{HEAD}phases: [{{title: B, items: [C]}}]\n" + "title: A\n" * 200_000,
    "over 200 keys in one place": HEAD + "".join(f"k{n}: 1\n" for n in range(100_000)),
    "over 100000 requirements between items, if each is counted": phases_of(400),
    "over 100 paths": f"{ITEMS}      - C\npaths:\n" + "".join(f"  - {{path: p{n}, title: P}}\n" for n in range(101)),
}


def messages(checked: CheckResult) -> list[str]:
    return [problem.message for problem in checked.problems]


@pytest.mark.parametrize("limit", TOO_MUCH)
def test_what_is_too_much_is_refused_with_its_limit(limit: str) -> None:
    checked = check_text(TOO_MUCH[limit], "a.yaml")

    assert limit in messages(checked)
    assert checked.curriculum is None


def test_up_to_the_limits_all_is_well() -> None:
    assert check_text(phases_of(300), "a.yaml").problems == []


@pytest.mark.parametrize(
    "line",
    [
        lambda n: f"{{topic: T{n}, effort: soon}}",
        lambda n: f"{{topic: T{n}, requires: [z{n}]}}",
        lambda n: "{topic: T, id: t}",
        lambda n: f"{{topic: T{n}, tpoic: T, a: 1, b: 2}}",
    ],
)
def test_of_very_many_faults_the_first_are_told(line: Callable[[int], str]) -> None:
    checked = check_text(items(8000, line), "a.yaml")

    assert 300 < len(checked.problems) <= 1001
    assert checked.problems[0].line < 10
    told = messages(checked)[-1]
    assert len(checked.problems) < 1001 or told.startswith("there are over 1000 of these")


def test_a_few_faults_are_all_told() -> None:
    checked = check_text(items(900, lambda n: f"{{topic: T{n}, effort: soon}}"), "a.yaml")

    assert messages(checked) == ['"soon" isn\'t a duration'] * 900
