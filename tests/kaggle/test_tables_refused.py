"""Tables of Kaggle's tool that are not whole, or none at all, and large ones."""

import io
import tracemalloc

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from study.errors import InvalidFile, Problem
from study.kaggle.tables import Leaderboard, Placement, read
from tests.budgets import steps_at_most
from tests.kaggle.tables import LIST, SUBMISSIONS, TOP, WHOLE, rows


def problem(text: str | bytes) -> Problem:
    with pytest.raises(InvalidFile) as caught:
        rows(text)
    (found,) = caught.value.problems
    return found


def told(text: str | bytes) -> str:
    found = problem(text)
    return f"{found.line}: {found.message}"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "1: there is nothing in this file"),
        ("\n\n", "1: there is nothing in this file"),
        ("a,b\n1,2\n", '1: this isn\'t a table from the Kaggle tool; it begins "a,b"'),
        ("403 - Forbidden\n", '1: this isn\'t a table from the Kaggle tool; it begins "403 - Forbidden"'),
        ("No submissions found\n", "1: the Kaggle tool says: No submissions found"),
        ("ref  deadline  category\n---  ---  ---\n", "1: this is the table for people to read"),
        ("teamId,teamName,score\n1,a\n", "2: this row has 2 fields where the header has 3"),
        ("teamId,teamName,score\n1,a,1\n\n2\n", "4: this row has 1 field where the header has 3"),
        ("teamId,teamName,score\n1,a,1,2\n", "2: this row has 4 fields where the header has 3"),
        ('teamId,teamName,score\n1,a,1\n2,"b,1\n3,c,1\n', "3: a quote is opened in this row and never closed"),
        ('teamId,teamName,score\n1,"a"b,1\n', "2: a comma is missing in this row after a closing quote"),
        ("ref,deadline,category\nx,soon,y\n", '2: "soon" isn\'t a date'),
        ("ref,deadline,category\nx,0001-01-01T00:00:00+14:00,y\n", '2: "0001-01-01T00:00:00+14:00" isn\'t a date'),
        ("ref,deadline,category\n../..,,y\n", '2: "../.." doesn\'t name a competition'),
        ("ref,deadline,category,teamCount\nx,,y,many\n", '2: "many" isn\'t a teamcount'),
        ("ref,deadline,category,teamCount\nx,,y,99999999999\n", '2: "99999999999" isn\'t a teamcount'),
        ("ref,deadline,category,teamCount,userRank\nx,,y,3,4\n", "2: there is no rank 4 among 3 teams"),
        ("fileName,date,publicScore\na,2026-01-01,high\n", '2: "high" isn\'t a score'),
        ("fileName,date,publicScore\na,2026-01-01,1e999\n", '2: "1e999" isn\'t a score'),
        ("fileName,date,publicScore\na,2026-01-01,1_0\n", '2: "1_0" isn\'t a score'),
        ("fileName,date,publicScore\na,,1\n", "2: this submission has no date"),
        ("rank,teamName,score\n-1,a,1\n", '2: "-1" isn\'t a rank'),
        ("rank,teamName,score\n7,beta,1\n", "2: there are 1 teams in this leaderboard, and a rank below that"),
        ("teamName,score\n" + "a,1\n" * 1001, "1002: this leaderboard has no column Rank"),
        (b"teamId,teamName,score\n1,a,1\n2,\xff,1\n", "3: this isn't UTF-8 text"),
        ("teamId,teamName,score\n".encode("utf-16") + b"x", "2: this isn't UTF-8 text"),
        ("teamId,teamName,score\n1,a," + "1" * 70_000, "2: this line is over 65536 characters"),
        ("x\n" * 200 + TOP, '1: this isn\'t a table from the Kaggle tool; it begins "x"'),
    ],
)
def test_what_is_not_whole_is_refused_with_its_line(text: str | bytes, message: str) -> None:
    assert told(text) == message
    assert problem(text).hint


def test_a_field_that_is_never_closed_is_not_collected_for_ever() -> None:
    text = 'teamId,teamName,score\n1,"' + "a\n" * 200_000
    with steps_at_most(50_000_000):
        assert told(text) == "2: a quote is opened in this row and never closed"


def test_a_file_of_nothing_but_lines_comes_to_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("study.kaggle.csv.MOST", 1000)
    assert told(TOP + "\n" * 1000) == "1001: this is far too large for a table from the Kaggle tool"


def test_a_file_over_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("study.kaggle.csv.LARGEST", 100_000)
    assert told(WHOLE + "4,14,Delta,,0.1,2,\n" * 10_000).endswith("far too large for a table from the Kaggle tool")


@pytest.mark.parametrize("text", [LIST, SUBMISSIONS, TOP, WHOLE], ids=["list", "submissions", "top", "whole"])
def test_a_file_cut_anywhere_in_its_last_row_is_refused(text: str) -> None:
    """But for a cut in the last field, which nobody can see."""
    start = text.rindex("\n", 0, -1) + 1
    for end in range(start + 1, text.rindex(",") + 1):
        assert problem(text[:end]).line == text.count("\n", 0, start) + 1


def test_a_file_cut_inside_quotes_is_refused() -> None:
    for end in range(SUBMISSIONS.index('"more') + 1, SUBMISSIONS.index('line"') + 4):
        assert problem(SUBMISSIONS[:end]).line == 2


@given(text=st.text())
@example(text='ref,deadline,category\n"')
@example(text="\ufeff\ufeffref,deadline,category\n")
@example(text="ref,deadline,category\n\x00,\x00,\x00\n")
def test_any_text_is_read_or_refused(text: str) -> None:
    sane(text.encode(errors="surrogatepass"))


@given(data=st.binary())
@example(data=b"\xff\xfe\x00")
@example(data=b"PK\x03\x04")
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    sane(data)


@given(
    text=st.sampled_from([LIST, SUBMISSIONS, TOP, WHOLE]),
    start=st.integers(0, 300),
    length=st.integers(0, 20),
    piece=st.text(alphabet='",\n\r 0-.eE\x00\ufeffn', max_size=6),
)
def test_any_piece_may_be_lost_or_replaced(text: str, start: int, length: int, piece: str) -> None:
    sane((text[:start] + piece + text[start + length :]).encode())


def sane(data: bytes) -> None:
    """Rows, or one problem at a line of the file."""
    try:
        rows(data)
    except InvalidFile as fault:
        (found,) = fault.problems
        assert found.message and found.hint and "\n" not in found.message and len(found.message) < 200
        assert 1 <= found.line <= data.count(b"\n") + data.count(b"\r") + 1


class Rows(io.RawIOBase):
    """A table whose rows are made when they are read; ``made`` counts them."""

    def __init__(self, header: str, row: str, count: int) -> None:
        self.rows = (row.format(n).encode() for n in range(1, count + 1))
        self.rest = header.encode()  # nobody goes back behind it
        self.made = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True  # so that it is not put at rest first

    def seek(self, *_: int) -> int:
        return 0

    def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def]
        while len(self.rest) < len(buffer) and (row := next(self.rows, b"")):
            self.rest += row
            self.made += 1
        piece, self.rest = self.rest[: len(buffer)], self.rest[len(buffer) :]
        buffer[: len(piece)] = piece
        return len(piece)


def test_rows_are_read_as_they_are_wanted() -> None:
    stream = Rows("ref,deadline,category\n", "competition-{},,Featured\n", 100_000)
    with read(io.BufferedReader(stream), "f") as found:
        competitions = found.competitions()
        assert next(competitions).slug == "competition-1"
        assert stream.made < 2000
        assert [one.slug for one in competitions][-1] == "competition-100000"


def test_of_a_leaderboard_nothing_is_kept_but_ones_own_row() -> None:
    stream = Rows(WHOLE.partition("\n")[0] + "\n", '{0},{0},"Team, {0}",2026-01-01,0.5,1,\n', 100_000)
    tracemalloc.start()
    with read(io.BufferedReader(stream), "f") as found:
        assert found.leaderboard("Team, 99999") == Leaderboard(
            100_000, 100_000, [Placement("Team, 99999", 99_999, 0.5)], 0.5
        )
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1_000_000  # the table has five million characters
