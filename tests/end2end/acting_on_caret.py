"""The cases of the menu Selection that move the caret, take units of the text, grow and shrink."""

from annotator.gui.actions.catalogue import spec
from tests.end2end.acting import case, fresh, press
from tests.end2end.driving import Seat

SENTENCE = "The fire service said at least 30 people escaped the blaze."
SECOND = "A neighbour, Ida Moll, spoke of dozens."
LAST = "Nobody was hurt, according to the hospital in Tarn."
PARAGRAPH = f"{SENTENCE} {SECOND}"


def at(seat: Seat, words: str) -> None:
    """The caret before words."""
    fresh(seat).visitor.page.set_caret(seat.span(words).start)


def selected(seat: Seat) -> str:
    span = seat.visitor.page.selection()
    return span.of(seat.text) if span else ""


def following(seat: Seat) -> str:
    """The first words after the caret, nothing being selected."""
    assert selected(seat) == ""
    return " ".join(seat.text[seat.visitor.page.caret() :].split()[:2])


UNITS = {
    "select-word": "service",
    "select-sentence": SENTENCE,
    "select-paragraph": PARAGRAPH,
}


@case(*UNITS)
def _selects_a_unit(seat: Seat, key: str) -> None:
    name = next(name for name in UNITS if key in spec(name).keys)
    at(seat, "service")
    finished: list[str] = []
    heard = seat.visitor.page.selected.connect(lambda span, _: finished.append(span.of(seat.text)))
    press(seat, key)
    seat.visitor.page.selected.disconnect(heard)
    assert selected(seat) == UNITS[name], name
    assert finished == [UNITS[name]]


@case("select-quotation")
def _selects_the_quotation(seat: Seat, key: str) -> None:
    at(seat, "have known")
    press(seat, key)
    assert selected(seat) == "may have known"
    at(seat, "service")
    press(seat, key)
    assert selected(seat) == ""
    assert "The caret stands in no quotation." in seat.messages()


@case("select-to-punctuation")
def _selects_to_punctuation(seat: Seat, key: str) -> None:
    at(seat, "A neighbour")
    for reached in ("A neighbour", "A neighbour, Ida Moll", SECOND.rstrip(".")):
        press(seat, key)
        assert selected(seat) == reached


@case("grow")
def _grows(seat: Seat, key: str) -> None:
    at(seat, "Moll")
    for reached in ("Moll", "Ida Moll", SECOND, PARAGRAPH, seat.text):
        press(seat, key)
        assert selected(seat) == reached
    press(seat, key)
    assert "The whole text is selected." in seat.messages()


@case("shrink")
def _shrinks(seat: Seat, key: str) -> None:
    at(seat, "Moll")
    seat.visitor.press("U", "U", "U", "U")
    for reached in (SECOND, "Ida Moll", "Moll", ""):
        press(seat, key)
        assert selected(seat) == reached


@case("sentence-on", "sentence-back")
def _walks_by_sentences(seat: Seat, key: str) -> None:
    at(seat, "spoke")
    steps = ("The owner,", "Nobody was") if key in spec("sentence-on").keys else ("A neighbour,", "The fire")
    for step in steps:
        press(seat, key)
        assert following(seat) == step


@case("paragraph-on", "paragraph-back")
def _walks_by_paragraphs(seat: Seat, key: str) -> None:
    onwards = key in spec("paragraph-on").keys
    at(seat, "spoke" if onwards else "denied")
    for step in ("The owner,", "") if onwards else ("The owner,", "The fire"):
        press(seat, key)
        assert following(seat) == step


EXTENDED = {
    "extend-sentence-on": ("Ida", "Ida Moll, spoke of dozens."),
    "extend-sentence-back": ("Ida", "A neighbour, "),
    "extend-paragraph-on": ("A neighbour", SECOND),
    "extend-paragraph-back": ("broken", "The owner, she added, “may have known” about the "),
}


@case(*EXTENDED)
def _extends(seat: Seat, key: str) -> None:
    name = next(name for name in EXTENDED if key in spec(name).keys)
    words, reached = EXTENDED[name]
    at(seat, words)
    start = seat.visitor.page.caret()
    finished: list[str] = []
    heard = seat.visitor.page.selected.connect(lambda span, _: finished.append(span.of(seat.text)))
    press(seat, key)
    seat.visitor.page.selected.disconnect(heard)
    assert selected(seat) == reached, name
    assert finished == [reached]  # Shift was let go
    press(seat, key)
    assert len(selected(seat)) > len(reached)
    assert seat.visitor.page.stretch.anchor == start
