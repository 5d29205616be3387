"""The button of one version of a facet: the digits of those who have it, and what it says."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.metrics import CONTROL_HEIGHT, CORNER, GAP, STEP
from annotator.gui.widgets.keycap import keycap_size, paint_keycap
from annotator.gui.widgets.plain_text import escaped_mnemonic, put_tip

_PAD = GAP
_MOST = 4
"""Keycaps that are drawn; of more people the rest is a number."""


class VersionButton(QPushButton):
    """Chosen by a click or by the digit of anybody who has it; a heavy frame says that it is."""

    def __init__(
        self, digits: list[str], people: str, words: str, keeper: ThemeKeeper, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._digits: list[str] = []
        self._words = ""
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_version(digits, people, words)
        keeper.changed.connect(self.update)

    def show_version(self, digits: list[str], people: str, words: str) -> None:
        """Show another version, and who has it."""
        self._digits, self._words = digits, words
        self.setText(escaped_mnemonic(words))
        self.setAccessibleName(f"{people}: {words}")
        put_tip(self, f"{people}: {words}")
        self.updateGeometry()
        self.update()

    @property
    def words(self) -> str:
        """What the version says."""
        return self._words

    def caps(self) -> list[str]:
        """What stands on the keycaps."""
        if len(self._digits) <= _MOST:
            return self._digits
        return [*self._digits[: _MOST - 1], f"+{len(self._digits) - _MOST + 1}"]

    def sizeHint(self) -> QSize:
        """Room for all."""
        caps = sum(keycap_size(cap, self.font()).width() + STEP for cap in self.caps())
        width = caps + QFontMetricsF(self.font()).horizontalAdvance(self._words) + 2 * _PAD + STEP
        return QSize(round(width) + 2, self._height())

    def minimumSizeHint(self) -> QSize:
        """Room for the keycaps and a few letters."""
        caps = sum(keycap_size(cap, self.font()).width() + STEP for cap in self.caps())
        letters = QFontMetricsF(self.font()).horizontalAdvance("mmmm…")
        return QSize(round(caps + letters) + 2 * _PAD, self._height())

    def _height(self) -> int:
        return max(CONTROL_HEIGHT, self.fontMetrics().height() + GAP + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw frame, keycaps and words."""
        painter, theme = QPainter(self), self._keeper.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        edge, width = (theme.text, 2) if chosen else (theme.line_strong, 1)
        fill = theme.button_hover if self.underMouse() and self.isEnabled() else theme.button
        if self.hasFocus():
            edge, width = theme.focus, 2
        painter.setPen(QPen(QColor(edge), width))
        painter.setBrush(QColor(theme.chosen if chosen and self.hasFocus() else fill))
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), CORNER, CORNER)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        box = QRectF(self.rect()).adjusted(_PAD, 0, -_PAD, 0)
        for cap in self.caps():
            size = keycap_size(cap, self.font())
            left = box.right() - size.width() if rtl else box.left()
            middle = round(box.center().y() - size.height() / 2)
            paint_keycap(painter, QRectF(left, middle, size.width(), size.height()), cap, theme)
            step = size.width() + STEP
            box = box.adjusted(0, 0, -step, 0) if rtl else box.adjusted(step, 0, 0, 0)
        box = box.adjusted(0, 0, -2, 0) if rtl else box.adjusted(2, 0, 0, 0)
        painter.setPen(QColor(theme.text if self.isEnabled() else theme.faint))
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        shown = QFontMetricsF(self.font()).elidedText(
            " ".join(self._words.split()), Qt.TextElideMode.ElideMiddle, box.width()
        )
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.drawText(box, int(flags) | int(Qt.TextFlag.TextSingleLine), shown)
        painter.end()
