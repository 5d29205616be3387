"""Copying what is shown, and writing it to a file: a report, a table, a picture, or JSON."""

# ruff: noqa: PLC0415 -- what writes files is loaded when it is used

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QByteArray, QCoreApplication, QMimeData, QSizeF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from annotator.domain.agreement.figures import Agreement
from annotator.domain.agreement.pictures import Pictures
from annotator.formats.agreement.report_words import ENGLISH_REPORT, ReportWords
from annotator.formats.agreement.sheet import Sheet, sheet_csv, sheet_text
from annotator.formats.agreement.sheet_svg import sheet_svg
from annotator.formats.agreement.trend_svg import Point, trend_svg
from annotator.gui.agreement.words import two_digits
from annotator.gui.file_writer import FileWriter
from annotator.gui.numerals import whole
from annotator.gui.translation import QT_TRANSLATE_NOOP
from annotator.services.progress import Progress

T = TypeVar("T")
_FORMATS: Final = {
    ".html": QT_TRANSLATE_NOOP("Agreement", "Report with tables and pictures (*.html)"),
    ".csv": QT_TRANSLATE_NOOP("Agreement", "This table (*.csv)"),
    ".png": QT_TRANSLATE_NOOP("Agreement", "This picture (*.png)"),
    ".svg": QT_TRANSLATE_NOOP("Agreement", "This picture, to be enlarged (*.svg)"),
    ".json": QT_TRANSLATE_NOOP("Agreement", "All figures for programs (*.json)"),
}
_DENSITY: Final = 2
"""Pixels of a picture for each of the window."""


@dataclass(frozen=True, slots=True)
class Content:
    """What can be written."""

    whole: Callable[[Progress], Agreement]
    """All figures, also those that are computed only where they are asked for."""
    about: str
    """The project's name."""
    sheet: Sheet
    note: str
    """What counts, in words."""
    points: tuple[Point, ...] = ()
    """What is drawn as a line instead of the table."""
    drawn: str = ""
    """What that shows."""
    pictures: Callable[[], Pictures | None] = lambda: None
    """What the report shows beside the figures."""
    words: ReportWords = ENGLISH_REPORT
    """Those of the report."""

    def picture(self) -> str:
        """The picture as SVG."""
        if self.points:
            return trend_svg(self.points, self.drawn, self.note, figure=two_digits, whole=whole)
        more = QCoreApplication.translate("Agreement", "and {n} more")
        return sheet_svg(self.sheet, self.note, more)


class AgreementSaving(FileWriter):
    """Asks for a file and writes it in the background."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, _FORMATS, "Agreement")

    def copy(self, content: Content) -> None:
        """Put the table on the clipboard."""

        def copied(both: tuple[str, str]) -> None:
            data = QMimeData()
            data.setText(both[0])
            data.setData("text/csv", QByteArray(both[1].encode()))
            QGuiApplication.clipboard().setMimeData(data)
            self.told.emit(self.tr("The table was copied."))

        sheet = content.sheet
        self._go(lambda _progress: (sheet_text(sheet), "".join(sheet_csv(sheet))), copied)

    def copy_picture(self, content: Content) -> None:
        """Put the picture on the clipboard."""

        def copied(image: QImage) -> None:
            QGuiApplication.clipboard().setImage(image)
            self.told.emit(self.tr("The picture was copied."))

        self._go(lambda _progress: drawn(content.picture()), copied)

    def ask(self, content: Content) -> None:
        """Ask where to, and in which format; the file's ending decides, else what is chosen."""
        title = self.tr("Save agreement")
        self._ask(title, "agreement-save", "agreement", lambda target: self.write(content, target))

    def write(self, content: Content, target: Path) -> None:
        """Write it; the ending of the file's name says how."""
        ending = target.suffix.casefold()

        def job(progress: Progress) -> None:
            from annotator.services.targets import write_target

            if ending == ".png":
                _write_png(target, drawn(content.picture()))
            else:
                write_target(target, pieces_of(content, ending, progress))

        self._go(job, lambda _nothing: self._written(target))

    def _go(self, job: Callable[[Progress], T], then: Callable[[T], object]) -> None:
        self._run(self.tr("Saving agreement"), job, then)

    def _written(self, target: Path) -> None:
        self.told.emit(self.tr("Written to {file}").format(file=target))


def pieces_of(content: Content, ending: str, progress: Progress) -> Iterable[str]:
    """The file piece by piece, in the format of an ending."""
    if ending == ".csv":
        # With the mark by which spreadsheets know UTF-8.
        return ["\ufeff", *sheet_csv(content.sheet)]
    if ending == ".svg":
        return [content.picture()]
    if ending == ".json":
        import json

        from annotator.formats.agreement.json import agreement_entry

        entry = agreement_entry(content.whole(progress))
        return [json.dumps(entry, ensure_ascii=False, indent=2) + "\n"]
    from annotator.formats.agreement.html import html_of

    return html_of(content.whole(progress), content.about, content.pictures(), content.words)


def drawn(svg: str) -> QImage:
    """A picture as pixels, in the density of printing and good screens."""
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    size = QSizeF(renderer.defaultSize()) * _DENSITY
    image = QImage(size.toSize(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def _write_png(target: Path, image: QImage) -> None:
    from annotator.domain.errors import NoSpaceError
    from annotator.services.targets import check_target, drafted, explained, flush

    with explained(target):
        check_target(target)
        with drafted(target) as draft:
            if not image.save(str(draft), "PNG"):  # type: ignore[call-overload]  # the stubs want bytes
                raise NoSpaceError(
                    "{target} cannot be written ({why}); choose another place or make room",
                    target=target,
                    why="",
                )
            flush(draft)
            draft.replace(target)
