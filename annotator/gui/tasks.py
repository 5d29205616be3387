"""Long work in the background: imports and exports with progress, and a way to stop them."""

import threading
import time
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from annotator.domain.errors import AnnotatorError, CancelledError
from annotator.services.progress import Progress

T = TypeVar("T")

TELL_EVERY = 0.05
"""Seconds between two reports of progress."""


class Progressing(QObject):
    """Long work in another thread: tells how far it is, and hears that it should stop."""

    progressed = Signal(int, int)
    """What is done, and what there is in all."""

    def __init__(self, title: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self._stop = threading.Event()
        self._told = 0.0

    @Slot()
    def cancel(self) -> None:
        """Ask the work to stop; it then leaves everything as it was."""
        self._stop.set()

    def _progress(self, done: int, total: int) -> None:
        """In the thread that works."""
        if self._stop.is_set():
            raise CancelledError("stopped; nothing was changed")
        now = time.monotonic()
        if now - self._told >= TELL_EVERY:
            self._told = now
            # Bytes of large corpora do not fit Qt's int: thousandths do.
            self.progressed.emit(done * 1000 // total if total else 0, 1000 if total else 0)


class Task(Progressing):
    """One piece of long work; carries plain values between its thread and the window's."""

    succeeded = Signal(object)
    failed = Signal(object)
    """An AnnotatorError."""
    broke = Signal(object)
    """Any other exception."""
    cancelled = Signal()
    ended = Signal()
    """After any of the others."""

    _arrived = Signal(object, object)

    def __init__(self, job: Callable[[Progress], T], title: str, parent: QObject | None = None) -> None:
        super().__init__(title, parent)
        self._job = job
        self._arrived.connect(self._deliver)
        self._thread = threading.Thread(target=self._work, name="annotator-task")

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def wait(self) -> None:
        """Wait for the end of the thread; for closing the program."""
        self._thread.join()

    def _work(self) -> None:
        try:
            result = self._job(self._progress)
        except Exception as error:  # noqa: BLE001 - carried over to the window's thread, which tells it
            self._arrived.emit(None, error)
        else:
            self._arrived.emit(result, None)

    @Slot(object, object)
    def _deliver(self, result: object, error: Exception | None) -> None:
        self._thread.join()
        if isinstance(error, CancelledError):
            self.cancelled.emit()
        elif isinstance(error, AnnotatorError):
            self.failed.emit(error)
        elif error is not None:
            self.broke.emit(error)
        else:
            self.succeeded.emit(result)
        self.ended.emit()
