"""Looks at an export in the background, and begins anew when something else is chosen."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.gui.session import Session
from annotator.gui.tasks import Task
from annotator.services.exports.exporting import tell_loss
from annotator.services.exports.manifests import Written
from annotator.services.exports.options import ExportOptions
from annotator.services.exports.previewing import preview
from annotator.services.progress import Progress

REST = 250
"""Milliseconds without another choice after which one looks."""


@dataclass(frozen=True, slots=True)
class Looked:
    """The first records, file by file; None where a file is no text."""

    files: tuple[tuple[str, str | None], ...]
    records: str = ""
    """What they hold as native JSONL, where no file is a text."""


class ExportLooking(QObject):
    """One look at a time; what comes of an older one is thrown away."""

    first = Signal(object)
    """A Looked."""
    counted = Signal(object)
    """A Written: everything, and what is lost."""
    progressed = Signal(int, int)
    failed = Signal(object)
    broke = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._wanted: ExportOptions | None = None
        self._tasks: list[Task] = []
        self._rest = QTimer(self, interval=REST, singleShot=True)
        self._rest.timeout.connect(self._look)

    def is_busy(self) -> bool:
        """Whether something is still to come."""
        return bool(self._tasks) or self._rest.isActive()

    def look(self, options: ExportOptions | None) -> None:
        """Look at these in a moment; at nothing where they are None."""
        self._wanted = options
        for task in self._tasks:
            task.cancel()
        if options is None:
            self._rest.stop()
        else:
            self._rest.start()

    def finish(self) -> None:
        """Stop, and wait until that is so."""
        self._rest.stop()
        self._wanted = None
        for task in list(self._tasks):
            task.cancel()
            task.wait()

    def _look(self) -> None:
        options = self._wanted
        if options is None:
            return
        workspace = self._session.workspace

        def first(_progress: Progress) -> Looked:
            with workspace.store.snapshot() as read:
                seen = preview(read, options)
            return Looked(seen.files, seen.records)

        def count(progress: Progress) -> Written:
            return tell_loss(workspace, options, progress)

        def then(found: object) -> None:
            self.first.emit(found)
            self._start(count, options, self.counted.emit)

        self._start(first, options, then)

    def _start(
        self, job: Callable[[Progress], object], options: ExportOptions, then: Callable[[object], object]
    ) -> None:
        task = Task(job, "", self)
        self._tasks.append(task)

        def current() -> bool:
            return self._wanted is options

        task.succeeded.connect(lambda found: then(found) if current() else None)
        task.failed.connect(lambda error: self.failed.emit(error) if current() else None)
        task.broke.connect(self.broke)
        task.progressed.connect(self.progressed)
        task.ended.connect(lambda: self._ended(task))
        task.start()

    def _ended(self, task: Task) -> None:
        self._tasks.remove(task)
        task.deleteLater()
