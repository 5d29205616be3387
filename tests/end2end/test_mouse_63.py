"""All annotations that somebody made of a real article, made again by mouse and keys, and counted."""

from collections.abc import Callable
from pathlib import Path

from annotator.domain.texts.words import snapped_to_words
from tests.end2end.driving import Desktop, Seat
from tests.end2end.seed_article import KEYS, Wanted, exported, opened

AT_MOST = 2.2


def test_all_63_annotations_by_mouse_and_keys(
    desktop: Desktop, shared_data: Path, tmp_path: Path, report_line: Callable[[str], None]
) -> None:
    seat, wanted = opened(desktop, shared_data)
    assert sorted(len(one.fragments) for one in wanted)[-2:] == [1, 2]

    before = seat.visitor.actions
    for one in wanted:
        mark(seat, one)
    mean = (seat.visitor.actions - before) / len(wanted)

    made = [(one.label, one.fragments) for one in seat.annotations()]
    assert sorted(made) == sorted((one.label, one.fragments) for one in wanted)
    assert exported(seat, tmp_path / "made.jsonl") == wanted
    report_line(f"mouse: {mean:.2f} actions per annotation")
    assert mean <= AT_MOST


def mark(seat: Seat, one: Wanted) -> None:
    """Drag and press the label's key; each further fragment is dragged and added."""
    visitor = seat.visitor
    for number, span in enumerate(one.fragments):
        if not visitor.sees(span):
            # A page further: the next annotations begin there or below.
            visitor.press("PgDown")
        visitor.drag(span, exact=snapped_to_words(seat.text, span) != span)
        assert visitor.page.selection() == span, span.of(seat.text)
        visitor.press(KEYS[one.label] if number == 0 else "F")
        visitor.settle()
