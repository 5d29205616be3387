"""Exporting through the window: asks, writes in the background, tells what came of it."""

# ruff: noqa: PLC0415 -- what writes corpora is loaded when it is used, for it is no part of the start

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from annotator.bootstrap import is_url
from annotator.config.state import State
from annotator.domain.annotator import Annotator
from annotator.domain.article import Article
from annotator.domain.label import Scheme
from annotator.gui.main_window import MainWindow
from annotator.gui.numerals import whole
from annotator.gui.session import Session
from annotator.gui.tasks import Task
from annotator.gui.widgets.message_row import MessageAction

if TYPE_CHECKING:
    from annotator.gui.export.chosen import Left
    from annotator.services.exports.exporting import ExportOptions, Written


_EXPORTS: Final = "exports"
"""The group of what is remembered of the last export by project."""


class Exporting(QObject):
    """Starts exports as tasks."""

    task_started = Signal(object)
    told = Signal(str, object)
    """What came of it, and a MessageAction that shows it."""
    failed = Signal(object)
    broke = Signal(object)

    def __init__(self, session: Session, window: MainWindow, project: str) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        # An address may hold a password, which is written down nowhere.
        self._project = "" if is_url(project) else str(Path(project).absolute())
        self._suggestion = (
            Path(self._project).with_suffix(".jsonl") if self._project else Path.home() / "corpus.jsonl"
        )
        self._left: Left | None = None
        self._last_format = ""
        self._state: State | None = None

    def keep_in(self, state: State) -> None:
        """Remember there from now on where the last export went, and in which format."""
        if not self._project:
            return
        self._state = state
        last = state.value(_EXPORTS, self._project)
        if isinstance(last, dict):
            name, target = last.get("format"), last.get("target")
            if isinstance(name, str) and isinstance(target, str) and Path(target).parent.is_dir():
                self._last_format, self._suggestion = name, Path(target)

    def ask(self) -> None:
        """Ask what to export; what can be chosen is asked of the project first."""
        self._session.ask(self._open, lambda read: (read.annotators(), read.scheme(), read.articles()))

    def again(self) -> MessageAction:
        """The way back to the dialog, as it was left."""
        return MessageAction(self.tr("Try again…"), self.ask)

    def _open(self, found: tuple[list[Annotator], Scheme, list[Article]]) -> None:
        from annotator.gui.export.chosen import Known
        from annotator.gui.export.dialog import ExportDialog

        dialog = ExportDialog(
            self._session, self._window.keeper, Known(*found), self._suggestion, self._window, self._left
        )
        if self._left is None and self._last_format:
            dialog.choices.choose_format(self._last_format)
        dialog.setObjectName("export-dialog")
        dialog.chosen.connect(self._chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _chosen(self, target: Path, left: "Left") -> None:
        self._left, self._suggestion = left, target
        if self._state is not None:
            self._state.remember(
                _EXPORTS, self._project, {"format": left.options.format, "target": str(target)}
            )
        self.write(target, left.options)

    def write(self, target: Path, options: "ExportOptions") -> None:
        """Write a corpus."""
        from annotator.services.exports.exporting import export

        workspace = self._session.workspace

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
        self.told.emit(told, MessageAction(self.tr("Show in folder"), lambda: _show(target)))


def _show(target: Path) -> None:
    """Open the folder that was written, or the one that a file was written into."""
    folder = target if target.is_dir() else target.parent
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
