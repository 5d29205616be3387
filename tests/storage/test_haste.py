"""What the tests skip is the same as what the program does, and the program itself skips nothing."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from annotator.bootstrap import create_project
from annotator.storage.project_file import located
from annotator.storage.schema import metadata
from annotator.storage.server import normalised
from tests import haste
from tests.storage.postgresql import server
from tests.storage.test_migrations import COMPARED

ON_A_SERVER = (
    "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY indexname",
    "SELECT key, value FROM meta WHERE key IN ('schema', 'program') ORDER BY key",
    "SELECT version_num FROM alembic_version",
)


def tables(path: Path) -> list[list[tuple[object, ...]]]:
    """All that a new project holds, but for what is its own."""
    asked = (
        "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY name",
        "SELECT key, value FROM meta WHERE key NOT IN ('project', 'created', 'name') ORDER BY key",
        "SELECT version_num FROM alembic_version",
        "PRAGMA user_version",
        "PRAGMA application_id",
    )
    with closing(sqlite3.connect(path)) as connection:
        return [connection.execute(query).fetchall() for query in asked]


def test_projects_made_in_haste_are_as_the_migrations_make_them(tmp_path: Path) -> None:
    with haste.unhurried():
        create_project(tmp_path / "all.annotator")
    create_project(tmp_path / "first.annotator")
    create_project(tmp_path / "second.annotator")
    made = tables(tmp_path / "all.annotator")
    assert all(made)
    assert tables(tmp_path / "first.annotator") == tables(tmp_path / "second.annotator") == made


@pytest.mark.postgresql
def test_on_a_server_as_well(postgresql_url: str) -> None:
    create_project(postgresql_url)
    machine = server()
    second = machine.new_database()
    create_project(machine.url(second))
    made = []
    for url in (postgresql_url, machine.url(second)):
        engine = create_engine(normalised(url))
        with engine.connect() as connection:
            made.append([connection.exec_driver_sql(query).fetchall() for query in ON_A_SERVER])
            context = MigrationContext.configure(connection, opts=COMPARED)
            assert compare_metadata(context, metadata) == []
        engine.dispose()
    machine.drop(second)
    assert made[0] == made[1]
    assert all(made[0])


@pytest.mark.usefixtures("unhurried")
def test_the_program_waits_until_the_disk_has_it(file: Path) -> None:
    with closing(located(file).connect(write=True)) as connection:
        assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
