"""The strip beneath the text: letters set attributes, from annotation to annotation."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.domain.label import Attribute, AttributeKind
from tests.end2end.attribute_seat import (
    OWN,
    attributes_of,
    begin_with,
    chosen,
    field_of,
    letter,
    press,
    text_field,
    wiring_of,
)
from tests.end2end.driving import Desktop, Seat


@pytest.fixture
def seat(desktop: Desktop, tmp_path: Path) -> Seat:
    seat = begin_with(desktop, tmp_path, OWN)
    seat.highlight("The fire service", "2")
    seat.highlight("at least 30", "3")
    seat.highlight("may have", "4")
    seat.visitor.press("Esc", "Ctrl+Home")
    return seat


def test_it_goes_from_one_annotation_to_the_next(seat: Seat) -> None:
    strip = wiring_of(seat).strip
    press(seat, "Z")
    assert chosen(seat).text(seat.text) == "The fire service"
    seat.visitor.press(letter(seat, "organisation"), "Tab", "Return", "Tab")
    seat.visitor.settle()
    assert strip.is_open()
    press(seat, letter(seat, "yes"), letter(seat, "red"))
    press(seat, "Shift+Tab", "Shift+Tab", "Esc")
    assert [one.attributes for one in seat.annotations()] == [
        {"form": "organisation"},
        {"bound": "at-least", "value": 30, "unit": "people"},
        {"colour": "red", "certain": True},
    ]
    assert not strip.is_open()
    assert seat.visitor.page.hasFocus()
    assert chosen(seat).text(seat.text) == "The fire service"


def test_letters_that_choose_nothing_say_so(seat: Seat) -> None:
    press(seat, "Z", "0")
    assert "Nothing here has the letter 0" in wiring_of(seat).strip.board.accessibleName()
    assert attributes_of(seat) == {}
    press(seat, letter(seat, "named"))
    assert "Nothing here" not in wiring_of(seat).strip.board.accessibleName()


def test_texts_and_numbers_are_typed_in_their_fields_and_one_is_back(seat: Seat) -> None:
    strip = wiring_of(seat).strip
    press(seat, "Z", letter_after(seat, "Entity"))
    assert text_field(seat, "entity").line.hasFocus()
    assert text_field(seat, "entity").suggestions.isVisible()
    press(seat, "Return")
    assert attributes_of(seat) == {"entity": "fire service"}
    assert strip.is_open()
    assert seat.visitor.page.mode() is strip
    press(seat, "Tab", "Tab")
    press(seat, letter(seat, "size"))
    seat.visitor.write("7")
    press(seat, "Esc")
    assert attributes_of(seat) == {"colour": "green", "size": 7}
    assert seat.visitor.page.mode() is strip
    press(seat, letter(seat, "remark"))
    seat.visitor.click_text(seat.span("Tarn").start)
    assert not strip.is_open()
    assert seat.visitor.page.mode() is None


def letter_after(seat: Seat, words: str) -> str:
    """The letter before words, in the strip that opens with the next key."""
    press(seat, "Z")
    found = letter(seat, words)
    press(seat, "Esc")
    return found


def test_only_what_is_asked_for_is_offered_and_letters_stay(seat: Seat) -> None:
    seat.highlight("people", "3")
    press(seat, "Z")
    assert not {"Value", "From", "To"} & offered(seat)
    unit = letter(seat, "Unit")
    press(seat, letter(seat, "exactly"))
    assert "Value" in offered(seat)
    assert not {"From", "To"} & offered(seat)
    value = letter(seat, "Value")
    press(seat, letter(seat, "from … to"))
    assert "Value" not in offered(seat)
    assert {"From", "To"} <= offered(seat)
    assert letter(seat, "Unit") == unit
    press(seat, letter(seat, "about"), value)  # faster than it can be saved
    seat.visitor.write("5")
    press(seat, "Return")
    assert attributes_of(seat) == {"bound": "approximate", "value": 5}


def offered(seat: Seat) -> set[str]:
    return {entry.words for entry in wiring_of(seat).strip.board.entries()}


def test_keys_with_ctrl_are_the_windows(seat: Seat) -> None:
    press(seat, "Z")
    press(seat, letter(seat, "named"))
    assert attributes_of(seat) == {"form": "named"}
    press(seat, "Ctrl+Z")
    assert attributes_of(seat) == {}
    assert wiring_of(seat).strip.is_open()
    press(seat, "Ctrl+L")
    assert seat.window.articles.filter.hasFocus()
    assert not wiring_of(seat).strip.is_open()


def test_a_click_on_an_entry_does_what_its_letter_does(seat: Seat) -> None:
    press(seat, "Z")
    board = wiring_of(seat).strip.board
    place = board.entry_at("unnamed").center().toPoint()
    QTest.mouseClick(board, Qt.MouseButton.LeftButton, pos=place)
    seat.visitor.settle()
    assert attributes_of(seat) == {"form": "unnamed"}
    assert wiring_of(seat).strip.is_open()


def test_it_needs_an_annotation_that_can_be_changed(seat: Seat) -> None:
    press(seat, "Z", "Ctrl+D")
    assert not wiring_of(seat).strip.is_open()
    press(seat, "Z")
    assert not wiring_of(seat).strip.is_open()
    press(seat, "Ctrl+R")
    seat.open_article("flood")
    seat.visitor.page.setFocus()
    press(seat, "Z")
    assert not wiring_of(seat).strip.is_open()
    assert "There is no annotation in this article yet." in seat.messages()


def test_more_choices_than_letters_take_two(desktop: Desktop, tmp_path: Path) -> None:
    choices = tuple(f"choice {n}" for n in range(5))
    many = tuple(Attribute(f"attribute {n}", AttributeKind.CHOICE, choices) for n in range(15))
    seat = begin_with(desktop, tmp_path, (*many, OWN[0]))
    seat.highlight("may have", "4")
    press(seat, "Z")
    assert len(wiring_of(seat).strip.board.entries()) == 16
    press(seat, letter(seat, "attribute 11"))
    assert [entry.words for entry in wiring_of(seat).strip.board.entries()] == list(choices)
    press(seat, letter(seat, "choice 3"))
    assert attributes_of(seat) == {"attribute 11": "choice 3"}
    assert len(wiring_of(seat).strip.board.entries()) == 16
    press(seat, letter(seat, "certain"), letter_in(seat, "no"))
    assert attributes_of(seat)["certain"] is False
    press(seat, letter(seat, "attribute 2"), "Esc")
    assert wiring_of(seat).strip.is_open()
    press(seat, "Esc")
    assert not wiring_of(seat).strip.is_open()


def letter_in(seat: Seat, words: str) -> str:
    """The letter that yes or no has by itself."""
    assert words in {"yes", "no"}
    assert field_of(seat, "certain").isEnabled()
    return words[0].upper()


def test_the_strip_follows_the_width_of_the_page(seat: Seat) -> None:
    seat.window.resize(1280, 800)
    press(seat, "Z", "Tab")
    board = wiring_of(seat).strip.board
    wide = board.height()
    seat.window.resize(1000, 700)
    seat.visitor.settle()
    assert board.height() > wide
    assert board.width() <= seat.visitor.page.viewport().width()
    seat.window.resize(1280, 800)
    seat.visitor.settle()
    assert board.height() == wide
