"""Paints a cell: its ground by its shade, the figure in the middle, the interval small beneath."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.formats.agreement.shades import Ramp, Shade
from annotator.formats.agreement.sheet import DASH, Cell
from annotator.gui.agreement.grid.model import CELL
from annotator.gui.agreement.words import calm
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.metrics import GAP, STEP
from annotator.gui.style.theme import STRONG, Theme
from annotator.gui.widgets.painted import smaller

NARROWEST = 64
"""Pixels of a cell."""


def ramp_of(theme: Theme) -> Ramp:
    """From the page towards its opposite; further apart in high contrast."""
    if theme.dark:
        return Ramp(18.0, 84.0, STRONG) if theme.strong else Ramp(20.0, 84.0)
    return Ramp(97.0, 28.0, STRONG) if theme.strong else Ramp()


class CellPainter(QStyledItemDelegate):
    """In the theme that holds."""

    def __init__(self, keeper: ThemeKeeper, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._shades: dict[tuple[str, int], Shade] = {}

    def shade(self, share: float) -> Shade:
        """The ground of a share and what is written on it."""
        theme = self._keeper.theme
        step = round(share * 100)
        known = self._shades.get((theme.name, step))
        if known is None:
            known = self._shades[theme.name, step] = ramp_of(theme).shade(step / 100)
        return known

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell."""
        cell, theme = index.data(CELL), self._keeper.theme
        if not isinstance(cell, Cell):
            return
        painter.save()
        whole = QRectF(option.rect)
        box = whole.adjusted(0, 0, -1, -1)
        ink = theme.text
        if cell.shade is not None:
            shade = self.shade(cell.shade)
            ink = shade.ink
            painter.fillRect(box, QColor(shade.ground))
        elif cell.text == DASH:
            ink = theme.muted
            painter.fillRect(box, QColor(theme.window))
        else:
            ink = theme.muted if cell.value == 0 else ink
            painter.fillRect(whole, QColor(theme.page))
            painter.setPen(QColor(theme.line))
            painter.drawLine(whole.toRect().bottomLeft(), whole.toRect().bottomRight())
        self._write(painter, box, cell, ink)
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            self._frame(painter, box, focus=bool(state & QStyle.StateFlag.State_Active))
        painter.restore()

    def _write(self, painter: QPainter, box: QRectF, cell: Cell, ink: str) -> None:
        painter.setPen(QColor(ink))
        font = painter.font()
        centre = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
        single = int(Qt.TextFlag.TextSingleLine)
        inner = box.adjusted(STEP, 0, -STEP, 0)
        if not cell.below:
            painter.drawText(inner, int(centre) | single, self._cut(painter, calm(cell.text), inner.width()))
            return
        middle = box.center().y()
        upper = QRectF(inner.left(), box.top() + 2, inner.width(), middle - box.top())
        painter.drawText(upper, int(centre) | single, self._cut(painter, calm(cell.text), inner.width()))
        painter.setFont(smaller(font))
        lower = QRectF(box.left(), middle, box.width(), box.bottom() - middle - 2)
        painter.drawText(lower, int(centre) | single, self._cut(painter, cell.below, box.width()))

    @staticmethod
    def _cut(painter: QPainter, text: str, width: float) -> str:
        return painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(width))

    def _frame(self, painter: QPainter, box: QRectF, *, focus: bool) -> None:
        """Round the chosen cell: seen on every shade, for it is both light and dark."""
        theme = self._keeper.theme
        for inset, colour, width in (
            (1.0, theme.focus if focus else theme.text, 2),
            (2.5, theme.page, 1),
        ):
            pen = QPen(QColor(colour), width)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            painter.setPen(pen)
            painter.drawRect(box.adjusted(inset, inset, -inset, -inset))

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Room for the figure and the interval beneath."""
        cell = index.data(CELL)
        metrics = option.fontMetrics
        words = [cell.text] if isinstance(cell, Cell) else []
        width = max([NARROWEST, *(metrics.horizontalAdvance(one) + 2 * GAP for one in words)])
        return QSize(width, height_of(metrics.height()))


def height_of(line: int) -> int:
    """How high a row is where a line of text has that height, in pixels."""
    return 2 * line + GAP
