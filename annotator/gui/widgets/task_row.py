"""A row that shows how far long work is, and stops it."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QWidget

from annotator.gui.long_step import LongStep
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, MARGIN, STEP
from annotator.gui.tasks import Progressing, Task
from annotator.gui.widgets.labels import PlainLabel


class ProgressRow(QFrame):
    """Stands above the content while long work is under way."""

    def __init__(self, work: Progressing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "bar")
        self._work = work
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.bar.setAccessibleName(work.title)
        self.stop = QPushButton(self.tr("&Cancel"))
        self.stop.setAutoDefault(True)  # outside of dialogs that is what lets Return press it
        self.stop.setAccessibleName(self.tr("Cancel: {task}").format(task=work.title))
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, STEP, MARGIN, STEP)
        row.setSpacing(GAP)
        row.addWidget(PlainLabel(work.title))
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop)
        work.progressed.connect(self._progressed)
        self.stop.clicked.connect(self._stopped)

    def _progressed(self, done: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)

    def _stopped(self) -> None:
        self.stop.setEnabled(False)
        self._work.cancel()


class TaskRow(ProgressRow):
    """The row of a task, which goes with it."""

    def __init__(self, task: Task, parent: QWidget | None = None) -> None:
        super().__init__(task, parent)
        self.task = task


class StepRow(ProgressRow):
    """Keeps its place in a window, and is seen while a step of the project takes its time."""

    def __init__(self, step: LongStep, parent: QWidget | None = None) -> None:
        super().__init__(step, parent)
        self.hide()
        step.began.connect(self._show)
        step.ended.connect(self.hide)

    def _show(self) -> None:
        self.stop.setEnabled(True)
        self.show()
