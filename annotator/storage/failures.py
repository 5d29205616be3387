"""What databases complain of, said in plain words."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from annotator.domain.errors import AnnotatorError, NoSpaceError, ProjectFileError, ReadOnlyError

BUSY = (
    "another program has been writing to {place} for some seconds; nothing was changed, "
    "try again when it has finished"
)
FULL = "there is no space left for {place}; nothing was changed, make room on the disk and try again"
READ_ONLY = "{place} can only be read, not written; nothing was changed, check who may write there"
BROKEN = "reading or writing {place} failed ({why}); nothing was changed, check the disk and try again"
DAMAGED = "{place} is damaged ({why}); bring back a backup copy, `annotator check` says what is wrong"
GONE = "{place} cannot be opened any more ({why}); nothing was changed, look whether it was moved or removed"
LOST = "the server of {place} does not answer ({why}); nothing was changed, try again when it is back"

_SQLITE: dict[str, tuple[type[AnnotatorError], str]] = {
    "SQLITE_BUSY": (ProjectFileError, BUSY),
    "SQLITE_LOCKED": (ProjectFileError, BUSY),
    "SQLITE_FULL": (NoSpaceError, FULL),
    "SQLITE_READONLY": (ReadOnlyError, READ_ONLY),
    "SQLITE_PERM": (ReadOnlyError, READ_ONLY),
    "SQLITE_IOERR": (ProjectFileError, BROKEN),
    "SQLITE_CORRUPT": (ProjectFileError, DAMAGED),
    "SQLITE_NOTADB": (ProjectFileError, DAMAGED),
    "SQLITE_CANTOPEN": (ProjectFileError, GONE),
}
_POSTGRESQL: dict[str, tuple[type[AnnotatorError], str]] = {
    "55P03": (ProjectFileError, BUSY),
    "53100": (NoSpaceError, FULL),
    "25006": (ReadOnlyError, READ_ONLY),
    "42501": (ReadOnlyError, READ_ONLY),
}


@contextmanager
def plain_words(place: str) -> Iterator[None]:
    """Turn what the database complains of inside the block into an error of the world.

    Args:
        place: the path of the project file or its URL without the password.

    Raises:
        AnnotatorError: the disk, the file, the server or another program is in the way; what is left
            is a fault of ours and goes on as it was.
    """
    try:
        yield
    except PoolTimeoutError as error:
        raise ProjectFileError(BUSY, place=place) from error
    except (SQLAlchemyError, sqlite3.Error) as error:
        told = told_plainly(error, place)
        if told is None:
            raise
        raise told from error


def told_plainly(error: Exception, place: str) -> AnnotatorError | None:
    """The error of the world behind an error of a database; None where it is a fault of ours."""
    cause: BaseException | None = error.orig if isinstance(error, DBAPIError) else error
    why = first_line(cause)
    if isinstance(cause, sqlite3.Error):
        kind = _of_sqlite(getattr(cause, "sqlite_errorname", ""))
    else:
        state = getattr(cause, "sqlstate", None)
        kind = _POSTGRESQL.get(state or "")
        if kind is None and isinstance(error, DBAPIError) and _connection_lost(error, state):
            kind = (ProjectFileError, LOST)
    return None if kind is None else kind[0](kind[1], place=place, why=why)


def first_line(error: BaseException | None) -> str:
    """The first line of a message, without a full stop at its end."""
    return (str(error).strip().splitlines() or [""])[0].rstrip(".")


def _of_sqlite(name: str) -> tuple[type[AnnotatorError], str] | None:
    return next((kind for prefix, kind in _SQLITE.items() if name.startswith(prefix)), None)


def _connection_lost(error: DBAPIError, state: str | None) -> bool:
    return error.connection_invalidated or (state or "08")[:2] in {"08", "57"}
