"""Times and passes: kept beside history on both databases, and added to projects that are older than they."""

import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Thread
from typing import Any

import psycopg
import pytest
from sqlalchemy import Connection, create_engine, text

from annotator.assets import migrations
from annotator.bootstrap import check_project, open_workspace
from annotator.domain.article import Article
from annotator.domain.errors import ProjectFileError, ReadOnlyError
from annotator.services.removing_articles import remove
from annotator.services.workspace import Workspace
from annotator.storage import personal
from annotator.storage.migrate import head
from annotator.storage.project_file import open_sqlite
from annotator.storage.server import normalised
from tests.storage import first_version
from tests.storage.postgresql import server
from tests.storage.samples import Desk, child, mark

KILLED = """
import sys
from pathlib import Path
import alembic.command, alembic.autogenerate, mako.template
from annotator.storage.opening import open_file
open_file(Path(sys.argv[1]), Path(sys.argv[2])).close()
"""


def test_times_add_up(workspace: Workspace, desk: Desk) -> None:
    store, anna = workspace.store, desk.annotator.uid
    assert store.work_times(anna) == {}
    store.add_work_time(anna, desk.article.uid, 1500)
    store.add_work_time(anna, desk.article.uid, 3_000_000_000)
    store.add_work_time(anna, "another", 7)
    store.add_work_time(anna, "none", 0)
    store.add_work_time("bert", desk.article.uid, 11)
    assert store.work_times(anna) == {desk.article.uid: 3_000_001_500, "another": 7}
    assert store.work_times("bert") == {desk.article.uid: 11}
    with store.reading() as read:
        assert read.latest() == 1


def test_times_that_are_noted_at_once_all_count(workspace: Workspace, desk: Desk) -> None:
    def note() -> None:
        done = 0
        while done < 20:
            try:
                workspace.store.add_work_time("anna", "a", 1)
            except ProjectFileError:
                continue
            done += 1

    threads = [Thread(target=note) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert workspace.store.work_times("anna") == {"a": 80}


def test_the_time_is_not_noted_where_another_writes(workspace: Workspace, desk: Desk) -> None:
    with (
        workspace.store.writing(),
        pytest.raises(ProjectFileError, match="another program has been writing"),
    ):
        workspace.store.add_work_time("anna", "a", 1)
    workspace.store.add_work_time("anna", "a", 2)
    assert workspace.store.work_times("anna") == {"a": 2}


def test_a_note_of_time_hardly_waits_and_makes_nobody_else_impatient(
    workspace: Workspace, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its connection goes back to the pool, and the next one to write waits for its turn again."""
    on_server = "://" in target
    asked = "SHOW lock_timeout" if on_server else "PRAGMA busy_timeout"
    noted, add = [], personal.add_time

    def noting(connection: Connection, *facts: Any) -> None:
        noted.append(connection.exec_driver_sql(asked).scalar_one())
        add(connection, *facts)

    monkeypatch.setattr(personal, "add_time", noting)
    workspace.store.add_work_time("anna", "a", 1)
    with workspace.store.writing() as tx:
        connection = tx.connection  # type: ignore[attr-defined]
        noted.append(connection.exec_driver_sql(asked).scalar_one())
    assert noted == (["50ms", "5s"] if on_server else [50, 5000])


def test_passes(workspace: Workspace, desk: Desk) -> None:
    store, article = workspace.store, desk.article.uid
    assert (store.passes("anna"), store.pass_marks("anna", "number")) == ({}, frozenset())
    for _ in range(2):
        store.mark_in_pass("anna", "number", article, done=True)
    store.mark_in_pass("anna", "number", "removed", done=True)
    store.mark_in_pass("anna", "hedge", "removed", done=True)
    store.mark_in_pass("bert", "claim", article, done=True)
    assert store.pass_marks("anna", "number") == {article, "removed"}
    assert store.passes("anna") == {"number": 1, "hedge": 0}
    store.mark_in_pass("anna", "number", article, done=False)
    store.mark_in_pass("anna", "number", "never", done=False)
    assert store.pass_marks("anna", "number") == {"removed"}
    store.drop_pass("anna", "number")
    store.drop_pass("anna", "never")
    assert store.passes("anna") == {"hedge": 0}
    assert store.passes("bert") == {"claim": 1}
    with store.reading() as read:
        assert read.latest() == 1


def test_an_article_that_comes_back_has_its_time_and_its_passes(workspace: Workspace, desk: Desk) -> None:
    store, anna, article = workspace.store, desk.annotator.uid, desk.article.uid
    store.add_work_time(anna, article, 60_000)
    store.mark_in_pass(anna, "number", article, done=True)
    workspace.run("Remove articles", remove, [article], "asked")
    assert workspace.read(lambda read: read.get(Article, article)) is None
    assert store.passes(anna) == {"number": 0}
    workspace.undo()
    assert store.work_times(anna) == {article: 60_000}
    assert store.passes(anna) == {"number": 1}


def test_a_sound_project_with_times_is_sound(workspace: Workspace, target: str) -> None:
    workspace.store.add_work_time("anna", "a", 1)
    workspace.store.mark_in_pass("anna", "number", "a", done=True)
    assert check_project(target) == []


def test_what_is_wrong_with_times_is_found(file: Path) -> None:
    with closing(open_sqlite(file, write=True)) as connection:
        for number, value in enumerate((0, -1, "much")):
            connection.execute("INSERT INTO work_times VALUES ('o', ?, ?, '')", (f"a{number}", value))
    assert [fault.where for fault in check_project(file)] == ["article a0", "article a1", "article a2"]
    with closing(open_sqlite(file, write=True)) as connection:
        connection.execute("DROP TABLE work_times")
        connection.execute("DROP TABLE pass_marks")
    assert [fault.where for fault in check_project(file)] == ["work_times", "pass_marks"]


def test_a_project_of_the_first_version_is_brought_up_to_date(empty_target: str, tmp_path: Path) -> None:
    desk = first_version.make(empty_target, tmp_path)
    assert check_project(empty_target) == []
    opened = open_workspace(empty_target)
    assert opened.read_only == ""
    with opened.store.reading() as read:
        assert len(read.annotations_of(desk.set.uid)) == 3
        assert read.latest() == 4
    assert opened.store.drafts("anna") == {"note:1": "half a sen"}
    assert opened.store.work_times("anna") == {}
    opened.store.add_work_time("anna", desk.article.uid, 5)
    opened.store.mark_in_pass("anna", "number", desk.article.uid, done=True)
    assert opened.store.work_times("anna") == {desk.article.uid: 5}
    opened.run("Mark", mark, desk.set)
    opened.undo(desk.article.uid)
    opened.close()
    assert check_project(empty_target) == []
    if "://" not in empty_target:
        (copy,) = tmp_path.glob(f"project.annotator.before-{head(migrations())}-*.backup")
        with closing(open_sqlite(copy, write=False)) as connection:
            assert connection.execute("PRAGMA user_version").fetchone() == (1,)


def test_a_project_of_the_first_version_that_cannot_be_written_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "project.annotator"
    desk = first_version.make(str(path), tmp_path)
    content = path.read_bytes()
    monkeypatch.setattr(
        "annotator.storage.project_file._no_right", lambda file: f"{file.place} can only be read"
    )
    assert check_project(path) == []
    opened = open_workspace(path)
    assert "can only be read" in opened.read_only
    _reads_without_the_tables(opened, desk)
    with opened.store.snapshot() as read:
        assert read.counts().articles == 1
    opened.close()
    assert path.read_bytes() == content
    assert list(tmp_path.glob("*.backup")) == []


@pytest.mark.postgresql
def test_such_a_project_on_a_server_is_read_as_well(postgresql_url: str, tmp_path: Path) -> None:
    desk = first_version.make(postgresql_url, tmp_path)
    engine = create_engine(normalised(postgresql_url), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        name = connection.execute(text("SELECT current_database()")).scalar_one()
        connection.execute(text(f"ALTER DATABASE {name} SET default_transaction_read_only = on"))
    engine.dispose()
    assert check_project(postgresql_url) == []
    opened = open_workspace(postgresql_url)
    assert opened.read_only
    _reads_without_the_tables(opened, desk)
    opened.close()


def _reads_without_the_tables(opened: Workspace, desk: Desk) -> None:
    store = opened.store
    assert store.work_times(desk.annotator.uid) == {}
    assert store.pass_marks(desk.annotator.uid, "number") == frozenset()
    assert store.passes(desk.annotator.uid) == {}
    with store.reading() as read:
        assert len(read.annotations_of(desk.set.uid)) == 3
    with pytest.raises(ReadOnlyError):
        store.add_work_time(desk.annotator.uid, desk.article.uid, 1)
    with pytest.raises(ReadOnlyError):
        store.mark_in_pass(desk.annotator.uid, "number", desk.article.uid, done=True)


def test_a_kill_between_the_two_new_tables_leaves_the_old_project(tmp_path: Path) -> None:
    path = tmp_path / "project.annotator"
    first_version.make(str(path), tmp_path)
    folder = tmp_path / "deadly"
    folder.mkdir()
    (folder / "versions").mkdir()
    for source in (migrations() / "env.py", *(migrations() / "versions").glob("*.py")):
        code = source.read_text(encoding="utf-8")
        if source.name.startswith("0002"):
            kill = f"import os; os.kill(os.getpid(), {int(signal.SIGKILL)})\n    "
            code = code.replace(
                'op.create_table(\n        "pass_marks"', f'{kill}op.create_table("pass_marks"'
            )
            assert kill in code
        (folder / source.relative_to(migrations())).write_text(code, encoding="utf-8")
    with child(KILLED, str(path), str(folder)) as process:
        process.communicate(timeout=60)
        assert process.returncode == -signal.SIGKILL
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        assert not connection.execute("SELECT * FROM sqlite_master WHERE name = 'work_times'").fetchall()
    assert check_project(path) == []
    opened = open_workspace(path)
    opened.store.add_work_time("anna", "a", 1)
    opened.close()
    assert check_project(path) == []


COLLEAGUES = """
CREATE ROLE colleague LOGIN PASSWORD 'c';
CREATE ROLE looker LOGIN PASSWORD 'l';
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO colleague;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO colleague;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO looker;
"""


@pytest.fixture
def colleagues(postgresql_url: str, tmp_path: Path) -> Iterator[tuple[Desk, str, str]]:
    """A desk in a project of the first version, and the URLs of one who may write and one who may read it."""
    desk = first_version.make(postgresql_url, tmp_path)
    machine, name = server(), postgresql_url.rpartition("/")[2]
    machine.run(COLLEAGUES, name)
    place = f"127.0.0.1:{machine.port}/{name}"
    yield desk, f"postgresql://colleague:c@{place}", f"postgresql://looker:l@{place}"
    for role in ("colleague", "looker"):
        machine.run(f"DROP OWNED BY {role}", name)
        machine.run(f"DROP ROLE {role}")


@pytest.mark.postgresql
def test_who_may_write_but_make_no_tables_reads_the_first_version(
    colleagues: tuple[Desk, str, str],
) -> None:
    desk, colleague, _ = colleagues
    opened = open_workspace(colleague)
    assert "is of an older version and can only be read" in opened.read_only
    assert "let its owner open it once" in opened.read_only
    _reads_without_the_tables(opened, desk)
    opened.close()
    assert check_project(colleague) == []


@pytest.mark.postgresql
def test_colleagues_have_their_rights_on_new_tables(
    colleagues: tuple[Desk, str, str], postgresql_url: str
) -> None:
    desk, colleague, looker = colleagues
    open_workspace(postgresql_url).close()
    opened = open_workspace(colleague)
    assert opened.read_only == ""
    opened.store.add_work_time("anna", desk.article.uid, 5)
    opened.store.mark_in_pass("anna", "number", desk.article.uid, done=True)
    opened.store.drop_pass("anna", "number")
    opened.close()
    looked = open_workspace(looker)
    assert "no right to write" in looked.read_only
    assert looked.store.work_times("anna") == {desk.article.uid: 5}
    looked.close()
    with closing(psycopg.connect(looker)) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("DELETE FROM work_times")
    assert (check_project(colleague), check_project(looker)) == ([], [])
