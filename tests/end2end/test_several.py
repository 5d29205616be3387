"""Several annotations at once: chosen in the list or by their label, and changed in one step."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.gui.demo.waiting import let_events_pass
from tests.end2end.attribute_seat import (
    OWN,
    attributes_of,
    begin_with,
    box_of,
    describe,
    field_of,
    letter,
    panel_of,
    press,
    text_field,
    visible_fields,
)
from tests.end2end.driving import Desktop, Seat


@pytest.fixture
def seat(desktop: Desktop, tmp_path: Path) -> Seat:
    """Two speakers, two numbers and a hedge."""
    seat = begin_with(desktop, tmp_path, OWN)
    for words, key in (
        ("The fire service", "2"),
        ("at least 30", "3"),
        ("Ida Moll", "2"),
        ("dozens", "3"),
        ("may have", "4"),
    ):
        seat.highlight(words, key)
    return seat


def click(seat: Seat, row: int, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Click a row of the list of annotations."""
    view = seat.window.annotate.rail.list.view
    index = view.model().index(row, 0)
    view.scrollTo(index)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, held, view.visualRect(index).center())
    let_events_pass()


def together(seat: Seat) -> list[str]:
    return [one.text(seat.text) for one in seat.window.annotate.rail.several.annotations()]


def listed(seat: Seat) -> list[int]:
    """The selected rows."""
    view = seat.window.annotate.rail.list.view
    return sorted(index.row() for index in view.selectionModel().selectedRows())


CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_by_mouse(seat: Seat) -> None:
    click(seat, 0)
    click(seat, 2, CTRL)
    assert together(seat) == ["The fire service", "Ida Moll"]
    assert seat.window.annotate.rail.inspector.label.text() == "2 annotations"
    assert seat.window.annotate.rail.inspector.place.text() == "Speaker"
    click(seat, 3, SHIFT)
    assert together(seat) == ["The fire service", "Ida Moll", "dozens"]
    click(seat, 0, CTRL)
    assert together(seat) == ["Ida Moll", "dozens"]
    assert seat.visitor.desk.chosen_annotation() is not None
    assert listed(seat) == [2, 3]
    click(seat, 1)
    assert together(seat) == ["at least 30"]
    assert attributes_of(seat) == {}


def test_by_keys_in_the_list(seat: Seat) -> None:
    click(seat, 0)
    press(seat, "Shift+Down", "Shift+Down")
    assert together(seat) == ["The fire service", "at least 30", "Ida Moll"]
    assert listed(seat) == [0, 1, 2]
    press(seat, "Shift+Up")
    assert together(seat) == ["The fire service", "at least 30"]
    press(seat, "Down")
    assert len(together(seat)) == 1


def test_all_of_a_label(seat: Seat) -> None:
    press(seat, "Shift+Tab", "Shift+A")
    assert together(seat) == ["at least 30", "dozens"]
    assert listed(seat) == [1, 3]
    press(seat, "Tab")
    assert together(seat) == ["may have"]
    press(seat, "Shift+A")
    assert together(seat) == ["may have"]
    click(seat, 0)
    press(seat, "Shift+A")
    assert together(seat) == ["The fire service", "Ida Moll"]
    seat.visitor.click_text(seat.span("Ida").start)
    assert together(seat) == ["Ida Moll"]
    assert listed(seat) == [2]
    seat.visitor.page.setFocus()
    press(seat, "Esc")
    assert together(seat) == []


def test_they_are_set_in_one_step_and_undone_in_one(seat: Seat) -> None:
    press(seat, "Shift+Tab", "Shift+Tab", "Shift+A", "F4", "N")
    assert [one.attributes for one in seat.annotations() if one.label == "speaker"] == [{"form": "named"}] * 2
    assert together(seat) == ["The fire service", "Ida Moll"]
    press(seat, "Down")
    seat.visitor.write("somebody")
    press(seat, "Esc")
    assert [one.attributes.get("entity") for one in seat.annotations()] == ["somebody", None] * 2 + [None]
    press(seat, "Ctrl+Z")
    assert [one.attributes.get("entity") for one in seat.annotations()] == [None] * 5


def test_what_differs_is_shown_as_several(seat: Seat) -> None:
    click(seat, 0)
    press(seat, "F4", "N", "Esc")
    click(seat, 2)
    press(seat, "F4", "U", "Down")
    seat.visitor.write("Ida")
    press(seat, "Esc", "Shift+A")
    assert box_of(seat, "form").currentIndex() == -1
    assert box_of(seat, "form").placeholderText() == "several"
    assert text_field(seat, "entity").line.placeholderText() == "several"
    press(seat, "F4", "Esc")
    assert [one.attributes for one in seat.annotations() if one.label == "speaker"] == [
        {"form": "named"},
        {"form": "unnamed", "entity": "Ida"},
    ]
    press(seat, "F4", "P")
    assert box_of(seat, "form").currentText() == "pronoun"
    press(seat, "Del")
    assert box_of(seat, "form").currentText() == "–"


def test_different_labels_show_what_they_share(seat: Seat) -> None:
    click(seat, 3)
    click(seat, 2, CTRL)
    assert visible_fields(seat) == []
    press(seat, "F4")
    assert "There is no attribute to set here." in seat.messages()
    click(seat, 3)
    describe(seat, {"bound": "exact", "odd": 1})
    click(seat, 2)
    press(seat, "F4", "N", "Esc")
    click(seat, 3)
    click(seat, 2, CTRL)
    assert visible_fields(seat) == ["odd"]
    assert field_of(seat, "odd").editor.toolTip()
    seat.visitor.click(field_of(seat, "odd").editor)
    seat.visitor.settle()
    assert [one.attributes for one in seat.annotations()][2:4] == [{"form": "named"}, {"bound": "exact"}]


def test_the_readings_of_several_are_confirmed_by_one_key(seat: Seat) -> None:
    press(seat, "Shift+Tab", "Shift+A")
    inspector = seat.window.annotate.rail.inspector
    assert inspector.read.text() == "2 numbers not yet confirmed"
    seat.visitor.page.setFocus()
    press(seat, "Return")
    assert [one.attributes.get("bound") for one in seat.annotations()] == [
        None,
        "at-least",
        None,
        "vague",
        None,
    ]
    assert inspector.read.text() == ""


def test_letters_set_all_of_them(seat: Seat) -> None:
    press(seat, "Shift+Tab", "Shift+A", "Z")
    press(seat, letter(seat, "about"))
    numbers = [one.attributes for one in seat.annotations() if one.label == "number"]
    assert numbers == [
        {"bound": "approximate", "value": 30, "unit": "people"},
        {"value": 24, "bound": "approximate"},
    ]
    press(seat, letter(seat, "about"))
    assert [one.attributes.get("bound") for one in seat.annotations()] == [None] * 5


def test_deleting_takes_all_of_them_and_undo_brings_them_back(seat: Seat) -> None:
    press(seat, "Shift+Tab", "Shift+A", "Del")
    assert [label for label, _ in seat.labelled()] == ["speaker", "speaker", "hedge"]
    assert together(seat) == []
    press(seat, "Ctrl+Z")
    assert len(seat.annotations()) == 5
    assert not panel_of(seat).has_keyboard()
