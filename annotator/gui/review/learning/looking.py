"""Asks a copy of the project something long, off the window's thread."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from annotator.gui.session import Session
from annotator.gui.tasks import Task
from annotator.services.ports.reading import Reading
from annotator.services.progress import Progress

T = TypeVar("T")


class Looking(QObject):
    """One question at a time."""

    found = Signal(object)
    progressed = Signal(int, int)
    failed = Signal(object)
    """An AnnotatorError."""
    ended = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._task: Task | None = None

    def is_busy(self) -> bool:
        """Whether it still looks."""
        return self._task is not None

    def ask(self, query: Callable[[Reading, Progress], T]) -> None:
        """Ask; nothing is asked while something else is."""
        if self._task is not None:
            return
        store = self._session.workspace.store

        def job(progress: Progress) -> T:
            with store.snapshot() as read:
                return query(read, progress)

        task = self._task = Task(job, "", self)
        task.progressed.connect(self.progressed)
        task.succeeded.connect(self.found)
        task.failed.connect(self.failed)
        task.broke.connect(self._session.broke)
        task.ended.connect(self._ended)
        task.start()

    def finish(self) -> None:
        """Stop, and wait until that is so."""
        if self._task is not None:
            self._task.cancel()
            self._task.wait()

    def _ended(self) -> None:
        if self._task is not None:
            self._task.deleteLater()
        self._task = None
        self.ended.emit()
