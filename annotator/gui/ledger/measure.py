"""How a line of the ledger is laid out: which words stand on which line of a cell, and how high it is."""

from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from annotator.domain.ledger.rows import LedgerRow
from annotator.domain.offsets import OffsetMap
from annotator.formats.ledger.words import LedgerWords
from annotator.gui.ledger.columns import Columns
from annotator.gui.ledger.items import Heading, Item, Shown
from annotator.gui.ledger.words import flat
from annotator.gui.text.shown_text import shown
from annotator.gui.widgets.painted import smaller

AIR: Final = 7
"""Above and beneath what stands in a row."""
CHIP_PAD: Final = 7.0
CHIP_GAP: Final = 4.0
SENTENCES: Final = 4
"""So many sentences stand over a panel; its tooltip has the others."""
BRACKET: Final = 8
"""Pixels for the bracket in front of a sentence."""
_SURELY: Final = 0.8
"""A text of average letters that fills no more than this part of a line stands on one."""
_RAGGED: Final = 1.06
"""Lines of whole words need so much more room."""
_LINES: Final = 2
_SENTENCE_LINES: Final = 3
_CHIP_LINES: Final = 3
_LONGEST: Final = 400
"""Code points of a text that are looked at: more never have room."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A hedge: where it stands in its cell, and its text as far as there is room."""

    left: float
    line: int
    width: float
    text: str


class Measure:
    """Measures in one font, for one width; asked of every row, so that it must be quick."""

    def __init__(self, shown: Shown, columns: Columns, font: QFont, words: LedgerWords) -> None:
        self.columns = columns
        self.words = words
        self.font = font
        self.small = smaller(font)
        self.bold = QFont(font)
        self.bold.setWeight(QFont.Weight.DemiBold)
        self.metrics = QFontMetricsF(font)
        self.small_metrics = QFontMetricsF(self.small)
        self.line = self.metrics.height()
        self.chip = self.small_metrics.height() + 3
        self._articles, self._layers = shown.articles > 1, shown.layers > 1
        self.tells_place = self._articles or self._layers
        """Whether rows say from which article or layer they are."""
        self._widths: dict[str, float] = {}
        self._usual = round(self.line + 2 * AIR) + 1
        self._higher = round(self.line + self.small_metrics.height() + 2 * AIR) + 1
        self._letter = self.metrics.averageCharWidth()
        self._denies = self.width(f" {words.denies}")

    def width(self, text: str) -> float:
        """How wide a text is in the usual font."""
        found = self._widths.get(text)
        if found is None:
            found = self._widths[text] = self.metrics.horizontalAdvance(text)
        return found

    def height(self, item: Item) -> int:
        """Of a line, in pixels."""
        if isinstance(item, Heading):
            told = sum(self._lines_of(one) for one in self._told(item))
            return self._usual - 2 if told < 2 else round(told * self.line + 2 * AIR) - 1
        row = item.line.row
        if self._is_usual(row):
            return self._higher if self.tells_place else self._usual
        lines = len(self.speaker(row)) + self.denies_beneath(row)
        lines = max(lines, len(self.says(row)))
        higher = max(lines * self.line, self.line + self.small_metrics.height() * self.tells_place)
        if row.hedges:
            chips = self.chips(row)[-1].line + 1
            higher = max(higher, chips * (self.chip + CHIP_GAP) - CHIP_GAP)
        return max(self._usual, round(higher + 2 * AIR) + 1)

    def _is_usual(self, row: LedgerRow) -> bool:
        """Whether everything in the row stands on one line; nearly all do, and that is told quickly."""
        says, hedges = row.number.text, row.hedges
        if len(row.speakers) > 1 or len(hedges) > 1 or self.width(says) > self.columns.says[1]:
            return False
        if hedges and self.chip + 2 * AIR > self._usual:
            return False
        if not row.speakers:
            return not row.denies
        return self.width(row.speakers[0].name) + self._denies <= self.columns.speaker[1]

    def place(self, row: LedgerRow) -> str:
        """From where a row is."""
        parts = [row.article.title or row.article.id] * self._articles + [row.layer] * self._layers
        return clean(" · ".join(parts))

    def speaker(self, row: LedgerRow) -> list[str]:
        """The lines with who says it."""
        return self.wrapped(self.words.speaker(row), self.columns.speaker[1])

    def denies_beneath(self, row: LedgerRow) -> bool:
        """Whether the word that somebody denies it needs a line of its own."""
        if not row.denies:
            return False
        return self.width(self.speaker(row)[-1]) + self._denies > self.columns.speaker[1]

    def says(self, row: LedgerRow) -> list[str]:
        """The lines with the number as it stands in the text."""
        return self.wrapped(row.number.text, self.columns.says[1])

    def chips(self, row: LedgerRow) -> list[Chip]:
        """The hedges, from the side where reading begins; those without room are left out."""
        room, found = self.columns.hedges[1], list[Chip]()
        left, line = 0.0, 0
        for hedge in row.hedges:
            text = clean(hedge)
            width = self.small_metrics.horizontalAdvance(text) + 2 * CHIP_PAD
            if width > room:
                inner = room - 2 * CHIP_PAD
                text, width = self.small_metrics.elidedText(text, Qt.TextElideMode.ElideRight, inner), room
            if left and left + width > room:
                left, line = 0.0, line + 1
            if line >= _CHIP_LINES:
                break
            found.append(Chip(left, line, width, text))
            left += width + CHIP_GAP
        return found

    def sentences(self, heading: Heading) -> list[list[str]]:
        """What excludes what in a panel, each sentence as its lines."""
        room = self.columns.sentences[1] - BRACKET
        return [self.wrapped(one, room, self._lines_of(one)) for one in self._told(heading)]

    def _told(self, heading: Heading) -> tuple[str, ...]:
        over = len(heading.told) - SENTENCES
        if over <= 0:
            return heading.told
        left_out = over + (heading.panel.left_out - 1 if heading.panel and heading.panel.left_out else 0)
        return *heading.told[:SENTENCES], self.words.more.format(n=left_out)

    def _lines_of(self, text: str) -> int:
        """How many lines a sentence is given; a short one is not measured, for there may be thousands."""
        room = self.columns.sentences[1] - BRACKET
        if len(text) * self._letter < room * _SURELY:
            return 1
        width = self.width(text)
        return 1 if width <= room else min(_SENTENCE_LINES, ceil(width * _RAGGED / room))

    def wrapped(self, text: str, room: float, most: int = _LINES) -> list[str]:
        """The text on one or more lines, the last one cut."""
        text = clean(text)
        if self.width(text) <= room:
            return [text]
        layout = QTextLayout(text, self.font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        layout.beginLayout()
        starts: list[int] = []
        while len(starts) < most and (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            starts.append(line.textStart())
        layout.endLayout()
        offsets = OffsetMap(text)
        places = [offsets.to_codepoint(start) for start in starts]
        lines = [text[start:end].strip() for start, end in pairwise(places)]
        lines.append(self.metrics.elidedText(text[places[-1] :], Qt.TextElideMode.ElideRight, room))
        return [self.metrics.elidedText(one, Qt.TextElideMode.ElideRight, room) for one in lines]


def clean(text: str) -> str:
    """A text on one line, as far as it may have room, so that Qt draws it as it is."""
    return shown(flat(text[:_LONGEST]))


def line_box(cell: QRectF, number: int, of: int, height: float) -> QRectF:
    """The place of one of several lines that stand in the middle of a cell."""
    top = cell.center().y() - of * height / 2 + number * height
    return QRectF(cell.left(), top, cell.width(), height)
