"""The cases of hints and the jump to letters."""

from annotator.domain.span import Span
from annotator.gui.wiring.hints import HintActions
from tests.end2end.acting import case, chosen_text, fresh, press
from tests.end2end.driving import Seat


def hints_of(seat: Seat) -> HintActions:
    found = seat.window.findChild(HintActions)
    assert isinstance(found, HintActions)
    return found


def letters(seat: Seat, words: str) -> str:
    """What stands over words, which the hints must be showing."""
    shown = hints_of(seat).hints.overlay.hints
    return next(hint.name for hint in shown if hint.place.span == seat.span(words))


def type_hint(seat: Seat, words: str) -> None:
    seat.visitor.press(*letters(seat, words))


def selected(seat: Seat) -> str:
    span = seat.visitor.page.selection()
    return span.of(seat.text) if span else ""


@case("hint-word")
def _goes_to_a_word_and_selects_to_one(seat: Seat, key: str) -> None:
    page = fresh(seat).visitor.page
    press(seat, key)
    type_hint(seat, "escaped")
    assert page.selection() is None
    assert page.caret() == seat.span("escaped").start
    press(seat, key)
    first, last = tuple(letters(seat, "blaze"))
    seat.visitor.press(first, f"Shift+{last}")
    assert selected(seat) == "escaped the blaze"
    press(seat, key)
    type_hint(seat, "service")
    assert selected(seat) == "service said at least 30 people escaped the blaze"
    press(seat, "Esc")


@case("hint-words")
def _selects_from_word_to_word(seat: Seat, key: str) -> None:
    fresh(seat)
    before = seat.visitor.actions
    press(seat, key)
    type_hint(seat, "people")
    assert seat.visitor.page.stretch.span == seat.span("people")
    type_hint(seat, "least")
    assert selected(seat) == "least 30 people"
    press(seat, "3")
    assert seat.visitor.actions - before == 6
    assert seat.labelled() == [("number", "least 30 people")]
    press(seat, key)
    type_hint(seat, "neighbour")
    press(seat, "Space")
    assert selected(seat) == "neighbour"
    press(seat, key)
    type_hint(seat, "people")
    press(seat, "Esc")
    assert selected(seat) == "neighbour"


@case("hint-number")
def _tags_a_number(seat: Seat, key: str) -> None:
    fresh(seat)
    before = seat.visitor.actions
    press(seat, key)
    type_hint(seat, "at least 30")
    seat.visitor.settle()
    assert seat.labelled() == [("number", "at least 30")]
    assert seat.visitor.actions - before <= 3
    assert chosen_text(seat) == "at least 30"
    press(seat, key)
    shown = [hint.place.span.of(seat.text) for hint in hints_of(seat).hints.overlay.hints]
    assert shown == ["dozens"]
    press(seat, "Esc")


@case("hint-quotation")
def _tags_a_quotation(seat: Seat, key: str) -> None:
    fresh(seat)
    press(seat, key)
    type_hint(seat, "may have known")
    seat.visitor.settle()
    assert seat.labelled() == [("claim", "may have known")]
    press(seat, key)
    assert not hints_of(seat).hints.active()
    assert any("No quotation" in words for words in seat.messages())
    press(seat, "Esc")


@case("jump")
def _goes_to_letters(seat: Seat, key: str) -> None:
    page = fresh(seat).visitor.page
    page.set_caret(0)
    press(seat, key)
    seat.visitor.write("scap")
    assert hints_of(seat).jump.count.text() == "1 of 1"
    press(seat, "Return")
    assert page.caret() == seat.span("escaped").start
    page.select(Span(page.caret(), page.caret() + 3))
    press(seat, key)
    seat.visitor.write("bla")
    press(seat, "Return")
    assert selected(seat) == "escaped the blaze"
    press(seat, key)
    seat.visitor.press("1", "C", "Esc")
    assert selected(seat) == "escaped the blaze"
    assert seat.annotations() == []
    press(seat, "Esc")
