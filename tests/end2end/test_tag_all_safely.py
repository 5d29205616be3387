"""Tagging all occurrences is one step: after a restart, a kill, a stop, and in other windows."""

import json
import sqlite3
import threading
from pathlib import Path

import pytest

from annotator.bootstrap import create_project, open_workspace
from annotator.domain.annotation_set import Status
from annotator.gui.demo.waiting import wait_until
from annotator.gui.tag_all import looking
from annotator.gui.tag_all.looking import Tagging
from annotator.gui.tag_all.model import Row
from annotator.services.imports.importing import ImportOptions, import_sources
from tests.end2end.beginning import made_project
from tests.end2end.driving import Desktop, Seat
from tests.end2end.tagging_all import (
    TEXTS,
    ask,
    count,
    dialog_open,
    follows,
    go,
    label_texts,
)


@pytest.fixture
def seat(desktop: Desktop, tmp_path: Path) -> Seat:
    seat = desktop.start(made_project(tmp_path, TEXTS), "ana")
    seat.open_article("fire")
    seat.visitor.page.setFocus()
    return seat


def test_undo_and_redo_after_a_restart(desktop: Desktop, tmp_path: Path) -> None:
    target = made_project(tmp_path, TEXTS)
    seat = desktop.start(target, "ana")
    seat.open_article("fire")
    go(seat, ask(seat, everywhere=True))
    assert len(label_texts(seat)) == 4
    desktop.end()
    seat = desktop.start(target, "ana")
    seat.open_article("fire")
    assert len(label_texts(seat)) == 4
    seat.visitor.page.setFocus()
    seat.visitor.press("Ctrl+Alt+Z")
    seat.visitor.settle()
    assert label_texts(seat) == []
    desktop.end()
    seat = desktop.start(target, "ana")
    seat.visitor.press("Ctrl+Alt+Y")
    seat.visitor.settle()
    seat.open_article("fire")
    assert len(label_texts(seat)) == 4
    desktop.end()
    with sqlite3.connect(target) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_what_a_kill_leaves_is_all_or_nothing(
    desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file as it is on the disk in the middle of the step is opened as after a power failure."""
    target, torn = made_project(tmp_path, TEXTS), tmp_path / "torn.annotator"
    seen = 0

    def look(tagging: Tagging, _done: int, _total: int) -> None:
        nonlocal seen
        del tagging
        seen += 1
        if seen == 5:
            for end in ("", "-wal"):
                part = Path(f"{target}{end}")
                if part.exists():
                    Path(f"{torn}{end}").write_bytes(part.read_bytes())

    monkeypatch.setattr(Tagging, "_progress", look)
    seat = desktop.start(target, "ana")
    seat.open_article("fire")
    go(seat, ask(seat, everywhere=True))
    assert len(label_texts(seat)) == 4
    desktop.end()
    assert seen > 5
    seat = desktop.start(torn, "ana")
    for title in TEXTS:
        seat.open_article(title)
        assert label_texts(seat) == []


def test_stopping_changes_nothing(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    held, begun = threading.Event(), threading.Event()
    progress = Tagging._progress

    def slow(tagging: Tagging, done: int, total: int) -> None:
        begun.set()
        held.wait(20)
        progress(tagging, done, total)

    monkeypatch.setattr(Tagging, "_progress", slow)
    dialog = ask(seat, everywhere=True)
    seat.visitor.press("Return")
    wait_until(begun.is_set, "the tagging")
    assert not dialog.list.isEnabled()
    assert not dialog.go.isEnabled()
    wait_until(dialog.progress.isVisible, "how far it is")
    seat.visitor.press("Esc")
    assert dialog.isVisible()
    held.set()
    wait_until(lambda: not dialog_open(seat), "the end")
    seat.visitor.settle()
    assert seat.messages() == ["Tagging was stopped. Nothing was changed."]
    assert label_texts(seat) == []


def test_more_places_than_are_listed(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "MOST", 3)
    monkeypatch.setattr("annotator.gui.tag_all.dialog.MOST", 3)
    dialog = ask(seat)
    assert dialog.model.places == 4
    assert "There are more places than these" in dialog.hint.text()


def test_a_second_window_follows(desktop: Desktop, seat: Seat) -> None:
    seat.visitor.press("Ctrl+Shift+N")
    program = desktop.program
    wait_until(lambda: len(program.windows) == 2, "the second window")
    other = desktop.seat(program.windows[1])
    other.open_article("fire")
    seat.visitor.come_to_front()
    go(seat, ask(seat))
    wait_until(lambda: len(other.annotations()) == 4, "what the first window did")


def test_in_more_articles_than_are_told_one_by_one(desktop: Desktop, tmp_path: Path) -> None:
    corpus, target = tmp_path / "many.jsonl", tmp_path / "many.annotator"
    lines = [
        {"id": f"n{n}", "title": f"Title {n:04}", "text": f"Moll, {n}.", "layers": []} for n in range(1200)
    ]
    corpus.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    create_project(target)
    workspace = open_workspace(str(target))
    import_sources(workspace, [corpus], ImportOptions(), lambda _done, _total: None)
    workspace.close()
    seat = desktop.start(target, "ana")
    seat.visitor.settle()
    seat.visitor.page.setFocus()
    seat.visitor.press("Ctrl+Shift+N")
    wait_until(lambda: len(desktop.program.windows) == 2, "the second window")
    other = desktop.seat(desktop.program.windows[1])
    seat.visitor.come_to_front()
    dialog = ask(seat, everywhere=True)
    assert count(dialog) == (1200, 1200, 1200)
    assert [row.place.words for n in (1, 2399) if isinstance(row := dialog.model.row_at(n), Row)] == [
        "Moll"
    ] * 2
    go(seat, dialog)
    for one in (seat, other):
        follows(one, [("claim", "Moll")], Status.IN_PROGRESS)
    seat.visitor.press("Ctrl+Alt+Z")
    seat.visitor.settle()
    for one in (seat, other):
        follows(one, [], Status.NEW)
