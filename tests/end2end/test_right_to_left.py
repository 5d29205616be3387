"""What is written from right to left is shown so in lists and beneath the page, too."""

from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QRect
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView

from annotator.gui.demo.waiting import wait_until
from tests.end2end.beginning import made_project
from tests.end2end.driving import Desktop, Seat

WORDS = "1 ששש"


@pytest.fixture
def seat(desktop: Desktop, tmp_path: Path) -> Seat:
    """An article that is called so and has these words, tagged."""
    seat = desktop.start(made_project(tmp_path, {WORDS: f"אמר {WORDS} כן.", "other": "Nothing."}), "ana")
    seat.open_article(WORDS)
    seat.visitor.page.setFocus()
    seat.highlight(WORDS, "3")
    return seat


def first_block(view: QAbstractItemView, model: QAbstractItemModel, left: int, height: int) -> int:
    """How wide in pixels what is written in the first row is up to its first blank; from `left` on."""
    row = view.visualRect(model.index(0, 0))
    image = view.viewport().grab(QRect(row.left(), row.top(), row.width(), height)).toImage()
    ground = QColor(image.pixel(image.width() - 12, 6))
    inked = [
        any(
            abs(QColor(image.pixel(x, y)).lightness() - ground.lightness()) > 60 for y in range(5, height - 4)
        )
        for x in range(left, image.width() - 20)
    ]
    start = inked.index(True)
    blanks = (x for x in range(start, len(inked)) if not any(inked[x : x + 3]))
    return next(blanks) - start


def test_a_number_before_the_letters_stands_at_their_right(seat: Seat) -> None:
    annotations, articles = seat.window.annotate.rail.list.view, seat.window.articles.view
    wait_until(lambda: annotations.model().rowCount() == 1, "the row")
    assert first_block(annotations, annotations.model(), 36, 24) > 15
    assert first_block(articles, articles.model(), 32, 26) > 15


def test_offsets_stand_in_order_beneath_the_page(seat: Seat) -> None:
    place = seat.window.foot.place
    words = f"\u2068“{WORDS}”\u2069 4–9"
    wait_until(lambda: place.text() == words, "the place")
