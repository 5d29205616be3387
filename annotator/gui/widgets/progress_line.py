"""A thin line that fills as work gets done."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from annotator.gui.style.keeper import ThemeKeeper

_HEIGHT = 5


class ProgressLine(QProgressBar):
    """How much of a whole is done; to screen readers an ordinary progress bar."""

    def __init__(self, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self.setTextVisible(False)
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Progress"))
        keeper.changed.connect(self.update)
        self.set_progress(0, 0)

    def set_progress(self, done: int, of: int) -> None:
        """Show `done` of `of`; nothing to do is shown empty."""
        self.setRange(0, max(of, 1))
        self.setValue(min(done, of))
        self.setAccessibleDescription(self.tr("{done} of {of}").format(done=done, of=of))

    def sizeHint(self) -> QSize:
        """Return the height of the line."""
        return QSize(120, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the track and what is done of it."""
        theme = self._keeper.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        radius = whole.height() / 2
        painter.setBrush(QColor(theme.progress_track))
        painter.drawRoundedRect(whole, radius, radius)
        if self.value() <= 0:
            return
        width = max(whole.height(), whole.width() * self.value() / self.maximum())
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        painter.setBrush(QColor(theme.progress))
        left = whole.right() - width if rtl else whole.left()
        painter.drawRoundedRect(QRectF(left, whole.top(), width, whole.height()), radius, radius)
