"""Reads something of the whole project off the window's thread, and again when changes come in."""

from collections.abc import Callable, Iterable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.domain.change import ChangeSet
from annotator.gui.session import Session
from annotator.gui.tasks import Task
from annotator.services.progress import Progress


class Kept(Protocol):
    """What was read so far."""

    def forget(self, change_sets: Iterable[ChangeSet]) -> bool:
        """Forget what changes touched; return whether that was anything."""
        ...


class KeptReader(QObject):
    """One reading at a time; whoever reads says what is read, and what comes after it."""

    read = Signal(object)
    """What was asked for, whole."""
    progressed = Signal(int, int)
    busy = Signal(bool)
    """Whether it is being read."""
    failed = Signal(object)

    def __init__(self, session: Session, kept: Kept, rest: int, parent: QObject | None = None) -> None:
        """Follow a project; `rest` is how many milliseconds after a change it is read again."""
        super().__init__(parent)
        self._session = session
        self._following = kept
        self._task: Task | None = None
        self._heard: list[ChangeSet] = []
        self.awake = False
        """Whether changes are followed now; those that come in sleep count when it wakes."""
        self._rest = QTimer(self, interval=rest, singleShot=True)
        self._rest.timeout.connect(self._renew)
        session.changed.connect(self._hear)

    def is_busy(self) -> bool:
        """Whether it is being read, or will be in a moment."""
        return self._task is not None or self._rest.isActive()

    def stop(self) -> None:
        """Read no further; what was read so far is kept for the next time."""
        if self._task is not None:
            self._task.cancel()

    def finish(self) -> None:
        """Stop, and wait until that is so; for closing the project."""
        self.awake = False
        self._rest.stop()
        self.stop()
        if self._task is not None:
            self._task.wait()

    def _begin(self, job: Callable[[Progress], object], title: str) -> None:
        """Read; nothing else is being read."""
        self._forget()
        task = self._task = Task(job, title, self)
        task.progressed.connect(self.progressed)
        task.succeeded.connect(self._succeeded)
        task.failed.connect(self.failed)
        task.broke.connect(self._session.broke)
        task.cancelled.connect(self._cancelled)
        task.ended.connect(self._ended)
        self.busy.emit(True)
        task.start()

    def _hear(self, change_set: ChangeSet) -> None:
        # Told to what is kept when nobody reads it: the thread that does may just be adding to it.
        self._heard.append(change_set)
        if not self.awake and self._task is None:
            self._forget()
        elif self.awake and not self._rest.isActive():
            self._rest.start()

    def _forget(self) -> bool:
        touched = self._following.forget(self._heard)
        self._heard.clear()
        return touched

    def _ended(self) -> None:
        if self._task is not None:
            self._task.deleteLater()
        self._task = None
        if not self._go_on():
            self.busy.emit(False)

    # What differs

    def _renew(self) -> None:
        """Changes have come in, and none any more for a moment."""
        raise NotImplementedError

    def _go_on(self) -> bool:
        """Read what was asked for meanwhile; return whether there was anything."""
        raise NotImplementedError

    def _succeeded(self, found: object) -> None:
        """It was read to the end."""
        raise NotImplementedError

    def _cancelled(self) -> None:
        """It was stopped."""
