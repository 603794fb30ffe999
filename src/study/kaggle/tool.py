"""The learner's own `kaggle` tool: asked for its tables, never told anything."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from study.core.values import dataclass
from study.errors import InvalidFile, StudyError
from study.kaggle import tables
from study.kaggle.tables import Announcement, Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from study.core.competitions import Submission
    from study.kaggle.tables import Leaderboard

NAME = "kaggle"
PATIENCE = 120  # seconds for one table
PAGES = 50  # of competitions at most
PAGE = ("--page-size", "200")
NEXT = "Next Page Token = "
LONGEST_MESSAGE = 400  # characters
UNKNOWN_OPTION = 2  # the exit code of a tool that is too old for one of its options

NOT_THERE = (
    "The `kaggle` tool isn't installed: `pip install kaggle`, then log in with it. Or import what Kaggle shows you:"
    " `study kaggle import FILE`."
)


@dataclass(frozen=True, slots=True)
class Tool:
    """The tool, by its path."""

    path: str

    @classmethod
    def on_path(cls) -> Tool:
        """The one on the learner's PATH. Raises StudyError where there is none."""
        from shutil import which

        path = which(NAME)
        if path is None:
            raise StudyError(NOT_THERE)
        return cls(path)

    def competitions(self) -> list[Announcement]:
        """Everything the learner has entered. Raises StudyError."""
        found, token = list[Announcement](), ""
        for _ in range(PAGES):
            more = ("--page-token", token) if token else ()
            text = self._paged("competitions", "list", "--group", "entered", "-v", *more)
            with self._table(text) as table:
                found += [] if table is None else table.competitions()
            following = _next(text)
            if not following or following == token:
                break
            token = following
        return found

    def submissions(self, slug: str) -> list[tuple[str, Submission]]:
        """What was handed in to a competition, with the status of each. Raises StudyError."""
        with self._table(self._paged("competitions", "submissions", slug, "-v")) as table:
            return [] if table is None else list(table.submissions())

    def leaderboard(self, slug: str, team: str) -> Leaderboard:
        """The whole leaderboard of a competition, with the rows of a team. Raises StudyError."""
        from pathlib import Path
        from tempfile import TemporaryDirectory

        with TemporaryDirectory() as folder:
            self._run("competitions", "leaderboard", slug, "--download", "-q", "-p", folder)
            files = sorted(Path(folder).iterdir())
            if not files:
                raise StudyError(f"The `kaggle` tool downloaded no leaderboard of {slug}. Nothing was changed.")
            with tables.opened(str(files[0])) as table:
                return table.leaderboard(team)

    def _paged(self, *words: str) -> bytes:
        """A table with as many rows as one page can have; tools of old know pages of one size only."""
        try:
            return self._run(*words, *PAGE)
        except _TooOld:
            return self._run(*words)

    def _run(self, *words: str) -> bytes:
        import subprocess

        try:
            done = subprocess.run(  # noqa: S603 (the learner's own tool, and words that are none of a shell's)
                [self.path, *words], stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE, check=False
            )
        except subprocess.TimeoutExpired:
            raise StudyError(f"The `kaggle` tool said nothing for {PATIENCE} seconds. Nothing was changed.") from None
        except OSError as fault:
            raise StudyError(f"The `kaggle` tool can't be started: {fault.strerror}. Nothing was changed.") from None
        if done.returncode == UNKNOWN_OPTION and PAGE[0] in words:
            raise _TooOld
        if done.returncode:
            raise refusal(done.stdout + b"\n" + done.stderr)
        return done.stdout

    @contextmanager
    def _table(self, text: bytes) -> Iterator[Table | None]:
        """The table in what the tool printed; None where it says that there is nothing."""
        try:
            with tables.read(BytesIO(text), NAME) as table:
                yield table
        except InvalidFile as fault:
            if tables.is_nothing(text):
                yield None
                return
            raise refusal(text) if not text.lstrip().startswith(b"ref") else fault from None


class _TooOld(Exception):
    """The tool does not know an option."""


def refusal(said: bytes) -> StudyError:
    """What the tool says for itself, in its own words; ours are only that nothing came of it."""
    lines = [line.strip() for line in said.decode("utf-8", "replace").splitlines()]
    told = " ".join(line for line in lines if line and not line.startswith("Warning:"))
    text = told if len(told) <= LONGEST_MESSAGE else told[:LONGEST_MESSAGE].rpartition(" ")[0] + " …"
    return StudyError(f"The `kaggle` tool says: {text or 'nothing'}\nNothing was changed.")


def _next(text: bytes) -> str:
    """The token of the page that follows."""
    head = text.decode("utf-8", "replace").lstrip().partition("\n")[0].strip()
    return head.removeprefix(NEXT) if head.startswith(NEXT) else ""
