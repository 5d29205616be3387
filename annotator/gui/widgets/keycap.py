"""The small picture of a key, beside what the key does."""

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.theme import Theme
from annotator.gui.widgets.painted import Painted, smaller

_PAD = 4.0
_SIGNS = {
    Qt.Key.Key_Return: "↵",
    Qt.Key.Key_Enter: "↵",
    Qt.Key.Key_Left: "←",
    Qt.Key.Key_Right: "→",
    Qt.Key.Key_Up: "↑",
    Qt.Key.Key_Down: "↓",
}


def key_text(sequence: QKeySequence | str) -> str:
    """Return a shortcut as people read it: `Ctrl ↵` for `Ctrl+Return`."""
    keys = QKeySequence(sequence)
    native = _name(keys)
    parts = native.replace("++", "+\0").split("+") if native != "+" else ["\0"]
    # Each language has other names for the keys that show a sign.
    pressed = (keys[number].key() for number in range(keys.count()))  # type: ignore[index]  # it is
    signs = {_name(key): _SIGNS[key] for key in pressed if key in _SIGNS}
    return " ".join(signs.get(part, part) for part in parts if part).replace("\0", "+")


def _name(sequence: QKeySequence | Qt.Key | str) -> str:
    return QKeySequence(sequence).toString(QKeySequence.SequenceFormat.NativeText)


def keycap_size(text: str, font: QFont) -> QSizeF:
    """Return the room that a keycap takes beside text in `font`."""
    metrics = QFontMetricsF(smaller(font))
    height = round(metrics.height()) + 2.0
    return QSizeF(max(height - 1, round(metrics.horizontalAdvance(text)) + 2 * _PAD + 1), height)


def paint_keycap(painter: QPainter, box: QRectF, text: str, theme: Theme, *, enabled: bool = True) -> None:
    """Draw a keycap into a box of `keycap_size`; the painter's font is that of the text beside it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    outline = box.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(QPen(QColor(theme.line_strong), 1))
    painter.setBrush(QColor(theme.line_strong))
    painter.drawRoundedRect(outline, 3, 3)
    painter.setBrush(QColor(theme.chrome))
    painter.drawRoundedRect(outline.adjusted(0, 0, 0, -1), 3, 3)
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    painter.setFont(smaller(painter.font()))
    painter.setPen(QColor(theme.muted if enabled else theme.faint))
    painter.drawText(box.adjusted(0, 0, 0, -1), Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


class Keycap(Painted):
    """A keycap of its own, for a heading or a sheet of shortcuts."""

    def __init__(self, text: str, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(keeper, parent)
        self._text = text
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def text(self) -> str:
        """Return what stands on the key."""
        return self._text

    def set_text(self, text: str) -> None:
        """Set what stands on the key; nothing hides it."""
        self._text = text
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room that the text needs."""
        return keycap_size(self._text, self.font()).toSize()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the key."""
        painter = QPainter(self)
        paint_keycap(painter, QRectF(self.rect()), self._text, self.theme, enabled=self.isEnabled())
