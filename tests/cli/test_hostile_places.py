"""Names and places that nobody chooses on purpose: empty, too long, no text, without a screen."""

import errno
import json
import os
import socket
import sqlite3
import sys
from pathlib import Path

import pytest

from annotator.cli.screen import assert_screen
from annotator.domain.errors import AnnotatorError
from tests.cli.samples import Ran, Run, bytes_of, read_corpus

LONG = "y" * 300


def assert_refused(done: Ran, status: int, words: str) -> None:
    assert (done.status, done.out) == (status, ""), done
    assert done.last.startswith("annotator: ")
    assert words in done.last
    assert "fault of the program" not in done.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["import", "p.annotator", ""],
        ["import", "p.annotator", "one.txt", "--map", ""],
        ["import", "", "one.txt"],
        ["export", "p.annotator", "", "--format", "jsonl"],
        ["new", ""],
        ["new", "q.annotator", "--labels", ""],
        ["stats", ""],
        [""],
    ],
    ids=" ".join,
)
def test_an_empty_name_is_not_the_folder_one_is_in(
    arguments: list[str], project: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project.parent)
    Path("one.txt").write_text("Officials said so.")
    before = bytes_of(project.parent)
    assert_refused(run(*arguments), 2, "the name is empty")
    assert bytes_of(project.parent) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["import", "p.annotator", LONG],
        ["export", "p.annotator", LONG, "--format", "jsonl"],
        ["export", "p.annotator", "y" * 250, "--format", "jsonl"],
        ["stats", LONG],
        ["new", LONG],
        [f"./{LONG}"],
    ],
    ids=lambda arguments: arguments[0][:6],
)
def test_a_name_that_is_too_long(
    arguments: list[str], project: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project.parent)
    before = bytes_of(project.parent)
    assert_refused(run(*arguments), 1, "yyy")
    assert bytes_of(project.parent) == before


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere file names are text")
def test_a_project_whose_name_is_no_text(tmp_path: Path, run: Run) -> None:
    name = os.fsdecode(os.fsencode(tmp_path) + b"/no\xfftext.annotator")
    made = run("new", name)
    assert made.status == 0, made.err
    assert run("check", name).out == "ok\n"


def test_a_folder_that_takes_nothing(tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, **_options: bool) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))

    monkeypatch.setattr(Path, "touch", refuse)
    monkeypatch.setattr(Path, "unlink", refuse)
    assert_refused(run("new", tmp_path / "p.annotator"), 1, "cannot be written (read-only file system)")


def test_a_project_that_a_newer_program_migrated(filled: Path, run: Run) -> None:
    with sqlite3.connect(filled) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    text = filled.with_name("new.txt")
    text.write_text("Something else.")
    before = bytes_of(filled.parent)
    assert_refused(run("import", filled, text), 1, "update Annotator to change it")
    assert run("stats", filled).status == 0
    assert bytes_of(filled.parent) == before


def test_a_text_that_was_changed_outside_is_not_exported(filled: Path, run: Run) -> None:
    with sqlite3.connect(filled) as connection:
        connection.execute("UPDATE article_texts SET text = replace(text, 'Officials', 'Oxficials')")
    connection.close()
    before = bytes_of(filled.parent)
    target = filled.with_name("out.jsonl")
    assert_refused(run("export", filled, target, "--format", "jsonl"), 1, "was changed outside the program")
    assert bytes_of(filled.parent) == before
    assert run("export", filled, target, "--format", "jsonl", "--without-text").status == 0
    assert "text" not in read_corpus(target)[0]


def test_where_a_damaged_project_is_faulty_is_told_in_our_words(filled: Path, run: Run) -> None:
    content = filled.read_bytes()
    filled.write_bytes(content[: len(content) // 2])
    done = run("check", filled, "--json")
    assert done.status == 1
    assert {fault["where"] for fault in json.loads(done.out)["faults"]} >= {"articles", "annotation sets"}


UNSET = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="there always is a screen")
@pytest.mark.parametrize("display", [None, ":987"])
def test_no_screen_is_told_in_a_line(
    display: str | None, project: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in UNSET:
        monkeypatch.delenv(name, raising=False)
    if display:
        monkeypatch.setenv("DISPLAY", display)
    for arguments in ([str(project)], ["demo"]):
        assert_refused(run(*arguments), 1, "there is no screen to open a window on")


@pytest.mark.skipif(sys.platform != "linux", reason="names without a file are Linux's own")
def test_screens_that_may_be_there(monkeypatch: pytest.MonkeyPatch) -> None:
    for known in (
        {"QT_QPA_PLATFORM": "offscreen"},
        {"WAYLAND_DISPLAY": "wayland-0"},
        {"DISPLAY": "far.example:10.0"},
    ):
        assert_screen(known)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("\0/tmp/.X11-unix/X986")
        server.listen()
        assert_screen({"DISPLAY": ":986.0"})
    with pytest.raises(AnnotatorError):
        assert_screen({"DISPLAY": ":986.0"})
    monkeypatch.setattr(sys, "platform", "darwin")
    assert_screen({})
