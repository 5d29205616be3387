"""The foot of the window of agreement: what the shades mean; while it computes, progress and a stop."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from annotator.formats.agreement.sheet import DASH
from annotator.gui.agreement.grid.painting import ramp_of
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, MARGIN, STEP
from annotator.gui.widgets.labels import ElidedLabel
from annotator.gui.widgets.painted import Painted
from annotator.gui.widgets.plain_text import put_tip
from annotator.gui.widgets.progress_line import ProgressLine

_STEPS = 5


class ShadeLegend(Painted):
    """The shades from 0 to 1 in a few boxes, each with its number; nothing can be done with it."""

    def __init__(self, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(keeper, parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Shades from 0 to 1"))

    def sizeHint(self) -> QSize:
        """A box a number, and one for what is not defined."""
        metrics = self.fontMetrics()
        return QSize((_STEPS + 2) * (metrics.horizontalAdvance("0,00") + GAP), metrics.height() + STEP)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw them."""
        painter, ramp = QPainter(self), ramp_of(self.theme)
        width = self.width() / (_STEPS + 2)
        centre = int(Qt.AlignmentFlag.AlignCenter)
        for step in range(_STEPS + 1):
            shade = ramp.shade(step / _STEPS)
            box = QRectF(step * width, 0, width - 1, self.height())
            painter.fillRect(box, QColor(shade.ground))
            painter.setPen(QColor(shade.ink))
            painter.drawText(box, centre, self.locale().toString(step / _STEPS, "f", 1))
        box = QRectF((_STEPS + 1) * width, 0, width - 1, self.height())
        painter.fillRect(box, QColor(self.theme.window))
        painter.setPen(QColor(self.theme.muted))
        painter.drawText(box, centre, DASH)


class AgreementFoot(QFrame):
    """Words at one side, shades at the other."""

    def __init__(self, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "foot")
        self.words = ElidedLabel("", "muted")
        self.progress = ProgressLine(keeper)
        self.progress.setMaximumWidth(240)
        self.stop = QPushButton(self.tr("Stop"))
        self.stop.setAutoDefault(False)
        put_tip(self.stop, self.tr("Compute no further; what is shown stays"))
        self.legend = ShadeLegend(keeper)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, STEP, MARGIN, STEP)
        row.setSpacing(GAP)
        row.addWidget(self.words, 1)
        row.addWidget(self.progress, 1)
        row.addWidget(self.stop)
        row.addWidget(self.legend)
        self.show_busy(on=False)

    def show_busy(self, *, on: bool) -> None:
        """Show how far it is, or no longer."""
        self.progress.setVisible(on)
        self.stop.setVisible(on)
