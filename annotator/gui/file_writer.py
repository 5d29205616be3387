"""Asks for a file in one of several formats, and writes it off the window's thread."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from annotator.gui.tasks import Task
from annotator.services.progress import Progress

T = TypeVar("T")


class FileWriter(QObject):
    """One file at a time; whoever writes says what is written, and in which formats."""

    told = Signal(str)
    failed = Signal(object)
    """An AnnotatorError."""
    broke = Signal(object)
    """Any other exception."""

    def __init__(self, window: QWidget, formats: Mapping[str, str], context: str) -> None:
        """Take the names of the formats by ending (`.html`), the usual one first, and their context."""
        super().__init__(window)
        self._window = window
        self._formats = formats
        self._context = context
        self._folder = str(Path.home())
        self._task: Task | None = None

    def is_busy(self) -> bool:
        """Whether a file is being written."""
        return self._task is not None

    def finish(self) -> None:
        """Wait for the end; for closing the project."""
        if self._task is not None:
            self._task.wait()

    def _ask(self, title: str, named: str, stem: str, write: Callable[[Path], object]) -> None:
        """Ask where to, and in which format; the file's ending decides, else what is chosen.

        Args:
            title: of the dialog.
            named: the dialog's name for tests and styles.
            stem: what the file is called unless somebody says otherwise, without an ending.
            write: takes the file.
        """
        dialog = QFileDialog(self._window, title, self._folder)
        dialog.setObjectName(named)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        endings = {
            QCoreApplication.translate(self._context, name): ending for ending, name in self._formats.items()
        }
        dialog.setNameFilters(list(endings))
        dialog.selectFile(stem + next(iter(self._formats)))

        def other(kind: str) -> None:
            files = dialog.selectedFiles()
            if files and Path(files[0]).suffix.casefold() in self._formats:
                dialog.selectFile(Path(files[0]).with_suffix(endings[kind]).name)

        def chosen(file: str) -> None:
            target = Path(file)
            if target.suffix.casefold() not in self._formats:
                target = target.with_name(target.name + endings[dialog.selectedNameFilter()])
            self._folder = str(target.parent)
            write(target)

        dialog.filterSelected.connect(other)
        dialog.fileSelected.connect(chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _run(self, title: str, job: Callable[[Progress], T], then: Callable[[T], object]) -> None:
        """Work, and then go on with what came of it; nothing where work is going on already."""
        if self._task is not None:
            return
        task = self._task = Task(job, title, self)
        task.succeeded.connect(then)
        task.failed.connect(self.failed)
        task.broke.connect(self.broke)
        task.ended.connect(self._ended)
        task.start()

    def _ended(self) -> None:
        if self._task is not None:
            self._task.deleteLater()
        self._task = None
