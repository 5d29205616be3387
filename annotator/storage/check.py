"""Soundness of a project: the database's own checks and those of the rows, reported, never raised."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from annotator.storage.check_journal import journal_faults
from annotator.storage.check_personal import personal_faults
from annotator.storage.check_rows import content_faults, scheme_faults, set_faults, text_faults
from annotator.storage.check_search import search_faults
from annotator.storage.engine import file_engine, for_reading
from annotator.storage.failures import first_line
from annotator.storage.fault import Fault
from annotator.storage.migrate import head
from annotator.storage.project_file import ProjectFile, examine, open_sqlite
from annotator.storage.server import connected

CHECKS: dict[str, Callable[[Connection], Iterator[Fault]]] = {
    "labels": scheme_faults,
    "articles": text_faults,
    "annotation sets": set_faults,
    "annotations and relations": content_faults,
    "history": journal_faults,
    "times and passes": personal_faults,
    "search": search_faults,
}
"""By what they look at."""


def check_file(path: Path, migrations: Path) -> list[Fault]:
    """Look a project file through; a damaged one as well, which cannot be opened otherwise.

    Raises:
        ProjectFileError: there is no project to look at.
    """
    found = examine(path, head(migrations), damaged_too=True)
    faults = _file_faults(found.file, write=not found.read_only)
    engine = file_engine(found.file, write=not found.read_only, pooled=False)
    try:
        return [*faults, *_row_faults(engine)]
    finally:
        engine.dispose()


def check_url(url: str, migrations: Path) -> list[Fault]:
    """Look a project on a server through.

    Raises:
        ProjectFileError: there is no project to look at, or the server does not answer.
    """
    engine, _ = connected(url, migrations)
    try:
        return _row_faults(engine)
    finally:
        engine.dispose()


def _file_faults(file: ProjectFile, *, write: bool) -> list[Fault]:
    faults: list[Fault] = []
    try:
        with closing(open_sqlite(file.path, write=write)) as connection:
            for (line,) in connection.execute("PRAGMA integrity_check(20)").fetchall():
                if line != "ok":
                    faults.append(
                        Fault(f"the file is damaged: {first_line(ValueError(line))}", file.path.name)
                    )
            for table, row, target, _ in connection.execute("PRAGMA foreign_key_check").fetchall()[:100]:
                faults.append(Fault(f"a row of {table} points at nothing in {target}", f"{table}, row {row}"))
    except sqlite3.DatabaseError as error:
        faults.append(Fault(f"the file is damaged: {first_line(error)}", file.path.name))
    return faults


def _row_faults(engine: Engine) -> list[Fault]:
    faults: list[Fault] = []
    for what, check in CHECKS.items():
        try:
            with for_reading(engine).begin() as connection:
                faults.extend(check(connection))
        except (SQLAlchemyError, sqlite3.Error) as error:
            cause = getattr(error, "orig", None) or error
            faults.append(Fault(f"not everything could be read: {first_line(cause)}", what))
    return faults
