"""Where the details lie: they scroll where there is no room for them, so that they never push the window."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

_LEAST = 132
"""Pixels that the details are high at least, whatever they show."""


class DetailsArea(QScrollArea):
    """Shows a widget as wide as it is itself; what has the keyboard is in view.

    The widget is squeezed to the least it can do with before anything scrolls. (`widgetResizable` would
    squeeze it to what it likes best only, since it has texts of several lines.)
    """

    needs_changed = Signal()
    """Something else is shown, which may need another height."""

    def __init__(
        self,
        details: QWidget,
        is_empty: Callable[[], bool] = lambda: False,
        parent: QWidget | None = None,
    ) -> None:
        """Take the widget, and who knows whether there are no details in it, but a word that says so."""
        super().__init__(parent)
        self._details = details
        self.is_empty = is_empty
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Details"))
        self.setWidget(details)
        for part in (self.viewport(), details):
            part.setAutoFillBackground(False)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def minimumSizeHint(self) -> QSize:
        """As wide as the details need; a few rows high."""
        height = self.needs() if self.is_empty() else _LEAST
        return QSize(self._details.minimumSizeHint().width(), height)

    def needs(self) -> int:
        """How many pixels the details take where there is room for all of them."""
        layout = self._details.layout()
        if layout is None:
            return 0
        if layout.hasHeightForWidth():  # there are texts of several lines
            return layout.totalHeightForWidth(self.viewport().width())
        return layout.totalSizeHint().height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the room."""
        self._fit()
        super().resizeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Something else is shown, and needs more room or less."""
        passed = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest and watched is self._details:
            self._fit()
            self.updateGeometry()
            self.needs_changed.emit()
        return passed

    def _fit(self) -> None:
        room, layout = self.viewport().size(), self._details.layout()
        if layout is not None:
            least = layout.minimumHeightForWidth(room.width())
            self._details.resize(room.width(), max(room.height(), least))

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            self.ensureWidgetVisible(now)
