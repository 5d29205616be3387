"""The names of the ledger's columns, above the list and exactly over them."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.formats.ledger.words import LedgerWords
from annotator.gui.ledger.columns import Columns
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.metrics import STEP
from annotator.gui.widgets.painted import Painted


class Heads(Painted):
    """One line; the list says where its columns are."""

    def __init__(self, words: LedgerWords, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(keeper, parent)
        self._words = words
        self._columns: Columns | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(", ".join(words.columns.values()))

    def show_columns(self, columns: Columns) -> None:
        """Stand over other columns."""
        self._columns = columns
        self.update()

    def sizeHint(self) -> QSize:
        """One line with some air."""
        return QSize(200, self.fontMetrics().height() + 3 * STEP)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the names and the line beneath."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self.theme.page))
        columns = self._columns
        if columns is not None:
            painter.setPen(QColor(self.theme.muted))
            start = Qt.AlignmentFlag.AlignRight if columns.rtl else Qt.AlignmentFlag.AlignLeft
            flags = start | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
            # The scroll bar stands at the other side of the list, or in front of it where it runs from there.
            before = self.width() - columns.width if columns.rtl else 0.0
            places = (columns.speaker, columns.says, columns.hedges, columns.claim)
            for name, column in zip(self._words.columns.values(), places, strict=True):
                box = columns.place(column, 0, self.height()).translated(before, 0)
                painter.drawText(box, flags | Qt.TextFlag.TextSingleLine, name)
        painter.setPen(QColor(self.theme.line))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
