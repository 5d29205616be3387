"""From annotation to annotation by label and by what is open, round at the ends, and what is said there."""

from pathlib import Path

from tests.end2end.acting import chosen_text
from tests.end2end.beginning import begin
from tests.end2end.driving import Desktop


def test_round_at_the_end_and_from_the_caret(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    for words, key in (("30 people", "3"), ("Ida Moll", "2"), ("dozens", "3")):
        seat.highlight(words, key)
    seat.visitor.press("Esc", "Esc")
    seat.visitor.click_text(seat.span("spoke of").start)
    seat.visitor.press("L")  # nothing is chosen: the next one from the caret, whatever its label
    assert chosen_text(seat) == "dozens"
    seat.visitor.press("L")
    assert chosen_text(seat) == "30 people"
    seat.visitor.press("Shift+L")
    assert chosen_text(seat) == "dozens"


def test_the_listed_label_counts_while_nothing_is_chosen(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    for words, key in (("30 people", "3"), ("Ida Moll", "2")):
        seat.highlight(words, key)
    seat.visitor.press("Esc", "Esc", "Ctrl+Home", "Ctrl+Shift+L", "Ctrl+Shift+L", "L")
    assert chosen_text(seat) == "Ida Moll"


def test_what_is_closed_is_passed_over(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.visitor.press("O")
    assert "Nothing is open here" in seat.messages()[-1]
    seat.highlight("30 people", "3")
    seat.visitor.press("O")
    assert "the only annotation that is open" in seat.messages()[-1]
    seat.visitor.press("L")
    assert "no other annotation of this label" in seat.messages()[-1]
    assert "number not read yet" in seat.window.annotate.rail.inspector.open_points.text()
