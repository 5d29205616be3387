"""Projects in a database on a PostgreSQL server, named by URL."""

from pathlib import Path

from sqlalchemy import URL, Connection, Engine, inspect, make_url, select, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, ProgrammingError

from annotator import __version__
from annotator.domain.errors import Phrase, ProjectFileError, ReadOnlyError
from annotator.domain.label import Scheme
from annotator.storage import schema
from annotator.storage.create import fill
from annotator.storage.engine import for_writing, server_engine
from annotator.storage.failures import first_line, plain_words
from annotator.storage.migrate import head, upgrade_checked
from annotator.storage.project_file import NEWER
from annotator.storage.schema import READABLE
from annotator.storage.store import SqlStore

NO_URL = "this is no address of a database; write postgresql://NAME:PASSWORD@HOST:PORT/DATABASE"
OTHER = "projects cannot be kept in a database of the kind {kind}; use a file, or postgresql://…"
UNREACHABLE = "{place} cannot be reached ({why}); check address, name and password, and that the server runs"
NO_PROJECT = "there is no project at {place}; look for a mistyped name, and make one with `annotator new`"
TAKEN = "there are tables in {place} already; choose an empty database"
NO_RIGHT = "{place} can only be read: there is no right to write its tables; ask for it"
OLDER = (
    "{place} is of an older version and can only be read: there is no right to make the tables that it "
    "lacks; let its owner open it once"
)


def normalised(url: str) -> URL:
    """The URL as SQLAlchemy takes it, with the driver that this program uses.

    Raises:
        ProjectFileError: it is no URL, or one of another kind of database.
    """
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise ProjectFileError(NO_URL) from error
    if parsed.get_backend_name() not in {"postgresql", "postgres"}:
        raise ProjectFileError(OTHER, kind=parsed.get_backend_name())
    return parsed.set(drivername="postgresql+psycopg")


def shown(url: URL) -> str:
    """The URL as it may be shown: without the password and without options."""
    user = f"{url.username}@" if url.username else ""
    port = f":{url.port}" if url.port else ""
    return f"postgresql://{user}{url.host or ''}{port}/{url.database or ''}"


def connected(target: str, migrations: Path) -> tuple[Engine, int]:
    """An engine for a project on a server, and the number of its last migration.

    Raises:
        ProjectFileError: the server cannot be reached, or has no project there.
    """
    url = normalised(target)
    engine = server_engine(url)
    try:
        with _reachable(engine, url) as connection, plain_words(shown(url)):
            known = _meta(connection)
    except BaseException:
        engine.dispose()
        raise
    if known.get("application") != schema.APPLICATION:
        engine.dispose()
        raise ProjectFileError(NO_PROJECT, place=shown(url))
    return engine, int(known.get("schema", head(migrations)))


def open_url(target: str, migrations: Path) -> SqlStore:
    """Open a project on a server; one of an older version is migrated in one transaction, if it can be.

    Raises:
        AnnotatorError: it cannot be reached, is missing, or cannot be brought up to date.
    """
    url = normalised(target)
    place = shown(url)
    engine, number = connected(target, migrations)
    newest = head(migrations)
    try:
        with plain_words(place):
            with engine.begin() as connection:
                program = _meta(connection).get("program", "")
                may_write = connection.execute(_MAY_WRITE).scalar_one()
            reason = "" if may_write else Phrase(NO_RIGHT, place=place)
            if number > newest:
                reason = Phrase(NEWER, place=place, program=program, own=__version__)
            elif number < newest and (may_write or number < READABLE):
                reason = _brought_up_to_date(engine, place, migrations)
    except BaseException:
        engine.dispose()
        raise
    return SqlStore(engine, place, guard=lambda _: None, read_only=reason, newer=number > newest)


def create_on_server(target: str, scheme: Scheme, name: str, migrations: Path) -> None:
    """Make a project in an empty database.

    Raises:
        ProjectFileError: the server cannot be reached, or the database is not empty.
    """
    url = normalised(target)
    engine = server_engine(url)
    try:
        with _reachable(engine, url), plain_words(shown(url)):
            pass
        with plain_words(shown(url)), for_writing(engine).begin() as connection:
            if inspect(connection).get_table_names():
                raise ProjectFileError(TAKEN, place=shown(url))
            fill(connection, scheme, name or url.database or "", migrations)
    finally:
        engine.dispose()


def _brought_up_to_date(engine: Engine, place: str, migrations: Path) -> str:
    """Run the missing migrations; return why the project can only be read, empty where it went well."""
    number = 0
    try:
        with plain_words(place), for_writing(engine).begin() as connection:
            number = int(_meta(connection)["schema"])
            if number < head(migrations):
                upgrade_checked(connection, migrations, place)
    except ReadOnlyError:
        # Who may write all tables need not be allowed to make new ones.
        if number < READABLE:
            raise
        return Phrase(OLDER, place=place)
    return ""


_MAY_WRITE = text(
    "SELECT has_table_privilege('annotations', 'INSERT, UPDATE, DELETE') "
    "AND NOT current_setting('transaction_read_only')::boolean"
)


def _reachable(engine: Engine, url: URL) -> Connection:
    try:
        return engine.connect()
    except (DBAPIError, NoSuchModuleError, UnicodeError) as error:
        cause = getattr(error, "orig", None) or error
        raise ProjectFileError(UNREACHABLE, place=shown(url), why=first_line(cause)) from error


def _meta(connection: Connection) -> dict[str, str]:
    if not inspect(connection).has_table(schema.meta.name):
        return {}
    try:
        return dict(connection.execute(select(schema.meta)).all())
    except ProgrammingError:
        # A table of that name, but another program's.
        return {}
