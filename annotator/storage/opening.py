"""Projects opened: looked at, brought up to date, and handed out as a store."""

from pathlib import Path

from sqlalchemy import Connection

from annotator.domain.errors import ProjectFileError
from annotator.storage.engine import file_engine
from annotator.storage.migrate import head, migrate_file
from annotator.storage.project_file import ProjectFile, examine
from annotator.storage.schema import READABLE
from annotator.storage.snapshot import copied
from annotator.storage.store import Guard, SqlStore

MIGRATED = (
    "{place} was brought up to date by another version of Annotator; nothing was changed, open it again"
)


def open_file(path: Path, migrations: Path) -> SqlStore:
    """Open a project file; one of an older version is copied and migrated first, if it can be written.

    Args:
        path: where it is.
        migrations: the folder of migrations that this program knows.

    Raises:
        AnnotatorError: it is missing, of another kind, damaged, in use, or cannot be brought up to date.
    """
    newest = head(migrations)
    found = examine(path, newest)
    if found.schema < newest and not found.read_only:
        migrate_file(found.file, migrations)
    elif found.schema < READABLE:
        raise ProjectFileError(
            "{reason}; it is of an older version, which has to be written once before it is opened",
            reason=found.read_only,
        )
    engine = file_engine(found.file, write=not found.read_only)
    return SqlStore(
        engine,
        found.file.place,
        guard=_guard(found.file, newest),
        read_only=found.read_only,
        newer=found.newer,
        copied=lambda: copied(found.file, write=not found.read_only),
    )


def _guard(file: ProjectFile, schema: int) -> Guard:
    def check(connection: Connection) -> None:
        file.assert_same()
        cursor = connection.connection.cursor()
        try:
            number = cursor.execute("PRAGMA user_version").fetchone()[0]
        finally:
            cursor.close()
        if number != schema:
            raise ProjectFileError(MIGRATED, place=file.place)

    return check
