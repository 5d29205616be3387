"""A key that can do nothing says why, wherever the page has the keyboard."""

from pathlib import Path

import pytest

from annotator.gui.demo.waiting import let_events_pass, wait_until
from tests.end2end.acting import press
from tests.end2end.acting_on_hints import selected, type_hint
from tests.end2end.beginning import begin, made_project, make_later
from tests.end2end.driving import Desktop, Seat


def said(seat: Seat, key: str) -> str:
    """The last message after a key, when those before it are gone."""
    while seat.window.messages.close_newest():
        let_events_pass()
    press(seat, key)
    return (seat.messages() or [""])[-1]


@pytest.fixture
def read_only(desktop: Desktop, tmp_path: Path) -> Seat:
    project = made_project(tmp_path)
    make_later(project)
    seat = desktop.start(project, "ana")
    seat.open_article("fire")
    seat.visitor.page.setFocus()
    return seat


def test_where_nothing_is_annotated(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    for key in ("Tab", "Shift+Tab", "L", "Shift+L"):
        assert "no annotation in this article" in said(seat, key), key
    for key in ("D", "E", "Del", "Alt+Right", "Alt+Shift+Up"):
        assert "Choose an annotation first" in said(seat, key), key
    for key in ("F", "Shift+F"):
        assert "Choose an annotation and select words" in said(seat, key), key


def test_where_all_can_only_be_read(read_only: Seat) -> None:
    for key in ("1", "R", "Return", "P", "F", "Del"):
        assert "can only be read" in said(read_only, key), key
    press(read_only, "M")
    type_hint(read_only, "at least 30")
    assert "can only be read" in read_only.messages()[-1]


def test_a_key_that_is_a_letter_of_hints_says_nothing_else(read_only: Seat) -> None:
    press(read_only, "G")
    assert said(read_only, "D") == ""


def test_a_hint_in_an_article_that_is_done(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    press(seat, "Ctrl+D")
    press(seat, "M")
    type_hint(seat, "at least 30")
    seat.visitor.settle()
    assert "reopen it" in seat.messages()[-1]
    assert selected(seat) == "at least 30"


def test_what_went_while_the_palette_was_open(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    article = seat.visitor.desk.article
    assert article is not None
    for wanted, why in (("#30 people", "not there any more"), ("mark to discuss", "Choose an annotation")):
        seat.highlight("30 people", "3")
        press(seat, "Ctrl+K")
        seat.visitor.write(wanted)
        seat.project.session.undo(article.uid)  # as in another window
        wait_until(lambda: not seat.annotations(), "what was undone")
        press(seat, "Return")
        assert why in seat.messages()[-1]
