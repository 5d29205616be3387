"""What spares the tests time and nothing that they see: tables made at once, no waiting for the disk."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, event

from annotator.assets import migrations
from annotator.storage import create, migrate
from annotator.storage.project_file import ProjectFile

Step = tuple[str, Any, bool]
"""A statement, what goes with it, and whether that is many rows."""

_connect, _upgrade, _fsync = ProjectFile.connect, migrate.upgrade, os.fsync
_noted: dict[str, list[Step]] = {}
"""What the migrations did to the first empty database of a kind, by the name of its dialect."""


@contextmanager
def hurried() -> Iterator[None]:
    """Make new projects by what the migrations did to the first one, and leave the disk to the system.

    Programs that are killed lose nothing by that; only a power cut would be another matter.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(create, "upgrade", _repeated)
        patch.setattr(ProjectFile, "connect", _connect_at_ease)
        patch.setattr(os, "fsync", lambda _file: None)
        yield


@contextmanager
def unhurried() -> Iterator[None]:
    """Have everything done as the program does it by itself."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(create, "upgrade", _upgrade)
        patch.setattr(ProjectFile, "connect", _connect)
        patch.setattr(os, "fsync", _fsync)
        yield


def _connect_at_ease(self: ProjectFile, *args: Any, **kwargs: Any) -> sqlite3.Connection:
    connection = _connect(self, *args, **kwargs)
    connection.execute("PRAGMA synchronous=OFF")
    return connection


def _repeated(connection: Connection, folder: Path) -> None:
    """Do to an empty database what the migrations did to another one of its kind."""
    kind = connection.dialect.name
    if folder != migrations():
        _upgrade(connection, folder)
    elif kind in _noted:
        for statement, parameters, many in _noted[kind]:
            connection.exec_driver_sql(statement, list(parameters) if many else parameters or None).close()
    else:
        _noted[kind] = _watched(connection, folder)


def _watched(connection: Connection, folder: Path) -> list[Step]:
    """Run the migrations; return what they did, without what they only looked at."""
    steps: list[Step] = []

    def note(
        _connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool
    ) -> None:
        if not statement.lstrip().upper().startswith(("SELECT", "PRAGMA MAIN", "PRAGMA TEMP")):
            steps.append((statement, parameters, many))

    event.listen(connection, "before_cursor_execute", note)
    try:
        _upgrade(connection, folder)
    finally:
        event.remove(connection, "before_cursor_execute", note)
    return steps
