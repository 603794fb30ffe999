"""Every message keeps to the rules of docs/voice.md, as far as a test can hear."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from study.commands import COMMANDS, function

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src" / "study").rglob("*.py"))
ERRORS = {"StudyError", "WrongUsage", "NoSuchItem", "DoesNotFit", "StoreError"}
NO_SENTENCES = {"yaml.py", "columns.py", "migrations.py", "queries.py", "app.py"}
"""Where the words of libraries or SQL are quoted: libyaml's messages, DDL, Typer's."""
Message = tuple[str, str]
"""Where it stands, and what it says; ``…`` stands for what is filled in."""


def said(node: ast.AST) -> str:
    """The text of an expression; ``…`` for what is only known later."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(map(said, node.values))
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return said(node.left) + said(node.right)
    return "…"


def texts(path: Path) -> Iterator[Message]:
    """Every text of a module that is more than a word, except its docstrings and SQL."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    silent |= {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    sql = r"\b(SELECT|FROM|WHERE|AND|ORDER BY|status IN|THEN|NOT IN|IN)\b|\(\?"
    values = r"(('\w+'|…)(, )?)+"  # a list in SQL
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant | ast.JoinedStr) and id(node) not in silent:
            text = said(node)
            if " " in text and not re.search(sql, text) and not re.fullmatch(values, text):
                yield f"{path.name}:{node.lineno}", text


def helps() -> Iterator[Message]:
    """What the help says of each command: a docstring is a screen there."""
    for name in COMMANDS:
        yield f"study help {name}", " ".join((function(name).__doc__ or "").split())


def errors() -> Iterator[Message]:
    """Every sentence that is raised."""
    for path in SOURCES:
        if path.name not in NO_SENTENCES:
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                name = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
                if isinstance(node, ast.Call) and name in ERRORS and node.args and (text := said(node.args[0])) != "…":
                    yield f"{path.name}:{node.lineno}", text


def pages() -> Iterator[Message]:
    """Documents for learners; what is made from the code is heard there."""
    for path in (ROOT / "README.md", *(ROOT / "docs").glob("[gc]*/*.md")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            yield f"{path.name}:{number}", line


MESSAGES = [*(text for path in SOURCES if path.name not in NO_SENTENCES for text in texts(path)), *helps()]


def listed() -> list[str]:
    """The words of the table that are not said."""
    page = (ROOT / "docs" / "voice.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([^|`-]+) \| [^|]+ \|$", page.partition("| not | but |")[2], re.MULTILINE)
    return [word for row in rows for word in row.split(", ")]


def broken(messages: list[Message], pattern: str) -> list[Message]:
    return [(where, text) for where, text in messages if re.search(pattern, text)]


def test_there_is_something_to_hear() -> None:
    assert len(MESSAGES) > 1000
    assert len(list(errors())) > 150
    assert len(listed()) > 20


@pytest.mark.parametrize("word", listed())
def test_a_word_of_the_list_is_said_nowhere(word: str) -> None:
    assert broken([*MESSAGES, *pages()], rf"(?i)\b{re.escape(word)}\b") == []


def test_nothing_is_quoted_in_single_or_curly_quotes() -> None:
    sentences = [(where, text) for where, text in MESSAGES if "study " not in text and not text.startswith("[")]
    assert broken(sentences, r"(?:^|\s)'[^'\s][^']*'(?=[\s.,:;?]|$)") == []
    assert broken(MESSAGES, r"\w [“‘]|[“‘]\w") == []


def test_no_message_shouts() -> None:
    assert broken(MESSAGES, r"(?<!Well done)!(\s|$)") == []


def test_backticks_come_in_pairs() -> None:
    assert [message for message in errors() if message[1].count("`") % 2] == []


def test_a_command_in_an_error_stands_in_backticks() -> None:
    bare = [(where, re.sub(r"`[^`]*`", "", text)) for where, text in errors()]
    words = "|".join(sorted({name.partition(" ")[0] for name in COMMANDS}))
    assert broken(bare, rf"(?<![\w/.-])study (?!hours\. Pin)({words})\b(?! to)") == []


def test_an_error_begins_like_a_sentence() -> None:
    assert [message for message in errors() if not re.match(r'["`…A-Z(-]', message[1])] == []


def test_an_error_ends_like_a_sentence_or_with_what_to_type() -> None:
    whole = r"[.?…]\"?$|[:,] `?study .+$|, or import all of it"
    assert [message for message in errors() if not re.search(whole, message[1])] == []
