"""The cases of going from annotation to annotation."""

from tests.end2end.acting import case, chosen_text, fresh, press
from tests.end2end.driving import Seat


def three(seat: Seat) -> None:
    """Two numbers, and a speaker between them; nothing chosen, the caret at the start."""
    fresh(seat).highlight("30 people", "3")
    seat.highlight("Ida Moll", "2")
    seat.highlight("dozens", "3")
    seat.visitor.press("Esc", "Esc", "Ctrl+Home")


@case("next-same-label", "previous-same-label")
def _goes_by_label(seat: Seat, key: str) -> None:
    three(seat)
    press(seat, "Tab")
    assert chosen_text(seat) == "30 people"
    press(seat, key)
    assert chosen_text(seat) == "dozens"
    press(seat, key)
    assert chosen_text(seat) == "30 people"


@case("next-open", "previous-open")
def _goes_to_what_is_open(seat: Seat, key: str) -> None:
    three(seat)
    onwards = "Shift" not in key
    order = ["30 people", "Ida Moll", "dozens", "30 people"]
    for words in order if onwards else order[::-1]:
        if not onwards and words == "30 people" and not chosen_text(seat):
            continue  # nothing lies before the caret: round to the last one
        press(seat, key)
        assert chosen_text(seat) == words
    assert "not tied yet" in seat.window.annotate.rail.inspector.open_points.text()
