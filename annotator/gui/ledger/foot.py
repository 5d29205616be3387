"""The foot of the ledger: how much there is, what is being read, and what the drawings mean."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from annotator.formats.ledger.words import LedgerWords
from annotator.gui.ledger.items import Shown
from annotator.gui.ledger.legend import Legend
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, MARGIN, STEP
from annotator.gui.translation import counted
from annotator.gui.widgets.labels import PlainLabel
from annotator.gui.widgets.plain_text import put_tip
from annotator.gui.widgets.progress_line import ProgressLine


class LedgerFoot(QFrame):
    """Counts at one side, the legend at the other; while it is read, progress and a button that stops it."""

    def __init__(self, words: LedgerWords, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "foot")
        self.counts = PlainLabel("", "muted")
        self.progress = ProgressLine(keeper)
        self.progress.setMaximumWidth(240)
        self.stop = QPushButton(self.tr("Stop"))
        self.stop.setAutoDefault(False)
        put_tip(self.stop, self.tr("Read no further; what is shown stays"))
        self.legend = Legend(words, keeper)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, STEP, MARGIN, STEP)
        row.setSpacing(GAP)
        row.addWidget(self.counts)
        row.addWidget(self.progress, 1)
        row.addWidget(self.stop)
        row.addStretch(1)
        row.addWidget(self.legend)
        self.show_busy(on=False)

    def show_busy(self, *, on: bool) -> None:
        """Show how far it is, or no longer."""
        self.progress.setVisible(on)
        self.stop.setVisible(on)

    def show_counts(self, shown: Shown) -> None:
        """Say how many rows, speakers and contradictions there are."""
        self.counts.setText(counts(shown))


def counts(shown: Shown) -> str:
    """How much a ledger holds, in words."""
    return " · ".join(
        (
            counted("Ledger", "%Ln numeric claims", len(shown.ledger.rows)),
            counted("Ledger", "%Ln speakers", len(shown.ledger.speakers)),
            counted("Ledger", "%Ln contradictions", shown.pairs),
        )
    )
