"""A sentence with keys in it: wraps like any text, and draws each key as a keycap."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.widgets.keycap import keycap_size, paint_keycap
from annotator.gui.widgets.painted import Painted

_HOLE = re.compile(r"\{(\w+):([^{}]+)\}")
_BETWEEN = 5.0
"""Pixels between two lines."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a word: letters, or a key."""

    text: str
    is_key: bool = False


def pieces_of(template: str, key: Callable[[str, str], Piece]) -> list[list[Piece]]:
    """Return the words of a template, each as its pieces.

    Args:
        template: with holes such as `{action:undo}`.
        key: what stands in a hole, by the two halves of its name.
    """
    words: list[list[Piece]] = [[]]
    at = 0
    for hole in _HOLE.finditer(template):
        _add(words, template[at : hole.start()])
        words[-1].append(key(hole[1], hole[2]))
        at = hole.end()
    _add(words, template[at:])
    return [word for word in words if word]


def _add(words: list[list[Piece]], text: str) -> None:
    """Go on with letters; each white space ends a word."""
    for number, part in enumerate(re.split(r"\s+", text)):
        if number:
            words.append([])
        if part:
            words[-1].append(Piece(part))


class Instruction(Painted):
    """Shows one sentence."""

    def __init__(self, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(keeper, parent)
        self._words: list[list[Piece]] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_words(self, words: list[list[Piece]]) -> None:
        """Show another sentence."""
        if words == self._words:
            return
        self._words = words
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """What it says, with the names of the keys."""
        return " ".join("".join(piece.text for piece in word) for word in self._words)

    def keys(self) -> list[str]:
        """What stands on the keycaps."""
        return [piece.text for word in self._words for piece in word if piece.is_key]

    def hasHeightForWidth(self) -> bool:
        """It wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the room that it needs."""
        placed = self._placed(width)
        line = self._line_height()
        return round(placed[-1][0].y() + line) if placed else round(line)

    def sizeHint(self) -> QSize:
        """Return a comfortable measure, and its height."""
        width = 60 * self.fontMetrics().averageCharWidth()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the least width."""
        return QSize(20 * self.fontMetrics().averageCharWidth(), round(self._line_height()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw letters and keys."""
        painter = QPainter(self)
        painter.setFont(self.font())
        metrics, line = QFontMetricsF(self.font()), self._line_height()
        baseline = (line + metrics.ascent() - metrics.descent()) / 2
        for spot, piece in self._placed(self.width()):
            if piece.is_key:
                size = keycap_size(piece.text, self.font())
                box = QRectF(spot + QPointF(0, round((line - size.height()) / 2)), size)
                paint_keycap(painter, box, piece.text, self.theme)
            else:
                painter.setPen(QColor(self.theme.text))
                painter.drawText(spot + QPointF(0, baseline), piece.text)

    def _line_height(self) -> float:
        return max(QFontMetricsF(self.font()).height(), keycap_size("X", self.font()).height())

    def _placed(self, width: int) -> list[tuple[QPointF, Piece]]:
        """Each piece at the upper left corner of its place."""
        metrics, line = QFontMetricsF(self.font()), self._line_height()
        space = metrics.horizontalAdvance(" ")
        x = y = 0.0
        placed = []
        for word in self._words:
            widths = [
                keycap_size(one.text, self.font()).width()
                if one.is_key
                else metrics.horizontalAdvance(one.text)
                for one in word
            ]
            if x > 0 and x + sum(widths) > width:
                x, y = 0.0, y + line + _BETWEEN
            for piece, advance in zip(word, widths, strict=True):
                placed.append((QPointF(x, y), piece))
                x += advance
            x += space
        return placed
