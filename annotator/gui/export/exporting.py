"""Exporting through the window: asks, writes in the background, tells what came of it."""

# ruff: noqa: PLC0415 -- what writes corpora is loaded when it is used, for it is no part of the start

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from annotator.domain.annotator import Annotator
from annotator.domain.article import Article
from annotator.domain.label import Scheme
from annotator.gui.main_window import MainWindow
from annotator.gui.numerals import whole
from annotator.gui.session import Session
from annotator.gui.tasks import Task

if TYPE_CHECKING:
    from annotator.services.exports.exporting import ExportOptions, Written


class Exporting(QObject):
    """Starts exports as tasks."""

    task_started = Signal(object)
    told = Signal(str, object)
    failed = Signal(object)
    broke = Signal(object)

    def __init__(self, session: Session, window: MainWindow, project: str) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        path = Path(project)
        self._suggestion = (
            path.with_suffix(".jsonl") if "://" not in project else Path.home() / "corpus.jsonl"
        )

    def ask(self) -> None:
        """Ask what to export; what can be chosen is asked of the project first."""
        self._session.ask(self._open, lambda read: (read.annotators(), read.scheme(), read.articles()))

    def _open(self, found: tuple[list[Annotator], Scheme, list[Article]]) -> None:
        from annotator.gui.export.choices import Known
        from annotator.gui.export.dialog import ExportDialog

        dialog = ExportDialog(
            self._session, self._window.keeper, Known(*found), self._suggestion, self._window
        )
        dialog.setObjectName("export-dialog")
        dialog.chosen.connect(self.write)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def write(self, target: Path, options: "ExportOptions") -> None:
        """Write a corpus."""
        from annotator.services.exports.exporting import export

        workspace = self._session.workspace
        self._suggestion = target

        def job(progress: Callable[[int, int], None]) -> "Written":
            return export(workspace, target, options, progress)

        task = Task(job, self.tr("Exporting"), self)
        task.succeeded.connect(lambda written: self._succeeded(target, written))
        task.failed.connect(self.failed)
        task.broke.connect(self.broke)
        task.cancelled.connect(
            lambda: self.told.emit(self.tr("The export was stopped. Nothing was written."), None)
        )
        task.ended.connect(task.deleteLater)
        self.task_started.emit(task)
        task.start()

    def _succeeded(self, target: Path, written: "Written") -> None:
        words = self.tr("%Ln articles", "", written.articles) + self.tr(
            " with %Ln annotations", "", written.annotations
        )
        told = self.tr("{what} written to {file}").format(what=words, file=target)
        if written.withheld:
            without = self.tr("{told}. Texts that may not be passed on and were left out: {number}")
            told = without.format(told=told, number=whole(written.withheld))
        if written.loss:
            lost = ", ".join(
                f"{QCoreApplication.translate('formats', one.what)} ({whole(one.n)})" for one in written.loss
            )
            told = self.tr("{told}. Not carried: {lost}").format(told=told, lost=lost)
        self.told.emit(told, None)
