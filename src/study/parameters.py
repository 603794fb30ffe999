"""The parameters of commands as plain data, beside each command: Typer's declarations and the door for plain lines are
both made from them. Below, those that several commands share, and how what a learner types is read."""

from __future__ import annotations

from study.errors import WrongUsage

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

REQUIRED = object()
"""The default of a parameter that has none."""


class Parameter:
    """A word or an option of a command line. It stands as the default of the function's parameter; its type is there.

    ``read`` makes a value of the text, ``choices`` are all there are, ``least`` and ``most`` bound a whole number,
    ``complete`` names the function that tells a shell what could be typed.
    """

    __slots__ = ("choices", "complete", "default", "file", "flags", "help", "least", "metavar", "most", "read")

    def __init__(
        self,
        flags: tuple[str, ...],
        help: str,  # noqa: A002 (what Typer calls it)
        metavar: str | None,
        default: Any,
        *,
        read: Callable[[str], Any] | None = None,
        choices: tuple[str, ...] = (),
        least: int | None = None,
        most: int | None = None,
        complete: str | None = None,
        file: bool = False,
    ) -> None:
        self.flags, self.help, self.metavar, self.default = flags, help, metavar, default
        self.read, self.choices, self.least, self.most = read, choices, least, most
        self.complete, self.file = complete, file


def argument(metavar: str, help: str, default: Any = REQUIRED, **more: Any) -> Any:  # noqa: A002
    """A word of the line."""
    return Parameter((), help, metavar, default, **more)


def option(*flags: str, help: str, metavar: str | None = None, default: Any = None, **more: Any) -> Any:  # noqa: A002
    """An option with a value."""
    return Parameter(flags, help, metavar, default, **more)


def flag(*flags: str, help: str) -> Any:  # noqa: A002
    """An option without a value: given or not."""
    return Parameter(flags, help, None, False)


def minutes_of(text: str) -> int:
    """Minutes as people type them. Raises WrongUsage."""
    from study.core.duration import Unreadable, parse_minutes
    from study.core.words import minutes, quoted

    try:
        return parse_minutes(text)
    except Unreadable:
        number = int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else 0
        ways = dict.fromkeys([f"{number}m", minutes(number)]) if number else ["45m", "1h30m", "1.5h", "1:30"]
        raise WrongUsage(f"{quoted(text)} isn't a time: try {either(ways)}.") from None


def either(ways: Iterable[str]) -> str:
    """``90m or 1h30m``; ``45m, 1h30m or 1:30``."""
    *others, last = ways
    return f"{', '.join(others)} or {last}" if others else last


def hours_of(text: str) -> int:
    """Hours a week, in minutes. Raises WrongUsage."""
    from study.core.days import parse_hours

    return parse_hours(text)


def percent_of(text: str) -> int:
    """Per cent, 0 to 100, also of so many parts: ``3/12``. Raises WrongUsage."""
    part, of, whole = text.strip().removesuffix("%").strip().partition("/")
    if of and f"{part}{whole}".isdecimal() and len(text) < 10 and 0 < int(whole or 0) >= int(part or 0):
        return 100 * int(part or 0) // int(whole)
    if of or not part.isdecimal() or len(part) > 3 or int(part) > 100:
        raise WrongUsage(f'"{text}" isn\'t a percentage. Give a whole number from 0 to 100.')
    return int(part)


def score_of(text: str) -> float:
    """A score, as Kaggle writes it. Raises WrongUsage."""
    from study.core.addition import parse_score
    from study.core.duration import Unreadable

    try:
        return parse_score(text)
    except Unreadable as fault:
        raise WrongUsage(f"{fault}: {fault.hint}.") from None


def year_of(text: str) -> int:
    """A year of four digits. Raises WrongUsage."""
    number = text.strip()
    if not (number.isascii() and number.isdecimal() and len(number) == 4 and "1000" <= number < "3000"):
        raise WrongUsage(f'"{text}" isn\'t a year. Write it as 2026.')
    return int(number)


def weeks_of(text: str) -> int:
    """A number of weeks, 1 to 520. Raises WrongUsage."""
    number = text.strip().lower().removesuffix("weeks").removesuffix("week").strip()
    if not (number.isascii() and number.isdecimal() and len(number) < 4 and 1 <= int(number) <= 520):
        raise WrongUsage(f'"{text}" isn\'t a number of weeks. Give one from 1 to 520, such as 26.')
    return int(number)


def whole_number(text: str) -> int:
    """A whole number, perhaps below zero. Raises WrongUsage."""
    number = text.strip()
    if not (number.isascii() and number.removeprefix("-").isdecimal() and len(number) <= 18):
        raise WrongUsage(f'"{text}" isn\'t a whole number. Write it as 120.')
    return int(number)


def kind_of(text: str) -> str:
    """A kind of item. Raises WrongUsage."""
    from study.core.items import KINDS

    kind = text.strip().lower()
    if kind not in KINDS:
        raise WrongUsage(f'"{text}" isn\'t a kind of item. Choose from {", ".join(KINDS)}.')
    return kind


def stars_of(text: str) -> int:
    """A rating, 0 to 5. Raises WrongUsage."""
    if text.strip() not in ("0", "1", "2", "3", "4", "5"):
        raise WrongUsage(f'"{text}" isn\'t a number of stars. Give 0 to 5.')
    return int(text)


def tag_of(text: str) -> str:
    """A word to gather items by, in small letters. Raises WrongUsage."""
    if len(text.split()) != 1:
        raise WrongUsage(f'"{text}" isn\'t a tag. A tag is one word.')
    return text.strip().lower()


JSON = flag("--json", help="Print one JSON document.")
ITEM = argument("ITEM", "Number, id, or words of the title.", complete="open_items")
DAY = argument("DATE", "The day, such as saturday.")
MINUTES = argument("TIME", "As 90m, 1h30m, 1.5h, 1:30 or 19:00-20:30.", read=minutes_of)
NOTE = option("--note", help="A note to keep with it.", metavar="TEXT", default="")
HOURS = option("--hours", help="Hours a week, such as 10 or 7.5.", metavar="HOURS", read=hours_of)
WEEK = option("--week", help='Hours by day: "mon=1h wed=2h sat=4h".', metavar="WEEK")
WITHIN = flag("--within", help="Take these hours from the others instead of adding to the week.")
DAYS = option("--days", help='The days you study on: "mon-fri sat".', metavar="DAYS")
DUE = option("--due", help="The day by which to finish, inclusive.", metavar="DATE")
PATH_ID = option("--path", help="One of the curriculum's paths.", metavar="ID")
WITH_OPTIONAL = flag("--with-optional", help="Plan the optional modules as well.")
STRICT = flag("--strict", help="Change nothing and exit with 4 if the plan doesn't fit.")
OUTPUT = option("--output", "-o", help="Write to a file.", metavar="FILE", file=True)
ITEMS = argument("ITEM", "Number, range (3-5), id, or words of the title.", complete="open_items")
ON_DAY = option("--on", help="The day it was; today if not given.", metavar="DATE")
MARKDOWN_FILE = argument("FILE", "A README or other Markdown file.", file=True)
COUNT = argument("NUMBER", "How many steps.", default=1, least=1)
ON = option("--on", help="The day it was done, such as yesterday.", metavar="DATE")
FROM_DAY = option("--from", help="The first day.", metavar="DATE")
HOURS_FROM = option("--from", help="The day from which new hours hold; today if not given.", metavar="DATE")
NEW = flag("--new", help="Begin another database where the one you used is missing.")
DRY_RUN = flag("--dry-run", "-n", help="Show what would change, and change nothing.")
FOLLOWED = argument("CURRICULUM", "Id of a curriculum you follow.", complete="followed")
TO = option("--to", help="Where it goes; your own log if not given.", metavar="CURRICULUM[/MODULE]")
URL = option("--url", help="Where it is on the web.", metavar="ADDRESS", default="")
LAST_DAY = option("--due", help="The last day, inclusive.", metavar="DATE")
TIME = option("--time", help="Time it took: 90m, 1h30m, 1.5h or 1:30.", metavar="TIME", read=minutes_of)
SCORE = option("--score", help="The score, such as 0.83.", metavar="SCORE", read=score_of)
ENTRY_DATE = option("--entry", help="The last day to enter it.", metavar="DATE")
MERGER_DATE = option("--merger", help="The last day to merge teams.", metavar="DATE")
MEDALS = {
    name: option(f"--{name}", help=f"How many {name} medals.", metavar="NUMBER", default=0, least=0, most=9999)
    for name in ("gold", "silver", "bronze")
}
COMPETITION = argument("ITEM", "Number, slug, id, or words of the title.", complete="open_items")
