"""The claim ledger as somebody sees it: opened, read line by line, picked from, dragged in."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from annotator.bootstrap import create_project, open_workspace
from annotator.domain.annotation import Annotation
from annotator.gui.demo.waiting import let_events_pass, wait_until
from annotator.gui.ledger.items import Heading, Statement
from annotator.gui.ledger.menu_button import MenuButton
from annotator.gui.ledger.window import LedgerWindow
from annotator.services.imports.importing import ImportOptions, import_sources
from tests.end2end.beginning import made_project
from tests.end2end.driving import Desktop, Seat

SAID = "Reuters said over 100 men died. The ministry says 5 died, presumably. A clerk spoke of 7 dead."


def seed_seat(desktop: Desktop, folder: Path, shared_data: Path, name: str = "annotator-a") -> Seat:
    """The seed article with all that was marked in it, open at somebody's window."""
    seat = desktop.start(made_project(folder), name)
    seat.drop(shared_data / "seed-article.jsonl")
    seat.open_article("Classic disinformation")
    return seat


def opened(seat: Seat) -> LedgerWindow:
    """Open the ledger by its key and wait until it is read."""
    seat.visitor.press("Ctrl+Alt+C")
    window = seat.dialog("ledger")
    assert isinstance(window, LedgerWindow)
    ready(window)
    return window


def ready(window: LedgerWindow) -> None:
    """Wait until nothing is being read."""
    let_events_pass()
    wait_until(lambda: not window.is_looking(), "the ledger")
    let_events_pass()


def pick(seat: Seat, button: MenuButton, words: str) -> None:
    """Open a menu of the bar, go down to an entry and take it."""
    seat.visitor.click(button)
    wait_until(button.options.isVisible, "the menu")
    for _ in button.options.actions():
        if button.options.activeAction().text() == words:
            break
        QTest.keyClick(button.options, Qt.Key.Key_Down)
    QTest.keyClick(button.options, Qt.Key.Key_Return)
    let_events_pass()


def headings(window: LedgerWindow) -> list[str]:
    """The quantities as they stand there; empty for what is not sorted in yet."""
    items = window.model.shown.items if window.model.shown else ()
    return [one.panel.quantity if one.panel else "" for one in items if isinstance(one, Heading)]


def statements(window: LedgerWindow) -> list[Statement]:
    """The rows, in the order in which they stand."""
    items = window.model.shown.items if window.model.shown else ()
    return [one for one in items if isinstance(one, Statement)]


def numbers_of(window: LedgerWindow, quantity: str | None) -> list[str]:
    """The numbers under a quantity; None: of those without."""
    return [one.row.number.text for one in statements(window) if one.row.amount.quantity == quantity]


def line_of(window: LedgerWindow, number: str) -> int:
    """In which line a number stands."""
    return window.model.row_of(next(one.key for one in statements(window) if one.row.number.text == number))


def spot(window: LedgerWindow, row: int) -> QPoint:
    """A point on a line, in the list."""
    index = window.model.index(row, 0)
    window.view.scrollTo(index)
    let_events_pass()
    return window.view.visualRect(index).center()


def drag(window: LedgerWindow, row: int, onto: int) -> None:
    """Drag a line onto another one."""
    port, start, end = window.view.viewport(), spot(window, row), spot(window, onto)
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    for part in (1, 2, 3):
        QTest.mouseMove(port, start + (end - start) * part / 3)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=end)
    let_events_pass()


def kept(seat: Seat, uid: str) -> Annotation:
    """An annotation as it is stored."""
    found = seat.project.session.workspace.read(lambda read: read.get(Annotation, uid))
    assert found is not None
    return found


def record(name: str, *layers: dict[str, Any], text: str = SAID, **meta: str) -> dict[str, Any]:
    """An article as a corpus has it."""
    title = meta.pop("title", name)
    return {"version": 1, "id": name, "title": title, "text": text, "meta": meta, "layers": list(layers)}


def layer(
    annotator: str, quantities: Sequence[str | None], *, status: str = "in-progress", entity: str = ""
) -> dict[str, Any]:
    """Three claims with a number each; `entity` is who says all of them, else each has its own speaker."""
    parts = [
        ("Reuters", "over 100 men died", "over 100", {"bound": "more-than", "value": 100}),
        ("The ministry", "5 died, presumably", "5", {"bound": "exact", "value": 5}),
        ("A clerk", "7 dead", "7", {"bound": "at-most", "value": 7}),
    ]
    spans, ties = [], []
    for number, ((who, claim, said, amount), quantity) in enumerate(zip(parts, quantities, strict=True)):
        counted = {"quantity": quantity} if quantity is not None else {}
        spans += [
            _span(f"s{number}", "speaker", who, {"entity": entity or who}),
            _span(f"c{number}", "claim", claim, {"polarity": "asserts"}),
            _span(f"n{number}", "number", said, {**amount, **counted}),
        ]
        ties += [_tie(f"c{number}", f"s{number}", "said-by"), _tie(f"c{number}", f"n{number}", "has-number")]
    spans.append(_span("h", "hedge", "presumably", {}))
    ties.append(_tie("c1", "h", "hedged-by"))
    head = {"annotator": annotator, "role": "annotator", "status": status}
    return {**head, "spans": spans, "relations": ties}


def _span(id: str, label: str, words: str, attributes: dict[str, Any]) -> dict[str, Any]:
    start = SAID.index(words)
    place = {"start": start, "end": start + len(words), "text": words}
    return {"id": id, "label": label, **place, "attributes": attributes}


def _tie(source: str, target: str, kind: str) -> dict[str, str]:
    return {"from": source, "to": target, "type": kind}


def with_records(folder: Path, *records: dict[str, Any]) -> Path:
    """A project file with articles and all that is marked in them."""
    corpus = folder / "corpus.jsonl"
    corpus.write_text("".join(f"{json.dumps(one)}\n" for one in records), encoding="utf-8")
    target = folder / "claims.annotator"
    create_project(target)
    workspace = open_workspace(str(target))
    try:
        import_sources(workspace, [corpus], ImportOptions(), lambda _done, _total: None)
    finally:
        workspace.close()
    return target
