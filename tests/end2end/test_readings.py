"""What is read in numbers: shown as read, confirmed or changed in one key, and stored not before."""

import json
from pathlib import Path

import pytest

from annotator.domain.json_values import JsonObject
from annotator.domain.label import default_scheme
from annotator.domain.openness import OpenPoint
from annotator.gui.annotate.attributes.names import reading_title
from annotator.gui.demo.waiting import wait_until
from tests.end2end.attribute_seat import attributes_of, begin_with, box_of, chosen, field_of, letter, press
from tests.end2end.driving import Desktop, Seat
from tests.end2end.seed_article import export_to

READ = {"bound": "at-least", "value": 30, "unit": "people"}


@pytest.fixture
def seat(desktop: Desktop, tmp_path: Path) -> Seat:
    """A number that nobody has read is chosen."""
    seat = begin_with(desktop, tmp_path)
    seat.highlight("at least 30", "3")
    return seat


def points(seat: Seat) -> tuple[OpenPoint, ...]:
    return seat.visitor.desk.openness().points(chosen(seat))


def test_a_reading_is_shown_by_words_and_slant_and_not_stored(seat: Seat, tmp_path: Path) -> None:
    inspector = seat.window.annotate.rail.inspector
    assert inspector.read.isVisible()
    assert inspector.read.text() == "read from the text, not yet confirmed"
    box = box_of(seat, "bound")
    assert (box.currentText(), box.property("look")) == ("at least", "read")
    assert box.accessibleDescription() == "Read from the text, not yet confirmed"
    assert box.font().italic()
    assert field_of(seat, "quantity").editor.property("look") == ""
    assert attributes_of(seat) == {}
    assert OpenPoint.UNREAD in points(seat)
    exported = export_to(seat, tmp_path / "out.jsonl").partition("\n")[0]
    (span,) = json.loads(exported)["layers"][0]["spans"]
    assert span.get("attributes", {}) == {}


def test_return_on_the_page_confirms_it(seat: Seat) -> None:
    press(seat, "Return")
    assert attributes_of(seat) == READ
    assert OpenPoint.UNREAD not in points(seat)
    inspector = seat.window.annotate.rail.inspector
    assert not inspector.read.isVisible()
    assert not inspector.confirm.isVisible()
    assert not box_of(seat, "bound").font().italic()
    press(seat, "Ctrl+Z")
    assert attributes_of(seat) == {}
    assert inspector.read.isVisible()


def test_return_in_the_fields_confirms_it(seat: Seat) -> None:
    press(seat, "F4", "Return")
    assert attributes_of(seat) == READ
    press(seat, "Return", "Return", "Return", "Return")
    assert seat.visitor.page.hasFocus()


def test_a_click_confirms_it(seat: Seat) -> None:
    seat.visitor.click(seat.window.annotate.rail.inspector.confirm)
    seat.visitor.settle()
    assert attributes_of(seat) == READ


def test_return_tags_what_is_selected_first(seat: Seat) -> None:
    seat.visitor.drag(seat.span("dozens"))
    press(seat, "Return")
    assert [one.attributes for one in seat.annotations()] == [{}, {}]
    press(seat, "Return")
    assert [one.attributes for one in seat.annotations()] == [{}, {"bound": "vague", "lower": 24}]
    press(seat, "Return")
    assert "Select words first" in " ".join(seat.messages())


def test_a_quick_hand_tags_and_confirms(seat: Seat) -> None:
    seat.visitor.drag(seat.span("dozens"))
    seat.visitor.press("3", "Return")
    seat.visitor.settle()
    assert [one.attributes for one in seat.annotations()] == [{}, {"bound": "vague", "lower": 24}]


def test_what_is_open_says_what_is_read(seat: Seat) -> None:
    row = seat.window.annotate.rail.open.rows[0]
    wait_until(lambda: "read as" in row.why.text(), "what is open")
    assert row.why.text() == "not tied yet, read as at least 30 people, unconfirmed"
    press(seat, "Return")
    wait_until(lambda: row.why.text() == "not tied yet", "what is open")


@pytest.mark.parametrize(
    ("read", "words"),
    [
        (READ, "at least 30 people"),
        ({"bound": "range", "lower": 10, "upper": 20}, "10–20"),
        ({"bound": "vague", "lower": 24, "unit": "km"}, "vague ≥ 24 km"),
        ({"bound": "vague", "upper": 9.5}, "vague ≤ 9.5"),
        ({}, ""),
    ],
)
def test_a_reading_in_words(read: JsonObject, words: str) -> None:
    assert reading_title(default_scheme().label_named("number"), read) == words


def test_another_bound_by_one_letter_keeps_what_else_is_read(seat: Seat) -> None:
    press(seat, "Z")
    press(seat, letter(seat, "at most"))
    assert attributes_of(seat) == {"bound": "at-most", "value": 30, "unit": "people"}
    press(seat, "Esc", "Ctrl+Z")
    press(seat, "F4", "M")
    assert attributes_of(seat) == {"bound": "more-than", "value": 30, "unit": "people"}


def test_what_is_typed_by_hand_wins_over_what_is_read(seat: Seat) -> None:
    press(seat, "F4", "Down", "Down")
    press(seat, "Ctrl+A")
    seat.visitor.write("residents")
    press(seat, "Esc")
    assert attributes_of(seat) == {"unit": "residents"}
    assert seat.window.annotate.rail.inspector.read.isVisible()
    press(seat, "Return")
    assert attributes_of(seat) == {"unit": "residents", "bound": "at-least", "value": 30}


def test_the_reading_follows_the_edges(seat: Seat) -> None:
    press(seat, "Alt+Shift+Right", "Alt+Shift+Right")
    assert chosen(seat).text(seat.text) == "30"
    assert box_of(seat, "bound").currentText() == "at least"
    press(seat, "Delete")
    seat.highlight("escaped", "3")
    assert not seat.window.annotate.rail.inspector.read.isVisible()
    press(seat, "Shift+Z")
    assert "There is no reading to confirm" in " ".join(seat.messages())
    assert attributes_of(seat) == {}


def test_all_readings_of_the_article(seat: Seat) -> None:
    seat.highlight("dozens", "3")
    seat.highlight("hospital", "3")
    press(seat, "Ctrl+Shift+Return")
    assert [one.attributes for one in seat.annotations()] == [READ, {"bound": "vague", "lower": 24}, {}]
    assert "2 readings confirmed" in seat.messages()
    press(seat, "Ctrl+Z")
    assert [one.attributes for one in seat.annotations()] == [{}, {}, {}]
    press(seat, "Ctrl+Shift+Return", "Ctrl+Shift+Return")
    assert "There is no reading to confirm in this article." in seat.messages()


def test_a_screen_reader_hears_that_it_is_only_read(seat: Seat) -> None:
    words = seat.project.announcing.words(chosen(seat))
    assert words.endswith("read from the text, not yet confirmed")


def test_done_is_protected(seat: Seat) -> None:
    press(seat, "Ctrl+D", "Return")
    assert attributes_of(seat) == {}
    assert not seat.window.annotate.rail.inspector.confirm.isVisible()
    assert "reopen it to change it" in " ".join(seat.messages())
