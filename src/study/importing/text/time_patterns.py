"""The patterns of amounts of time and of positions in a plan, made from the words of a language."""

from __future__ import annotations

import re
from functools import cache

from study.core.values import dataclass
from study.importing.text.lexicon import Lexicon

_DIGITS = r"\d{1,5}(?:[.,]\d{1,3})?"


@dataclass(frozen=True, slots=True)
class Patterns:
    """What a language's amounts and positions look like."""

    amount: re.Pattern[str]
    rate: re.Pattern[str]
    minutes: re.Pattern[str]
    places: tuple[re.Pattern[str], ...]
    units: dict[str, str]
    rates: dict[str, str]
    positions: dict[str, str]


@cache
def patterns(lexicon: Lexicon) -> Patterns:
    units = {word.casefold(): unit for unit in reversed(lexicon.keys("units")) for word in lexicon.words("units", unit)}
    number = rf"{_DIGITS}|(?:{lexicon.number_words})(?![^\W\d_])"
    to = rf"\s*(?:-|–|—|~|→|(?:{lexicon.alternation('to')})(?![^\W\d_]))\s*"
    about = rf"(?:(?:~|≈|<|>|(?:{lexicon.alternation('about')}))\s*)?"
    half = rf"(?P<half>\s*(?:{lexicon.alternation('half')}))?"
    every = rf"(?:(?P<every>{_rate_prefixes(lexicon)})\s*)?"
    word = _units(lexicon)
    amount = (
        rf"(?<![\w.,:$€£#/\-]){every}{about}(?P<low>{number})(?:{to}(?P<high>{number}))?\s*\+?{half}(?:\s|-|‑)*(?:{_particles(lexicon)})?"
        rf"(?P<unit>{word})"
    )
    per = rf"\s*(?:(?:/|\bper\b|{_per(lexicon)})\s*({_period(lexicon)})(?![^\W\d_])|({_rates(lexicon)})(?![^\W\d_]))"
    rates = {w.casefold(): "day" for w in [*lexicon.words("daily"), *lexicon.words("units", "day"), "d"]}
    rates |= {w.casefold(): "week" for w in [*lexicon.words("weekly"), *lexicon.words("units", "week"), "w"]}
    rates |= {w.casefold(): "month" for w in lexicon.words("units", "month")}
    positions = {w.casefold(): unit for unit in ("month", "day", "week") for w in lexicon.words("positions", unit)}
    flags = re.IGNORECASE
    minutes = (
        r"\s*(?:and\s+|und\s+|et\s+|y\s+|e\s+)?(\d{1,2})\s*(?:m|min|mins|minutes?|minutos?|minuten|分钟?|分)?(?![\w:])"
    )
    return Patterns(
        re.compile(amount, flags),
        re.compile(per, flags),
        re.compile(minutes, flags),
        _place_patterns(lexicon),
        units,
        rates,
        positions,
    )


def _units(lexicon: Lexicon) -> str:
    """Words of letters end where letters end; Chinese ones end where they end."""
    words = [word for unit in lexicon.keys("units") for word in lexicon.words("units", unit)]
    return _bounded(words)


def _bounded(words: list[str]) -> str:
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    latin = "|".join(re.escape(word) for word in ordered if word[0] < "\u3000")
    wide = "|".join(re.escape(word) for word in ordered if word[0] >= "\u3000")
    parts = [rf"(?:{latin})\.?(?![^\W\d_])"] if latin else []
    return "|".join(parts + ([wide] if wide else [])) or r"(?!)"


def _particles(lexicon: Lexicon) -> str:
    """What may stand between a number and its unit: 4 *full* days."""
    return r"(?:full|study|个)\s*"


def _rate_prefixes(lexicon: Lexicon) -> str:
    return "|".join(re.escape(w) for w in [*lexicon.words("daily"), *lexicon.words("weekly")]) or r"(?!)"


def _rates(lexicon: Lexicon) -> str:
    words = sorted({*lexicon.words("daily"), *lexicon.words("weekly")}, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) for word in words) or r"(?!)"


def _per(lexicon: Lexicon) -> str:
    words = sorted(set(lexicon.words("per")), key=lambda word: (-len(word), word))
    return "|".join(rf"\b{re.escape(word)}\b" if word[0] < "\u3000" else re.escape(word) for word in words)


def _period(lexicon: Lexicon) -> str:
    words = [w for unit in ("day", "week", "month") for w in lexicon.words("units", unit)]
    return "|".join(re.escape(w) for w in sorted(set(words) | {"d", "w"}, key=lambda word: (-len(word), word)))


def _place_patterns(lexicon: Lexicon) -> tuple[re.Pattern[str], ...]:
    """Before its number ("Week 3"), behind it ("3. Woche"), with its name ("Third week"), the Chinese way (第 3 周)."""
    words = sorted({w for unit in lexicon.keys("positions") for w in lexicon.words("positions", unit)}, key=_longest)
    latin = "|".join(re.escape(w) for w in words if w[0] < "\u3000")
    wide = "|".join(re.escape(w) for w in words if w[0] >= "\u3000") or "(?!)"
    ordinals = "|".join(re.escape(w) for w in lexicon.words_of_ordinals()) or "(?!)"
    endings = r"(?:\.|st|nd|rd|th|ª|º|a|ère|ere|re|er|ème|eme|e)"
    sign = r"\d{1,3}|[〇零一二三四五六七八九十两]{1,3}"
    patterns = [
        _before(lexicon, latin),
        rf"^\W{{0,4}}(?P<first>\d{{1,3}}){endings}\s*(?:-\s*(?P<last>\d{{1,3}})\.?\s*)?(?P<unit>{latin})(?![^\W\d_])",
        rf"^\W{{0,4}}(?P<first>{ordinals})\s+(?P<unit>{latin})(?![^\W\d_])",
        rf"第\s*(?P<first>{sign})\s*(?:(?:-|–|—|~|至|到|、)\s*第?\s*(?P<last>{sign})\s*)?个?(?P<unit>{wide})",
    ]
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


def _before(lexicon: Lexicon, latin: str) -> str:
    """ "Week 3", "Week-3", "Weeks 5–8", "Week 32+"; not "Week -3", "day 3.5" and "day 3 hours"."""
    cardinals = sorted((w for w in lexicon.numbers if len(w) > 2 and " " not in w), key=_longest)
    short = "|".join(w for w in lexicon.numbers if len(w) == 2 and w.isascii()) or "(?!)"  # "Semana um", and no more
    number = rf"\d{{1,3}}|(?:{'|'.join(map(re.escape, cardinals))})(?![^\W\d_])|(?:{short})(?=\W*$)"
    joints = rf"(?:{lexicon.alternation('to')}|{lexicon.alternation('and')})(?![^\W\d_])"
    to = rf"\s*(?:-|–|—|‑|~|/|&|\+(?=\s*\d)|{joints})\s*"
    open_end = rf"(?P<open>\s*\+|\s+(?:{lexicon.alternation('onwards')})(?![^\W\d_]))?"
    last = rf"(?:{to}(?:(?:{latin})\s*)?(?P<last>{number}))?"
    other = rf"(?![\d%]|[.,:]\d|\s*(?:{_some_units(lexicon)})(?![^\W\d_]))"
    return rf"(?<![^\W_])(?P<unit>{latin})\.?(?:-\s*|\s+-\s+|\s*[#№]?\s*)(?P<first>{number}){last}{open_end}{other}"


def _longest(word: str) -> tuple[int, str]:
    """Sorts the longest word first, as alternatives have to be."""
    return -len(word), word


def _some_units(lexicon: Lexicon) -> str:
    """ "day 3 hours" is no day 3."""
    words = [w for unit in ("minute", "hour") for w in lexicon.words("units", unit)]
    return "|".join(re.escape(w) for w in sorted(set(words), key=lambda w: (-len(w), w)))
