"""New projects: complete with their scheme, or not there at all."""

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, insert

from annotator.domain.ids import new_id
from annotator.domain.label import Label, RelationType, Scheme
from annotator.storage import schema, tables
from annotator.storage.engine import file_engine, for_writing
from annotator.storage.failures import plain_words
from annotator.storage.migrate import upgrade
from annotator.storage.placing import new_file
from annotator.storage.project_file import located


def create_file(path: Path, scheme: Scheme, name: str, migrations: Path) -> None:
    """Make a project file.

    Args:
        path: a name that nothing has, in a folder that is there.
        scheme: the labels and relation types that it begins with.
        name: what it is called; empty: like its file.
        migrations: the folder of migrations that make its tables.

    Raises:
        ProjectFileError: the name is taken, or the folder is missing or cannot be written.
        NoSpaceError: the disk is full.
    """
    target = path.absolute()
    with plain_words(str(path)), new_file(target) as temporary:
        temporary.touch(exist_ok=False)
        with closing(sqlite3.connect(temporary, isolation_level=None)) as connection:
            connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        engine = file_engine(located(temporary), pooled=False)
        try:
            with for_writing(engine).begin() as transaction:
                fill(transaction, scheme, name or _stem(path), migrations)
        finally:
            engine.dispose()


def fill(connection: Connection, scheme: Scheme, name: str, migrations: Path) -> None:
    """Make all tables in an empty database and write what every project begins with."""
    upgrade(connection, migrations)
    known = {
        "application": schema.APPLICATION,
        "project": new_id(),
        "name": name,
        "created": datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
    }
    rows: Sequence[dict[str, str]] = [{"key": key, "value": value} for key, value in known.items()]
    connection.execute(insert(schema.meta), rows)
    tables.insert_many(connection, Label, scheme.labels)
    tables.insert_many(connection, RelationType, scheme.relation_types)


def _stem(path: Path) -> str:
    """The name of a file without its ending, as text even where its bytes are none."""
    return os.fsencode(path.stem).decode("utf-8", "replace")
