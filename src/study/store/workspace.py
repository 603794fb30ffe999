"""Where the parts meet: one learner's database and clock, opened when first asked."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import date

from study import clock
from study.errors import NoSuchItem, WrongUsage
from study.store import database, identity, location
from study.store.database import Writer
from study.store.hours import Settings, settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from typing import ClassVar

    from study.store.database import Connection


LONGEST_KEY = 200


class Workspace:
    """One command's view of the world: the database file, and one reading of the clock.

    With ``dry_run`` whatever it writes goes to a copy, of which nothing stays; with ``new`` another database begins
    where one is missing.
    """

    changed: ClassVar[dict[str, datetime]] = {}
    """Databases that were written, of which a snapshot may be due; and when."""

    key: ClassVar[str | None] = None
    """What a script calls the command by that is typed: a step of that key is taken once."""

    def __init__(self, command: str | None = None, dry_run: bool = False, new: bool = False) -> None:
        self.path = location.default_path()
        if new:
            location.begin_again(self.path)
        self.now = clock.now()
        self.is_trial = dry_run
        self._settings: Settings | None = None
        self.command = command if command is not None else _typed(["study", *without_key(sys.argv[1:])[0]])

    def today(self, connection: Connection) -> date:
        """The learner's day, by when he says it begins."""
        return clock.study_day(self.now, self._chosen(connection).day_start)

    def _chosen(self, connection: Connection) -> Settings:
        """The settings, read once. Who wants pages read aloud gets them so, unless the environment says otherwise."""
        if self._settings is None:
            self._settings = settings(connection)
            if self._settings.reading:
                os.environ.setdefault("STUDY_READING", "1")
        return self._settings

    @property
    def day(self) -> date:
        """The same, also when nothing is stored yet."""
        try:
            with self.reading() as connection:
                return self.today(connection)
        except database.NoDatabase:
            return clock.study_day(self.now, 0)

    def date(self, text: str | None, past: bool = False) -> date | None:
        """The day a learner typed, seen from today; None if nothing was typed."""
        if text is None:
            return None
        from study.core.days import parse_day

        return parse_day(text, self.day, past)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A look at the database. Raises NoDatabase where there is none."""
        with database.reading(self.path) as connection:
            self._chosen(connection)
            yield connection

    @contextmanager
    def looking(self) -> Iterator[Connection]:
        """The same, where there may be nothing yet: then at an empty database in memory.

        What is named and not there is missing because nothing was begun: NoDatabase says so, and how to begin.
        """
        with ExitStack() as stack:
            try:
                connection = stack.enter_context(self.reading())
            except database.NoDatabase as nothing:
                try:
                    yield stack.enter_context(database.empty())
                except NoSuchItem:
                    raise nothing from None
            else:
                yield connection

    @contextmanager
    def writing(self, create: bool = False) -> Iterator[Writer]:
        """This command's one transaction, of which nothing stays if there was nothing to change.

        Raises NoDatabase where there is none and none is to be made.
        """
        if self.is_trial:
            with self.dry_run(create) as writer:
                yield writer
            return
        said = None
        shares = False
        with suppress(_Idle), database.transaction(self.path, create=create) as connection:
            self.refuse_again(connection)
            writer = Writer(connection, self.now, self.today(connection), self.command, key=self.key)
            yield writer
            if writer.is_idle:
                raise _Idle
            said, shares = self._line(connection), self._shares(connection)
        self._leave(said)
        if shares:
            from study.store.background import synchronise

            synchronise()

    def refuse_again(self, connection: Connection) -> None:
        """Raises AlreadyRecorded where this command was done before under its key."""
        if self.key is not None:
            identity.refuse_again(connection, self.key)

    def _shares(self, connection: Connection) -> bool:
        """Whether what was done goes to the other machines at once."""
        return bool(connection.execute("SELECT 1 FROM sync WHERE number = 1 AND auto AND target <> ''").fetchone())

    @contextmanager
    def dry_run(self, create: bool = False) -> Iterator[Writer]:
        """The same on a copy in memory, of which nothing stays.

        Raises NoDatabase where there is none and none is to be made.
        """
        look = self.looking() if create else self.reading()
        with look as connection, database.copied(connection) as copy:
            self.refuse_again(copy)
            yield Writer(copy, self.now, self.today(copy), self.command, is_trial=True)

    @contextmanager
    def without_step(self, create: bool = False, is_known: bool = False) -> Iterator[Connection]:
        """A transaction that is no step: undo, what other machines did, repairing what ``is_known`` to be wrong.

        A dry run has one on a copy. Raises NoDatabase where there is none and none is to be made.
        """
        if self.is_trial:
            look = self.looking() if create else self.reading()
            with look as connection, database.copied(connection) as copy:
                yield copy
            return
        with database.transaction(self.path, create=create, is_known=is_known) as connection:
            yield connection
            said = self._line(connection)
        self._leave(said)

    def _line(self, connection: Connection) -> str | None:
        """The line for a prompt, as it will be once this is committed. No fault in it may cost the command."""
        from study.store.line import told

        with suppress(Exception):
            return told(connection, self.today(connection))
        return None

    def _leave(self, said: str | None) -> None:
        if said is not None:
            from study.store.line import leave

            leave(self.path, said)
        location.note(self.path)
        if self._settings is None or self._settings.backups:
            Workspace.changed[self.path] = self.now

    def tell_the_prompt(self) -> None:
        """Leave the line for a prompt as it follows from the database, whoever wrote that."""
        with self.reading() as connection:
            said = self._line(connection)
        self._leave(said)

    @property
    def commit(self) -> str:
        """After a dry run the command that does what was shown; else nothing."""
        return self.command_without("--dry-run", "-n", "--json") if self.is_trial else ""

    def command_without(self, *flags: str) -> str:
        """This command, typed without some flags."""
        return " ".join(word for word in self.command.split(" ") if word not in flags)

    @property
    def instant(self) -> str:
        """This command's moment, as it is stored."""
        return database.instant(self.now)


def look_after() -> Iterator[str]:
    """Once the answer is shown: the snapshot of the day. What went wrong, as sentences."""
    while Workspace.changed:
        from study.store import snapshots

        path, now = Workspace.changed.popitem()
        if snapshots.are_wanted():
            yield from snapshots.take_daily(path, now)


class _Idle(Exception):
    """There was nothing to change: the transaction is taken back, so that no empty step is left."""


def without_key(words: list[str]) -> tuple[list[str], str | None]:
    """The words of a line without ``--key KEY``, and the key. Raises WrongUsage for none behind it."""
    rest, key, several = [], None, iter(words)
    for word in several:
        if word == "--":
            rest += [word, *several]
        elif word == "--key" or word.startswith("--key="):
            key = word[6:] if "=" in word else next(several, "")
            if not key or not key.isprintable() or len(key) > LONGEST_KEY:
                raise WrongUsage(
                    "--key wants a name that your script gives this very step, such as --key 2026-03-02-a."
                )
        else:
            rest.append(word)
    return rest, key


def _typed(words: list[str]) -> str:
    """A command line that can be typed again as it stands."""
    if all(word.replace("-", "").replace(".", "").isalnum() for word in words):
        return " ".join(words)
    from shlex import join

    return join(words)
