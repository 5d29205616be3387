"""Writing an article as PDF or as HTML: whole, or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QIODevice, QLocale, QSaveFile
from PySide6.QtGui import QPageLayout, QPageSize, QPdfWriter

from annotator import __version__
from annotator.domain.errors import BadInputError, NoSpaceError
from annotator.formats.pages.article_html import html_of
from annotator.formats.pages.sheet import Sheet
from annotator.gui.printing.look import PrintLook
from annotator.gui.printing.pages import print_sheet
from annotator.gui.printing.paper import MARGINS, DevicePaper
from annotator.services.progress import UNDISTURBED, Progress
from annotator.services.targets import PROJECT_ENDING

_PDF, _HTML = (".pdf",), (".html", ".htm")
_RESOLUTION = 600
"""Dots to the inch; letters are outlines in any case."""


def write_pdf(
    sheet: Sheet,
    look: PrintLook,
    target: Path,
    layout: QPageLayout,
    progress: Progress = UNDISTURBED,
    pages: tuple[int, int] = (0, 0),
) -> int:
    """Write a sheet as PDF and return the number of its pages; `pages` are the first and last wanted.

    Raises:
        BadInputError: the target is a project, or its name ends as that of the other kind does.
        NoSpaceError: the disk is full or the place cannot be written; what was there is untouched.
        CancelledError: `progress` stopped it; what was there is untouched.
    """
    _named_as(target, "PDF", _PDF)
    with saved(target) as file:
        writer = QPdfWriter(file)
        writer.setResolution(_RESOLUTION)
        writer.setPageLayout(layout)
        writer.setTitle(sheet.title)
        writer.setCreator(f"Annotator {__version__}")
        count = print_sheet(sheet, look, DevicePaper(writer, *pages), progress)
        # Nothing may write to the file once it stands in its place.
        del writer
    return count


def usual_layout() -> QPageLayout:
    """Letter where people use it, A4 elsewhere."""
    letter = QLocale.system().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
    size = QPageSize(QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, MARGINS, QPageLayout.Unit.Millimeter)


def write_html(sheet: Sheet, target: Path, progress: Progress = UNDISTURBED) -> None:
    """Write a sheet as one HTML file; raises what `write_pdf` raises."""
    total = len(sheet.text)
    _named_as(target, "HTML", _HTML)
    with saved(target) as file:
        done, pieces = 0, []
        for piece in html_of(sheet):
            pieces.append(piece)
            done += len(piece)
            if len(pieces) >= 500:
                file.write("".join(pieces).encode("utf-8"))
                pieces.clear()
                # Marks make it longer than the text: the end is reached a little early.
                progress(min(done, total), total)
        file.write("".join(pieces).encode("utf-8"))


def _named_as(target: Path, kind: str, endings: tuple[str, ...]) -> None:
    """A file whose name says PDF and that holds HTML opens nowhere."""
    ending = target.suffix.casefold()
    if ending in {*_PDF, *_HTML} and ending not in endings:
        raise BadInputError(
            "{target} would be {kind} under a name that says otherwise; let the name end with {ending}",
            target=target,
            kind=kind,
            ending=endings[0],
        )


@contextmanager
def saved(target: Path) -> Iterator[QSaveFile]:
    """A file that takes its place when all is well, and leaves no trace otherwise."""
    if target.suffix.casefold() == PROJECT_ENDING and target.exists():
        raise BadInputError("{target} is a project; name another file to write to", target=target)
    file = QSaveFile(str(target))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        raise _refused(file, target)
    try:
        yield file
    except BaseException:
        file.cancelWriting()
        file.commit()
        raise
    if not file.commit():
        raise _refused(file, target)


def _refused(file: QSaveFile, target: Path) -> NoSpaceError:
    return NoSpaceError(
        "{target} cannot be written ({why}); choose another place or make room",
        target=target,
        why=file.errorString(),
    )
