"""How the steps of the tour are taken: letters over words and numbers, from one to the next, pen mode."""

from annotator.gui.demo.visit import StepError, Visit
from annotator.gui.tour.script import CHIEF, FEWER, FIRST_GUESS, PEAK, SECOND_GUESS
from annotator.gui.wiring.hints import HintActions


def show_hints(visit: Visit) -> None:
    """Letters over every word in view."""
    visit.bring_into_view(visit.span(CHIEF))
    visit.hands.press("W")
    visit.expect(_hints(visit).hints.overlay.hints, "no letters appeared")


def hint_words(visit: Visit) -> None:
    """The letters over the first word and those over the last."""
    span = visit.span(CHIEF)
    visit.bring_into_view(span)
    if _hints(visit).hints.active():
        visit.hands.press("Esc")
    visit.hands.press("W")
    _type_letters(visit, span.start)
    _type_letters(visit, visit.span("Strennick").start)
    visit.expect_selected(CHIEF)
    visit.tag("2")
    visit.expect_chosen("speaker", CHIEF)


def hint_number(visit: Visit) -> None:
    """The letters over a number."""
    span = visit.span(PEAK)
    visit.bring_into_view(span)
    visit.hands.press("M")
    hints = _hints(visit).hints.overlay.hints
    found = [hint.place.span for hint in hints if hint.place.span.overlaps(span)]
    visit.expect(len(found) == 1, f"{len(found)} hints stand over the number")
    _type_letters(visit, found[0].start)
    visit.hands.settle()
    visit.expect_chosen("number", found[0].of(visit.text))


def walk(visit: Visit) -> None:
    """Back to an earlier number."""
    for _ in range(len(visit.hands.desk.annotations)):
        visit.tag("Shift+Tab")
        if visit.chosen().text(visit.text) == FEWER:
            break
    visit.expect_chosen("number", FEWER)


def take_pen(visit: Visit) -> None:
    """The label that was used last, then the one that is wanted."""
    visit.tag("P")
    visit.tag("3")
    label = visit.window.annotate.pen.label()
    visit.expect(label is not None and label.name == "number", "the number is not in hand")


def first_with_pen(visit: Visit) -> None:
    """One drag."""
    _draw(visit, FIRST_GUESS)


def second_with_pen(visit: Visit) -> None:
    """One more."""
    _draw(visit, SECOND_GUESS)


def put_pen_away(visit: Visit) -> None:
    """The key that took it."""
    visit.tag("P")
    visit.expect(visit.window.annotate.pen.label() is None, "a label is still in hand")


def _draw(visit: Visit, words: str) -> None:
    span = visit.span(words)
    visit.bring_into_view(span)
    visit.hands.drag(span)
    visit.hands.settle()
    visit.expect_chosen("number", words)


def _hints(visit: Visit) -> HintActions:
    found = visit.window.findChild(HintActions)
    if found is None:
        raise StepError("there are no hints in this window")
    return found


def _type_letters(visit: Visit, start: int) -> None:
    """Type the letters over what starts at a code point."""
    hints = _hints(visit).hints.overlay.hints
    name = next((hint.name for hint in hints if hint.place.span.start == start), "")
    visit.expect(name, f"no letters stand over {start}")
    visit.hands.press(*name)
