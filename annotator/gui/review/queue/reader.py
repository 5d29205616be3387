"""Reads the queue off the window's thread, and again when changes come in."""

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.domain.change import ChangeSet
from annotator.gui.session import Session
from annotator.gui.tasks import Task
from annotator.services.progress import Progress
from annotator.services.review_queue import KeptQueue, Queue

REST = 200
"""Milliseconds after a change until the queue is read again."""


class QueueReader(QObject):
    """One reading at a time; what changes meanwhile is read right after it."""

    read = Signal(object)
    """The Queue."""
    progressed = Signal(int, int)
    busy = Signal(bool)
    failed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._kept = KeptQueue()
        self._task: Task | None = None
        self._heard: list[ChangeSet] = []
        self._again = False
        self.awake = False
        """Whether changes are followed now; those that come in sleep count when it wakes."""
        self._rest = QTimer(self, interval=REST, singleShot=True)
        self._rest.timeout.connect(self._renew)
        session.changed.connect(self._hear)

    def is_busy(self) -> bool:
        """Whether it is being read, or will be in a moment."""
        return self._task is not None or self._rest.isActive()

    def look(self) -> None:
        """Read what is missing."""
        self._rest.stop()
        if self._task is not None:
            self._again = True
            return
        self._again = False
        self._forget()
        kept, store, who = self._kept, self._session.workspace.store, self._session.who

        def job(progress: Progress) -> Queue:
            return kept.read(store, who, progress)

        task = self._task = Task(job, self.tr("Comparing annotators"), self)
        task.progressed.connect(self.progressed)
        task.succeeded.connect(self._succeeded)
        task.failed.connect(self.failed)
        task.broke.connect(self._session.broke)
        task.ended.connect(self._ended)
        self.busy.emit(True)
        task.start()

    def stop(self) -> None:
        """Read no further; what was read is kept for the next time."""
        self._again = False
        if self._task is not None:
            self._task.cancel()

    def finish(self) -> None:
        """Stop, and wait until that is so; for closing the project."""
        self.awake = False
        self._rest.stop()
        self.stop()
        if self._task is not None:
            self._task.wait()

    def _hear(self, change_set: ChangeSet) -> None:
        # Told to what is kept when nobody reads it: the thread that does may just be adding to it.
        self._heard.append(change_set)
        if not self.awake and self._task is None:
            self._forget()
        elif self.awake and not self._rest.isActive():
            self._rest.start()

    def _forget(self) -> bool:
        touched = self._kept.forget(self._heard)
        self._heard.clear()
        return touched

    def _renew(self) -> None:
        if self._task is not None:
            self._again = True
        elif self._forget() and self.awake:
            self.look()

    def _succeeded(self, queue: Queue) -> None:
        if not self._again:
            self.read.emit(queue)

    def _ended(self) -> None:
        if self._task is not None:
            self._task.deleteLater()
        self._task = None
        if self._again:
            self.look()
        else:
            self.busy.emit(False)
