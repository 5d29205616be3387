"""A row that shows how far long work is, and stops it."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QWidget

from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, MARGIN, STEP
from annotator.gui.tasks import Task
from annotator.gui.widgets.labels import PlainLabel


class TaskRow(QFrame):
    """Stands above the content while a task runs, and goes with it."""

    def __init__(self, task: Task, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "bar")
        self.task = task
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.bar.setAccessibleName(task.title)
        self.stop = QPushButton(self.tr("&Cancel"))
        self.stop.setAutoDefault(True)  # outside of dialogs that is what lets Return press it
        self.stop.setAccessibleName(self.tr("Cancel: {task}").format(task=task.title))
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, STEP, MARGIN, STEP)
        row.setSpacing(GAP)
        row.addWidget(PlainLabel(task.title))
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop)
        task.progressed.connect(self._progressed)
        self.stop.clicked.connect(self._stopped)

    def _progressed(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _stopped(self) -> None:
        self.stop.setEnabled(False)
        self.task.cancel()
