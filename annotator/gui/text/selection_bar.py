"""A small bar with the labels at the selection, for those who prefer to click; it never takes the focus."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QWidget

from annotator.domain.span import Span
from annotator.gui.text.marks import MarkStyle, PageColours, light_colours
from annotator.gui.text.strokes import paint_underline
from annotator.gui.text.view import ArticleView

_AWAY = 4
"""Pixels between the bar and the line."""
_EDGE = 6
_EDGE_OF_BAR = 4
_GAP = 2
_SWATCH = 10


@dataclass(frozen=True, slots=True)
class BarLabel:
    """One label on offer: `key` is the key that does the same, as it is written on the keyboard."""

    id: str
    name: str
    key: str
    style: MarkStyle


class SelectionBar(QWidget):
    """Stands below the last line of the selection, above where there is no room, and goes with it."""

    label_picked = Signal(str)
    """The label's id."""

    def __init__(self, view: ArticleView, colours: PageColours | None = None) -> None:
        super().__init__(view)
        self._view = view
        self.colours = colours or light_colours()
        self._buttons: list[_LabelButton] = []
        self._wanted = True
        self._away = False
        self._resting = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(_EDGE_OF_BAR, _EDGE_OF_BAR, _EDGE_OF_BAR, _EDGE_OF_BAR)
        self._grid.setSpacing(_GAP)
        self._columns = 0
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(self.tr("Labels for the selection"))
        self.hide()
        view.selection_changed.connect(self._follow)
        view.scrolled.connect(self.place)

    def set_labels(self, labels: Sequence[BarLabel]) -> None:
        """Offer these labels, in this order; with none there is no bar."""
        for button in self._buttons:
            self._grid.removeWidget(button)
            button.deleteLater()
        self._buttons = [_LabelButton(label, self) for label in labels]
        self._columns = 0
        for button in self._buttons:
            button.picked.connect(self.label_picked)
        self.place()

    def set_colours(self, colours: PageColours) -> None:
        """Take the page's colours."""
        self.colours = colours
        self.update()

    def set_wanted(self, wanted: bool) -> None:
        """Appear at selections, or never."""
        self._wanted = wanted
        self.place()

    def set_resting(self, resting: bool) -> None:
        """Stay away for a while, as in pen mode, which tags by itself."""
        self._resting = resting
        self.place()

    def set_away(self, away: bool) -> None:
        """Stay away for a while, as while hints or a search have the page."""
        self._away = away
        self.place()

    def buttons(self) -> list[QAbstractButton]:
        """The buttons, in the order of the labels."""
        return list(self._buttons)

    def place(self) -> None:
        """Go where the selection is now; hide where it is not seen."""
        self._follow(self._view.selection())

    def _follow(self, span: Span | None) -> None:
        offered = span is not None and self._wanted and bool(self._buttons)
        offered = offered and not (self._resting or self._away)
        if offered:
            self._lay_out()
        spot = self._spot(span) if span is not None and offered else None
        if spot is None:
            self.hide()
            return
        self.setGeometry(QRect(spot, self.sizeHint()))
        self.show()
        self.raise_()

    def _lay_out(self) -> None:
        """Put the labels into one row, or into as many as the page is too narrow for."""
        room = self._view.viewport().width() - 2 * (_AWAY + _EDGE_OF_BAR)
        widths = [button.sizeHint().width() for button in self._buttons]

        def width(columns: int) -> int:
            return sum(max(widths[at::columns]) for at in range(columns)) + (columns - 1) * _GAP

        columns = next((n for n in range(len(widths), 1, -1) if width(n) <= room), 1)
        if columns != self._columns:
            self._columns = columns
            for number, button in enumerate(self._buttons):
                self._grid.addWidget(button, number // columns, number % columns)
                button.show()

    def _spot(self, span: Span) -> QPoint | None:
        """The upper left corner in the view's coordinates; None where neither end is seen."""
        view, size = self._view, self.sizeHint()
        port = view.viewport().geometry()
        last, first = view.rect_of(span), view.rect_of(Span(span.start, span.start + 1))
        last_seen = not last.isEmpty() and last.top() >= 0 and last.bottom() < port.height()
        first_seen = not first.isEmpty() and first.top() >= 0 and first.bottom() < port.height()
        below = last.bottom() + 1 + _AWAY
        above = first.top() - _AWAY - size.height()
        if last_seen and below + size.height() <= port.height():
            x, y = last.right() - size.width() // 2, below
        elif first_seen and above >= 0:
            x, y = first.left(), above
        elif last_seen or first_seen:
            x, y = last.right() - size.width() // 2, port.height() - size.height() - _AWAY
        else:
            return None
        x = max(min(x, port.width() - size.width() - _AWAY), _AWAY)
        return QPoint(x, max(y, 0)) + port.topLeft()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A card with a quiet border."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        border = QColor(self.colours.muted)
        border.setAlphaF(0.45)
        painter.setPen(QPen(border, 1))
        painter.setBrush(self.colours.page)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.end()


class _LabelButton(QAbstractButton):
    """Swatch, name with the label's own underline, and key."""

    picked = Signal(str)

    def __init__(self, label: BarLabel, bar: SelectionBar) -> None:
        super().__init__(bar)
        self._label = label
        self._bar = bar
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        named = self.tr("%1, key %2").replace("%1", label.name).replace("%2", label.key)
        self.setAccessibleName(named if label.key else label.name)
        self.clicked.connect(lambda: self.picked.emit(label.id))

    def sizeHint(self) -> QSize:
        """Wide enough for name and key."""
        metrics = QFontMetrics(self.font())
        width = metrics.horizontalAdvance(self._label.name) + metrics.horizontalAdvance(self._label.key)
        return QSize(width + _SWATCH + 6 * _EDGE - 2, metrics.height() + 12)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show what a click would hit."""
        super().enterEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Painted here, so that names are plain text and no `&` is eaten."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, style, metrics = self._bar.colours, self._label.style, QFontMetrics(self.font())
        painter.setPen(Qt.PenStyle.NoPen)
        if self.underMouse() or self.isDown():
            painter.setBrush(style.tint)
            painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        middle = self.height() // 2
        painter.setBrush(style.colour)
        painter.drawRoundedRect(QRectF(_EDGE, middle - _SWATCH // 2, _SWATCH, _SWATCH), 2, 2)
        left = 2 * _EDGE + _SWATCH
        width = metrics.horizontalAdvance(self._label.name)
        baseline = middle + (metrics.ascent() - metrics.descent()) // 2
        painter.setPen(colours.text)
        painter.drawText(left, baseline, self._label.name)
        if self._label.key:
            height = metrics.height() + 1
            broad = max(metrics.horizontalAdvance(self._label.key) + 2 * _GAP + 5, height * 0.8)
            cap = QRectF(self.width() - broad - 4.5, middle - height // 2 - 0.5, broad, height)
            painter.setPen(QPen(colours.muted, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(cap, 3, 3)
            painter.drawText(cap, int(Qt.AlignmentFlag.AlignCenter), self._label.key)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        foot = baseline + metrics.descent()
        paint_underline(painter, (left, left + width), foot, style.colour, style.underline)
        painter.end()
