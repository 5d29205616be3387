"""The seed article with all that somebody marked in it: opened to be marked again, exported, compared."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotator.domain.span import Fragments, Span
from annotator.gui.demo.waiting import wait_until
from tests.end2end.driving import Desktop, Seat

KEYS = {"claim": "1", "speaker": "2", "number": "3", "hedge": "4"}


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


def opened(desktop: Desktop, shared_data: Path) -> tuple[Seat, list[Wanted]]:
    """The article without annotations, in a window of 1280x800, and the 63 that one annotator made."""
    corpus = (shared_data / "seed-article.jsonl").read_text(encoding="utf-8")
    wanted = reference(json.loads(corpus.partition("\n")[0]), "annotator-a")
    assert len(wanted) == 63
    seat = desktop.start(as_name="annotator-a")
    seat.window.resize(1280, 800)
    seat.drop(shared_data / "seed-article.txt")
    wait_until(lambda: seat.visitor.desk.article, "the article")
    seat.visitor.settle()
    return seat, wanted


def exported(seat: Seat, target: Path) -> list[Wanted]:
    """Export through the dialog and read what came of it."""
    return reference(json.loads(export_to(seat, target)), "annotator-a")


def export_to(seat: Seat, target: Path) -> str:
    """Export through the dialog; what is in the file then."""
    visitor = seat.visitor
    visitor.press("Ctrl+E")
    dialog = seat.dialog("export-dialog")
    visitor.click(dialog.target)  # type: ignore[attr-defined]
    visitor.press("Ctrl+A")
    visitor.write(str(target))
    visitor.press("Return")
    wait_until(target.exists, "the exported file")
    visitor.settle()
    return target.read_text(encoding="utf-8")
