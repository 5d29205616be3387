"""The body of a WebAnno TSV file: its text put together, and the cells of each token and sub-token."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from annotator.domain.errors import BadInputError, Phrase
from annotator.formats.webanno.schema import FORMAT_LINE, LayerColumns, layer_columns
from annotator.formats.webanno.values import text_of
from annotator.formats.wording import shown

_ROW = re.compile(r"(\d{1,9}-\d{1,9}(?:\.\d{1,9})?)\t(\d{1,9})-(\d{1,9})\t", re.ASCII)
_WIDEST = 100_000
"""UTF-16 units between two sentences; more is no text."""
_TEXT, _ID = "#Text=", "#Sentence.id="
_BEFORE = 3
"""Fields before the columns of values."""


@dataclass(slots=True)
class Row:
    """A token or sub-token."""

    line: int
    id: str
    begin: int
    """UTF-16 units."""
    end: int
    cells: list[str]


@dataclass(slots=True)
class Body:
    """All that a file says."""

    layers: list[LayerColumns] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    text: str = ""
    about: str = ""
    """The id of the first sentence."""


class Refusing:
    """Says where in a file something is wrong."""

    def __init__(self, file: str) -> None:
        self._file = file

    def at(self, row: int, template: str, **facts: object) -> BadInputError:
        """Return the refusal of a line, counted from 1."""
        where = Phrase("{file}, line {number}", file=self._file, number=row)
        return BadInputError("{where}: " + template, where=where, **facts)


def body_of(data: str, refusing: Refusing) -> Body:
    """Take a file apart; lines end with LF, with or without CR.

    Raises:
        BadInputError: naming file, line and what is wrong.
    """
    lines = [line.removesuffix("\r") for line in data.split("\n")]
    found = FORMAT_LINE.match(lines[0])
    if not found or found.group(1) != "3":
        raise refusing.at(
            1,
            "this is WebAnno TSV of another version ({first}); open it in INCEpTION and export it as TSV 3.3",
            first=shown(lines[0], 40),
        )
    version = int(found.group(1)), int(found.group(2))
    body = Body()
    at = 1
    width = 0
    while at < len(lines) and lines[at].startswith("#T_"):
        layer = layer_columns(lines[at], width)
        if layer is None:
            raise refusing.at(
                at + 1, "{line} declares no layer; export the file again", line=shown(lines[at], 40)
            )
        body.layers.append(layer)
        width += len(layer.columns)
        at += 1
    _Sentences(body, version, width, refusing).take(lines, at)
    return body


class _Sentences:
    def __init__(self, body: Body, version: tuple[int, int], width: int, refusing: Refusing) -> None:
        self._body = body
        self._version = version
        self._width = width
        self._refusing = refusing
        self._parts: list[str] = []
        self._length = 0
        """UTF-16 units so far."""
        self._waiting: list[str] = []
        """Lines of text of a sentence whose tokens have not come yet."""

    def take(self, lines: Sequence[str], first: int) -> None:
        body = self._body
        for number, line in enumerate(lines[first:], first + 1):
            if line.startswith(_TEXT):
                self._waiting.append(text_of(line.removeprefix(_TEXT), self._version))
            elif line.startswith(_ID):
                if not body.rows and not body.about:
                    body.about = text_of(line.removeprefix(_ID), self._version)
            elif line and not line.startswith("#"):
                row = self._row(line, number)
                self._begin(row)
                body.rows.append(row)
        if self._waiting:
            self._add("".join(f"{line}\n" for line in self._waiting))
        body.text = "".join(self._parts).removesuffix("\n")

    def _row(self, line: str, number: int) -> Row:
        found = _ROW.match(line)
        if not found:
            raise self._refusing.at(
                number, "{line} is no token; write `1-1`, its offsets and its text", line=shown(line, 40)
            )
        cells = line.split("\t")[_BEFORE:]
        if len(cells) < self._width:
            raise self._refusing.at(
                number,
                "there are {found} columns of values, and {known} are declared; correct the line",
                found=len(cells),
                known=self._width,
            )
        begin, end = int(found.group(2)), int(found.group(3))
        if begin > end:
            raise self._refusing.at(
                number, "the offsets {begin}-{end} are reversed; correct them", begin=begin, end=end
            )
        return Row(number, found.group(1), begin, end, cells)

    def _begin(self, row: Row) -> None:
        """Put the text of the sentence that a token begins where the token says."""
        if not self._waiting:
            return
        if self._length == row.begin + 1 and self._parts[-1].endswith("\n"):
            # The sentences follow each other without a line end.
            self._parts[-1] = self._parts[-1][:-1]
            self._length -= 1
        gap = row.begin - self._length
        if not 0 <= gap <= _WIDEST:
            raise self._refusing.at(
                row.line,
                "the sentence begins at {begin}, and the text before it ends at {end} (UTF-16 units); correct"
                " the offsets",
                begin=row.begin,
                end=self._length,
            )
        self._add(" " * gap)
        self._add("".join(f"{line}\n" for line in self._waiting))
        self._waiting = []

    def _add(self, text: str) -> None:
        if text:
            self._parts.append(text)
            self._length += (
                len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
            )
