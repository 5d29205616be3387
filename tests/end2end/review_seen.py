"""The review as somebody works it: opened, decided by keys, looked at."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtGui import QGuiApplication

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import Role
from annotator.gui.demo.waiting import let_events_pass, wait_until
from annotator.gui.review.desk import ReviewDesk
from annotator.gui.review.panes.pane import Pane
from annotator.gui.review.window import ReviewWindow
from tests.end2end.driving import Desktop, Seat
from tests.end2end.ledger_seen import with_records
from tests.end2end.seed_article import export_to

SAID = "Reuters said over 100 men died. The ministry says 5 died, presumably. A clerk spoke of 7 dead."


def reviewed(seat: Seat, title: str = "") -> ReviewWindow:
    """Open the review of an article by its key, and wait until it is on the desk."""
    if title:
        seat.open_article(title)
    seat.visitor.press("Ctrl+Alt+G")
    window = seat.window.findChild(ReviewWindow, "review")
    assert isinstance(window, ReviewWindow)
    wait_until(window.isVisible, "the review")
    window.resize(1280, 720)
    wait_until(lambda: window.queue.model.rowCount() and not window.queue.reader.is_busy(), "the queue")
    wait_until(window.isActiveWindow, "the review in front")
    seat.visitor.press("Return")
    desk = desk_of(window)
    wait_until(lambda: desk.review is not None, "the article on the desk")
    rest(seat, window)
    return window


def desk_of(window: ReviewWindow) -> ReviewDesk:
    """What lies on the reviewer's desk."""
    return window.screen_of_article.desk


def panes_of(window: ReviewWindow) -> list[Pane]:
    """The panes that are shown, in order."""
    board = window.screen_of_article.board
    return [board.panes[key] for key in board.wanted]


def rest(seat: Seat, window: ReviewWindow) -> None:
    """Wait until everything is saved, and read again."""
    seat.visitor.settle()
    wait_until(lambda: not desk_of(window).is_reading(), "what was saved")
    seat.visitor.settle()
    let_events_pass()


def press(seat: Seat, window: ReviewWindow, *keys: str) -> None:
    """Press keys in the review, resting after each."""
    for key in keys:
        come_to_front(window)
        seat.visitor.press(key)
        rest(seat, window)


def come_to_front(window: ReviewWindow) -> None:
    """Let keys go to the review: without a desktop a menu that closes hands them to the main window."""
    if QGuiApplication.focusWindow() is not window.windowHandle():
        window.activateWindow()
        wait_until(lambda: QGuiApplication.focusWindow() is window.windowHandle(), "the review in front")


def left(window: ReviewWindow) -> str:
    """What the bar says is left."""
    return window.screen_of_article.bar.left.text()


def gold(window: ReviewWindow) -> list[tuple[str, str]]:
    """Label and text of what is in gold, in reading order."""
    review = desk_of(window).review
    assert review is not None
    ordered = sorted(review.gold, key=lambda one: (one.start, -one.end, one.position))
    return [(one.label, one.text(review.text)) for one in ordered]


def stored_gold(seat: Seat) -> list[Annotation]:
    """What is in the gold sets of the project."""

    def ask(read: Any) -> list[Annotation]:
        sets = [one for article in read.articles() for one in read.sets_of(article.uid)]
        return [a for one in sets if one.role is Role.GOLD for a in read.annotations_of(one.uid)]

    found: list[Annotation] = seat.project.session.workspace.read(ask)
    return found


def mark(label: str, words: str, text: str = SAID, nth: int = 0, **attributes: object) -> dict[str, Any]:
    """An annotation as a corpus has it."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    id_ = f"{label}-{start}-{start + len(words)}"
    place = {"start": start, "end": start + len(words), "text": words}
    return {"id": id_, "label": label, **place, "attributes": attributes}


def layer(
    annotator: str, marks: Sequence[dict[str, Any]], ties: Sequence[tuple[int, int, str]] = ()
) -> dict[str, Any]:
    """What somebody is done with; ties by the numbers of marks."""
    relations = [
        {"from": marks[source]["id"], "to": marks[target]["id"], "type": kind}
        for source, target, kind in ties
    ]
    head = {"annotator": annotator, "role": "annotator", "status": "done"}
    return {**head, "spans": list(marks), "relations": relations}


def begun(
    desktop: Desktop, folder: Path, *layers: dict[str, Any], text: str = SAID, name: str = "rev"
) -> tuple[Seat, ReviewWindow]:
    """A reviewer at an article with these layers, its review open."""
    record = {"version": 1, "id": "a", "title": "said", "text": text, "layers": list(layers)}
    seat = desktop.start(with_records(folder, record), name)
    return seat, reviewed(seat)


def exported(seat: Seat, target: Path, title: str) -> dict[str, Any]:
    """The article of a title, exported through the dialog of the main window."""
    seat.window.activateWindow()
    wait_until(seat.window.isActiveWindow, "the window in front")
    records: list[dict[str, Any]] = [json.loads(line) for line in export_to(seat, target).split("\n") if line]
    return next(record for record in records if record["title"] == title)


ANA = layer(
    "ana",
    [
        mark("claim", "over 100 men died", polarity="asserts"),
        mark("number", "over 100", bound="more-than", value=100),
        mark("hedge", "presumably"),
    ],
)
BEN = layer(
    "ben",
    [
        mark("claim", "over 100 men died.", polarity="asserts"),
        mark("number", "100", bound="exact", value=100),
    ],
)
