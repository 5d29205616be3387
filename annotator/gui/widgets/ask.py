"""Small dialogs that ask for one line, or for a yes; they never block the program's loop of events."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QMessageBox, QVBoxLayout, QWidget

from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, MARGIN
from annotator.gui.widgets.labels import PlainLabel


class LineDialog(QDialog):
    """Asks for a name or a reason."""

    def __init__(
        self,
        title: str,
        question: str,
        text: str,
        then: Callable[[str], object],
        *,
        may_be_empty: bool = False,
        accept: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._then = then
        self.setWindowTitle(title)
        self.setMinimumWidth(380)
        self.line = QLineEdit(text)
        self.line.selectAll()
        self.line.setAccessibleName(question)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        if accept:
            self.ok.setText(accept)
        set_look(self.ok, "primary")
        buttons.accepted.connect(self._accepted)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(PlainLabel(question, wrap=True))
        column.addWidget(self.line)
        column.addWidget(buttons)
        if not may_be_empty:
            self.ok.setEnabled(bool(text.strip()))
            self.line.textChanged.connect(lambda written: self.ok.setEnabled(bool(written.strip())))
        self.finished.connect(self.deleteLater)

    def _accepted(self) -> None:
        words = self.line.text().strip()
        self.accept()
        self._then(words)


def ask_yes(parent: QWidget, title: str, question: str, yes: str, then: Callable[[], object]) -> QMessageBox:
    """Ask a question whose answer is a button with a verb on it, or Cancel."""
    box = QMessageBox(parent)
    box.setObjectName("yes-dialog")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(title)
    box.setText(question)
    button = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(button)
    button.clicked.connect(then)
    box.finished.connect(box.deleteLater)
    box.open()
    return box
