"""The words of a language, and the patterns made from them. Vocabularies are data: one file each in `languages/`."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache, cached_property

LANGUAGES = ("en", "es", "pt", "fr", "de", "zh")
SAMPLE = 20_000  # characters that are looked at to guess the language

_WIDE = {
    ord(wide): ord(narrow)
    for wide, narrow in zip("（）【】［］：，；！？～－／｜．％＋", "()[][]:,;!?~-/|.%+", strict=True)
}
_WIDE |= {ord("０") + n: ord("0") + n for n in range(10)}
_WIDE |= {0x00A0: 0x20, 0x3000: 0x20}
_TAG = re.compile(r"<[^<>]*>|https?://\S+|]\([^()\s]*\)|`[^`]*`")
_WORD = re.compile(r"[^\W\d_]+")
_IDEOGRAPH = re.compile(r"[\u3400-\u9fff]")
_DIGITS = {sign: n for n, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}


def narrow(text: str) -> str:
    """Full-width punctuation as its ASCII form, character for character."""
    return text if text.isascii() else text.translate(_WIDE)


@cache
def _loose(letter: str) -> str:
    bare = unicodedata.normalize("NFD", letter)[0]
    return f"[{bare}{letter}]" if bare != letter else re.escape(letter)


def fold(text: str) -> str:
    """Small letters without accents, blanks evened out: what two spellings of a word have in common."""
    text = narrow(text).casefold()
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(text.replace("’", "'").split())


def guess(text: str) -> str:
    """The language most of whose common words stand in a text; English where nothing speaks for another."""
    sample = _TAG.sub(" ", text[:SAMPLE])
    letters = sum(map(len, _WORD.findall(sample))) or 1
    if len(_IDEOGRAPH.findall(sample)) * 10 > letters:
        return "zh"
    words = Counter(_WORD.findall(fold(sample)))
    counts = {language: sum(words[word] for word in _typical(language)) for language in LANGUAGES}
    return max(LANGUAGES, key=lambda language: counts[language])


def _typical(language: str) -> set[str]:
    """Words that speak for a language: its common ones, and those of heads and labels that are its own."""
    data = _data(language)
    own = [word for table in ("positions", "labels", "columns") for words in _tables_of(data, table) for word in words]
    return set(fold(" ".join(word for word in [*_words(data["common"]), *own] if " " not in word)).split())


def _tables_of(data: dict[str, object], name: str) -> list[list[str]]:
    table = data.get(name, {})
    return [_words(words) for words in table.values()] if isinstance(table, dict) else []


@cache
def names_of_languages() -> frozenset[str]:
    """What each language is called by those who speak it, as links to translations say."""
    return frozenset(word for language in LANGUAGES for word in _words(_data(language)["name"]))


@cache
def lexicon(language: str) -> Lexicon:
    """The words of a language and the English ones, which authors of every language mix in."""
    return Lexicon([_data(language)] if language == "en" else [_data(language), _data("en")])


class Lexicon:
    """Look-ups and patterns over the vocabularies of one or two languages."""

    def __init__(self, vocabularies: list[dict[str, object]]) -> None:
        self._all = vocabularies

    def words(self, *path: str) -> list[str]:
        """The words at a place in the vocabularies, as they are written there."""
        found: list[str] = []
        for vocabulary in self._all:
            value: object = vocabulary
            for key in path:
                value = value.get(key, {}) if isinstance(value, dict) else {}
            found += _words(value)
        return found

    def keys(self, *path: str) -> list[str]:
        """The names under a place, in their order."""
        names: dict[str, None] = {}
        for vocabulary in self._all:
            value: object = vocabulary
            for key in path:
                value = value.get(key, {}) if isinstance(value, dict) else {}
            names |= dict.fromkeys(value if isinstance(value, dict) else {})
        return list(names)

    def folded(self, *path: str) -> frozenset[str]:
        return self._folded(path)

    def role(self, table: str, phrase: str) -> str | None:
        """Under which name of a table (labels, columns, kinds) a folded phrase stands."""
        return self._roles(table).get(phrase)

    def native(self, table: str, phrase: str) -> str | None:
        """As `role`, in the language itself, without the English words."""
        return self._first.role(table, phrase)

    @cached_property
    def _first(self) -> Lexicon:
        return Lexicon(self._all[:1])

    def alternation(self, *path: str) -> str:
        """A pattern for any of the words at a place, the longest first, with or without their accents."""
        found = self._alternations.get(path)
        if found is None:
            words = sorted(set(self.words(*path)), key=lambda word: (-len(word), word))
            patterns = ("".join(_loose(c) if c != " " else r"[ \-]" for c in word) for word in words)
            found = self._alternations[path] = "|".join(patterns) or r"(?!)"
        return found

    @cached_property
    def _alternations(self) -> dict[tuple[str, ...], str]:
        return {}

    @cached_property
    def numbers(self) -> dict[str, float]:
        found: dict[str, float] = {}
        for vocabulary in reversed(self._all):
            for table in ("numbers", "ordinals"):
                values = vocabulary.get(table, {})
                if isinstance(values, dict):
                    found |= {fold(word): float(value) for word, value in values.items()}
        return found

    def words_of_ordinals(self) -> list[str]:
        """first, second …, the longest first."""
        return sorted(self.keys("ordinals"), key=lambda word: (-len(word), word))

    def number(self, text: str) -> float | None:
        """The value of digits, of a number word or of a Chinese numeral."""
        text = fold(text)
        if re.fullmatch(r"[1-9]\d{0,2}[.,]\d{3}", text):
            return float(text[:-4] + text[-3:])  # thousands
        text = text.replace(",", ".")
        if re.fullmatch(r"\d{1,6}(?:\.\d{1,3})?", text):
            return float(text)
        if text in self.numbers:
            return self.numbers[text]
        return _ideographic(text) if text else None

    @cached_property
    def number_words(self) -> str:
        words = sorted(
            (fold(w) for w in self.keys("numbers") if not _IDEOGRAPH.match(w)), key=lambda word: (-len(word), word)
        )
        return "|".join(re.escape(word).replace(r"\ ", " ") for word in words)

    def _folded(self, path: tuple[str, ...]) -> frozenset[str]:
        found = self._sets.get(path)
        if found is None:
            found = self._sets[path] = frozenset(map(fold, self.words(*path)))
        return found

    def tables(self, name: str) -> list[list[list[str]]]:
        """Rows of words that mean the same (months, days of the week), for each language."""
        rows = [vocabulary.get(name, []) for vocabulary in self._all]
        return [[_words([row]) for row in several] if isinstance(several, list) else [] for several in rows]

    @cached_property
    def _sets(self) -> dict[tuple[str, ...], frozenset[str]]:
        return {}

    @cached_property
    def _tables(self) -> dict[str, dict[str, str]]:
        return {}

    def _roles(self, table: str) -> dict[str, str]:
        found = self._tables.get(table)
        if found is None:
            found = self._tables[table] = {}
            for vocabulary in self._all:
                roles = vocabulary.get(table, {})
                for role, words in roles.items() if isinstance(roles, dict) else ():
                    for word in _words(words):
                        found.setdefault(fold(word), role)
        return found


def _words(value: object) -> list[str]:
    """Words are kept as lines of words with commas between, as a person edits them."""
    lines = value if isinstance(value, list) else []
    return [word.strip() for line in lines for word in str(line).split(",") if word.strip()]


def _ideographic(text: str) -> float | None:
    """第十二 is 12; up to 99."""
    tens, ten, ones = text.partition("十")
    if not ten:
        return float(_DIGITS[text]) if text in _DIGITS else None
    if (tens and tens not in _DIGITS) or (ones and ones not in _DIGITS):
        return None
    return float((_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0))


@cache
def _data(language: str) -> dict[str, object]:
    import json
    from importlib.resources import files

    text = files("study.importing").joinpath("languages", f"{language}.json").read_text(encoding="utf-8")
    data: dict[str, object] = json.loads(text)
    return data
