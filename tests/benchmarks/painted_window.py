"""The smallest window with a text; says on standard output when it is painted.

Its arguments are the milliseconds after which it says how much memory it takes, and the text's file.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit

from tests.benchmarks.used_memory import used_memory


class Page(QPlainTextEdit):
    """Tells of its first paint."""

    told = False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint, and tell once."""
        super().paintEvent(event)
        if not self.told:
            self.told = True
            sys.stdout.write("painted\n")
            sys.stdout.flush()
            QTimer.singleShot(int(sys.argv[1]), self.end)

    def end(self) -> None:
        """Say what it takes of the memory, and go."""
        sys.stdout.write(f"{used_memory()}\n")
        sys.stdout.flush()
        QApplication.closeAllWindows()


app = QApplication([])
window = QMainWindow()
page = Page()
page.setPlainText(Path(sys.argv[2]).read_text("utf-8"))
window.setCentralWidget(page)
window.resize(1280, 800)
window.show()
sys.exit(app.exec())
