"""What an import remarked, as a list to read and copy."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from annotator.gui.style.metrics import GAP, MARGIN
from annotator.gui.translation import finding_words
from annotator.gui.widgets.labels import PlainLabel
from annotator.services.imports.importing import Report

MOST = 2000
"""Remarks shown; nobody reads more."""


class ReportDialog(QDialog):
    """Shows every remark on a line of its own."""

    def __init__(self, words: str, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Report of the import"))
        self.resize(640, 420)
        lines = [finding_words(finding) for finding in report.findings]
        shown = list(dict.fromkeys(lines))[:MOST]
        self.lines = QPlainTextEdit("\n".join(shown))
        self.lines.setReadOnly(True)
        self.lines.setTabChangesFocus(True)
        self.lines.setAccessibleName(self.tr("Remarks"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = buttons.addButton(self.tr("&Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText("\n".join(lines)))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(PlainLabel(words, "heading", wrap=True))
        column.addWidget(self.lines, 1)
        if len(lines) > len(shown):
            column.addWidget(PlainLabel(self.tr("The same remark is shown once."), "muted", wrap=True))
        column.addWidget(buttons)
