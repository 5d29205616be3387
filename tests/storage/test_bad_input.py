"""Whatever a project should not be is told in one plain sentence, and nothing is changed."""

import os
import shutil
import sqlite3
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from annotator.assets import migrations
from annotator.bootstrap import check_project, create_project, open_store, open_workspace
from annotator.domain.errors import AnnotatorError, NoSpaceError, ProjectFileError, ReadOnlyError
from annotator.domain.label import Scheme, default_scheme
from annotator.storage import project_file
from annotator.storage.migrate import head
from annotator.storage.schema import APPLICATION_ID
from tests.storage.samples import furnish, mark

root = os.geteuid() == 0 if hasattr(os, "geteuid") else False


def plain(error: AnnotatorError) -> str:
    """The message, provided that it is one line that says what to do."""
    text = str(error)
    assert "\n" not in text
    assert "Traceback" not in text
    assert "sqlalche" not in text.lower()
    assert ";" in text
    return text


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE birds (name)")
        connection.commit()


def truncated(path: Path) -> None:
    create_project(path)
    path.write_bytes(path.read_bytes()[:5000])


def overwritten(path: Path) -> None:
    create_project(path)
    content = bytearray(path.read_bytes())
    content[8192:20000] = b"\x55" * (20000 - 8192)
    path.write_bytes(content)


def header_only(path: Path) -> None:
    create_project(path)
    path.write_bytes(path.read_bytes()[:100])


def first_page_gone(path: Path) -> None:
    create_project(path)
    path.write_bytes(bytes(4096) + path.read_bytes()[4096:])


BAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (lambda path: None, "there is no project at"),
    "folder": (lambda path: path.mkdir(), "is a folder"),
    "empty": (lambda path: path.touch(), "empty (0 bytes)"),
    "text": (
        lambda path: path.write_text("No project.\n" * 99),
        "not a project of Annotator but another kind",
    ),
    "short text": (lambda path: path.write_text("x"), "not a project of Annotator but another kind"),
    "other database": (foreign, "a database of another program"),
    "truncated": (truncated, "is damaged"),
    "overwritten": (overwritten, "is damaged"),
    "header only": (header_only, "is damaged"),
    "first page gone": (first_page_gone, "another kind of file"),
    "pipe": (os.mkfifo, "no ordinary file"),
    "loop": (lambda path: path.symlink_to(path), "cannot be read"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_project_is_refused_and_left_alone(name: str, tmp_path: Path) -> None:
    make, message = BAD[name]
    path = tmp_path / "x.annotator"
    make(path)
    content = path.read_bytes() if path.is_file() else b""
    listing = sorted(tmp_path.iterdir())
    with pytest.raises(ProjectFileError) as caught:
        open_workspace(path)
    assert message in plain(caught.value)
    assert str(path) in str(caught.value)
    assert sorted(tmp_path.iterdir()) == listing
    assert (path.read_bytes() if path.is_file() else b"") == content


@pytest.mark.parametrize("name", ["truncated", "overwritten", "header only"])
def test_check_reports_damage_instead_of_raising(name: str, tmp_path: Path) -> None:
    path = tmp_path / "x.annotator"
    BAD[name][0](path)
    content = path.read_bytes()
    faults = check_project(path)
    assert any("damaged" in fault.what for fault in faults)
    assert path.read_bytes() == content


def test_a_name_that_is_taken_is_refused(file: Path) -> None:
    content = file.read_bytes()
    with pytest.raises(ProjectFileError) as caught:
        create_project(file)
    assert "something at" in plain(caught.value)
    assert file.read_bytes() == content
    assert list(file.parent.iterdir()) == [file]


def test_a_folder_that_is_missing_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(ProjectFileError) as caught:
        create_project(tmp_path / "no" / "x.annotator")
    assert "no folder" in plain(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_a_name_that_the_disk_refuses_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ProjectFileError) as caught:
        create_project(tmp_path / ("x" * 300))
    plain(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_a_new_project_that_fails_leaves_nothing(tmp_path: Path) -> None:
    label = default_scheme().labels[0]
    with pytest.raises(AnnotatorError) as caught:
        create_project(tmp_path / "x.annotator", scheme=Scheme((label, label), ()))
    plain(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_two_that_make_the_same_project_do_not_overwrite_each_other(tmp_path: Path) -> None:
    path = tmp_path / "x.annotator"
    results: list[str] = []

    def make() -> None:
        try:
            create_project(path)
            results.append("made")
        except ProjectFileError:
            results.append("refused")

    threads = [threading.Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == ["made", "refused", "refused", "refused"]
    assert check_project(path) == []
    assert list(tmp_path.iterdir()) == [path]


def test_odd_names_are_names_like_any_other(tmp_path: Path) -> None:
    path = tmp_path / "a %41?b#c 'ä🙂;--" / "x%20?mode=memory.annotator"
    path.parent.mkdir()
    create_project(path)
    opened = open_workspace(path)
    opened.run("Furnish", furnish)
    opened.close()
    assert list(path.parent.iterdir()) == [path]
    assert check_project(path) == []


def test_a_link_is_followed(file: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.annotator"
    link.symlink_to(file)
    opened = open_workspace(link)
    opened.run("Furnish", furnish)
    opened.close()
    assert check_project(file) == []


def test_the_file_says_what_it_is(file: Path) -> None:
    content = file.read_bytes()
    assert int.from_bytes(content[68:72], "big") == APPLICATION_ID
    assert content[68:72] == b"Annt"
    assert int.from_bytes(content[60:64], "big") == head(migrations())
    assert content[18:20] == b"\x01\x01"  # a rollback journal, no WAL


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody may reach, for tests that give up root's rights."""
    folder = Path(tempfile.mkdtemp(prefix="annotator-rights-"))
    folder.chmod(0o777)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def as_nobody() -> Iterator[Callable[[], None]]:
    """Give up root's rights, to which no file is read-only; taken again at the end."""
    if root and not all(
        folder.stat().st_mode & 0o005 == 0o005 for folder in Path(__file__).resolve().parents
    ):
        pytest.skip("run by root from a folder that only root may read")
    yield lambda: os.seteuid(65534) if root else None
    if root:
        os.seteuid(0)


@pytest.mark.parametrize("what", ["file", "folder"])
def test_without_the_right_to_write_a_project_is_read(
    what: str, open_folder: Path, as_nobody: Callable[[], None]
) -> None:
    path = open_folder / "x.annotator"
    create_project(path)
    opened = open_workspace(path)
    opened.run("Furnish", furnish)
    opened.close()
    content = path.read_bytes()
    path.chmod(0o444 if what == "file" else 0o666)
    open_folder.chmod(0o555 if what == "folder" else 0o777)
    as_nobody()
    opened = open_workspace(path)
    try:
        assert what in opened.read_only
        with pytest.raises(ReadOnlyError) as caught:
            opened.run("Furnish", furnish, "bert", "a2")
        assert "no right to write" in plain(caught.value)
        with pytest.raises(ReadOnlyError):
            opened.store.save_draft("a", "b", "c")
        with opened.store.reading() as read:
            assert [article.id for article in read.articles()] == ["a1"]
        with opened.store.snapshot() as read:
            assert read.counts().articles == 1
    finally:
        opened.close()
    assert check_project(path) == []
    assert path.read_bytes() == content


def test_a_project_that_may_not_be_read_says_so(open_folder: Path, as_nobody: Callable[[], None]) -> None:
    path = open_folder / "x.annotator"
    create_project(path)
    path.chmod(0o000)
    as_nobody()
    with pytest.raises(ProjectFileError) as caught:
        open_store(path)
    assert "cannot be read" in plain(caught.value)


@pytest.mark.parametrize("how", ["removed", "replaced", "moved"])
def test_a_file_that_went_away_is_noticed_before_anything_is_written(how: str, file: Path) -> None:
    opened = open_workspace(file)
    desk = opened.run("Furnish", furnish)
    moved = file.with_suffix(".moved")
    other = file.with_suffix(".other")
    create_project(other)
    if how == "removed":
        file.unlink()
    elif how == "replaced":
        other.replace(file)
    else:
        file.rename(moved)
    left = file if how == "replaced" else moved
    content = left.read_bytes() if left.exists() else b""
    with pytest.raises(ProjectFileError) as caught:
        opened.run("Mark", mark, desk.set)
    assert "moved, removed or replaced" in plain(caught.value)
    opened.close()
    assert (left.read_bytes() if left.exists() else b"") == content


def test_a_project_that_another_program_keeps_writing_says_so(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(project_file, "BUSY_SECONDS", 0.1)
    opened = open_workspace(file)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ProjectFileError) as caught:
            opened.run("Furnish", furnish)
        assert "another program" in plain(caught.value)
        other.execute("ROLLBACK")
    opened.run("Furnish", furnish)
    opened.close()


def test_a_reader_that_stays_makes_the_commit_fail_whole(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(project_file, "BUSY_SECONDS", 0.1)
    opened = open_workspace(file)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM labels").fetchone()
        with pytest.raises(ProjectFileError) as caught:
            opened.run("Furnish", furnish)
        assert "another program" in plain(caught.value)
        other.execute("ROLLBACK")
    opened.run("Furnish", furnish)
    with opened.store.reading() as read:
        assert read.latest() == 1
    opened.close()


@pytest.fixture
def tiny_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if not root:
        pytest.skip("only root can mount a tiny disk")
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip("no tiny disk can be mounted here")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def test_a_full_disk_says_so_and_loses_nothing(tiny_disk: Path) -> None:
    path = tiny_disk / "x.annotator"
    create_project(path)
    opened = open_workspace(path)
    desk = opened.run("Furnish", furnish)
    made = 0
    with pytest.raises(NoSpaceError) as caught:  # noqa: PT012 -- until it is full
        while True:
            opened.run("Mark", mark, desk.set, attributes={"long": "x" * 20_000})
            made += 1
    assert "no space left" in plain(caught.value)
    with opened.store.reading() as read:
        assert len(read.annotations_of(desk.set.uid)) == made
        assert read.latest() == made + 1
    opened.close()
    assert made > 3
    assert check_project(path) == []
    with pytest.raises(NoSpaceError) as caught:
        create_project(tiny_disk / "y.annotator")
    plain(caught.value)
    assert list(tiny_disk.iterdir()) == [path]


def test_a_full_disk_without_a_disk(file: Path) -> None:
    """The same by SQLite's own limit, where nothing can be mounted."""
    opened = open_workspace(file)
    desk = opened.run("Furnish", furnish)
    with pytest.raises(NoSpaceError) as caught, opened.store.writing() as tx:  # noqa: PT012 -- fill it
        connection = tx.connection  # type: ignore[attr-defined]
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        for _ in range(100):
            mark_in(tx, desk.set.uid)
    plain(caught.value)
    opened.close()
    assert check_project(file) == []


def mark_in(tx: object, uid: str) -> None:
    """Put a long draft in."""
    from annotator.storage import drafts  # noqa: PLC0415 -- for this test only

    drafts.save(tx.connection, uid, os.urandom(8).hex(), "x" * 4000)  # type: ignore[attr-defined]
