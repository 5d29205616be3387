"""All annotations that somebody made of a real article, made again with the pen, and counted."""

from collections.abc import Callable
from pathlib import Path

from annotator.domain.texts.words import snapped_to_words
from tests.end2end.driving import Desktop, Seat
from tests.end2end.seed_article import KEYS, Wanted, exported, opened

AT_MOST = 1.3


def test_all_63_annotations_with_the_pen(
    desktop: Desktop, shared_data: Path, tmp_path: Path, report_line: Callable[[str], None]
) -> None:
    seat, wanted = opened(desktop, shared_data)

    before = seat.visitor.actions
    seat.visitor.press("P")
    for number, (label, key) in enumerate(KEYS.items()):
        seat.visitor.press(key)
        downwards = number % 2 == 0
        mine = sorted((one for one in wanted if one.label == label), key=lambda one: one.fragments)
        for one in mine if downwards else reversed(mine):
            draw(seat, one, "PgDown" if downwards else "PgUp")
    mean = (seat.visitor.actions - before) / len(wanted)

    made = [(one.label, one.fragments) for one in seat.annotations()]
    assert sorted(made) == sorted((one.label, one.fragments) for one in wanted)
    written = exported(seat, tmp_path / "made.jsonl")
    assert sorted(written, key=placed) == sorted(wanted, key=placed)
    report_line(f"pen: {mean:.2f} actions per annotation")
    assert mean <= AT_MOST


def draw(seat: Seat, one: Wanted, page_key: str) -> None:
    """Drag over it, and over each further fragment with Ctrl held; where it is not in view, turn the page."""
    visitor = seat.visitor
    for number, span in enumerate(one.fragments):
        for _ in range(9):
            if visitor.sees(span):
                break
            visitor.press(page_key)
        visitor.drag(span, exact=snapped_to_words(seat.text, span) != span, further=number > 0)
        visitor.settle()


def placed(one: Wanted) -> tuple[object, ...]:
    return one.fragments, one.label
