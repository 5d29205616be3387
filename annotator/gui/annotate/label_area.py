"""Where the labels' buttons lie: where they are many they scroll, so that list and details have room."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from annotator.gui.annotate.label_panel import LabelPanel

_LEAST = 100
"""Pixels: three rows of buttons put close, which are all of a small scheme."""


class LabelArea(QScrollArea):
    """As high as the buttons are, and not higher than it may be; the marked button is in view."""

    def __init__(self, panel: LabelPanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panel = panel
        self._most = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(panel.accessibleName())
        self.setWidget(panel)
        for part in (self.viewport(), panel):
            part.setAutoFillBackground(False)
        panel.marked.connect(self.ensureWidgetVisible)

    def set_most(self, pixels: int) -> None:
        """Be no higher than that."""
        self._most = pixels
        self._fit()

    def sizeHint(self) -> QSize:
        """As high as the buttons are, or as it may be."""
        return QSize(super().sizeHint().width(), min(self._panel.sizeHint().height(), self._most))

    def minimumSizeHint(self) -> QSize:
        """As wide as the buttons need; in a low window put close, beyond the first rows by scrolling."""
        return QSize(self._panel.minimumSizeHint().width(), min(self.sizeHint().height(), _LEAST))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """There are other labels, which need more room or less."""
        passed = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest and watched is self._panel:
            self._fit()
        return passed

    def _fit(self) -> None:
        self.setMaximumHeight(self.sizeHint().height())
        self.updateGeometry()
