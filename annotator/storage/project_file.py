"""A project file before anything is asked of it: is it there, is it ours, is it whole, may it be written."""

import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotator import __version__
from annotator.domain.errors import Phrase, ProjectFileError
from annotator.storage.failures import DAMAGED, first_line, plain_words
from annotator.storage.schema import APPLICATION_ID

BUSY_SECONDS = 5.0
"""How long a writer waits for its turn, and a reader for a commit."""

SMALLEST = 100
"""The size of the header of a SQLite file, in bytes."""

MISSING = "there is no project at {place}; look for a mistyped name, and make one with `annotator new`"
FOLDER = "{place} is a folder, not a project; give the name of the file in it that ends in .annotator"
NO_FILE = "{place} is no ordinary file; give the name of a project file, ending in .annotator"
EMPTY = (
    "{place} is empty (0 bytes) and holds no project; bring back a backup copy, "
    "or remove it and make a new one"
)
UNREADABLE = "{place} cannot be read ({why}); ask for the right to read it"
NO_DATABASE = (
    "{place} is not a project of Annotator but another kind of file; import a text with `annotator import`"
)
FOREIGN = "{place} is a database of another program, not a project of Annotator; give another file"
CHANGED = (
    "{place} was moved, removed or replaced while it was open; nothing was changed, "
    "put it back or open the project again"
)
NEWER = (
    "{place} was written by Annotator {program} and this is {own}; it can only be read, "
    "update Annotator to change it"
)
NO_RIGHT = "{place} can only be read: there is no right to write the {what}; ask for it, or work on a copy"


@dataclass(frozen=True, slots=True)
class ProjectFile:
    """A file by its path and its identity on the disk, so that another in its place is noticed."""

    path: Path
    device: int
    inode: int

    @property
    def place(self) -> str:
        """The path as it is shown."""
        return str(self.path)

    def assert_same(self) -> None:
        """Check that the file of the path is still the one that was opened.

        Raises:
            ProjectFileError: it was moved, removed or replaced.
        """
        try:
            now = self.path.stat()
        except OSError as error:
            raise ProjectFileError(CHANGED, place=self.place) from error
        if (now.st_dev, now.st_ino) != (self.device, self.inode):
            raise ProjectFileError(CHANGED, place=self.place)

    def connect(self, *, write: bool, foreign_keys: bool = True) -> sqlite3.Connection:
        """Open a connection that starts no transaction of its own; the caller closes it."""
        self.assert_same()
        connection = open_sqlite(self.path, write=write)
        connection.execute(f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}")
        if write:
            connection.execute("PRAGMA journal_mode=DELETE")
            connection.execute("PRAGMA synchronous=FULL")
            # Up to 256 MiB of changed pages wait in memory: spilling them would lock readers out
            # until the commit, not only during it.
            connection.execute("PRAGMA cache_size=-262144")
        else:
            connection.execute("PRAGMA query_only=ON")
        return connection


@dataclass(frozen=True, slots=True)
class Examined:
    """What is known of a project file before it is opened."""

    file: ProjectFile
    schema: int
    """The number of its last migration."""
    read_only: str
    """Why it cannot be written, as a plain sentence; empty where it can."""
    newer: bool
    """Whether a newer version of the program wrote it."""


def open_sqlite(path: Path, *, write: bool) -> sqlite3.Connection:
    """Open an existing file; never makes one."""
    uri = f"{path.as_uri()}?mode={'rw' if write else 'ro'}"
    return sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)


def located(path: Path) -> ProjectFile:
    """Find the file and note its identity; links are followed.

    Raises:
        ProjectFileError: there is none, or it is a folder, empty, or cannot be reached.
    """
    try:
        real = path.resolve()
        status = real.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise ProjectFileError(MISSING, place=path) from error
    except (OSError, RuntimeError) as error:
        raise ProjectFileError(UNREADABLE, place=path, why=_reason(error)) from error
    if real.is_dir():
        raise ProjectFileError(FOLDER, place=path)
    if not real.is_file():
        raise ProjectFileError(NO_FILE, place=path)
    if not _may(real, os.R_OK):
        raise ProjectFileError(UNREADABLE, place=path, why="permission denied")
    if status.st_size == 0:
        raise ProjectFileError(EMPTY, place=path)
    if status.st_size < SMALLEST:
        # SQLite would take it for a fresh database.
        raise ProjectFileError(NO_DATABASE, place=path)
    return ProjectFile(real, status.st_dev, status.st_ino)


def examine(path: Path, head: int, *, damaged_too: bool = False) -> Examined:
    """Look at a project file without changing it.

    The file is read through SQLite only: opening it in another way would drop the locks that other
    connections of this process hold.

    Args:
        path: where it is.
        head: the number of the newest migration that this program knows.
        damaged_too: whether a file that is damaged is let through.

    Raises:
        ProjectFileError: it is missing, of another kind, damaged, or held by another program.
    """
    file = located(path)
    reason = _no_right(file)
    with plain_words(file.place):
        connection = open_sqlite(file.path, write=not reason)
        try:
            application, schema = _head_of(connection, file, damaged_too=damaged_too)
            if application != APPLICATION_ID:
                raise ProjectFileError(FOREIGN, place=file.place)
            if not damaged_too:
                _assert_whole(connection, file)
            program = _program(connection)
            newer = max(schema, _last_migration(connection)) > head
        finally:
            connection.close()
    if newer:
        reason = Phrase(NEWER, place=file.place, program=program or "of a newer version", own=__version__)
    return Examined(file, schema, reason, newer)


def _head_of(connection: sqlite3.Connection, file: ProjectFile, *, damaged_too: bool) -> tuple[int, int]:
    try:
        application = _pragma(connection, "application_id")
        schema = _pragma(connection, "user_version")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorname == "SQLITE_NOTADB":
            raise ProjectFileError(NO_DATABASE, place=file.place) from error
        if damaged_too and error.sqlite_errorname.startswith("SQLITE_CORRUPT"):
            return APPLICATION_ID, 0
        raise
    return application, schema


def _assert_whole(connection: sqlite3.Connection, file: ProjectFile) -> None:
    found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        raise ProjectFileError(DAMAGED, place=file.place, why=first_line(ValueError(found)))


def _program(connection: sqlite3.Connection) -> str:
    try:
        row = connection.execute("SELECT value FROM meta WHERE key = 'program'").fetchone()
    except sqlite3.DatabaseError:
        return ""
    return str(row[0]) if row else ""


def _last_migration(connection: sqlite3.Connection) -> int:
    """The number of the last migration as alembic noted it, 0 where that cannot be told."""
    try:
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.DatabaseError:
        return 0
    return int(row[0]) if row and str(row[0]).isdecimal() else 0


def _no_right(file: ProjectFile) -> str:
    """Why the file cannot be written; its folder has to take SQLite's rollback journal as well."""
    if not _may(file.path, os.W_OK):
        return Phrase(NO_RIGHT, place=file.place, what="file")
    if not _may(file.path.parent, os.W_OK):
        return Phrase(NO_RIGHT, place=file.place, what="folder that it is in")
    return ""


def _may(path: Path, mode: int) -> bool:
    return os.access(path, mode, effective_ids=os.access in os.supports_effective_ids)


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    value: Any = connection.execute(f"PRAGMA {name}").fetchone()[0]
    return int(value)


def _reason(error: BaseException) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
