"""Copies of a project file that are known to be whole."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from annotator.domain.errors import ProjectFileError
from annotator.storage.failures import plain_words
from annotator.storage.placing import new_file
from annotator.storage.project_file import ProjectFile, open_sqlite

NOT_WHOLE = "the copy {place} did not come out whole; nothing was changed, check the disk and try again"


def copy_to(file: ProjectFile, target: Path, *, write: bool = True) -> None:
    """Copy a project, also while others write it, and check the copy before it takes its name.

    Args:
        file: the project.
        target: a name that nothing has.
        write: whether the project's file may be written (SQLite then clears up after a crash).

    Raises:
        ProjectFileError: the name is taken, or the copy did not come out whole.
        NoSpaceError: the disk is full.
    """
    with new_file(target) as temporary, plain_words(str(target)):
        with closing(open_sqlite(file.path, write=write)) as source:
            # One read transaction around both, so that nobody writes between copy and count.
            source.execute("BEGIN")
            wanted = row_counts(source)
            with closing(sqlite3.connect(temporary, isolation_level=None)) as copy:
                source.backup(copy)
            source.execute("ROLLBACK")
        with closing(open_sqlite(temporary, write=False)) as copy:
            whole = copy.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
            if not whole or row_counts(copy) != wanted:
                raise ProjectFileError(NOT_WHOLE, place=target)


def copy_before_migration(file: ProjectFile, schema: int) -> Path:
    """Make a checked copy beside a project that is about to be migrated to schema number `schema`."""
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
    number = 0
    while True:
        more = f"-{number}" if number else ""
        target = file.path.with_name(f"{file.path.name}.before-{schema}-{stamp}{more}.backup")
        if not target.exists():
            copy_to(file, target)
            return target
        number += 1


def row_counts(connection: sqlite3.Connection) -> dict[str, int]:
    """The number of rows of every table."""
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608 -- our tables
        for name in names
        if not name.startswith("sqlite_")
    }
