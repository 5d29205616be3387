"""All 44 relations that somebody made of a real article, made again with keys alone, and counted."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from annotator.gui.demo.waiting import wait_until
from tests.end2end.driving import Desktop, Seat
from tests.end2end.seed_article import export_to

AT_MOST = 0.6
Layer = dict[str, Any]


def test_all_44_relations_confirmed_claim_by_claim(
    desktop: Desktop, shared_data: Path, tmp_path: Path, report_line: Callable[[str], None]
) -> None:
    seat, wanted = untied(desktop, shared_data, tmp_path)
    visitor, before = seat.visitor, seat.visitor.actions
    visitor.press("Y")  # the first claim for which something is proposed, and on from there
    while seat.visitor.page.mode() is not None:
        visitor.press("Space")
        visitor.settle()
    actions = visitor.actions - before
    made = exported(seat, tmp_path)
    assert sorted(made["relations"], key=str) == sorted(wanted["relations"], key=str)
    assert made["spans"] == wanted["spans"]
    report_line(f"ties: {actions / 44:.2f} actions per relation")
    assert actions <= AT_MOST * 44


def test_all_44_relations_accepted_at_once_come_in_the_order_of_the_article(
    desktop: Desktop, shared_data: Path, tmp_path: Path, report_line: Callable[[str], None]
) -> None:
    seat, wanted = untied(desktop, shared_data, tmp_path)
    before = seat.visitor.actions
    seat.visitor.press("Shift+Space")
    seat.visitor.settle()
    report_line(f"ties accepted at once: {seat.visitor.actions - before} action for 44 relations")
    assert seat.messages() == ["44 ties accepted."]
    assert exported(seat, tmp_path) == wanted
    seat.visitor.page.setFocus()
    seat.visitor.press("Ctrl+Z")
    seat.visitor.settle()
    assert not seat.visitor.desk.relations


def untied(desktop: Desktop, shared_data: Path, folder: Path) -> tuple[Seat, Layer]:
    """The article with the 63 annotations of one annotator, without relations; and all that is wanted."""
    record = json.loads((shared_data / "seed-article.jsonl").read_text(encoding="utf-8").partition("\n")[0])
    wanted = next(layer for layer in record["layers"] if layer["annotator"] == "annotator-a")
    record["layers"] = [{**wanted, "relations": [], "status": "in-progress"}]
    source = folder / "untied.jsonl"
    source.write_text(json.dumps(record) + "\n", encoding="utf-8")
    assert (len(wanted["spans"]), len(wanted["relations"])) == (63, 44)
    seat = desktop.start(as_name="annotator-a")
    seat.window.resize(1280, 800)
    seat.drop(source)
    wait_until(lambda: seat.visitor.desk.article, "the article")
    seat.visitor.settle()
    seat.visitor.page.setFocus()
    assert not seat.visitor.desk.relations
    return seat, wanted


def exported(seat: Seat, folder: Path) -> Layer:
    """Export through the dialog and read what came of it."""
    record = json.loads(export_to(seat, folder / "made.jsonl"))
    layer: Layer = next(one for one in record["layers"] if one["annotator"] == "annotator-a")
    return {**layer, "status": "done"}
