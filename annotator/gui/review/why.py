"""Why something is decided so: a reason from a list or in one's own words, and a note."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, MARGIN
from annotator.gui.widgets.labels import PlainLabel


class WhyDialog(QDialog):
    """A digit takes a reason of the list, Return keeps what stands there; nothing is asked for."""

    def __init__(
        self,
        number: int,
        reasons: Sequence[str],
        given: tuple[str, str],
        then: Callable[[str, str], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("why-dialog")
        self.setWindowTitle(self.tr("Why {number}").format(number=number))
        self.setMinimumWidth(460)
        self._then = then
        self._reasons = list(reasons)[:9]
        self.list = _Reasons()
        self.list.setAccessibleName(self.tr("Reasons"))
        for digit, reason in enumerate(self._reasons, 1):
            self.list.addItem(f"{digit}   {reason}")
        self.list.setMaximumHeight(self.list.sizeHintForRow(0) * len(self._reasons) + GAP)
        self.reason = QLineEdit(given[0])
        self.reason.setPlaceholderText(self.tr("or in your own words"))
        self.reason.setAccessibleName(self.tr("Reason"))
        self.note = QLineEdit(given[1])
        self.note.setPlaceholderText(self.tr("A note for whoever reads this later"))
        self.note.setAccessibleName(self.tr("Note"))
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        set_look(buttons.button(QDialogButtonBox.StandardButton.Ok), "primary")
        buttons.accepted.connect(self._accepted)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        words = self.tr("Why is it decided so? A digit takes a reason of the list.")
        column.addWidget(PlainLabel(words, wrap=True))
        column.addWidget(self.list)
        column.addWidget(self.reason)
        column.addWidget(self.note)
        column.addWidget(buttons)
        self.list.itemActivated.connect(lambda _item: self._take(self.list.currentRow()))
        self.list.currentRowChanged.connect(self._show)
        self.finished.connect(self.deleteLater)
        self.list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits take a reason; letters go on into the line for one's own words."""
        text = event.text()
        if text.isdigit() and 0 < int(text) <= len(self._reasons) and not self._writes():
            self._take(int(text) - 1)
        elif text.isprintable() and text.strip() and not self._writes():
            self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
            self.reason.setText(text)
        else:
            super().keyPressEvent(event)

    def _writes(self) -> bool:
        return self.reason.hasFocus() or self.note.hasFocus()

    def _show(self, row: int) -> None:
        if 0 <= row < len(self._reasons) and self.list.hasFocus():
            self.reason.setText(self._reasons[row])

    def _take(self, row: int) -> None:
        if 0 <= row < len(self._reasons):
            self.reason.setText(self._reasons[row])
            self._accepted()

    def _accepted(self) -> None:
        reason, note = self.reason.text().strip(), self.note.text().strip()
        self.accept()
        self._then(reason, note)


class _Reasons(QListWidget):
    """Keeps no letter for itself: the dialog knows what they mean."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isprintable() and event.text().strip():
            event.ignore()
        else:
            super().keyPressEvent(event)
