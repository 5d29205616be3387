"""The heads of a table of figures: names of columns in several lines, of rows in one, cut where too long."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.metrics import GAP, STEP

LINES: Final = 3
"""Of the name of a column, at most."""
WIDEST: Final = 180
"""Pixels of a column, unless its figures need more."""


class GridHead(QHeaderView):
    """Of columns or of rows; the names are those of the model."""

    def __init__(
        self, orientation: Qt.Orientation, keeper: ThemeKeeper, parent: QWidget | None = None
    ) -> None:
        super().__init__(orientation, parent)
        self._keeper = keeper
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        keeper.changed.connect(self._recolour)

    def _recolour(self, _theme: object) -> None:
        self.viewport().update()

    def name(self, section: int) -> str:
        """The name of a section."""
        return str(self.model().headerData(section, self.orientation()) or "")

    def lines(self, section: int, width: int) -> list[str]:
        """The name of a column in lines of a width in pixels."""
        return broken(self.name(section), self.fontMetrics(), width)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802  # Qt's name
        """Draw a name on the page, with the line that every row has."""
        theme, metrics = self._keeper.theme, self.fontMetrics()
        painter.save()
        painter.fillRect(rect, QColor(theme.page))
        painter.setPen(QColor(theme.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if self.orientation() == Qt.Orientation.Vertical:
            inner = rect.adjusted(GAP + STEP, 0, -GAP, 0)
            painter.setPen(QColor(theme.text))
            cut = metrics.elidedText(self.name(section), Qt.TextElideMode.ElideRight, inner.width())
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
            painter.drawText(inner, int(flags) | int(Qt.TextFlag.TextSingleLine), cut)
        else:
            painter.setPen(QColor(theme.muted))
            lines = self.lines(section, rect.width() - STEP)
            y = rect.bottom() - STEP - metrics.height() * len(lines)
            for number, line in enumerate(lines):
                place = QRect(rect.left(), y + number * metrics.height(), rect.width(), metrics.height())
                painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), line)
        painter.restore()

    def sectionSizeFromContents(self, section: int) -> QSize:  # noqa: N802  # Qt's name
        """The room that a name needs; of rows all of it, of columns that of its longest word."""
        metrics = self.fontMetrics()
        if self.orientation() == Qt.Orientation.Vertical:
            return QSize(metrics.horizontalAdvance(self.name(section)) + 2 * (GAP + STEP), metrics.height())
        words = max((metrics.horizontalAdvance(one) for one in self.name(section).split()), default=0)
        return QSize(min(words + GAP, WIDEST), LINES * metrics.height() + 2 * STEP)


def broken(text: str, metrics: QFontMetrics, width: int) -> list[str]:
    """A text in a few lines; what does not fit ends in an ellipsis."""
    lines: list[str] = []
    for word in text.split():
        if lines and metrics.horizontalAdvance(f"{lines[-1]} {word}") < width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    if len(lines) > LINES:
        lines = [*lines[: LINES - 1], " ".join(lines[LINES - 1 :])]
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines]
