"""The program as it is, but for a line on standard output for each action that was triggered."""

import sys

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from annotator.gui import app
from annotator.gui.program import Program
from annotator.gui.project_window import ProjectWindow


def tell(*words: object) -> None:
    """Write one line, at once."""
    sys.stdout.write(" ".join(str(word) for word in words) + "\n")
    sys.stdout.flush()


class TellingProgram(Program):
    """Tells when its window is ready, which action is triggered, and where the keyboard goes."""

    def __init__(self, application: QApplication, as_name: str = "") -> None:
        super().__init__(application, as_name)
        self.opened.connect(self._attend)
        application.focusChanged.connect(_tell_focus)

    def _attend(self, window: ProjectWindow) -> None:
        timer = QTimer(self)
        timer.setInterval(20)

        def look() -> None:
            if window.is_ready():
                timer.stop()
                for action in window.window.actions_of.findChildren(QAction):
                    action.triggered.connect(_Teller(action).tell)
                window.window.annotate.desk.chose.connect(_tell_chosen)
                tell("ready")

        timer.timeout.connect(look)
        timer.start()


class _Teller(QObject):
    """Tells of one action."""

    def __init__(self, action: QAction) -> None:
        super().__init__(action)
        self._name = action.text() if action.objectName().startswith("label:") else action.objectName()

    @Slot()
    def tell(self) -> None:
        """It was triggered."""
        tell("did", self._name)


def _tell_chosen(uid: object) -> None:
    tell("let go" if uid is None else "chose")


def _tell_focus(_old: QWidget | None, new: QWidget | None) -> None:
    tell("focus", type(new).__name__)


if __name__ == "__main__":
    app.__dict__["Program"] = TellingProgram
    sys.exit(app.run(sys.argv[1], sys.argv[2]))
