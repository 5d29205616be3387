"""From the lines of printed pages to paragraphs: margins left out, words put together that a line end cut."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile
from statistics import median

from annotator.formats.texts.blocks import Blocks

_MARGIN = 0.13
"""Share of a page's height at its top and its foot in which headers and footers stand."""
_MOST_MARGIN_LINES = 4
_APART = 1.6
"""Sizes of letters between a header and the text at the least."""
_DIGITS = re.compile(r"\d+")
_ENDS = re.compile(r"[.!?:…。！？؟][\"'”’»)\]]*\s*\Z")
_BULLET = re.compile(r"\s*(?:[•●▪■◦‣∙·–—*-]|\d{1,3}[.)]|[a-z]\))\s+(?=\S)")
_LEADER = re.compile(r"(?:\.\s?){4,}\d*\s*\Z")
"""Dots and a number, as in a table of contents."""
_SIGN = re.compile(r"\s*[•●▪■◦‣∙·*]\s+")
_LETTER = re.compile(r"[^\W\d_]")
_LAST_WORD = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)\Z")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")
HYPHENS = "\u002d\u00ad\u2010\u0002\ufffe"
"""What a line may end with where a word was cut; pdfium gives the last two for a hyphen that it found."""


_Key = tuple[str, bool, int]


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is printed; measures in points, y upwards from the foot of the page."""

    text: str
    left: float
    right: float
    base: float
    size: float
    """Of its letters."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its height in points, and its lines in the order of the file."""

    height: float
    lines: tuple[Line, ...]


@dataclass(slots=True)
class Read:
    """The text, and what was done to get it."""

    text: str = ""
    margins: int = 0
    examples: list[str] = field(default_factory=list)
    joined: int = 0
    """Words put together without the hyphen of the line end."""


def read_pages(pages: Sequence[Page], where: str) -> Read:
    """Make paragraphs of pages.

    Raises:
        BadInputError: the text is too long.
    """
    read = Read()
    blocks = Blocks(where)
    margins = _margins(pages)
    kept: list[list[Line]] = []
    for number, page in enumerate(pages):
        left_out = _left_out(page, number, margins)
        read.margins += len(left_out)
        for one in left_out:
            if one.text.strip() not in read.examples and len(read.examples) < 3:
                read.examples.append(one.text.strip())
        kept.append([one for one in page.lines if not any(one is other for other in left_out)])
    hyphenated = {word.casefold() for page in kept for line in page for word in _WORD.findall(line.text)}
    paragraph: list[Line] = []
    group = blocks.new_group()
    measure = _Measure([line for page in kept for line in page])
    for lines in kept:
        for place, line in enumerate(lines):
            following = lines[place + 1] if place + 1 < len(lines) else None
            if paragraph and measure.breaks(paragraph, line, following, new_page=place == 0):
                _close(paragraph, blocks, hyphenated, read, group)
                paragraph = []
            paragraph.append(line)
    _close(paragraph, blocks, hyphenated, read, group)
    read.text = blocks.text()
    return read


# Headers and footers


def _edges(page: Page) -> tuple[list[Line], list[Line]]:
    """The outermost lines at the foot and at the top, from the edge inwards."""
    upwards = sorted(page.lines, key=lambda line: line.base)
    foot = [one for one in upwards[:_MOST_MARGIN_LINES] if one.base < _MARGIN * page.height]
    top = [one for one in upwards[-_MOST_MARGIN_LINES:] if one.base > (1 - _MARGIN) * page.height]
    return foot, top[::-1]


def _left_out(page: Page, number: int, margins: set[_Key]) -> list[Line]:
    """The lines at the edges that are no part of the text, up to the first that is."""
    found: list[Line] = []
    upwards = sorted(page.lines, key=lambda line: line.base)
    for edge, inwards in zip(_edges(page), (upwards, upwards[::-1]), strict=True):
        outer = list(takewhile(lambda one: _key(one, page) in margins or _numbers(one, number), edge))
        inner = inwards[len(outer)] if len(outer) < len(inwards) else None
        # A line that stands as near to the text as the text's own lines do belongs to it.
        while inner is not None and outer and abs(outer[-1].base - inner.base) < _APART * inner.size:
            inner = outer.pop()
        found += outer
    return found


def _key(line: Line, page: Page) -> _Key:
    """What is alike on all pages: the words but for numbers, where they stand, and how large."""
    words = " ".join(_DIGITS.sub("#", line.text.casefold()).split())
    return words, line.base > page.height / 2, round(line.size)


def _margins(pages: Sequence[Page]) -> set[_Key]:
    """What stands at the edge of several pages; of many pages a third, as left and right ones may differ."""
    counts = Counter(
        key for page in pages for key in {_key(one, page) for edge in _edges(page) for one in edge}
    )
    enough = max(2, len(pages) * 0.3)
    return {key for key, n in counts.items() if key[0] and n >= (enough if _LETTER.search(key[0]) else 2)}


def _numbers(line: Line, number: int) -> bool:
    """Whether a line at the edge is but the number of its page."""
    said = _DIGITS.findall(line.text)
    return len(said) == 1 and said[0] == str(number + 1) and not re.sub(r"[\W\d_]", "", line.text)


# Paragraphs


class _Measure:
    """How lines follow each other in this document."""

    def __init__(self, lines: Sequence[Line]) -> None:
        gaps = [
            (before.base - line.base) / max(line.size, 1)
            for before, line in pairwise(lines)
            if 0 < before.base - line.base < 3 * max(line.size, 1) and _alike(before, line)
        ]
        self._pitch = median(gaps) if gaps else 1.2

    def _most(self, line: Line) -> float:
        """Points from a line to the next one of the same paragraph, at the most."""
        return 1.3 * self._pitch * max(line.size, 1)

    def breaks(
        self, paragraph: Sequence[Line], line: Line, following: Line | None, *, new_page: bool
    ) -> bool:
        """Whether a paragraph ends before a line."""
        before = paragraph[-1]
        if not _alike(before, line) or (_BULLET.match(line.text) and not _cut(before.text)):
            return True
        left = min(one.left for one in paragraph)
        right = max(one.right for one in paragraph)
        ended = bool(_ENDS.search(before.text))
        down = before.base - line.base
        if new_page or down <= 0:
            return ended or not (
                _cut(before.text) or line.text[:1].islower() or before.right > right - line.size
            )
        if down > self._most(line) or _LEADER.search(before.text):
            return True
        if following is not None and not (
            _alike(line, following) and 0 < line.base - following.base <= self._most(line)
        ):
            following = None
        hanging = bool(_BULLET.match(paragraph[0].text))
        if _cut(before.text) or (hanging and line.left > left):
            return False
        indent = line.left - (min(before.left, following.left) if following is not None else before.left)
        if indent > 0.8 * line.size and (len(paragraph) > 1 or before.left < line.left):
            return following is None or following.left < line.left or ended
        short = before.right < right - 0.25 * (right - left) or _much_wider(line, before)
        return short and ended


def _alike(before: Line, line: Line) -> bool:
    return abs(before.size - line.size) <= 0.12 * max(before.size, line.size)


def _much_wider(line: Line, before: Line) -> bool:
    return line.right - before.right > 0.25 * (line.right - line.left)


def _cut(text: str) -> bool:
    """Whether a line ends within a word."""
    said = text.rstrip()
    return len(said) > 1 and said[-1] in HYPHENS and said[-2].isalpha()


def _close(lines: list[Line], blocks: Blocks, hyphenated: set[str], read: Read, group: int) -> None:
    text = ""
    for line in lines:
        said = line.text.strip()
        if not text:
            text = said
        elif _cut(text):
            text = _joined(text, said, hyphenated, read)
        else:
            text = f"{text} {said}" if said else text
    text = _shown(text)
    bullet = _BULLET.match(text)
    if bullet:
        sign = _SIGN.match(text)
        marker = "- " if sign else f"{bullet[0].strip()} "
        blocks.item(text[bullet.end() :], marker, group)
    else:
        blocks.paragraph(text)


def _joined(text: str, after: str, hyphenated: set[str], read: Read) -> str:
    """Two parts of a word: with the hyphen where it is written so elsewhere or a name goes on."""
    stem = text[:-1]
    last, first = _LAST_WORD.search(stem), _FIRST_WORD.match(after)
    hard = text[-1] != "\u00ad"
    whole = f"{last[1] if last else ''}-{first[0] if first else ''}".casefold()
    if hard and (first is None or last is None or not first[0][0].islower() or whole in hyphenated):
        return f"{stem}-{after}"
    read.joined += 1
    return stem + after


def _shown(text: str) -> str:
    """What pdfium puts for hyphens that it found, as the hyphens that are printed."""
    return text.replace("\u0002", "-").replace("\ufffe", "-")
