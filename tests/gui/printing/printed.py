"""Sheets to print, and paper that is pictures: what is on a page can be looked at."""

from PySide6.QtGui import QColor, QImage, QPainter

from annotator.domain.span import Span
from annotator.formats.pages.sheet import Ink, Sheet, SheetLabel, SheetMark, SheetNote

CLAIM, NUMBER = Ink("#0072B2", "#E5F1F7"), Ink("#00795A", "#C7E1DB")
LABELS = (
    SheetLabel("Claim", "solid", 2, CLAIM, CLAIM),
    SheetLabel("Number", "dotted", 1, NUMBER, NUMBER),
)


def sheet_of(
    text: str, marks: tuple[SheetMark, ...] = (), notes: tuple[SheetNote, ...] = (), title: str = "A fire"
) -> Sheet:
    """A sheet with two labels."""
    by = "Annotated by ana on 3 May 2026 · done"
    return Sheet(title, "2026-05-02 · Tarn News", by, text, LABELS, marks, notes, "Labels", "Notes")


def mark(text: str, words: str, label: int = 0, note: int = 0) -> SheetMark:
    """A mark on words of a text."""
    start = text.index(words)
    return SheetMark((Span(start, start + len(words)),), label, words, note)


class Pictures:
    """Paper of 600 by `height` units; `scale` dots to the unit."""

    def __init__(self, height: int = 800, scale: int = 1) -> None:
        self._height, self._scale = height, scale
        self._painter = QPainter()
        self.pages: list[QImage] = []

    @property
    def size(self) -> tuple[float, float]:
        return 600.0, float(self._height)

    def wants(self, page: int) -> bool:
        return page > 0

    def is_over(self, page: int) -> bool:
        return page < 0

    def begin(self) -> QPainter:
        self._new()
        return self._painter

    def turn(self) -> None:
        self._painter.end()
        self._new()

    def _new(self) -> None:
        scale = self._scale
        page = QImage(600 * scale, self._height * scale, QImage.Format.Format_RGB32)
        page.fill(QColor("white"))
        self.pages.append(page)
        self._painter.begin(page)
        self._painter.scale(scale, scale)


def has_colour(page: QImage, colour: str) -> bool:
    """Whether any dot of the page has that colour exactly."""
    wanted = QColor(colour).rgb()
    return any(page.pixel(x, y) == wanted for y in range(page.height()) for x in range(0, page.width(), 2))
