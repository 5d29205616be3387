"""The dialog that shows a fault of the program: plain words, details to copy, and how to go on."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from annotator.gui.style.fonts import fixed_font
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, MARGIN
from annotator.gui.widgets.labels import PlainLabel

_WIDTH: Final = 640
_HEIGHT: Final = 420
_MOST: Final = 20


def _quit() -> None:
    """End the program without asking anything that might fail again."""
    QCoreApplication.exit(1)


class CrashDialog(QDialog):
    """Shows one fault or several; it never blocks the program's own loop of events."""

    left = Signal()
    """The person has decided, either way."""

    def __init__(
        self,
        heading: str,
        log_file: Path | None = None,
        parent: QWidget | None = None,
        quit_program: Callable[[], object] = _quit,
    ) -> None:
        super().__init__(parent)
        self._log_file = log_file
        self._quit_program = quit_program
        self._heading = heading
        self._faults: dict[str, int] = {}
        self._unshown = 0
        self.setWindowTitle(self.tr("A fault of the program"))
        self.resize(_WIDTH, _HEIGHT)
        self.details = QPlainTextEdit()
        self.details.setReadOnly(True)
        self.details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.details.setFont(fixed_font(12))
        self.details.setTabChangesFocus(True)
        self.details.setAccessibleName(self.tr("Details of the fault"))
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.addWidget(PlainLabel(self.tr("Something went wrong inside Annotator"), "title", wrap=True))
        for words in self._explanation():
            column.addWidget(PlainLabel(words, wrap=True))
        column.addWidget(self.details, 1)
        column.addLayout(self._make_buttons())
        self.go_on_button.setFocus()

    def _explanation(self) -> tuple[str, ...]:
        """Return what happened and what to do, in plain words."""
        whose = self.tr("This is a fault of the program, not of yours. What you have annotated is saved.")
        next_step = self.tr("You can go on; if something looks odd afterwards, quit and start again.")
        report = self.tr("Please send the details below to those who look after the program.")
        return f"{whose} {next_step}", report

    def add_fault(self, text: str) -> None:
        """Add the traceback of a fault; the same one again is only counted."""
        if text in self._faults:
            self._faults[text] += 1
        elif len(self._faults) < _MOST:
            self._faults[text] = 1
        else:
            self._unshown += 1
        self.details.setPlainText(self.text())

    def text(self) -> str:
        """Return all the details, as they are copied."""
        parts = [self._heading]
        for fault, times in self._faults.items():
            again = self.tr("(%n times)", "", times) + "\n" if times > 1 else ""
            parts.append(again + fault)
        if self._unshown:
            parts.append(self.tr("Further faults are in the log file: %n", "", self._unshown))
        return "\n\n".join(part.strip() for part in parts) + "\n"

    def done(self, result: int) -> None:
        """Close, whichever way it was left, and say so."""
        super().done(result)
        self.left.emit()

    def _make_buttons(self) -> QHBoxLayout:
        """Return the row of buttons: help at the start, decisions at the end."""
        self.copy_button = QPushButton(self.tr("&Copy details"))
        self.copy_button.clicked.connect(self._copy)
        self.log_button = QPushButton(self.tr("Show the &log file"))
        self.log_button.setVisible(self._log_file is not None)
        self.log_button.clicked.connect(self._show_log)
        self.quit_button = QPushButton(self.tr("&Quit"))
        self.quit_button.clicked.connect(self._leave_program)
        self.go_on_button = QPushButton(self.tr("&Go on"))
        self.go_on_button.setDefault(True)
        set_look(self.go_on_button, "primary")
        self.go_on_button.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(self.copy_button)
        row.addWidget(self.log_button)
        row.addStretch(1)
        row.addWidget(self.quit_button)
        row.addWidget(self.go_on_button)
        return row

    def _copy(self) -> None:
        """Put the details on the clipboard, and say so on the button."""
        QGuiApplication.clipboard().setText(self.text())
        self.copy_button.setText(self.tr("Copied"))

    def _show_log(self) -> None:
        """Open the folder of the log file in the system's file manager."""
        if self._log_file is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log_file.parent)))

    def _leave_program(self) -> None:
        """Close and end the program."""
        self.reject()
        self._quit_program()
