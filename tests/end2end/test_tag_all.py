"""Tagging all occurrences, by keys and mouse at the real window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPushButton

from annotator.domain.annotation_set import Status
from annotator.gui.demo.waiting import let_events_pass, wait_until
from annotator.gui.tag_all.row import tick_box
from tests.end2end.beginning import made_project
from tests.end2end.driving import Desktop, Seat
from tests.end2end.tagging_all import TEXTS, ask, by_letter, count, dialog_open, go, label_texts, listed


@pytest.fixture
def seat(desktop: Desktop, tmp_path: Path) -> Seat:
    seat = desktop.start(made_project(tmp_path, TEXTS), "ana")
    seat.open_article("fire")
    seat.visitor.page.setFocus()
    return seat


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


def test_undo_where_one_is_takes_all_of_it_back_and_says_so(seat: Seat) -> None:
    go(seat, ask(seat, everywhere=True))
    assert len(label_texts(seat)) == 4
    seat.visitor.press("Ctrl+Z")
    seat.visitor.settle()
    assert label_texts(seat) == []
    assert seat.messages()[0] == "Undone in 4 articles: Tag all"
    seat.open_article("flood")
    assert label_texts(seat) == []
    seat.visitor.press("Ctrl+Shift+Z")
    seat.visitor.settle()
    assert len(label_texts(seat)) == 3
    seat.open_article("fire")
    assert len(label_texts(seat)) == 4


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
