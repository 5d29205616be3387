"""Writing the ledger that is shown to a file: a page, a table or JSON, as `annotator ledger` does."""

# ruff: noqa: PLC0415 -- what writes files is loaded when it is used

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from annotator.domain.ledger.rows import Ledger
from annotator.formats.ledger.words import LedgerWords
from annotator.gui.ledger.items import Shown
from annotator.gui.tasks import Task
from annotator.gui.translation import QT_TRANSLATE_NOOP, counted
from annotator.services.progress import Progress

Writer = Callable[[Ledger, str, LedgerWords], Iterator[str]]
_FORMATS: Final = {
    ".html": QT_TRANSLATE_NOOP("Ledger", "Page with the drawings (*.html)"),
    ".csv": QT_TRANSLATE_NOOP("Ledger", "Table (*.csv)"),
    ".json": QT_TRANSLATE_NOOP("Ledger", "JSON (*.json)"),
}


class LedgerExport(QObject):
    """Asks for a file and writes it in the background."""

    told = Signal(str)
    failed = Signal(object)
    broke = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._folder = str(Path.home())
        self._task: Task | None = None

    def is_busy(self) -> bool:
        """Whether a file is being written."""
        return self._task is not None

    def ask(self, shown: Shown, words: LedgerWords) -> None:
        """Ask where to, and in which format; the file's ending decides, else what is chosen."""
        dialog = QFileDialog(self._window, self.tr("Export the ledger"), self._folder)
        dialog.setObjectName("ledger-export")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        names = {QCoreApplication.translate("Ledger", name): end for end, name in _FORMATS.items()}
        dialog.setNameFilters(list(names))
        dialog.selectFile("ledger.html")

        def chosen(file: str) -> None:
            target = Path(file)
            if target.suffix.casefold() not in _FORMATS:
                target = target.with_name(target.name + names[dialog.selectedNameFilter()])
            self.write(shown, target, words)

        dialog.fileSelected.connect(chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write(self, shown: Shown, target: Path, words: LedgerWords) -> None:
        """Write it; the ending of the file's name says how."""
        if self._task is not None:
            return
        self._folder = str(target.parent)

        def job(_progress: Progress) -> int:
            from annotator.services.targets import write_target

            write_target(target, pieces_of(shown, target.suffix.casefold(), words))
            return len(shown.ledger.rows)

        task = Task(job, self.tr("Exporting the ledger"), self)
        self._task = task
        task.succeeded.connect(lambda rows: self._written(rows, target))
        task.failed.connect(self.failed)
        task.broke.connect(self.broke)
        task.ended.connect(self._ended)
        task.start()

    def finish(self) -> None:
        """Wait for the end; for closing the project."""
        if self._task is not None:
            self._task.wait()

    def _written(self, rows: int, target: Path) -> None:
        words = counted("LedgerExport", "%n rows", rows)
        self.told.emit(self.tr("{what} written to {file}").format(what=words, file=target))

    def _ended(self) -> None:
        if self._task is not None:
            self._task.deleteLater()
        self._task = None


def pieces_of(shown: Shown, ending: str, words: LedgerWords) -> Iterator[str]:
    """The file piece by piece, in the format of an ending."""
    from annotator.formats.ledger.csv import csv_of
    from annotator.formats.ledger.html import html_of
    from annotator.formats.ledger.json import json_of

    if ending == ".csv":
        return csv_of(shown.ledger)
    if ending == ".json":
        return json_of(shown.ledger)
    return html_of(shown.ledger, shown.found.project, words)
