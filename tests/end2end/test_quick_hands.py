"""Keys that come faster than the disk: each counts, in its order, for what it was meant."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest

from annotator.domain.errors import RefusedError
from annotator.gui.demo.waiting import let_events_pass
from tests.end2end.acting import chosen_text
from tests.end2end.beginning import begin
from tests.end2end.driving import Desktop, Seat


@pytest.fixture
def slowly() -> Iterator[Callable[[Seat], Event]]:
    """Lets the project's thread of a seat stand still until the event is set."""
    gates: list[Event] = []

    def stop(seat: Seat) -> Event:
        gate = Event()
        gates.append(gate)
        seat.window.session.submit(lambda: gate.wait(20))
        return gate

    yield stop
    for gate in gates:
        gate.set()


def go_on(seat: Seat, gate: Event) -> None:
    let_events_pass()
    gate.set()
    seat.visitor.settle()


def test_what_is_asked_of_a_tag_waits_until_it_is_saved(
    desktop: Desktop, tmp_path: Path, slowly: Callable[[Seat], Event]
) -> None:
    seat = begin(desktop, tmp_path)
    seat.visitor.drag(seat.span("30 people"))
    gate = slowly(seat)
    seat.visitor.press("3", "D", "Alt+Right")
    assert seat.annotations() == []
    go_on(seat, gate)
    assert [(one.label, one.discuss) for one in seat.annotations()] == [("number", True)]
    assert chosen_text(seat) == "30 people escaped"


def test_a_second_label_key_means_the_same_words(
    desktop: Desktop, tmp_path: Path, slowly: Callable[[Seat], Event]
) -> None:
    seat = begin(desktop, tmp_path)
    seat.visitor.drag(seat.span("30 people"))
    gate = slowly(seat)
    seat.visitor.press("1", "3")
    go_on(seat, gate)
    assert seat.labelled() == [("number", "30 people")]


def test_a_label_key_for_other_words_does_not_wait(
    desktop: Desktop, tmp_path: Path, slowly: Callable[[Seat], Event]
) -> None:
    seat = begin(desktop, tmp_path)
    seat.visitor.drag(seat.span("30 people"))
    gate = slowly(seat)
    seat.visitor.press("3")
    seat.visitor.drag(seat.span("The fire service"))
    seat.visitor.press("2")
    seat.visitor.press("Esc")
    go_on(seat, gate)
    assert seat.labelled() == [("speaker", "The fire service"), ("number", "30 people")]
    assert not chosen_text(seat)


def test_a_note_is_typed_into_the_annotation_that_is_on_its_way(
    desktop: Desktop, tmp_path: Path, slowly: Callable[[Seat], Event]
) -> None:
    seat = begin(desktop, tmp_path)
    seat.visitor.drag(seat.span("30 people"))
    gate = slowly(seat)
    seat.visitor.press("3", "E")
    seat.visitor.write("doubts? 12 bcdh")
    go_on(seat, gate)
    seat.visitor.press("Ctrl+Return")
    seat.visitor.settle()
    assert [(one.label, one.note, one.discuss) for one in seat.annotations()] == [
        ("number", "doubts? 12 bcdh", False)
    ]


def test_nothing_that_was_asked_of_a_refused_tag_happens_later(
    desktop: Desktop, tmp_path: Path, slowly: Callable[[Seat], Event], monkeypatch: pytest.MonkeyPatch
) -> None:
    seat = begin(desktop, tmp_path)
    seat.highlight("dozens", "3")
    seat.visitor.press("Esc")

    def refuse(*_: object) -> None:
        raise RefusedError("no")

    seat.visitor.drag(seat.span("30 people"))
    gate = slowly(seat)
    monkeypatch.setattr(seat.window.annotate.hands, "_annotate", refuse)
    seat.visitor.press("3", "E")
    seat.visitor.write("dddd")
    go_on(seat, gate)
    monkeypatch.undo()
    assert seat.labelled() == [("number", "dozens")]
    assert not seat.annotations()[0].discuss
    seat.visitor.press("Esc")
    seat.highlight("Ida Moll", "2")
    assert seat.labelled() == [("speaker", "Ida Moll"), ("number", "dozens")]
