"""A piece of annotated text on its label's tint with the label's underline; dark text reads well on it."""

from PySide6.QtCore import QEvent, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.theme import Theme
from annotator.gui.style.underlines import paint_underline
from annotator.gui.widgets.painted import Painted, smaller
from annotator.gui.widgets.plain_text import plain_tooltip

_PAD = 7.0


def _flat(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


def chip_size(text: str, font: QFont) -> QSizeF:
    """Return the room that a chip takes beside text in `font`."""
    metrics = QFontMetricsF(smaller(font))
    return QSizeF(
        round(metrics.horizontalAdvance(_flat(text)) + 0.5) + 2 * _PAD, round(metrics.height()) + 4.0
    )


def paint_chip(painter: QPainter, box: QRectF, text: str, theme: Theme, colour: str, underline: str) -> bool:
    """Draw a chip, cutting its text to the box; return whether something was cut.

    `colour` and `underline` as the label scheme names them; the painter's font is that of the text beside.
    """
    look = theme.label_colour(colour)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.tint))
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
    font = smaller(painter.font())
    metrics = QFontMetricsF(font)
    inner = box.adjusted(_PAD, 0, -_PAD, -2)
    whole = _flat(text)
    shown = metrics.elidedText(whole, Qt.TextElideMode.ElideRight, inner.width() + 0.5)
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    painter.setFont(font)
    painter.setPen(QColor(theme.text))
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignHCenter, shown)
    paint_underline(painter, inner.left(), inner.right(), round(box.bottom()) - 2.0, look.line, underline)
    painter.restore()
    return shown != whole


class Chip(Painted):
    """A chip of its own; its tooltip shows what was cut."""

    def __init__(
        self, text: str, colour: str, underline: str, keeper: ThemeKeeper, parent: QWidget | None = None
    ) -> None:
        super().__init__(keeper, parent)
        self._text, self._colour, self._underline = text, colour, underline
        self._cut = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def text(self) -> str:
        """Return the whole text."""
        return self._text

    def show_text(self, text: str, colour: str, underline: str) -> None:
        """Show another annotation's text in its label's look."""
        self._text, self._colour, self._underline = text, colour, underline
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def is_cut(self) -> bool:
        """Say whether something of the text was hidden when it was last drawn."""
        return self._cut

    def sizeHint(self) -> QSize:
        """Return the room for the whole text."""
        return chip_size(self._text, self.font()).toSize()

    def minimumSizeHint(self) -> QSize:
        """Return the room for a few letters."""
        least = chip_size("mm…", self.font()).toSize()
        return QSize(min(least.width(), self.sizeHint().width()), least.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chip, no wider than its text."""
        painter = QPainter(self)
        hint = chip_size(self._text, self.font())
        width = min(float(self.width()), hint.width())
        left = self.width() - width if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 0.0
        box = QRectF(left, (self.height() - hint.height()) // 2, width, hint.height())
        self._cut = paint_chip(painter, box, self._text, self.theme, self._colour, self._underline)

    def event(self, event: QEvent) -> bool:
        """Show the whole text as a tooltip where some of it is hidden."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._cut:
            QToolTip.showText(event.globalPos(), plain_tooltip(self._text), self)
            return True
        return super().event(event)
