"""An open project: consistent states to ask, transactions that write."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from annotator.domain.errors import NewerProjectError, ProjectFileError, ReadOnlyError
from annotator.storage import drafts, personal, search_index
from annotator.storage.engine import for_reading, for_writing, impatient
from annotator.storage.failures import plain_words
from annotator.storage.queries import Reader
from annotator.storage.writing import Writer

CLOSED = "{place} was closed; open it again"

Guard = Callable[[Connection], None]
Copied = Callable[[], AbstractContextManager[Connection]]


class SqlStore:
    """Implements `services.ports.Store` for a file or a server; may be used from several threads."""

    def __init__(
        self,
        engine: Engine,
        place: str,
        *,
        guard: Guard,
        read_only: str = "",
        newer: bool = False,
        copied: Copied | None = None,
    ) -> None:
        """Take over an engine.

        Args:
            engine: as `storage.engine` makes it.
            place: the path or URL (without password) that messages name.
            guard: called when a writing transaction has begun; raises where it must not go on.
            read_only: why it cannot be written, as a plain sentence.
            newer: whether a newer version of the program wrote it.
            copied: gives a connection to a copy for a while; None where readers hinder nobody.
        """
        self.place = place
        self._engine = engine
        self._readers = for_reading(engine)
        self._writers = for_writing(engine)
        self._guard = guard
        self._read_only = read_only
        self._newer = newer
        self._copied = copied
        self._closed = False

    @property
    def read_only(self) -> str:
        """Why the project cannot be written, as a plain sentence; empty where it can."""
        return self._read_only

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """A consistent state to ask; closed when the block ends.

        Raises:
            ProjectFileError: the project was closed, went away or is held by another program for too long.
            NewerProjectError: a newer version of the program wrote it in a way that cannot be read here.
        """
        with plain_words(self.place), self._connection(self._readers) as connection:
            try:
                yield Reader(connection)
            except (SQLAlchemyError, sqlite3.Error) as error:
                if not self._newer:
                    raise
                raise NewerProjectError("{reason}", reason=self._read_only) from error

    @contextmanager
    def snapshot(self) -> Iterator[Reader]:
        """A copy of one consistent state to ask for as long as it takes, keeping nobody from writing.

        A file is copied into the folder for temporary files; a server keeps such a state by itself.

        Raises:
            NoSpaceError: there is no room for the copy.
        """
        if self._copied is None:
            with self.reading() as reader:
                yield reader
        else:
            with plain_words(self.place), self._copied() as connection:
                yield Reader(connection)

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """A transaction: committed when the block ends, rolled back where it raises.

        Raises:
            ReadOnlyError: the project cannot be written.
            ProjectFileError: another program has it for too long, or the file went away.
            NoSpaceError: the disk is full.
        """
        with self._changing(self._writers) as writer:
            yield writer

    def save_draft(self, owner: str, name: str, value: str) -> None:
        """Keep a half-typed text of an owner (`uid`) under a name; not journaled, no step of undo."""
        with self.writing() as tx:
            drafts.save(tx.connection, owner, name, value)

    def drafts(self, owner: str) -> dict[str, str]:
        """The half-typed texts of an owner (`uid`) by name, oldest first."""
        with self.reading() as read:
            return drafts.of(read.connection, owner)

    def drop_draft(self, owner: str, name: str) -> None:
        """Forget a half-typed text, because it was saved or thrown away."""
        with self.writing() as tx:
            drafts.drop(tx.connection, owner, name)

    def mend_search(self) -> None:
        """Make the index over the words of the texts anew, where there should be one.

        Raises:
            AnnotatorError: it cannot be done; a search then looks through the texts.
        """
        if self._engine.dialect.name == "sqlite":
            with self.writing() as tx:
                search_index.rebuild(tx.connection)

    def work_times(self, annotator: str) -> dict[str, int]:
        """The active time of an annotator (`uid`) by article (`uid`), in milliseconds."""
        with self.reading() as read:
            return personal.times_of(read.connection, annotator)

    def add_work_time(self, annotator: str, article: str, milliseconds: int) -> None:
        """Add to an annotator's active time on an article (`uid`s); not journaled, no step of undo.

        Raises:
            ProjectFileError: another program is writing; it is hardly waited for.
        """
        with self._changing(impatient(self._writers)) as tx:
            personal.add_time(tx.connection, annotator, article, milliseconds)

    def pass_marks(self, annotator: str, label: str) -> frozenset[str]:
        """The articles (`uid`s) that an annotator is done with in the pass of a label (`uid`s)."""
        with self.reading() as read:
            return personal.marks_of(read.connection, annotator, label)

    def mark_in_pass(self, annotator: str, label: str, article: str, *, done: bool) -> None:
        """Note whether an annotator is done with an article in the pass of a label (`uid`s); no undo."""
        with self.writing() as tx:
            personal.mark(tx.connection, annotator, label, article, done=done)

    def passes(self, annotator: str) -> dict[str, int]:
        """How many articles that are there an annotator is done with, by label (`uid`) of each begun pass."""
        with self.reading() as read:
            return personal.passes_of(read.connection, annotator)

    def drop_pass(self, annotator: str, label: str) -> None:
        """Forget what an annotator did in the pass of a label (`uid`s)."""
        with self.writing() as tx:
            personal.drop_pass(tx.connection, annotator, label)

    def close(self) -> None:
        """Let go of the project; blocks that still run end as usual."""
        self._closed = True
        self._engine.dispose()

    @contextmanager
    def _changing(self, engine: Engine) -> Iterator[Writer]:
        if self._read_only:
            raise ReadOnlyError("{reason}", reason=self._read_only)
        with plain_words(self.place), self._connection(engine) as connection:
            self._guard(connection)
            yield Writer(connection)

    @contextmanager
    def _connection(self, engine: Engine) -> Iterator[Connection]:
        if self._closed:
            raise ProjectFileError(CLOSED, place=self.place)
        with engine.connect() as connection:
            with connection.begin():
                yield connection
            if self._let_go():
                connection.invalidate()

    def _let_go(self) -> bool:
        return self._closed
