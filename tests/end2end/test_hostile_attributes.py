"""Whatever stands in an attribute, or in the names of the scheme, is shown as it is and stays what it is."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit

from annotator.domain.json_values import JsonObject
from annotator.domain.label import Attribute, AttributeKind
from annotator.gui.widgets.plain_text import words_of
from tests.end2end.attribute_seat import (
    attributes_of,
    begin_with,
    box_of,
    describe,
    field_of,
    panel_of,
    press,
    text_field,
    wiring_of,
)
from tests.end2end.driving import Desktop, Seat

HOSTILE = {
    "html": "<b>x</b><img src='file:///etc/passwd'> & R&D &amp;",
    "rtl": "\u202e\u0634\u0631\u0643\u0629\u200f ABC (1)",
    "long": "Rindfleischetikettierung " * 400,
    "lines": "one\ntwo\u2028three\ttab",
    "odd": "\ufffd\u200b 🙂 e\u0301",
}
NAMES = ["<i>name</i> & co", "\u0633\u0645", "Grundgesamtheitsbeschreibungsmerkmal" * 3, "tab\tname"]
CHOICES = tuple(HOSTILE.values())
ATTRIBUTES = (
    Attribute(NAMES[0], AttributeKind.CHOICE, CHOICES),
    Attribute(NAMES[1], AttributeKind.CHOICE, CHOICES, required=True),
    Attribute(NAMES[2], AttributeKind.TEXT),
    Attribute(NAMES[3], AttributeKind.TEXT, required=True),
)


@pytest.fixture
def seat(desktop: Desktop, tmp_path: Path) -> Seat:
    seat = begin_with(desktop, tmp_path, ATTRIBUTES)
    seat.highlight("may have", "4")
    return seat


def all_is_plain(seat: Seat) -> None:
    for label in seat.window.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText or not label.text()
    for widget in panel_of(seat).findChildren(QLineEdit) + panel_of(seat).findChildren(QComboBox):
        assert "<b>" not in widget.toolTip()


@pytest.mark.parametrize("name", HOSTILE)
def test_typed_and_suggested_texts(seat: Seat, name: str) -> None:
    words = HOSTILE[name]
    field = text_field(seat, NAMES[2])
    press(seat, "F4", "Down", "Down")
    assert field.line.hasFocus()
    field.line.insert(words)
    press(seat, "Esc")
    kept = attributes_of(seat)[NAMES[2]]
    assert kept == ("one two three\ttab" if name == "lines" else words.strip())
    all_is_plain(seat)
    seat.highlight("according", "4")
    press(seat, "F4", "Down", "Down")
    assert text_field(seat, NAMES[2]).suggestions.names() == [kept]
    press(seat, "Return", "Esc")
    assert attributes_of(seat)[NAMES[2]] == kept
    all_is_plain(seat)
    press(seat, "Ctrl+Z")
    assert NAMES[2] not in attributes_of(seat)


@pytest.mark.parametrize("name", HOSTILE)
def test_imported_values_are_shown_and_not_changed_by_looking(seat: Seat, name: str) -> None:
    words = f"{HOSTILE[name]}\0"
    there: JsonObject = {NAMES[0]: words, NAMES[2]: words, NAMES[3]: words, "<u>other</u> &": {"a": words}}
    describe(seat, there)
    press(seat, "F4", "Down", "Down", "Down", "Down", "Up", "Tab", "Esc")
    press(seat, "Z", "Esc")
    assert attributes_of(seat) == there
    assert field_of(seat, "<u>other</u> &").editor.accessibleName() == "Remove <u>other</u> &"
    all_is_plain(seat)
    mark = seat.visitor.page.marks_under(seat.span("may have").start)[0]
    assert mark.description.startswith("Hedge")
    press(seat, "F4", "Down", "Down", "Down", "Down", "Del")
    assert "<u>other</u> &" not in attributes_of(seat)


def test_choices_and_names_of_the_scheme(seat: Seat) -> None:
    press(seat, "F4")
    box = box_of(seat, NAMES[0])
    assert box.hasFocus()
    press(seat, "Right")
    assert attributes_of(seat) == {NAMES[0]: HOSTILE["html"]}
    assert box.currentText() == " ".join(HOSTILE["html"].split())
    press(seat, "Esc", "Z")
    strip = wiring_of(seat).strip
    assert len(strip.board.entries()) == 12
    assert HOSTILE["html"][:20] in strip.board.accessibleName()
    assert strip.board.height() < seat.visitor.page.height() / 2
    press(seat, "Esc")
    all_is_plain(seat)
    said = seat.window.annotate.rail.inspector.open_points.text()
    assert "<i>name</i> & co" not in said
    assert NAMES[1] in said
    assert words_of(field_of(seat, NAMES[0]).editor.toolTip()) == ""
    assert seat.window.width() <= 1280
