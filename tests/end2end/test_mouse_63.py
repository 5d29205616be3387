"""All annotations that somebody made of a real article, made again by mouse and keys, and counted."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotator.domain.span import Fragments, Span
from annotator.domain.words import snapped_to_words
from annotator.gui.demo.waiting import wait_until
from tests.end2end.driving import Desktop, Seat

KEYS = {"claim": "1", "speaker": "2", "number": "3", "hedge": "4"}
AT_MOST = 2.2


@dataclass(frozen=True)
class Wanted:
    """One annotation of the reference."""

    label: str
    fragments: Fragments


def reference(record: dict[str, Any], annotator: str) -> list[Wanted]:
    """What a person marked in an article of a corpus."""
    spans = next(layer["spans"] for layer in record["layers"] if layer["annotator"] == annotator)
    return [
        Wanted(
            span["label"],
            tuple(Span(*pair) for pair in span.get("fragments") or [(span["start"], span["end"])]),
        )
        for span in spans
    ]


def test_all_63_annotations_by_mouse_and_keys(
    desktop: Desktop, shared_data: Path, tmp_path: Path, report_line: Callable[[str], None]
) -> None:
    corpus = (shared_data / "seed-article.jsonl").read_text(encoding="utf-8")
    wanted = reference(json.loads(corpus.partition("\n")[0]), "annotator-a")
    assert len(wanted) == 63
    assert sorted(len(one.fragments) for one in wanted)[-2:] == [1, 2]
    seat = desktop.start(as_name="annotator-a")
    seat.window.resize(1280, 800)
    seat.drop(shared_data / "seed-article.txt")
    wait_until(lambda: seat.visitor.desk.article, "the article")
    seat.visitor.settle()

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


def exported(seat: Seat, target: Path) -> list[Wanted]:
    """Export through the dialog and read what came of it."""
    visitor = seat.visitor
    visitor.press("Ctrl+E")
    dialog = seat.dialog("export-dialog")
    visitor.click(dialog.target)  # type: ignore[attr-defined]
    visitor.press("Ctrl+A")
    visitor.write(str(target))
    visitor.press("Return")
    wait_until(target.exists, "the exported file")
    visitor.settle()
    return reference(json.loads(target.read_text(encoding="utf-8")), "annotator-a")
