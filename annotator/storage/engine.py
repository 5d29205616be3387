"""Engines: how SQLAlchemy reaches a file or a server, and how its transactions begin."""

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool, QueuePool

from annotator.storage import project_file
from annotator.storage.project_file import BUSY_SECONDS, ProjectFile

LOCK = 4_711_200_001
"""The advisory lock that writers on a server take turns with."""

_WRITER = "annotator_writer"
_IMPATIENT = "annotator_impatient"
_PATIENCE = 0.05
"""Seconds that an impatient writer waits: longer than most reads take, too short to be felt."""


def file_engine(
    file: ProjectFile, *, write: bool = True, foreign_keys: bool = True, pooled: bool = True
) -> Engine:
    """An engine for a project file; connections are opened when they are asked for."""
    engine = create_engine(
        "sqlite://",
        creator=lambda: file.connect(write=write, foreign_keys=foreign_keys),
        poolclass=QueuePool if pooled else NullPool,
        **({"max_overflow": 20} if pooled else {}),
    )
    event.listen(engine, "begin", _begin_on_file)
    return engine


def server_engine(url: URL) -> Engine:
    """An engine for a database on a server."""
    engine = create_engine(
        url,
        pool_pre_ping=True,
        max_overflow=20,
        hide_parameters=True,
        connect_args={"connect_timeout": int(BUSY_SECONDS) * 2},
    )
    event.listen(engine, "begin", _begin_on_server)
    return engine


def for_writing(engine: Engine) -> Engine:
    """The same engine, whose transactions hold the project's one place for writers."""
    return engine.execution_options(**{_WRITER: True})


def impatient(engine: Engine) -> Engine:
    """The same engine, whose writing transactions give up where somebody else writes on."""
    return engine.execution_options(**{_IMPATIENT: True})


def for_reading(engine: Engine) -> Engine:
    """The same engine, whose transactions see one state of the project until they end."""
    if engine.dialect.name == "postgresql":
        return engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return engine


def _begin_on_file(connection: Connection) -> None:
    # The driver must not begin by itself: it would leave reads and changes of tables outside.
    patience = _PATIENCE if _option(connection, _IMPATIENT) else project_file.BUSY_SECONDS
    cursor = connection.connection.cursor()
    try:
        cursor.execute(f"PRAGMA busy_timeout = {int(patience * 1000)}")
        cursor.execute("BEGIN IMMEDIATE" if _option(connection, _WRITER) else "BEGIN")
    finally:
        cursor.close()


def _begin_on_server(connection: Connection) -> None:
    if _option(connection, _WRITER):
        patience = _PATIENCE if _option(connection, _IMPATIENT) else BUSY_SECONDS
        connection.exec_driver_sql(
            f"SET LOCAL lock_timeout = '{int(patience * 1000)}ms'; SELECT pg_advisory_xact_lock({LOCK})"
        )


def _option(connection: Connection, name: str) -> bool:
    return bool(connection.get_execution_options().get(name))
