"""The button of a label: its colour, its name underlined as on the page, and its key."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from annotator.gui.style.icons import icon_pixmap
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.metrics import CONTROL_HEIGHT, CORNER, GAP, STEP
from annotator.gui.style.underlines import paint_underline
from annotator.gui.widgets.keycap import keycap_size, paint_keycap
from annotator.gui.widgets.plain_text import escaped_mnemonic, plain_tooltip
from annotator.gui.widgets.swatch import SWATCH, paint_swatch

_HEIGHT = CONTROL_HEIGHT + 2 * STEP
_PAD = 2 * STEP + 2
_TALL = 1.4
_PEN = 16
"""Pixels of the little pen on the label in hand."""


class LabelButton(QPushButton):
    """Tags the selection with a label, or shows which label is on; a click leaves the focus where it is."""

    def __init__(
        self,
        name: str,
        colour: str,
        underline: str,
        key: str,
        keeper: ThemeKeeper,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._name, self._colour, self._underline, self._key = name, colour, underline, key
        self._pen = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(True)  # outside of dialogs that is what lets Return press it
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setText(escaped_mnemonic(name))
        keeper.changed.connect(self.update)
        self._tell()

    def name(self) -> str:
        """Return the label's name."""
        return self._name

    def key(self) -> str:
        """Return what stands on the keycap; empty where there is none."""
        return self._key

    def show_key(self, key: str) -> None:
        """Show another key."""
        self._key = key
        self._tell()
        self.updateGeometry()
        self.update()

    def show_label(self, name: str, colour: str, underline: str, key: str) -> None:
        """Show another label, or the same one after the scheme has changed."""
        self._name, self._colour, self._underline, self._key = name, colour, underline, key
        self.setText(escaped_mnemonic(name))
        self._tell()
        self.updateGeometry()
        self.update()

    def set_pen(self, on: bool) -> None:
        """Show that the label is in hand: it tags every selection."""
        if on != self._pen:
            self._pen = on
            self._tell()
            self.update()

    def is_pen(self) -> bool:
        """Return whether the label is shown as the one in hand."""
        return self._pen

    def _tell(self) -> None:
        """Give screen readers and the mouse the name and the key, and whether the label is in hand."""
        self.setAccessibleName(self._name)
        key = self.tr("Key {key}").format(key=self._key) if self._key else ""
        pen = self.tr("In hand: tags every selection") if self._pen else ""
        self.setAccessibleDescription(". ".join(filter(None, (pen, key))))
        named = f"{self._name} ({key})" if key else self._name
        self.setToolTip(plain_tooltip("\n".join(filter(None, (named, pen)))))

    def sizeHint(self) -> QSize:
        """Return the room for swatch, whole name and key."""
        width = self.minimumSizeHint().width() - self.fontMetrics().horizontalAdvance("mm…")
        return QSize(width + self.fontMetrics().horizontalAdvance(self._name) + 2, self._height())

    def minimumSizeHint(self) -> QSize:
        """Return the room for swatch, two letters and key."""
        cap = keycap_size(self._key, self.font()).width() + GAP if self._key else 0
        width = 2 * _PAD + SWATCH + GAP + self.fontMetrics().horizontalAdvance("mm…") + cap
        return QSize(round(width), self._height())

    def _height(self) -> int:
        return max(_HEIGHT, round(self.fontMetrics().height() * _TALL) + 2 * GAP)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the button."""
        painter = QPainter(self)
        self._paint_frame(painter)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        box = QRectF(self.rect()).adjusted(_PAD, 0, -_PAD, 0)
        theme = self._keeper.theme
        middle = box.center().y()
        paint_swatch(
            painter,
            box.right() - SWATCH if rtl else box.left(),
            middle - SWATCH / 2,
            self._colour if self.isEnabled() else theme.faint,
            theme,
        )
        text = box.adjusted(0, 0, -SWATCH - GAP, 0) if rtl else box.adjusted(SWATCH + GAP, 0, 0, 0)
        if self._key:
            size = keycap_size(self._key, self.font())
            left = box.left() if rtl else box.right() - size.width()
            cap = QRectF(left, round(middle - size.height() / 2), size.width(), size.height())
            paint_keycap(painter, cap, self._key, theme, enabled=self.isEnabled())
            text = (
                text.adjusted(size.width() + GAP, 0, 0, 0)
                if rtl
                else text.adjusted(0, 0, -size.width() - GAP, 0)
            )
        if self._pen:
            line = theme.label_colour(self._colour).line
            left = text.left() if rtl else text.right() - _PEN
            ratio = self.devicePixelRatioF()
            painter.drawPixmap(round(left), round(middle - _PEN / 2), icon_pixmap("pen", line, _PEN, ratio))
            text = text.adjusted(_PEN + STEP, 0, 0, 0) if rtl else text.adjusted(0, 0, -_PEN - STEP, 0)
        self._paint_name(painter, text, rtl=rtl)

    def _paint_frame(self, painter: QPainter) -> None:
        """Draw border and background: which one says checked, under the mouse, focused."""
        theme = self._keeper.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, edge, width = theme.button, theme.line_strong, 1
        if not self.isEnabled():
            fill, edge = theme.chrome, theme.line
        elif self.isDown():
            fill = theme.button_pressed
        elif self.underMouse():
            fill = theme.button_hover
        if self.isChecked() or self._pen:
            edge, width = theme.label_colour(self._colour).line, 2
            fill = theme.label_colour(self._colour).tint
        if self.hasFocus():
            edge, width = theme.focus, 2
        painter.setPen(QPen(QColor(edge), width))
        painter.setBrush(QColor(fill))
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), CORNER, CORNER)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _paint_name(self, painter: QPainter, box: QRectF, *, rtl: bool) -> None:
        """Draw the name as far as there is room, and the label's underline beneath it."""
        theme = self._keeper.theme
        metrics = QFontMetricsF(self.font())
        shown = metrics.elidedText(self._name, Qt.TextElideMode.ElideRight, box.width())
        width = min(metrics.horizontalAdvance(shown), box.width())
        left = box.right() - width if rtl else box.left()
        baseline = round(box.center().y() + (metrics.ascent() - metrics.descent()) / 2 - 0.5)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        painter.setPen(QColor(theme.text if self.isEnabled() else theme.faint))
        painter.drawText(round(left), baseline, shown)
        line = theme.label_colour(self._colour).line if self.isEnabled() else theme.faint
        paint_underline(painter, round(left), round(left + width), baseline + 5.0, line, self._underline)
