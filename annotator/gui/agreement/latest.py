"""Work off the window's thread of which only the last that was asked for counts."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.gui.session import Session
from annotator.gui.tasks import Task
from annotator.services.progress import Progress

Job = Callable[[Progress], object]


class Latest(QObject):
    """One piece of work at a time; what is asked for meanwhile stops it and comes next."""

    found = Signal(object)
    """What the last one came to."""
    progressed = Signal(int, int)
    failed = Signal(object)
    busy = Signal(bool)

    def __init__(self, session: Session, rest: int = 0, parent: QObject | None = None) -> None:
        """Begin nothing; `rest` is how many milliseconds it waits for something else to be asked."""
        super().__init__(parent)
        self._session = session
        self._task: Task | None = None
        self._asked: Job | None = None
        self._rest = QTimer(self, interval=rest, singleShot=True)
        self._rest.timeout.connect(self._begin)

    def is_busy(self) -> bool:
        """Whether it works, or will in a moment."""
        return self._task is not None or self._rest.isActive()

    def ask(self, job: Job) -> None:
        """Do something, and no longer what was asked for before."""
        self._asked = job
        if self._task is not None:
            self._task.cancel()
        if self._rest.interval():
            self._rest.start()
        else:
            self._begin()

    def forget(self) -> None:
        """Do nothing."""
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
        job, self._asked = self._asked, None
        task = self._task = Task(job, "", self)
        task.progressed.connect(self.progressed)
        task.succeeded.connect(self._succeeded)
        task.failed.connect(self.failed)
        task.broke.connect(self._session.broke)
        task.ended.connect(self._ended)
        self.busy.emit(True)
        task.start()

    def _succeeded(self, found: object) -> None:
        if self._asked is None and not self._rest.isActive():
            self.found.emit(found)

    def _ended(self) -> None:
        if self._task is not None:
            self._task.deleteLater()
        self._task = None
        if self._asked is None:
            self.busy.emit(False)
        elif not self._rest.isActive():
            self._begin()
