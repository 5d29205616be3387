"""A copy of one state of a project file, for questions that take long."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from sqlalchemy import Connection

from annotator.config.leftovers import clear_leftovers
from annotator.domain.errors import NoSpaceError
from annotator.storage.engine import file_engine
from annotator.storage.failures import plain_words, told_plainly
from annotator.storage.project_file import ProjectFile, located

COPIES = "annotator-copy-of-a-project-"
"""How the folders begin that copies are in; one whose program was killed is cleared away by a later one."""


@contextmanager
def copied(file: ProjectFile, *, write: bool) -> Iterator[Connection]:
    """A connection to a copy in the folder for temporary files; the copy goes when the block ends.

    Raises:
        NoSpaceError: there is no room for the copy.
    """
    clear_leftovers(Path(gettempdir()), COPIES)
    with TemporaryDirectory(prefix=COPIES, ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / "copy"
        with plain_words(str(copy)), closing(sqlite3.connect(copy, isolation_level=None)) as target:
            # It is thrown away, so the disk need not keep it.
            target.execute("PRAGMA synchronous=OFF")
            target.execute("PRAGMA journal_mode=OFF")
            with plain_words(file.place), closing(file.connect(write=write)) as source:
                _copy(source, target, copy)
        engine = file_engine(located(copy), write=False, pooled=False)
        try:
            with engine.begin() as connection:
                yield connection
        finally:
            engine.dispose()


def _copy(source: sqlite3.Connection, target: sqlite3.Connection, place: Path) -> None:
    """Copy the whole database; where there is no room, it is the copy that has none."""
    try:
        source.backup(target)
    except sqlite3.Error as error:
        told = told_plainly(error, str(place))
        if isinstance(told, NoSpaceError):
            raise told from error
        raise
