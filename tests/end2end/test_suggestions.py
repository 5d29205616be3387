"""Suggestions for texts: who speaks, what is counted, what stands here already."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.gui.demo.waiting import wait_until
from tests.end2end.attribute_seat import attributes_of, begin_with, press, text_field
from tests.end2end.driving import Desktop, Seat


@pytest.fixture
def seat(desktop: Desktop, tmp_path: Path) -> Seat:
    return begin_with(desktop, tmp_path)


def go_to(seat: Seat, name: str) -> None:
    """To a field by keys."""
    press(seat, "F4")
    while not text_field(seat, name).line.hasFocus():
        seat.visitor.press("Tab")


def name_speaker(seat: Seat, words: str, entity: str) -> None:
    seat.highlight(words, "2")
    go_to(seat, "entity")
    seat.visitor.press("Ctrl+A")
    seat.visitor.write(entity)
    press(seat, "Esc")


def test_where_nothing_is_known_the_speakers_own_words_are_offered(seat: Seat) -> None:
    seat.highlight("The fire service", "2")
    go_to(seat, "entity")
    field = text_field(seat, "entity")
    assert field.suggestions.names() == ["fire service", "The fire service"]
    assert field.suggestions.current() == "fire service"
    press(seat, "Down", "Return")
    assert attributes_of(seat) == {"entity": "The fire service"}
    assert not field.suggestions.isVisible()


def test_a_pronoun_is_offered_the_last_speaker(seat: Seat) -> None:
    name_speaker(seat, "The fire service", "Fire Service")
    name_speaker(seat, "Ida Moll", "Ida Moll")
    name_speaker(seat, "the hospital", "Hospital of Tarn")
    seat.highlight("she", "2")
    go_to(seat, "entity")
    assert text_field(seat, "entity").suggestions.names() == ["Ida Moll", "Hospital of Tarn", "Fire Service"]
    press(seat, "Return")
    assert attributes_of(seat) == {"entity": "Ida Moll"}
    press(seat, "Shift+Tab", "Shift+E")
    assert attributes_of(seat) == {"entity": "Fire Service"}
    press(seat, "Shift+Tab", "Shift+E")
    assert "No speaker before this one has an entity yet" in " ".join(seat.messages())


def test_only_return_takes_what_is_marked(seat: Seat) -> None:
    name_speaker(seat, "The fire service", "Fire Service")
    seat.highlight("Ida Moll", "2")
    for leave in ("Tab", "Shift+Tab", "Esc", "F6"):
        go_to(seat, "entity")
        assert text_field(seat, "entity").suggestions.current() == "Ida Moll"
        press(seat, leave)
        assert attributes_of(seat) == {}
        assert not text_field(seat, "entity").suggestions.isVisible()
        seat.visitor.page.setFocus()
    go_to(seat, "entity")
    seat.visitor.write("fire")
    assert text_field(seat, "entity").suggestions.names() == ["Fire Service"]
    assert text_field(seat, "entity").suggestions.current() is None
    press(seat, "Return")
    assert attributes_of(seat) == {"entity": "fire"}
    press(seat, "Esc", "Ctrl+Z")
    go_to(seat, "entity")
    seat.visitor.write("fire")
    press(seat, "Down", "Return")
    assert attributes_of(seat) == {"entity": "Fire Service"}


def test_names_that_arrive_late_leave_the_mark_where_somebody_put_it(seat: Seat) -> None:
    seat.highlight("The fire service", "2")
    go_to(seat, "entity")
    field = text_field(seat, "entity")
    press(seat, "Down")
    field.refresh()
    assert field.suggestions.current() == "The fire service"
    press(seat, "Up")
    field.refresh()
    assert field.suggestions.current() == "fire service"
    seat.visitor.write("f")
    assert field.suggestions.current() is None


def test_a_click_takes_a_suggestion(seat: Seat) -> None:
    name_speaker(seat, "The fire service", "Fire Service")
    seat.highlight("Ida Moll", "2")
    go_to(seat, "entity")
    view = text_field(seat, "entity").suggestions
    row = view.names().index("Fire Service")
    seat.visitor.click(view.viewport(), view.visualRect(view.model().index(row, 0)).center())
    seat.visitor.settle()
    assert attributes_of(seat) == {"entity": "Fire Service"}


def test_the_list_is_the_projects_and_the_newest_come_first(seat: Seat) -> None:
    for words, quantity in (("30 people", "escaped"), ("dozens", "seen")):
        seat.highlight(words, "3")
        go_to(seat, "quantity")
        seat.visitor.write(quantity)
        press(seat, "Esc")
    seat.open_article("flood")
    seat.highlight("200", "3")
    go_to(seat, "quantity")
    field = text_field(seat, "quantity")
    assert field.suggestions.names() == ["seen", "escaped"]
    press(seat, "Down", "Return")
    assert attributes_of(seat)["quantity"] == "escaped"
    seat.highlight("$4bn", "3")
    go_to(seat, "quantity")
    assert text_field(seat, "quantity").suggestions.names() == ["escaped", "seen"]
    press(seat, "Esc")
    press(seat, "Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    seat.open_article("fire")
    press(seat, "Esc", "Tab", "Ctrl+Z")
    assert [one.attributes.get("quantity") for one in seat.annotations()] == ["escaped", None]
    seat.highlight("dozens", "3")
    go_to(seat, "quantity")
    wait_until(lambda: text_field(seat, "quantity").suggestions.names() == ["escaped"], "the list")


def test_the_list_stays_where_it_is_needed(seat: Seat) -> None:
    """Beneath the line, inside the window, and gone with it."""
    for n, words in enumerate(("The fire service", "Ida Moll", "the hospital", "the city council")):
        name_speaker(seat, words, f"entity {n}")
    seat.highlight("she", "2")
    go_to(seat, "entity")
    view, line = text_field(seat, "entity").suggestions, text_field(seat, "entity").line
    assert seat.window.rect().contains(view.geometry())
    assert not view.geometry().intersects(
        line.rect().translated(line.mapTo(seat.window, line.rect().topLeft()))
    )
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert not view.isVisible()
