"""A real view with a real article, and hands to work it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.domain.span import Span
from annotator.gui.text.marks import Layer, Mark, MarkStyle
from annotator.gui.text.view import ArticleView

NEWS = (
    "Two days after Bloomberg reported that over 100 fighters were killed, the ministry denied it. "
    "“No more than five died,” Mr. Frolov said on Tuesday.\n\n"
    "He added that the number could rise, presumably by a few. Others did not answer.\n"
)
LAYER = Layer("annotations", 10)


def style(colour: str = "#0072B2", **more: str) -> MarkStyle:
    tint = QColor(colour)
    tint.setAlphaF(0.2)
    return MarkStyle(QColor(colour), tint, **more)  # type: ignore[arg-type]


class Hands:
    """Mouse and keys on the page, aiming at code points."""

    def __init__(self, view: ArticleView) -> None:
        self.view = view

    def press(self, at: QPoint, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.mousePress(self.view.viewport(), Qt.MouseButton.LeftButton, modifiers, at)

    def release(self, at: QPoint, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.mouseRelease(self.view.viewport(), Qt.MouseButton.LeftButton, modifiers, at)

    def drag(
        self, start: int, end: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        to = self.view.point_of(end)
        self.press(self.view.point_of(start), modifiers)
        QTest.mouseMove(self.view.viewport(), QPoint((self.view.point_of(start).x() + to.x()) // 2, to.y()))
        QTest.mouseMove(self.view.viewport(), to)
        self.release(to, modifiers)

    def on(self, position: int) -> QPoint:
        """A point on the letter, not at its edge."""
        return self.view.point_of(position) + QPoint(3, 0)

    def click(self, position: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.press(self.on(position), modifiers)
        self.release(self.on(position), modifiers)

    def double_click(self, position: int) -> None:
        self.click(position)
        QTest.mouseDClick(self.view.viewport(), Qt.MouseButton.LeftButton, pos=self.on(position))
        self.release(self.on(position))

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.view, key, modifiers)


OVERHANG = 2
"""Rows of the next line into which the third underline of a line reaches."""


def marked_rows(view: ArticleView, *spans: Span) -> set[int]:
    """The rows of pixels of the lines that have any of the spans, with their underlines."""
    return {
        row
        for line in view.lines.shown()
        if any(span.start < line.end and line.start < span.end for span in spans)
        for row in range(line.top, line.bottom + OVERHANG)
    }


class PaintWatch(QObject):
    """Counts the rows that are painted."""

    def __init__(self, view: ArticleView) -> None:
        super().__init__(view)
        self.areas: list[QRect] = []
        view.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            region = event.region()
            self.areas += [rect for rect in region]  # type: ignore[attr-defined]  # noqa: C416
        return False

    def rows(self) -> set[int]:
        """The rows of pixels painted since last asked."""
        QApplication.processEvents()
        rows = {row for area in self.areas for row in range(area.top(), area.bottom() + 1)}
        self.areas.clear()
        return rows


@pytest.fixture
def view(qtbot: QtBot) -> ArticleView:
    view = ArticleView()
    qtbot.addWidget(view)
    view.resize(700, 420)
    view.show()
    view.set_article(NEWS, "“No more than five”", "15 February 2018")
    view.setFocus()
    QApplication.processEvents()
    return view


@pytest.fixture
def hands(view: ArticleView) -> Hands:
    return Hands(view)


@pytest.fixture
def seed(shared_data: Path) -> tuple[str, list[Mark]]:
    """The seed article and the marks of annotator-a."""
    record = json.loads((shared_data / "seed-article.jsonl").read_text("utf-8").partition("\n")[0])
    layer = next(layer for layer in record["layers"] if layer["annotator"] == "annotator-a")
    kinds = {
        "claim": style(),
        "speaker": style("#C25400", underline="thick"),
        "number": style("#00795A", underline="dashed"),
        "hedge": style("#A6518A", underline="dotted"),
    }
    marks = [
        Mark(
            entry["id"],
            tuple(Span(*pair) for pair in entry.get("fragments") or [(entry["start"], entry["end"])]),
            kinds[entry["label"]],
            entry["label"],
        )
        for entry in layer["spans"]
    ]
    return record["text"], marks


@pytest.fixture
def find(view: ArticleView) -> Callable[[str], Span]:
    """The span of some words of the article."""

    def of(words: str) -> Span:
        start = view.text().index(words)
        return Span(start, start + len(words))

    return of
