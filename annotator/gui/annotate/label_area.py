"""Where the labels' buttons lie: where they are many they scroll, so that list and details have room."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from annotator.gui.annotate.label_panel import LabelPanel


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

    def minimumSizeHint(self) -> QSize:
        """As wide as the buttons need."""
        return QSize(self._panel.minimumSizeHint().width(), super().minimumSizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """There are other labels, which need more room or less."""
        passed = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.LayoutRequest and watched is self._panel:
            self._fit()
        return passed

    def _fit(self) -> None:
        self.setFixedHeight(min(self._panel.sizeHint().height(), self._most))
