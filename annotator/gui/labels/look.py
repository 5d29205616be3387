"""How a label looks: colours to pick, underlines with their picture, and a line of text in both themes."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from annotator.domain.label import Underline
from annotator.gui.style.fonts import reading_font
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import CORNER, GAP, MARGIN, STEP
from annotator.gui.style.theme import load_theme
from annotator.gui.style.underlines import paint_underline
from annotator.gui.widgets.painted import Painted
from annotator.gui.widgets.plain_text import put_tip
from annotator.services.scheme.rules import COLOUR_ROLES

_FIELD: Final = 24
_SAMPLE: Final = 64


class _Picture(QAbstractButton):
    """A button that shows a colour or an underline; checked where it is the label's."""

    def __init__(self, name: str, keeper: ThemeKeeper, width: int) -> None:
        super().__init__()
        self._keeper = keeper
        self._width = width
        self.colour = "claim"
        self.underline = ""
        self.setCheckable(True)
        self.setAccessibleName(name)
        put_tip(self, name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        keeper.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """A small field."""
        return QSize(self._width, _FIELD)

    def nextCheckState(self) -> None:  # noqa: N802 -- Qt's own name
        """What is stored is checked, not what was clicked last."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw frame and picture."""
        theme = self._keeper.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        chosen, focused = self.isChecked(), self.hasFocus()
        edge = theme.focus if focused else theme.text if chosen else theme.line
        painter.setPen(QPen(QColor(edge), 2 if focused or chosen else 1))
        painter.setBrush(QColor(theme.button_hover if self.underMouse() else theme.page))
        painter.drawRoundedRect(box, CORNER, CORNER)
        line = theme.label_colour(self.colour).line if self.isEnabled() else theme.faint
        if self.underline:
            middle = box.center().y()
            paint_underline(painter, box.left() + GAP, box.right() - GAP, middle, line, self.underline)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(line))
        painter.drawRoundedRect(box.adjusted(4, 4, -4, -4), 3, 3)


class ColourRow(QWidget):
    """The colours of the theme, and one of one's own."""

    picked = Signal(str)
    own_wanted = Signal()

    def __init__(self, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, _Picture] = {}
        row = _row(self)
        for number, role in enumerate(COLOUR_ROLES, 1):
            field = _Picture(self.tr("Colour {number}").format(number=number), keeper, _FIELD)
            field.colour = role
            field.clicked.connect(lambda _on=False, role=role: self.picked.emit(role))
            self.fields[role] = field
            row.addWidget(field)
        self.own = QPushButton(self.tr("Own colour…"))
        self.own.setAutoDefault(False)
        self.own.clicked.connect(lambda _on=False: self.own_wanted.emit())
        row.addSpacing(STEP)
        row.addWidget(self.own)
        row.addStretch(1)

    def show_colour(self, colour: str) -> None:
        """Show which one it is."""
        for role, field in self.fields.items():
            field.setChecked(role == colour)
        is_own = colour.startswith("#")
        self.own.setText(
            self.tr("Own colour: {colour}…").format(colour=colour) if is_own else self.tr("Own colour…")
        )


class UnderlineRow(QWidget):
    """The four underlines as they are drawn."""

    picked = Signal(str)

    def __init__(self, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        names = {
            Underline.SOLID: self.tr("Solid underline"),
            Underline.THICK: self.tr("Thick underline"),
            Underline.DASHED: self.tr("Dashed underline"),
            Underline.DOTTED: self.tr("Dotted underline"),
        }
        self.fields: dict[Underline, _Picture] = {}
        row = _row(self)
        for kind, name in names.items():
            field = _Picture(name, keeper, 3 * _FIELD)
            field.underline = kind.value
            field.clicked.connect(lambda _on=False, kind=kind: self.picked.emit(kind.value))
            self.fields[kind] = field
            row.addWidget(field)
        row.addStretch(1)

    def show_underline(self, kind: Underline, colour: str) -> None:
        """Show which one it is, in the label's colour."""
        for one, field in self.fields.items():
            field.colour = colour
            field.setChecked(one is kind)
            field.update()


class Sample(Painted):
    """A line of text with the label on it, on the light and on the dark page."""

    def __init__(self, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(keeper, parent)
        self._colour, self._underline = "claim", "solid"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(320)
        self.setAccessibleName(self.tr("How it looks on the light and on the dark page"))

    def show_look(self, colour: str, underline: str) -> None:
        """Show another look."""
        self._colour, self._underline = colour, underline
        self.update()

    def sizeHint(self) -> QSize:
        """A line with much air."""
        return QSize(480, _SAMPLE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw both pages."""
        painter = QPainter(self)
        half = (self.width() - MARGIN) / 2
        for number, name in enumerate(("light", "dark")):
            self._paint(painter, QRectF(number * (half + MARGIN), 0, half, self.height()), name)

    def _paint(self, painter: QPainter, box: QRectF, name: str) -> None:
        theme = load_theme(name)
        colour = theme.label_colour(self._colour)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.theme.line), 1))
        painter.setBrush(QColor(theme.page))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), CORNER, CORNER)
        font = reading_font(16)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        before, words, after = self.tr("Said to be "), self.tr("over a hundred"), self.tr(", so far.")
        baseline = round(box.center().y() + (metrics.ascent() - metrics.descent()) / 2)
        left = box.left() + MARGIN
        painter.setClipRect(box.adjusted(1, 1, -1, -1))
        start = left + metrics.horizontalAdvance(before)
        width = metrics.horizontalAdvance(words)
        ground = QRectF(round(start), baseline - metrics.ascent(), round(width), metrics.height() + 3)
        painter.fillRect(ground, QColor(colour.tint))
        painter.setPen(QColor(theme.text))
        for text in (before, words, after):
            painter.drawText(QPointF(left, baseline), text)
            left += metrics.horizontalAdvance(text)
        below = baseline + 5.0
        paint_underline(painter, round(start), round(start + width), below, colour.line, self._underline)
        painter.restore()


def _row(widget: QWidget) -> QHBoxLayout:
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(STEP)
    return row


def flat(button: QPushButton) -> QPushButton:
    """A small button that never is the one for Return."""
    set_look(button, "small")
    button.setAutoDefault(False)
    return button
