"""Asks into which other label, or relation type, one shall be merged."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from annotator.domain.label import Owner
from annotator.gui.labels.wording import touched_words
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, MARGIN
from annotator.gui.widgets.labels import PlainLabel
from annotator.gui.widgets.narrow import narrow
from annotator.services.scheme.use import Touched


class MergeOwnersDialog(QDialog):
    """Says what is touched, and merges by a button with that verb."""

    def __init__(
        self,
        gone: Owner,
        others: Sequence[Owner],
        touched: Touched,
        then: Callable[[str], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._then = then
        self.setObjectName("merge-labels-dialog")
        self.setWindowTitle(self.tr("Merge “{title}”").format(title=gone.title))
        self.setMinimumWidth(440)
        self.target = narrow(QComboBox())
        self.target.setAccessibleName(self.tr("Into"))
        for one in others:
            self.target.addItem(one.title, one.uid)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        go = buttons.addButton(self.tr("&Merge"), QDialogButtonBox.ButtonRole.AcceptRole)
        set_look(go, "primary")
        go.setDefault(True)
        form = QFormLayout()
        form.setSpacing(GAP)
        form.addRow(self.tr("&Into"), self.target)
        words = self.tr(
            "All that has “{title}” gets the other instead, and “{title}” goes. The other takes in the "
            "attributes, values and connections that it lacks. Undo brings all of it back."
        ).replace("{title}", gone.title)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(PlainLabel(words, wrap=True))
        column.addWidget(PlainLabel(touched_words(touched), "muted", wrap=True))
        column.addLayout(form)
        column.addWidget(buttons)
        buttons.accepted.connect(self._accepted)
        buttons.rejected.connect(self.reject)
        self.finished.connect(self.deleteLater)

    def _accepted(self) -> None:
        uid = str(self.target.currentData())
        self.accept()
        self._then(uid)
