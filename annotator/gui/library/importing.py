"""Bringing articles in through the window: files, folders, drops, the clipboard, the sample."""

# ruff: noqa: PLC0415 -- what reads corpora is loaded when it is used, for it is no part of the start

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from annotator.assets import resource
from annotator.gui.session import Session
from annotator.gui.tasks import Task
from annotator.gui.translation import counted
from annotator.gui.widgets.message_row import MessageAction

if TYPE_CHECKING:
    from annotator.formats.columns import Columns
    from annotator.services.imports.importing import Report
    from annotator.services.imports.names_found import NamesFound
    from annotator.services.imports.renaming_map import RenamingMap
    from annotator.services.imports.tables_to_map import TableToMap

TITLE_LENGTH = 80
"""Characters of a pasted text's first line that become its title."""


class Importing(QObject):
    """Starts imports as tasks and tells what came of them."""

    task_started = Signal(object)
    told = Signal(str, object)
    """What came of it, and perhaps a MessageAction that shows more."""
    brought_labels = Signal(list)
    """The names of labels that the scheme did not have."""
    failed = Signal(object)
    broke = Signal(object)

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window

    def choose_files(self) -> None:
        """Ask for files."""
        dialog = QFileDialog(self._window, self.tr("Import files"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(
            [
                self.tr("Texts and corpora ({endings})").format(endings=" ".join(_endings())),
                self.tr("All files (*)"),
            ]
        )
        self._ask(dialog)

    def choose_folder(self) -> None:
        """Ask for a folder."""
        dialog = QFileDialog(self._window, self.tr("Import a folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        self._ask(dialog)

    def _ask(self, dialog: QFileDialog) -> None:
        dialog.setObjectName("import-dialog")
        dialog.filesSelected.connect(lambda names: self.take([Path(name) for name in names]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take(self, paths: Sequence[Path]) -> None:
        """Import files and folders; of tables of texts a person says first which column is what."""
        from annotator.services.imports.tables_to_map import may_have_tables

        if may_have_tables(paths):
            self._read(paths, None)
        else:
            self._read(paths, {})

    def _read(
        self,
        paths: Sequence[Path],
        columns: "Mapping[Path, Columns] | None",
        names: "RenamingMap | None" = None,
        *,
        bring_back: bool = False,
    ) -> None:
        """Import; without a choice of columns, or of names, what needs one is looked for first."""
        from annotator.services.imports.importing import ImportOptions, import_or_ask
        from annotator.services.imports.names_found import NamesFound
        from annotator.services.imports.renaming_map import NOTHING_RENAMED
        from annotator.services.imports.tables_to_map import tables_among

        session, workspace = self._session, self._session.workspace
        options = ImportOptions(
            annotator=session.annotator_name,
            tell_ignored=False,
            columns=columns if columns is not None else {},
            ask_names=names is None,
            bring_back=bring_back,
            map=names or NOTHING_RENAMED,
        )

        def job(progress: Callable[[int, int], None]) -> "Report | NamesFound | list[TableToMap]":
            tables = tables_among(paths, progress) if columns is None else []
            if tables:
                return tables
            # Whose import it is decides who can undo it.
            session.become_known()
            return import_or_ask(workspace, paths, options, progress)

        def done(result: "Report | NamesFound | list[TableToMap]") -> None:
            if isinstance(result, list):
                self._ask_columns(paths, result, {})
            elif isinstance(result, NamesFound):
                self._ask_names(paths, columns, result)
            else:
                self._succeeded(result)

        self._start(Task(job, self.tr("Importing"), self), done)

    def _ask_names(
        self, paths: Sequence[Path], columns: "Mapping[Path, Columns] | None", found: "NamesFound"
    ) -> None:
        """Ask what becomes of names that the project does not know."""
        from annotator.gui.library.names.dialog import NamesDialog

        dialog = NamesDialog(found, self._window)
        dialog.setObjectName("names-dialog")
        dialog.chosen.connect(lambda names: self._read(paths, columns or {}, names))
        dialog.rejected.connect(
            lambda: self.told.emit(self.tr("The import was stopped. Nothing was taken in."), None)
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask_columns(
        self,
        paths: Sequence[Path],
        tables: "Sequence[TableToMap]",
        known: "dict[Path, Columns]",
        place: int = 0,
    ) -> None:
        """Ask for each table in turn; then everything is imported at once, or nothing."""
        from annotator.gui.library.tables.dialog import TableDialog

        if place == len(tables):
            self._read(paths, known)
            return
        dialog = TableDialog(tables[place], place + 1, len(tables), self._window)

        def chosen(columns: "Columns") -> None:
            self._ask_columns(paths, tables, known | dict.fromkeys(tables[place].paths, columns), place + 1)

        dialog.chosen.connect(chosen)
        dialog.rejected.connect(
            lambda: self.told.emit(self.tr("The import was stopped. Nothing was taken in."), None)
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take_sample(self) -> None:
        """Import the articles that come with the program."""
        self._read([resource("sample", "articles.jsonl")], {}, bring_back=True)

    def paste(self) -> None:
        """Make an article of the text on the clipboard."""
        from annotator.services.imports.importing import import_pasted

        text = QGuiApplication.clipboard().text()
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        first = lines[0] if lines else ""
        title = first if len(first) <= TITLE_LENGTH else first[:TITLE_LENGTH].rsplit(" ", 1)[0] + "…"
        session = self._session

        def job(_progress: Callable[[int, int], None]) -> "Report":
            session.become_known()
            return import_pasted(session.workspace, text, title)

        self._start(Task(job, self.tr("Pasting"), self))

    @staticmethod
    def accepts(data: QMimeData) -> bool:
        """Whether something dragged over the window can be imported."""
        return bool(local_paths(data))

    def drop(self, data: QMimeData) -> None:
        """Import what was dropped."""
        self.take(local_paths(data))

    def _start(self, task: Task, done: Callable[[Any], None] | None = None) -> None:
        task.succeeded.connect(done or self._succeeded)
        task.failed.connect(self.failed)
        task.broke.connect(self.broke)
        task.cancelled.connect(
            lambda: self.told.emit(self.tr("The import was stopped. Nothing was taken in."), None)
        )
        task.ended.connect(task.deleteLater)
        self.task_started.emit(task)
        task.start()

    def _succeeded(self, report: "Report") -> None:
        words = self.summary(report)
        action = None
        if report.findings:
            action = MessageAction(
                counted("Importing", "%n remarks", len(report.findings)), lambda: self._show(words, report)
            )
        self.told.emit(words, action)
        self._tell_labels(report)

    def _tell_labels(self, report: "Report") -> None:
        from annotator.services.imports.scheme_growth import LABEL_ADDED

        found = (finding.facts["name"] for finding in report.findings if finding.template == LABEL_ADDED)
        names = [str(name) for name in dict.fromkeys(found)]
        if names:
            self.brought_labels.emit(names)

    def _show(self, words: str, report: "Report") -> None:
        from annotator.gui.library.report_dialog import ReportDialog

        dialog = ReportDialog(words, report, self._window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def summary(self, report: "Report") -> str:
        """What an import came to, in a sentence."""
        tally = report.tally
        if tally.changed_nothing:
            return self.tr("Everything was there already; nothing changed.")
        parts = [counted("Importing", "%n articles imported", tally.articles_new)]
        if tally.articles_known:
            parts.append(counted("Importing", "%n known already", tally.articles_known))
        if tally.annotations_new:
            parts.append(counted("Importing", "%n annotations", tally.annotations_new))
        if report.refused:
            parts.append(counted("Importing", "%n left out", report.refused))
        return " · ".join(parts)


def _endings() -> list[str]:
    """The endings of all that is read, as a file dialog wants them."""
    from annotator.formats.registry import formats

    endings = (ending for one in formats().values() if one.importer for ending in one.endings)
    return [f"*{ending}" for ending in dict.fromkeys(endings)]


def local_paths(data: QMimeData) -> list[Path]:
    """The local files and folders among what is dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
