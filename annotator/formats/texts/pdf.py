"""PDF documents with a text layer, read by pdfium: its letters and where they stand, never what they run."""

# ruff: noqa: ANN401 -- what pdfium gives comes without types

import re
from collections.abc import Callable
from ctypes import c_double
from pathlib import Path
from statistics import median
from typing import Any

from annotator.domain.errors import BadInputError
from annotator.formats.api import Finding
from annotator.formats.opening import name_of
from annotator.formats.texts.found import Found, noted
from annotator.formats.texts.limits import bytes_of
from annotator.formats.texts.packs import locked
from annotator.formats.texts.pdf_layout import HYPHENS, read_pages
from annotator.formats.texts.pdf_margins import Line, Page
from annotator.formats.wording import shown

_MOST_PAGES = 20_000
_COLUMN_GAP = 1.2
"""Heights of the font between two columns of a table, at the least."""
_MOST_LETTERS = 20_000_000
_NO_TITLE = re.compile(
    r"microsoft|untitled|unbenannt|\.(docx?|odt|rtf|indd|qxp|qxd|pdf|tex|dvi|html?|pages)\b|\A\W*\Z",
    re.IGNORECASE,
)
MARGINS = "headers, footers and page numbers were left out ({n}), such as: {examples}"
JOINED = "words that a hyphen cut at the end of a line were put together ({n})"
EMPTY_PAGES = "pages without text, which may be pictures of text: {pages}; nothing of them is in the article"
UNKNOWN = "letters have no known meaning in the file ({n}); look whether the text is right"


def read_pdf(path: Path, pulse: Callable[[], None]) -> Found:
    """Read a PDF.

    Args:
        path: the file.
        pulse: called after each page.

    Raises:
        BadInputError: it is protected, broken, or has pictures in place of text.
    """
    import pypdfium2  # noqa: PLC0415 - heavy, and few files need it

    where = name_of(path)
    data = bytes_of(path)
    if b"%PDF-" not in data[:1024]:
        raise BadInputError(
            "{where}: this is no PDF; where it is another document, give it the ending that belongs to it",
            where=where,
        )
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error) or "ecurity" in str(error):
            raise locked(where) from error
        raise _broken(where) from error
    try:
        return _read(document, where, pulse)
    finally:
        document.close()


def _read(document: Any, where: str, pulse: Callable[[], None]) -> Found:
    count = len(document)
    if count > _MOST_PAGES:
        raise BadInputError(
            "{where}: the file has {n} pages, more than any document; split it", where=where, n=count
        )
    pages: list[Page] = []
    letters = unknown = broken = 0
    for number in range(count):
        page, unmapped = _page(document, number)
        if page is None:
            broken += 1
            page = Page(1.0, ())
        pages.append(page)
        letters += sum(len("".join(line.text.split())) for line in page.lines)
        unknown += unmapped
        if letters > _MOST_LETTERS:
            raise BadInputError(
                "{where}: its text has more than {n} million characters; split it into its articles",
                where=where,
                n=_MOST_LETTERS // 1_000_000,
            )
        pulse()
    if broken == count:
        raise _broken(where)
    _refuse_pictures(letters, unknown, count, where)
    read = read_pages(pages, where)
    remarks: list[Finding] = []
    if read.margins:
        examples = shown("; ".join(one[:60] for one in read.examples), 200)
        remarks.append(Finding("", MARGINS, {"n": read.margins, "examples": examples}))
    remarks += noted(JOINED, read.joined)
    remarks += noted(UNKNOWN, unknown)
    empty = [str(number) for number, page in enumerate(pages, start=1) if not page.lines]
    if empty:
        more = ", …" if len(empty) > 20 else ""
        remarks.append(Finding("", EMPTY_PAGES, {"pages": ", ".join(empty[:20]) + more}))
    return Found(read.text, title=_title(document), remarks=tuple(remarks))


def _refuse_pictures(letters: int, unknown: int, pages: int, where: str) -> None:
    if letters == 0 or (pages > 2 and letters < 4 * pages):
        raise BadInputError(
            "{where}: this PDF has pictures of pages and no text; have the text recognised (OCR) "
            "and import that",
            where=where,
        )
    if unknown > letters / 2:
        raise BadInputError(
            "{where}: the letters of this PDF have no known meaning, as its fonts do not tell it; "
            "have the text recognised (OCR) and import that",
            where=where,
        )


def _broken(where: str) -> BadInputError:
    return BadInputError("{where}: this PDF is damaged; open it in its program and save it anew", where=where)


def _title(document: Any) -> str:
    try:
        title = " ".join(document.get_metadata_value("Title").split())
    except (ValueError, RuntimeError):
        return ""
    return "" if _NO_TITLE.search(title) else title[:300]


def _page(document: Any, number: int) -> tuple[Page | None, int]:
    """A page, and how many of its letters have no meaning; None where it cannot be read."""
    import pypdfium2  # noqa: PLC0415
    from pypdfium2 import raw  # noqa: PLC0415

    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return None, 0
    try:
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        page.close()
        return None, 0
    try:
        lines = _Lines(raw, text.raw)
        for place in range(text.count_chars()):
            lines.take(place)
        lines.end()
        return Page(page.get_height() or 1.0, tuple(lines.found)), lines.unknown
    finally:
        text.close()
        page.close()


class _Lines:
    """Gathers the letters of a page into lines, as pdfium puts them one after the other."""

    def __init__(self, raw: Any, text: Any) -> None:
        self.found: list[Line] = []
        self.unknown = 0
        self._raw, self._text = raw, text
        self._origin = (c_double(), c_double())
        self._loose = raw.FS_RECTF()
        self._said: list[str] = []
        self._boxes: list[tuple[float, float, float, float]] = []
        self._high = 0

    def take(self, place: int) -> None:
        """Take the letter at a place (UTF-16 units of the page)."""
        code = self._raw.FPDFText_GetUnicode(self._text, place)
        if code in {0x0A, 0x0D}:
            self.end()
            return
        if 0xD800 <= code < 0xDC00:
            self._high = code
            return
        if 0xDC00 <= code < 0xE000 and self._high:
            code = 0x10000 + ((self._high - 0xD800) << 10) + (code - 0xDC00)
        self._high = 0
        letter = chr(code) if 0 < code < 0x110000 else "\ufffd"
        self.unknown += self._raw.FPDFText_HasUnicodeMapError(self._text, place) == 1 or letter == "\ufffd"
        self._said.append(letter)
        if not letter.isspace():
            self._box(place)
            self._tell_gap()
        if letter in HYPHENS[3:]:
            self.end()

    def _box(self, place: int) -> None:
        # The loose box is as high as the font, whatever the letter.
        box, (x, y) = self._loose, self._origin
        if self._raw.FPDFText_GetLooseCharBox(self._text, place, box):
            known = self._raw.FPDFText_GetCharOrigin(self._text, place, x, y)
            self._boxes.append((box.left, box.right, y.value if known else box.bottom, box.top - box.bottom))

    def _tell_gap(self) -> None:
        """Put a TAB for the blanks between two columns: wide even for a line that is set to full width."""
        if len(self._boxes) < 2 or not self._said[-2:-1] or not self._said[-2].isspace():
            return
        (_left, right, _base, size), (left, *_rest) = self._boxes[-2:]
        if left - right > _COLUMN_GAP * size:
            while len(self._said) > 1 and self._said[-2].isspace():
                del self._said[-2]
            self._said.insert(-1, "\t")

    def end(self) -> None:
        """End a line."""
        boxes, self._boxes = self._boxes, []
        text = "".join(self._said)
        self._said = []
        if text.strip() and boxes:
            self.found.append(
                Line(
                    text=text.strip(),
                    left=min(box[0] for box in boxes),
                    right=max(box[1] for box in boxes),
                    base=median(box[2] for box in boxes),
                    size=median(box[3] for box in boxes),
                )
            )
