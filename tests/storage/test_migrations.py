"""Older projects are copied and brought up to date, newer ones are read, and a kill breaks nothing."""

import random
import shutil
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, inspect

from annotator.assets import migrations
from annotator.bootstrap import check_project, create_project, open_store, open_workspace
from annotator.domain.errors import NewerProjectError, ProjectFileError, ReadOnlyError
from annotator.domain.label import default_scheme
from annotator.services.workspace import Workspace
from annotator.storage.backup import row_counts
from annotator.storage.create import create_file
from annotator.storage.engine import file_engine
from annotator.storage.migrate import head
from annotator.storage.opening import open_file
from annotator.storage.project_file import located, open_sqlite
from annotator.storage.schema import metadata
from annotator.storage.server import create_on_server, normalised, open_url
from tests.storage.samples import child, furnish, mark

pytestmark = pytest.mark.usefixtures("unhurried")

COMPARED = {
    "compare_type": True,
    # The index over the words is SQLite's own affair, and has tables that nobody describes.
    "include_name": lambda name, kind, _parents: kind != "table" or not str(name).startswith("search_"),
}

NEWEST = head(migrations())
NEXT_FILE = f"{NEWEST + 1:04d}_next.py"
NEXT = '''
"""A further migration for the tests: the table that everything points at is built anew."""

import sqlalchemy as sa
from alembic import op

revision = "NUMBER"
down_revision = "NEWEST"


def upgrade() -> None:
    with op.batch_alter_table("annotation_sets", recreate="RECREATE") as batch:
        batch.add_column(sa.Column("mood", sa.Text, nullable=False, server_default="fine"))
    BODY
'''


def folder_with(tmp_path: Path, body: str = "pass") -> Path:
    """A copy of the migrations with a further one."""
    folder = tmp_path / "migrations %40"
    shutil.copytree(migrations(), folder, ignore=shutil.ignore_patterns("__pycache__"))
    text = NEXT.replace("BODY", body).replace("RECREATE", "auto")
    text = text.replace("NUMBER", f"{NEWEST + 1:04d}").replace("NEWEST", f"{NEWEST:04d}")
    (folder / "versions" / NEXT_FILE).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def furnished(file: Path) -> Path:
    """A project with something in it, closed."""
    opened = open_workspace(file)
    desk = opened.run("Furnish", furnish)
    for _ in range(3):
        opened.run("Mark", mark, desk.set)
    opened.close()
    return file


def counts(path: Path) -> dict[str, int]:
    with closing(open_sqlite(path, write=False)) as connection:
        return row_counts(connection)


def test_the_numbers_of_files_and_revisions_agree() -> None:
    script = ScriptDirectory(str(migrations()))
    assert script.get_current_head() == f"{head(migrations()):04d}"


def test_the_migrations_make_what_the_queries_expect(file: Path) -> None:
    engine = file_engine(located(file), pooled=False)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=COMPARED)
        assert compare_metadata(context, metadata) == []
        found = inspect(connection)
        for table in metadata.tables.values():
            keys = found.get_foreign_keys(table.name)
            assert {key["name"] for key in keys} == {key.name for key in table.foreign_key_constraints}
            assert {key["options"].get("ondelete") for key in keys} <= {"RESTRICT"}
            assert found.get_pk_constraint(table.name)["name"] == table.primary_key.name
    engine.dispose()


@pytest.mark.postgresql
def test_the_migrations_make_the_same_on_a_server(postgresql_url: str) -> None:
    create_project(postgresql_url)
    engine = create_engine(normalised(postgresql_url))
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=COMPARED)
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_an_older_project_is_copied_and_brought_up_to_date(furnished: Path, tmp_path: Path) -> None:
    folder = folder_with(tmp_path)
    before = counts(furnished)
    content = furnished.read_bytes()
    open_file(furnished, folder).close()
    assert counts(furnished) == before
    with closing(open_sqlite(furnished, write=False)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (NEWEST + 1,)
        assert connection.execute("SELECT DISTINCT mood FROM annotation_sets").fetchall() == [("fine",)]
        number = connection.execute("SELECT value FROM meta WHERE key = 'schema'").fetchall()
        assert number == [(str(NEWEST + 1),)]
    (copy,) = tmp_path.glob(f"project.annotator.before-{NEWEST + 1}-*.backup")
    assert counts(copy) == before
    opened = open_workspace(copy)
    opened.close()
    assert len(content) == copy.stat().st_size
    open_file(furnished, folder).close()
    assert len(list(tmp_path.glob("*.backup"))) == 1


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("op.execute('DELETE FROM annotations')", "had 3 rows and would have 0"),
        ("op.execute(\"UPDATE annotations SET label = 'none'\")", "would point at rows that are not there"),
        ("op.execute('DROP TABLE nothing')", None),
    ],
)
def test_a_migration_that_goes_wrong_changes_nothing(
    body: str, message: str | None, furnished: Path, tmp_path: Path
) -> None:
    folder = folder_with(tmp_path, body)
    content = furnished.read_bytes()
    with pytest.raises(Exception, match=message) as caught:
        open_file(furnished, folder)
    assert isinstance(caught.value, ProjectFileError) == bool(message)
    assert list(tmp_path.glob("*.backup")) == []
    opened = open_workspace(furnished)
    with opened.store.reading() as read:
        assert read.latest() == 4
    opened.close()
    assert furnished.read_bytes() == content


def test_an_older_project_that_cannot_be_written_is_refused(
    furnished: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "annotator.storage.project_file._no_right", lambda file: f"{file.place} can only be read"
    )
    monkeypatch.setattr("annotator.storage.opening.READABLE", NEWEST + 1)
    with pytest.raises(ProjectFileError, match="older version"):
        open_file(furnished, folder_with(tmp_path))


def test_a_newer_project_is_read_and_not_written(furnished: Path, tmp_path: Path) -> None:
    open_file(furnished, folder_with(tmp_path)).close()
    with closing(open_sqlite(furnished, write=True)) as connection:
        connection.execute("UPDATE meta SET value = '7.3' WHERE key = 'program'")
    content = furnished.read_bytes()
    opened = open_workspace(furnished)
    assert "7.3" in opened.read_only
    assert "update Annotator" in opened.read_only
    with pytest.raises(ReadOnlyError, match=r"7\.3"):
        opened.run("Furnish", furnish, "bert", "a2")
    with opened.store.reading() as read:
        assert read.counts().articles == 1
        assert len(read.entries(0)) == 4
    opened.close()
    assert furnished.read_bytes() == content


def test_a_newer_project_that_cannot_even_be_read_says_so(furnished: Path, tmp_path: Path) -> None:
    body = "op.drop_column('annotations', 'note')"
    open_file(furnished, folder_with(tmp_path, body)).close()
    store = open_store(furnished)
    with pytest.raises(NewerProjectError, match="update Annotator"), store.reading() as read:
        read.annotations_of("x")
    store.close()


def test_a_project_that_was_migrated_while_it_was_open_is_not_written(
    furnished: Path, tmp_path: Path
) -> None:
    opened = open_workspace(furnished)
    open_file(furnished, folder_with(tmp_path)).close()
    with pytest.raises(ProjectFileError, match="open it again"):
        opened.run("Furnish", furnish, "bert", "a2")
    opened.close()


@pytest.mark.postgresql
def test_migrations_on_a_server(postgresql_url: str, tmp_path: Path) -> None:
    create_on_server(postgresql_url, default_scheme(), "", migrations())
    opened = open_workspace(postgresql_url)
    opened.run("Furnish", furnish)
    opened.close()
    folder = folder_with(tmp_path)
    newer = Workspace(open_url(postgresql_url, folder))
    assert newer.read_only == ""
    newer.run("Furnish", furnish, "bert", "a2")
    newer.close()
    old = open_workspace(postgresql_url)
    assert "update Annotator" in old.read_only
    with pytest.raises(ReadOnlyError):
        old.run("Furnish", furnish, "cleo", "a3")
    old.close()


KILLED = """
import sys
from pathlib import Path
import alembic.command, alembic.autogenerate, mako.template
from annotator.storage.opening import open_file
print("ready", flush=True)
open_file(Path(sys.argv[1]), Path(sys.argv[2])).close()
"""


@pytest.mark.parametrize("when", ["in the middle", "at the end"])
def test_a_kill_in_the_middle_of_a_migration_leaves_the_old_or_the_new_project(
    when: str, furnished: Path, tmp_path: Path
) -> None:
    """The process kills itself with SIGKILL while tables are half rebuilt and pages written."""
    kill = "import os; op.execute('PRAGMA cache_size=1'); op.execute('PRAGMA cache_spill=1'); "
    insert = "INSERT INTO drafts VALUES ('o', '%d', '%s', '')"
    kill += f"[op.execute(\"{insert}\" % (n, 'x' * 3000)) for n in range(50)]; "
    folder = folder_with(tmp_path, kill + f"os.kill(os.getpid(), {int(signal.SIGKILL)})")
    before = counts(furnished)
    if when == "at the end":
        text = (folder / "versions" / NEXT_FILE).read_text(encoding="utf-8")
        (folder / "versions" / NEXT_FILE).write_text(text.replace("os.kill", "0 and os.kill"))
    with child(KILLED, str(furnished), str(folder)) as process:
        process.communicate(timeout=60)
        assert process.returncode == (-signal.SIGKILL if when == "in the middle" else 1)
    assert (furnished.with_name(furnished.name + "-journal").exists()) == (when == "in the middle")
    opened = open_workspace(furnished)  # rolls back what was left
    assert opened.read_only == ""
    opened.close()
    assert counts(furnished) == before
    assert check_project(furnished) == []
    assert len(list(tmp_path.glob("*.backup"))) == (1 if when == "in the middle" else 0)


def test_a_migration_killed_at_random_moments(
    file: Path, tmp_path: Path, long_form: bool, report_line: Callable[[str], None]
) -> None:
    folder = folder_with(tmp_path)
    old = new = 0
    rounds = 40 if long_form else 4
    moments, whole = random.Random(3), 60.0
    for number in range(rounds + 1):
        path = tmp_path / f"p{number}.annotator"
        create_file(path, default_scheme(), "", migrations())
        with child(KILLED, str(path), str(folder)) as process:
            assert process.stdout is not None
            process.stdout.readline()
            begun = time.monotonic()
            with suppress(subprocess.TimeoutExpired):
                process.wait(moments.uniform(0.05, 0.6) * whole if number else whole)
            process.kill()
            process.wait()
            # The first is left in peace and tells how long it takes.
            whole = whole if number else time.monotonic() - begun
        with closing(open_sqlite(path, write=True)) as connection:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            columns = connection.execute(
                "SELECT count(*) FROM pragma_table_info('annotation_sets')"
            ).fetchone()
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            names = connection.execute("SELECT name FROM sqlite_master WHERE name LIKE '_alembic_tmp%'")
            assert names.fetchall() == []
        assert (version, columns) in {(NEWEST, (10,)), (NEWEST + 1, (11,))}
        old, new = old + (version == NEWEST), new + (version == NEWEST + 1)
        open_file(path, folder).close()
    report_line(f"migrations killed: {rounds}, {old} projects left old, {new - 1} new, 0 broken")


def test_a_copy_that_cannot_be_made_stops_the_migration(
    furnished: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = furnished.read_bytes()
    real = row_counts
    calls: list[int] = []

    def wrong(connection: sqlite3.Connection) -> dict[str, int]:
        calls.append(1)
        return {**real(connection), "extra": len(calls)}

    monkeypatch.setattr("annotator.storage.backup.row_counts", wrong)
    with pytest.raises(ProjectFileError, match="did not come out whole"):
        open_file(furnished, folder_with(tmp_path))
    assert furnished.read_bytes() == content
    assert list(tmp_path.glob("*.backup")) == []
