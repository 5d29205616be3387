"""The fields beside the page: every kind of attribute, by mouse and by keys."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from annotator.domain.json_values import same
from annotator.domain.label import Attribute, AttributeKind, Condition, default_scheme
from annotator.gui.annotate.attributes.number_field import NumberField
from tests.end2end.attribute_seat import (
    OWN,
    attributes_of,
    begin_with,
    box_of,
    chosen,
    describe,
    field_of,
    panel_of,
    pick_by_mouse,
    press,
    text_field,
    visible_fields,
    wiring_of,
)
from tests.end2end.driving import Desktop, Seat


@pytest.fixture
def seat(desktop: Desktop, tmp_path: Path) -> Seat:
    """An annotation of a label with attributes of every kind is chosen."""
    seat = begin_with(desktop, tmp_path, OWN)
    seat.highlight("may have", "4")
    return seat


def test_what_a_label_begins_with_is_there_and_what_it_asks_for_is_open(seat: Seat) -> None:
    assert attributes_of(seat) == {"colour": "green"}
    inspector = seat.window.annotate.rail.inspector
    assert "without certain" in inspector.open_points.text()
    assert box_of(seat, "certain").currentText() == "–"
    press(seat, "F4", "N")
    assert attributes_of(seat) == {"colour": "green", "certain": False}
    assert "certain" not in inspector.open_points.text()
    press(seat, "Y")
    assert attributes_of(seat)["certain"] is True
    press(seat, "Del")
    assert attributes_of(seat) == {"colour": "green"}


def test_each_kind_by_keys_alone(seat: Seat) -> None:
    press(seat, "F4", "Y", "Down", "R", "Tab")
    seat.visitor.write("1,200")
    press(seat, "Down")
    seat.visitor.write("so & so")
    press(seat, "Esc")
    assert same(attributes_of(seat), {"certain": True, "colour": "red", "size": 1200, "remark": "so & so"})
    assert seat.visitor.page.hasFocus()
    for gone in ("remark", "size", "colour", "certain"):
        assert gone in attributes_of(seat)
        press(seat, "Ctrl+Z")
        assert gone not in attributes_of(seat) or attributes_of(seat)[gone] == "green"
    assert attributes_of(seat) == {"colour": "green"}


def test_each_kind_by_mouse(seat: Seat) -> None:
    pick_by_mouse(seat, box_of(seat, "certain"), 2)
    pick_by_mouse(seat, box_of(seat, "colour"), 1)
    seat.visitor.click(field_of(seat, "size").editor)
    seat.visitor.write("2.5")
    seat.visitor.click(field_of(seat, "remark").editor)
    seat.visitor.write("seen")
    seat.visitor.click_text(seat.span("blaze").start)
    seat.visitor.settle()
    (one,) = seat.annotations()
    assert same(one.attributes, {"certain": False, "colour": "red", "size": 2.5, "remark": "seen"})
    press(seat, "Tab")
    pick_by_mouse(seat, box_of(seat, "colour"), 0)
    assert "colour" not in attributes_of(seat)


def test_what_is_no_number_is_said_in_place_and_not_saved(seat: Seat) -> None:
    field = field_of(seat, "size")
    assert isinstance(field, NumberField)
    press(seat, "F4", "Down", "Down")
    seat.visitor.write("five")
    press(seat, "Return")
    assert "this is no number" in field.fault.text()
    assert field.fault.isVisible()
    assert field.line.hasFocus()
    assert "size" not in attributes_of(seat)
    press(seat, "Ctrl+A")
    seat.visitor.write("5.0")
    assert not field.fault.isVisible()
    press(seat, "Return")
    assert same(attributes_of(seat)["size"], 5.0)
    assert text_field(seat, "remark").line.hasFocus()
    press(seat, "Up", "Ctrl+A", "Backspace", "Down")
    assert "size" not in attributes_of(seat)


def test_a_wrong_number_does_not_go_to_another_annotation(seat: Seat) -> None:
    seat.highlight("according", "4")
    press(seat, "F4", "Down", "Down")
    seat.visitor.write("five")
    press(seat, "PgUp")
    field = field_of(seat, "size")
    assert chosen(seat).text(seat.text) == "may have"
    assert field.editor.hasFocus()
    assert (field.fault.text(), field.is_dirty()) == ("", False)
    seat.visitor.write("5")
    press(seat, "PgDown")
    assert [one.attributes.get("size") for one in seat.annotations()] == [5, None]


@pytest.mark.usefixtures("languages")
def test_numbers_in_another_language(seat: Seat) -> None:
    QLocale.setDefault(QLocale("de_DE"))
    press(seat, "F4", "Down", "Down")
    seat.visitor.write("1.200,5")
    press(seat, "Return", "Up")
    assert same(attributes_of(seat)["size"], 1200.5)
    field = field_of(seat, "size")
    assert isinstance(field, NumberField)
    assert field.line.text() == "1200,5"
    press(seat, "Return")
    assert same(attributes_of(seat)["size"], 1200.5)


def test_letters_digits_and_keys_of_the_page_stay_in_the_fields(seat: Seat) -> None:
    before = seat.labelled()
    press(seat, "F4", "1", "C", "X", "E", "?")
    assert box_of(seat, "certain").hasFocus()
    press(seat, "Down", "Down", "Down")
    seat.visitor.write("1c? n/P")
    press(seat, "Esc")
    assert attributes_of(seat)["remark"] == "1c? n/P"
    assert seat.labelled() == before


def test_undo_is_the_articles_where_nothing_is_typed(seat: Seat) -> None:
    press(seat, "F4", "Y", "Ctrl+Z")
    assert attributes_of(seat) == {"colour": "green"}
    assert box_of(seat, "certain").hasFocus()
    press(seat, "Y", "Down", "Down")
    seat.visitor.write("7")
    seat.visitor.press("Ctrl+Z")
    assert attributes_of(seat)["certain"] is True
    field = field_of(seat, "size")
    assert not field.is_dirty()
    press(seat, "Ctrl+Z")
    assert attributes_of(seat) == {"colour": "green"}


def test_attributes_that_the_label_lacks_are_shown_and_removed(seat: Seat) -> None:
    describe(seat, {"colour": "blue", "odd": [1, {"a": None}], "size": "many", "remark": True})
    assert [*panel_of(seat).fields] == ["certain", "colour", "size", "remark", "odd"]
    assert box_of(seat, "colour").currentText() == "blue"
    size = field_of(seat, "size")
    assert isinstance(size, NumberField)
    assert (size.line.text(), text_field(seat, "remark").line.text()) == ("many", "yes")
    press(seat, "F4", *["Down"] * 4)
    assert field_of(seat, "odd").editor.hasFocus()
    press(seat, "Del")
    assert attributes_of(seat) == {"colour": "blue", "size": "many", "remark": True}
    assert QApplication.focusWidget() is box_of(seat, "certain")
    press(seat, "Down", "G")
    assert attributes_of(seat)["colour"] == "green"
    describe(seat, {"odd": 1})
    panel_of(seat).ensureWidgetVisible(field_of(seat, "odd"))
    seat.visitor.click(field_of(seat, "odd").editor)
    seat.visitor.settle()
    assert attributes_of(seat) == {}


def test_an_article_that_is_done_shows_its_attributes_and_keeps_them(seat: Seat) -> None:
    press(seat, "Ctrl+D")
    assert box_of(seat, "colour").currentText() == "green"
    assert not any(field.editor.isEnabled() for field in panel_of(seat).fields.values())
    press(seat, "F4")
    assert seat.visitor.page.hasFocus()
    press(seat, "Z")
    assert attributes_of(seat) == {"colour": "green"}


def test_what_is_typed_is_saved_when_the_article_is_done_or_left(seat: Seat) -> None:
    press(seat, "F4", "Down", "Down", "Down")
    seat.visitor.write("typed")
    press(seat, "Ctrl+D")
    (one,) = seat.annotations()
    assert one.attributes["remark"] == "typed"
    assert seat.visitor.page.hasFocus()
    press(seat, "Ctrl+R")
    press(seat, "F4", "Down", "Down", "Down", "Ctrl+A")
    seat.visitor.write("typed again")
    seat.open_article("flood")
    seat.open_article("fire")
    (one,) = seat.annotations()
    assert one.attributes["remark"] == "typed again"


def test_fields_without_meaning_beside_the_bound_are_not_shown(desktop: Desktop, tmp_path: Path) -> None:
    attributes = next(one for one in default_scheme().labels if one.name == "number").attributes
    seat = begin_with(desktop, tmp_path, tuple(replace(one, when=None) for one in attributes), "number")
    seat.highlight("people", "3")
    assert visible_fields(seat) == ["bound", "value", "lower", "upper", "unit", "quantity"]
    press(seat, "F4", "E")
    assert visible_fields(seat) == ["bound", "value", "unit", "quantity"]
    press(seat, "Down")
    seat.visitor.write("5")
    press(seat, "Up", "V")
    assert visible_fields(seat) == ["bound", "lower", "upper", "unit", "quantity"]
    assert attributes_of(seat) == {"bound": "vague", "lower": 5}
    assert panel_of(seat).fields["bound"].title == "Bound"
    assert box_of(seat, "bound").currentText() == "vague"


def test_what_is_not_asked_for_is_not_shown_and_what_is_there_is(desktop: Desktop, tmp_path: Path) -> None:
    kind = Attribute("kind", AttributeKind.CHOICE, ("other", "plain"))
    which = Attribute("which", AttributeKind.TEXT, required=True, when=Condition("kind", ("other",)))
    seat = begin_with(desktop, tmp_path, (kind, which))
    seat.highlight("may have", "4")
    assert visible_fields(seat) == ["kind"]
    assert "which" not in seat.window.annotate.rail.inspector.open_points.text()
    press(seat, "Z")
    assert [entry.words for entry in wiring_of(seat).strip.board.entries()] == ["other", "plain"]
    press(seat, "O")
    assert visible_fields(seat) == ["kind", "which"]
    assert "without which" in seat.window.annotate.rail.inspector.open_points.text()
    press(seat, "W")
    seat.visitor.write("a third")
    press(seat, "Return", "P", "Esc")
    assert attributes_of(seat) == {"kind": "plain", "which": "a third"}
    assert visible_fields(seat) == ["kind", "which"]


def test_a_number_is_asked_for_its_ends_once_it_has_a_bound(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin_with(desktop, tmp_path)
    seat.highlight("people", "3")
    assert visible_fields(seat) == ["bound", "unit", "quantity"]
    press(seat, "F4", "E", "Down")
    assert field_of(seat, "value").editor.hasFocus()
    seat.visitor.write("5")
    press(seat, "Up", "F")
    assert visible_fields(seat) == ["bound", "lower", "upper", "unit", "quantity"]
    press(seat, "Del")
    assert visible_fields(seat) == ["bound", "lower", "unit", "quantity"]
    assert attributes_of(seat) == {"lower": 5}
    press(seat, "Down", "Ctrl+A", "Backspace", "Down")
    assert visible_fields(seat) == ["bound", "unit", "quantity"]
    seat.highlight("at least 30", "3")
    assert visible_fields(seat) == ["bound", "value", "unit", "quantity"], "as it is read"
    describe(seat, {"bound": "exact"})
    press(seat, "Shift+A")
    assert visible_fields(seat) == ["bound", "value", "unit", "quantity"], "one of them is asked for it"


def test_many_attributes_scroll_and_none_are_no_matter(desktop: Desktop, tmp_path: Path) -> None:
    many = tuple(Attribute(f"attribute {n}", AttributeKind.TEXT) for n in range(15))
    seat = begin_with(desktop, tmp_path, many)
    seat.window.resize(1280, 720)
    seat.highlight("may have", "4")
    panel = panel_of(seat)
    assert panel.verticalScrollBar().maximum() > 0
    press(seat, "F4", *["Down"] * 14)
    last = field_of(seat, "attribute 14")
    assert last.editor.hasFocus()
    assert panel.viewport().rect().contains(last.mapTo(panel.viewport(), last.rect().center()))
    press(seat, "Return")
    assert seat.visitor.page.hasFocus()


def test_a_label_without_attributes_says_so(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin_with(desktop, tmp_path, (Attribute("a", AttributeKind.TEXT),))
    seat.highlight("may have", "4")
    press(seat, "F4")
    assert field_of(seat, "a").editor.hasFocus()
    press(seat, "Esc")
    assert seat.visitor.page.hasFocus()
