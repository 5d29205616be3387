"""Migrations: tables brought from one number to the next, all of it or nothing."""

import re
import threading
from pathlib import Path

from sqlalchemy import Connection, delete, func, insert, inspect, select, table, text

from annotator import __version__
from annotator.domain.errors import ProjectFileError
from annotator.storage.backup import copy_before_migration
from annotator.storage.engine import file_engine, for_writing
from annotator.storage.failures import plain_words
from annotator.storage.project_file import ProjectFile
from annotator.storage.rights import share_new_tables
from annotator.storage.schema import meta

LOST_ROWS = (
    "{place} could not be brought up to date: table {table} had {before} rows and would have {after}; "
    "nothing was changed, tell the makers of the program"
)
LOOSE_ENDS = (
    "{place} could not be brought up to date: {table} would point at rows that are not there; "
    "nothing was changed, run `annotator check` and bring back a backup copy"
)

_VERSION = re.compile(r"(\d{4})_\w+\.py")
_OWN = {"alembic_version", "meta"}
_turn = threading.Lock()
"""alembic keeps the running migration in a global."""


def head(folder: Path) -> int:
    """The number of the newest migration in a folder, told by the names of its files."""
    found = (_VERSION.fullmatch(path.name) for path in (folder / "versions").glob("*.py"))
    return max((int(match.group(1)) for match in found if match), default=0)


def upgrade(connection: Connection, folder: Path) -> None:
    """Run the migrations that are missing, inside the transaction that `connection` is in.

    The number of the newest one is noted in `meta` and, in a file, as `user_version`.
    """
    from alembic import command  # noqa: PLC0415 -- slow, and seldom needed
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(folder).replace("%", "%%"))
    config.attributes["connection"] = connection
    with _turn:
        command.upgrade(config, "head")
    number = head(folder)
    for key, value in (("schema", str(number)), ("program", __version__)):
        connection.execute(delete(meta).where(meta.c.key == key))
        connection.execute(insert(meta), {"key": key, "value": value})
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA user_version = {number}")


def upgrade_checked(connection: Connection, folder: Path, place: str) -> None:
    """Run the missing migrations and see that no row was lost and nothing points into the void.

    Raises:
        ProjectFileError: that is not so; the caller's transaction is to be rolled back.
    """
    before = _row_counts(connection)
    upgrade(connection, folder)
    after = _row_counts(connection)
    for name in before.keys() & after.keys():
        if before[name] != after[name]:
            raise ProjectFileError(LOST_ROWS, place=place, table=name, before=before[name], after=after[name])
    if connection.dialect.name == "sqlite":
        loose = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
        if loose is not None:
            raise ProjectFileError(LOOSE_ENDS, place=place, table=loose[0])
    else:
        share_new_tables(connection, sorted(after.keys() - before.keys()))


def migrate_file(file: ProjectFile, folder: Path) -> Path:
    """Bring an older project file up to date; return the checked copy that was made of it before.

    Raises:
        AnnotatorError: it could not be done; the file is as it was.
    """
    copy = copy_before_migration(file, head(folder))
    # Rebuilding a table that others point at would otherwise delete or refuse their rows.
    engine = file_engine(file, foreign_keys=False, pooled=False)
    try:
        with plain_words(file.place), for_writing(engine).begin() as connection:
            number = connection.execute(text("PRAGMA user_version")).scalar_one()
            if number < head(folder):
                upgrade_checked(connection, folder, file.place)
    except BaseException:
        copy.unlink(missing_ok=True)
        raise
    finally:
        engine.dispose()
    return copy


def _row_counts(connection: Connection) -> dict[str, int]:
    names = set(inspect(connection).get_table_names()) - _OWN
    return {
        name: connection.execute(select(func.count()).select_from(table(name))).scalar_one() for name in names
    }
