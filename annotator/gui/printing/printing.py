"""Printing and saving the open article: asks where to, works in the background, tells what came of it."""

# ruff: noqa: PLC0415 -- what prints is loaded when it is used, for it is no part of the start

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import regex
from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QDialog, QFileDialog

from annotator.domain.errors import NoSpaceError
from annotator.gui.main_window import MainWindow
from annotator.gui.tasks import Task
from annotator.services.progress import Progress

if TYPE_CHECKING:
    from PySide6.QtGui import QPageLayout
    from PySide6.QtPrintSupport import QPrinter

    from annotator.gui.printing.sheet_of import Laid

_UNFIT = regex.compile(r'[\p{C}\p{Zl}\p{Zp}/\\:*?"<>|]+')
"""What names of files cannot have, here or on another system."""
_LONGEST = 80
_MOST_BYTES = 230
"""Of a name without its ending; Unix takes 255 with it."""
_Job = Callable[["Laid", Progress], int]


class Printing(QObject):
    """Gives the open article out, as it is when it is asked for."""

    task_started = Signal(object)
    told = Signal(str)
    failed = Signal(object)
    broke = Signal(object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._folder = ""

    # Asking

    def ask_printer(self) -> None:
        """Ask for a printer, and print to it."""
        try:
            from PySide6.QtPrintSupport import QPrintDialog, QPrinter
        except ImportError:
            error = NoSpaceError("printing is not installed on this system; save the article as PDF instead")
            self.failed.emit(error)
            return
        from PySide6.QtGui import QPageLayout

        from annotator.gui.printing.paper import MARGINS

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageMargins(MARGINS, QPageLayout.Unit.Millimeter)
        printer.setDocName(self._title())
        dialog = QPrintDialog(printer, self._window)
        dialog.setObjectName("print-dialog")
        dialog.setWindowTitle(self.tr("Print the article"))
        # The dialog does not keep the printer; what is connected to it does.
        dialog.accepted.connect(lambda *_: self.print_to(printer))
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)

    def ask_pdf(self) -> None:
        """Ask for the name of a PDF file, and write it."""
        self._ask_file("pdf", self.tr("Save as PDF"), self.tr("PDF files (*.pdf)"), self.save_pdf)

    def ask_html(self) -> None:
        """Ask for the name of an HTML file, and write it."""
        self._ask_file(
            "html", self.tr("Save as one HTML file"), self.tr("HTML files (*.html)"), self.save_html
        )

    def _ask_file(self, ending: str, title: str, kind: str, then: Callable[[Path], object]) -> None:
        folder = self._folder or QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        dialog = QFileDialog(self._window, title, folder, kind)
        dialog.setObjectName(f"save-{ending}-dialog")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix(ending)
        dialog.selectFile(f"{file_stem(self._title())}.{ending}")
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # Working

    def print_to(self, printer: "QPrinter") -> None:
        """Print to a printer as it was set in its dialog."""
        from PySide6.QtPrintSupport import QPrinter

        from annotator.gui.printing.look import look_of
        from annotator.gui.printing.pages import print_sheet
        from annotator.gui.printing.paper import DevicePaper
        from annotator.gui.printing.sheet_of import sheet_of

        some = printer.printRange() == QPrinter.PrintRange.PageRange
        pages = (printer.fromPage(), printer.toPage()) if some else (0, 0)
        if printer.outputFormat() == QPrinter.OutputFormat.PdfFormat and printer.outputFileName():
            # "Print to file": whole or not at all, as any file of ours.
            self.save_pdf(Path(printer.outputFileName()), printer.pageLayout(), pages)
            return
        look = look_of(self._window.annotate.page.typography())
        paper = DevicePaper(printer, *pages)
        done = self.tr("The article was sent to the printer.")
        self._start(
            self.tr("Printing"),
            lambda laid, progress: print_sheet(sheet_of(laid), look, paper, progress),
            lambda _pages: done,
            # A printer begins with the first page.
            self.tr("Printing was stopped; some pages may have been printed."),
        )

    def save_pdf(
        self, target: Path, layout: "QPageLayout | None" = None, pages: tuple[int, int] = (0, 0)
    ) -> None:
        """Write the article as PDF; without a layout on the paper that is usual here."""
        from annotator.gui.printing.look import look_of
        from annotator.gui.printing.saving import usual_layout, write_pdf
        from annotator.gui.printing.sheet_of import sheet_of

        self._folder = str(target.parent)
        look = look_of(self._window.annotate.page.typography())
        form = layout or usual_layout()
        self._start(
            self.tr("Saving as PDF"),
            lambda laid, progress: write_pdf(sheet_of(laid), look, target, form, progress, pages),
            lambda count: self.tr("%Ln pages written to {file}", "", count).format(file=target),
            self.tr("Stopped. Nothing was written."),
        )

    def save_html(self, target: Path) -> None:
        """Write the article as one HTML file."""
        from annotator.gui.printing.saving import write_html
        from annotator.gui.printing.sheet_of import sheet_of

        def job(laid: "Laid", progress: Progress) -> int:
            write_html(sheet_of(laid), target, progress)
            return 1

        self._folder = str(target.parent)
        self._start(
            self.tr("Saving as HTML"),
            job,
            lambda _files: self.tr("The article was written to {file}").format(file=target),
            self.tr("Stopped. Nothing was written."),
        )

    def _start(self, title: str, job: _Job, told: Callable[[int], str], stopped: str) -> None:
        # What is being typed or saved just now belongs to the article, too.
        self._window.annotate.rail.inspector.finish()
        self._window.session.submit(lambda: None, lambda _none: self._begin(title, job, told, stopped))

    def _begin(self, title: str, job: _Job, told: Callable[[int], str], stopped: str) -> None:
        laid = self._laid()
        if laid is None:
            return
        task = Task(lambda progress: job(laid, progress), title, self)
        task.succeeded.connect(lambda result: self.told.emit(told(result)))
        task.failed.connect(self.failed)
        task.broke.connect(self.broke)
        task.cancelled.connect(lambda: self.told.emit(stopped))
        task.ended.connect(task.deleteLater)
        self.task_started.emit(task)
        task.start()

    # What there is

    def _laid(self) -> "Laid | None":
        from annotator.gui.printing.sheet_of import Laid

        desk = self._window.annotate.desk
        if desk.article is None:
            return None
        return Laid(
            article=desk.article,
            text=desk.text,
            scheme=desk.scheme,
            annotations=tuple(desk.annotations.values()),
            set=desk.set,
            name=self._window.session.annotator_name,
        )

    def _title(self) -> str:
        article = self._window.annotate.desk.article
        return " ".join(article.title.split()) if article else ""


def file_stem(title: str) -> str:
    """A name of a file made of a title: nothing in it that a system refuses, and not too long."""
    stem = _UNFIT.sub(" ", title).strip(". ")[:_LONGEST]
    stem = stem.encode()[:_MOST_BYTES].decode(errors="ignore").strip(". ")
    return " ".join(stem.split()) or "article"
