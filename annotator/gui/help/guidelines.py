"""The guidelines of the project in a window of their own, beside the page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from annotator.assets import read_text
from annotator.gui.style.fonts import reading_font


class GuidelinesWindow(QDialog):
    """Shows text that the program brings along itself, so that Markdown may be rendered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("guidelines")
        self.setWindowTitle(self.tr("Guidelines"))
        self.resize(720, 760)
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.setFont(reading_font(15))
        self.text.setAccessibleName(self.tr("Guidelines"))
        self.text.setMarkdown(read_text("guidelines", "en.md"))
        self.text.document().setDocumentMargin(28)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text)
        self.finished.connect(self.deleteLater)
