"""The window of agreement as somebody sees it: opened, walked by arrows, its cells and places read."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from annotator.bootstrap import create_project, open_workspace
from annotator.gui.agreement.window import AgreementWindow
from annotator.gui.demo.waiting import let_events_pass, wait_until
from annotator.services.imports.importing import ImportOptions, import_sources
from tests.end2end.driving import Seat

TEXT = "Reuters said over 100 men died. The ministry says 5 died, presumably. A clerk spoke of 7 dead."

Marks = Sequence[tuple[str, str]]
"""Label and words of each annotation."""


def agreement_project(folder: Path, articles: Mapping[str, Mapping[str, Marks]], **more: Any) -> Path:
    """A project with articles of one text, by title what each annotator marked; all sets are done."""
    lines = []
    for title, layers in articles.items():
        made = [_layer(who, marks, more.get("status", {}).get(who, "done")) for who, marks in layers.items()]
        record = {"version": 1, "id": title, "title": title, "text": TEXT, "meta": {}, "layers": made}
        lines.append(json.dumps(record))
    source, target = folder / "articles.jsonl", folder / "made.annotator"
    source.write_text("\n".join(lines), encoding="utf-8")
    create_project(target)
    workspace = open_workspace(str(target))
    try:
        import_sources(workspace, [source], ImportOptions(), lambda _done, _total: None)
    finally:
        workspace.close()
    return target


def _layer(who: str, marks: Marks, status: str) -> dict[str, Any]:
    spans = []
    for number, (label, words) in enumerate(marks):
        start = TEXT.index(words)
        place = {"start": start, "end": start + len(words), "text": words}
        spans.append({"id": f"{who}{number}", "label": label, **place, "attributes": {}})
    return {"annotator": who, "role": "annotator", "status": status, "spans": spans, "relations": []}


def opened(seat: Seat) -> AgreementWindow:
    """Open the window by its key and wait until everything is there."""
    seat.visitor.press("Ctrl+Alt+K")
    window = seat.dialog("agreement")
    assert isinstance(window, AgreementWindow)
    ready(window)
    return window


def ready(window: AgreementWindow) -> None:
    """Wait until nothing is computed or looked for."""
    let_events_pass()
    wait_until(lambda: not window.is_looking(), "the figures")
    let_events_pass()


def cells(window: AgreementWindow) -> dict[tuple[str, str], str]:
    """What stands in the cells, by the names of row and column."""
    laid = window.view.grid.laid
    if laid is None:
        return {}
    return {
        (row, column): laid.sheet.cell(r, c).text
        for r, row in enumerate(laid.sheet.rows)
        for c, column in enumerate(laid.sheet.columns)
    }


def places(window: AgreementWindow) -> list[str]:
    """The places behind the chosen figure, as a screen reader says them."""
    model = window.behind.list.places
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]
