"""Tagging all occurrences, by keys and mouse at the real window."""

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton

from annotator.domain.annotation_set import Status
from annotator.gui.demo.waiting import let_events_pass, wait_until
from annotator.gui.tag_all import looking
from annotator.gui.tag_all.dialog import TagAllDialog
from annotator.gui.tag_all.looking import Tagging
from annotator.gui.tag_all.model import Heading, Roles, Row
from annotator.gui.tag_all.row import tick_box
from tests.end2end.beginning import made_project
from tests.end2end.driving import Desktop, Seat

TEXTS = {
    "fire": "Mayor Moll spoke. The mayor said Moll & Co <b>Moll</b> burned.\n\nMr. Moll left; Mollys stayed.",
    "flood": "Some houses stood in water, Moll said. A 🙂 Moll and e\u0301 Moll.",
    "strike": "Nobody struck. But Moll counted.",
    "vote": "They voted, said Moll.",
}


@pytest.fixture
def seat(desktop: Desktop, tmp_path: Path) -> Seat:
    seat = desktop.start(made_project(tmp_path, TEXTS), "ana")
    seat.open_article("fire")
    seat.visitor.page.setFocus()
    return seat


def ask(seat: Seat, words: str | None = "Moll", key: str = "A", *, everywhere: bool = False) -> TagAllDialog:
    """Select words, press the key, and wait until everything was looked through."""
    if words is not None:
        seat.visitor.drag(seat.span(words))
    seat.visitor.press(key)
    dialog = seat.dialog("tag-all-dialog")
    assert isinstance(dialog, TagAllDialog)
    seat.visitor.come_to_front()
    if everywhere:
        by_letter(seat, "Alt+O", dialog.everywhere.isChecked)
    wait_until(dialog.is_ready, "the end of the look")
    dialog.list.setFocus()
    return dialog


def by_letter(seat: Seat, key: str, done: Callable[[], bool]) -> None:
    """Press a control by its underlined letter; it goes down and comes up again as under a finger."""
    seat.visitor.press(key)
    wait_until(done, key)


def go(seat: Seat, dialog: TagAllDialog) -> None:
    """Return, and wait until it is saved."""
    seat.visitor.press("Return")
    wait_until(lambda: not dialog_open(seat), "the end of the tagging")
    del dialog
    seat.visitor.settle()


def dialog_open(seat: Seat) -> bool:
    return any(one.isVisible() for one in seat.window.findChildren(TagAllDialog))


def listed(dialog: TagAllDialog) -> list[str]:
    """What the list says: titles, and places with their ticks and notes."""
    said = []
    for number in range(dialog.model.rowCount()):
        index = dialog.model.index(number)
        row = index.data(Roles.ROW)
        tick = {Qt.CheckState.Checked: "[x]", Qt.CheckState.Unchecked: "[ ]"}.get(
            index.data(Qt.ItemDataRole.CheckStateRole), "[-]"
        )
        if isinstance(row, Heading):
            said.append(f"{tick} {row.title}")
        else:
            assert isinstance(row, Row)
            note = index.data(Roles.NOTE)
            said.append(f"  {tick} {row.place.words} @{row.place.span.start}" + (f": {note}" if note else ""))
    return said


def count(dialog: TagAllDialog) -> tuple[int, int, int]:
    """How many places are ticked, how many there are, and in how many articles; and the dialog says so."""
    model = dialog.model
    assert dialog.count.text().startswith(f"{model.ticked} of {model.places} in {model.articles} article")
    return model.ticked, model.places, model.articles


def label_texts(seat: Seat) -> list[tuple[str, str]]:
    return seat.labelled()


def test_in_this_article_by_two_keys(seat: Seat) -> None:
    seat.highlight("said", "4")
    seat.visitor.press("Esc")
    dialog = ask(seat)
    assert listed(dialog) == [
        "[x] fire",
        "  [x] Moll @6",
        "  [x] Moll @33",
        "  [x] Moll @46",
        "  [x] Moll @68",
    ]
    assert count(dialog) == (4, 4, 1)
    assert dialog.label.label() == "hedge"
    seat.visitor.press("2")
    assert dialog.label.label() == "speaker"
    seat.visitor.press("Down", "Space")
    assert count(dialog) == (3, 4, 1)
    assert listed(dialog)[0] == "[-] fire"
    go(seat, dialog)
    assert label_texts(seat) == [
        ("speaker", "Moll"),
        ("hedge", "said"),
        ("speaker", "Moll"),
        ("speaker", "Moll"),
    ]
    assert [one.start for one in seat.annotations() if one.label == "speaker"] == [6, 46, 68]
    assert seat.visitor.desk.chosen_annotation() == seat.annotations()[0]
    assert "3 places tagged as “Speaker”" in seat.messages()[0]
    seat.visitor.press("Ctrl+Z")
    seat.visitor.settle()
    assert label_texts(seat) == [("hedge", "said")]
    seat.visitor.press("Ctrl+Shift+Z")
    seat.visitor.settle()
    assert len(label_texts(seat)) == 4


def test_in_all_open_articles_and_nowhere_else(seat: Seat) -> None:
    seat.open_article("vote")
    seat.highlight("Moll", "2")
    seat.visitor.press("Ctrl+Return")
    seat.visitor.settle()
    seat.open_article("strike")
    seat.visitor.press("Ctrl+D")
    seat.visitor.settle()
    seat.open_article("fire")
    dialog = ask(seat, everywhere=True)
    titles = [line for line in listed(dialog) if not line.startswith(" ")]
    assert "[x] fire" in titles
    assert "[x] flood" in titles
    shut = {row.title for row in seat.window.articles.model.rows() if row.status is Status.DONE}
    assert shut
    assert not {f"[x] {title}" for title in shut} & set(titles)
    dialog.list.setFocus()
    seat.visitor.press("2")
    go(seat, dialog)
    assert [text for label, text in label_texts(seat) if label == "speaker"] == ["Moll"] * 4
    seat.open_article("flood")
    assert label_texts(seat) == [("speaker", "Moll")] * 3
    assert [one.start for one in seat.annotations()] == [28, 43, 55]
    wait_until(
        lambda: (
            {row.status for row in seat.window.articles.model.rows() if row.title == "flood"}
            == {Status.IN_PROGRESS}
        ),
        "the status in the list",
    )
    seat.visitor.press("Ctrl+Alt+Z")
    seat.visitor.settle()
    assert label_texts(seat) == []
    seat.open_article("fire")
    assert label_texts(seat) == []


def test_what_is_tagged_already_is_told_and_not_tagged_twice(seat: Seat) -> None:
    seat.highlight("Moll", "2")
    seat.highlight("Moll & Co", "1")
    seat.visitor.press("Esc")
    dialog = ask(seat)
    seat.visitor.press("2")
    assert listed(dialog) == [
        "[x] fire",
        "  [ ] Moll @6: tagged already",
        "  [x] Moll @33: overlaps Claim",
        "  [x] Moll @46",
        "  [x] Moll @68",
    ]
    assert count(dialog) == (3, 4, 1)
    seat.visitor.press("1")
    assert listed(dialog)[1:3] == ["  [x] Moll @6: overlaps Speaker", "  [ ] Moll @33: overlaps Claim"]
    seat.visitor.press("2", "Home", "Down", "Space")  # nothing to tick there
    assert listed(dialog)[1] == "  [ ] Moll @6: tagged already"
    go(seat, dialog)
    assert len([one for one in seat.annotations() if one.label == "speaker"]) == 4
    dialog = ask(seat)
    seat.visitor.press("2")
    assert count(dialog) == (0, 4, 0)
    assert not dialog.go.isEnabled()
    seat.visitor.press("Return")
    assert dialog.isVisible()
    seat.visitor.press("Esc")
    assert not dialog_open(seat)


def test_the_words_and_label_of_what_is_chosen(seat: Seat) -> None:
    seat.highlight("Moll", "3")
    assert seat.visitor.page.selection() is None
    dialog = ask(seat, None, "Ctrl+Shift+O")
    assert dialog.label.label() == "number"
    go(seat, dialog)
    assert label_texts(seat) == [("number", "Moll")] * 4


def test_capitals_and_parts_of_words(seat: Seat) -> None:
    dialog = ask(seat, "Mayor")
    assert count(dialog) == (1, 1, 1)
    by_letter(seat, "Alt+C", lambda: not dialog.case.isChecked())
    wait_until(dialog.is_ready, "the look")
    assert count(dialog) == (2, 2, 1)
    seat.visitor.press("Esc")
    seat.visitor.press("Esc")
    dialog = ask(seat)
    assert not dialog.case.isChecked()
    by_letter(seat, "Alt+W", lambda: not dialog.whole_words.isChecked())
    wait_until(dialog.is_ready, "the look")
    assert count(dialog) == (5, 5, 1)


def test_all_none_and_the_mouse(seat: Seat) -> None:
    dialog = ask(seat, everywhere=True)
    by_letter(seat, "Alt+N", lambda: dialog.model.ticked == 0)
    view = dialog.list
    for number in (0, 1):
        rect = view.visualRect(dialog.model.index(number))
        spot = tick_box(rect, dialog.model.row_at(number), rtl=False).center()
        seat.visitor.click(view.viewport(), spot)
        assert count(dialog) == ((4, 9, 1) if number == 0 else (3, 9, 1))
    rect = view.visualRect(dialog.model.index(2))
    seat.visitor.click(view.viewport(), rect.center() + QPoint(60, 0))
    assert dialog.model.ticked == 3
    seat.visitor.press("Shift+Down", "Space")
    assert dialog.model.ticked == 1
    seat.visitor.press("Ctrl+A", "Space")
    assert count(dialog) == (9, 9, 4)
    by_letter(seat, "Alt+N", lambda: dialog.model.ticked == 0)
    by_letter(seat, "Alt+A", lambda: dialog.model.ticked == 9)
    seat.visitor.press("Esc")
    seat.visitor.come_to_front()
    wait_until(seat.visitor.page.hasFocus, "the page with the keyboard")
    assert label_texts(seat) == []


def test_the_message_offers_undo(seat: Seat) -> None:
    dialog = ask(seat, everywhere=True)
    go(seat, dialog)
    assert len(label_texts(seat)) == 4
    button = next(one for one in seat.window.messages.findChildren(QPushButton) if one.text() == "Undo")
    seat.visitor.click(button)
    seat.visitor.settle()
    assert label_texts(seat) == []


def test_another_step_is_not_undone_instead(seat: Seat) -> None:
    go(seat, ask(seat))
    seat.highlight("burned", "1")
    button = next(one for one in seat.window.messages.findChildren(QPushButton) if one.text() == "Undo")
    seat.visitor.click(button)
    seat.visitor.settle()
    assert len(label_texts(seat)) == 5
    assert "Something else was done since" in seat.messages()[0]


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


def test_a_done_article_is_left_as_it_is(seat: Seat) -> None:
    seat.highlight("Moll", "2")
    seat.visitor.press("Ctrl+D")
    seat.visitor.settle()
    assert seat.visitor.desk.protected
    before = label_texts(seat)
    dialog = ask(seat)
    assert dialog.everywhere.isChecked()
    assert "fire" not in " ".join(listed(dialog))
    by_letter(seat, "Alt+T", dialog.here.isChecked)
    wait_until(dialog.is_ready, "the look")
    assert dialog.model.rowCount() == 0
    assert "left as it is" in dialog.hint.text()
    by_letter(seat, "Alt+O", dialog.everywhere.isChecked)
    wait_until(dialog.is_ready, "the look")
    dialog.list.setFocus()
    go(seat, dialog)
    assert label_texts(seat) == before


def test_without_words_it_says_what_to_do(seat: Seat) -> None:
    seat.visitor.press("Esc", "Esc", "A")
    let_events_pass()
    assert not dialog_open(seat)
    assert "Select words first, or choose an annotation" in seat.messages()[0]
