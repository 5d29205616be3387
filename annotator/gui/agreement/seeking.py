"""Looks for the places behind a figure off the window's thread; only the last question is answered."""

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.gui.session import Session
from annotator.gui.tasks import Task
from annotator.services.choosing_sets import Counted
from annotator.services.places_behind import Places, Sought, places_behind
from annotator.services.progress import Progress

REST = 60
"""Milliseconds that a figure is chosen before it is looked for: arrow keys go by faster."""


class Seeking(QObject):
    """One question at a time."""

    found = Signal(object)
    """The Places."""
    progressed = Signal(int, int)
    failed = Signal(object)
    busy = Signal(bool)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._task: Task | None = None
        self._asked: tuple[Counted, Sought] | None = None
        self._rest = QTimer(self, interval=REST, singleShot=True)
        self._rest.timeout.connect(self._begin)

    def is_busy(self) -> bool:
        """Whether it still looks."""
        return self._task is not None or self._rest.isActive()

    def ask(self, counted: Counted, sought: Sought) -> None:
        """Look for something, and no longer for what was asked before."""
        self._asked = (counted, sought)
        if self._task is not None:
            self._task.cancel()
        self._rest.start()

    def forget(self) -> None:
        """Look for nothing."""
        self._asked = None
        self._rest.stop()
        if self._task is not None:
            self._task.cancel()

    def finish(self) -> None:
        """Stop, and wait until that is so."""
        self.forget()
        if self._task is not None:
            self._task.wait()

    def _begin(self) -> None:
        if self._task is not None or self._asked is None:
            return
        counted, sought = self._asked
        self._asked = None
        store = self._session.workspace.store

        def job(progress: Progress) -> Places:
            return places_behind(store, counted, sought, progress)

        task = self._task = Task(job, "", self)
        task.progressed.connect(self.progressed)
        task.succeeded.connect(self._succeeded)
        task.failed.connect(self.failed)
        task.broke.connect(self._session.broke)
        task.ended.connect(self._ended)
        self.busy.emit(True)
        task.start()

    def _succeeded(self, found: Places) -> None:
        if self._asked is None:
            self.found.emit(found)

    def _ended(self) -> None:
        if self._task is not None:
            self._task.deleteLater()
        self._task = None
        if self._asked is not None:
            self._begin()
        else:
            self.busy.emit(False)
