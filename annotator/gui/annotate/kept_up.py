"""What is worked out of the whole desk, kept up: at once where there is little, else beside the window."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.gui.tasks import Task
from annotator.services.progress import Progress

MANY = 2000
"""Annotations from which on it is worked out in a thread of its own."""
REST = 400
"""Milliseconds after a change until that is begun."""

Job = Callable[[], object]


class KeptUp(QObject):
    """Runs a job after each change, several changes at once; nobody waits for it."""

    arrived = Signal(object)
    """What the job came to; never that of a state that was left before it began."""
    broke = Signal(object)
    """An exception that is a fault of ours."""

    def __init__(self, prepare: Callable[[], Job], size: Callable[[], int], parent: QObject) -> None:
        """Begin switched off.

        Args:
            prepare: called in the window's thread; takes what the job needs, as values, and gives the job.
            size: how many annotations there are.
            parent: whose it is.
        """
        super().__init__(parent)
        self._prepare = prepare
        self._size = size
        self._on = False
        self._stale = True
        self._task: Task | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._work)

    def set_on(self, *, on: bool) -> None:
        """Follow, or rest while nobody looks on."""
        self._on = on
        if on and self._stale:
            self._timer.start(0)

    def change(self, *_: object) -> None:
        """Something is different; work it out anew."""
        self._stale = True
        if self._on and not self._timer.isActive():
            self._timer.start(REST if self._size() >= MANY else 0)

    def finish(self) -> None:
        """Wait for what is being worked out, and begin nothing more; for closing the window."""
        self._on = False
        self._timer.stop()
        if self._task is not None:
            self._task.wait()

    def _work(self) -> None:
        if self._task is not None:
            return
        self._stale = False
        job = self._prepare()
        if self._size() < MANY:
            self.arrived.emit(job())
            return
        task = Task(partial(_without_progress, job), "", self)
        self._task = task
        task.succeeded.connect(self._arrived)
        task.broke.connect(self.broke)
        task.ended.connect(self._ended)
        task.start()

    def _arrived(self, result: object) -> None:
        # What changed meanwhile may be another article: the next one is on its way.
        if not self._stale:
            self.arrived.emit(result)

    def _ended(self) -> None:
        if self._task is not None:
            self._task.deleteLater()
        self._task = None
        if self._stale and self._on:
            self._timer.start(REST)


def _without_progress(job: Job, _progress: Progress) -> object:
    return job()
