"""From the lines of printed pages to paragraphs: margins left out, words put together that a line end cut."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from annotator.formats.texts.blocks import Blocks
from annotator.formats.texts.pdf_margins import Line, Margins, Page

_ENDS = re.compile(r"[.!?:…。！？؟][\"'”’»)\]]*\s*\Z")
_BULLET = re.compile(r"\s*(?:[•●▪■◦‣∙·–—*-]|\d{1,3}[.)]|[a-z]\))\s+(?=\S)")
_LEADER = re.compile(r"(?:\.\s?){4,}\d*\s*\Z")
"""Dots and a number, as in a table of contents."""
_SIGN = re.compile(r"\s*[•●▪■◦‣∙·*]\s+")
_HEAD = re.compile(r"\W{1,2}|\(?(?:\d+|[A-Za-z]|[ivxIVX]+)(?:\.\d+)*[.)]?|\[\d+\]")
_LAST_WORD = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)\Z")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")
HYPHENS = "\u002d\u00ad\u2010\u0002\ufffe"
"""What a line may end with where a word was cut; pdfium gives the last two for a hyphen that it found."""


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
    margins = Margins(pages)
    kept: list[list[Line]] = []
    for number, page in enumerate(pages):
        left_out = margins.of(page, number)
        read.margins += len(left_out)
        for one in left_out:
            if " ".join(one.text.split()) not in read.examples and len(read.examples) < 3:
                read.examples.append(" ".join(one.text.split()))
        kept.append(_headed([one for one in page.lines if not any(one is other for other in left_out)]))
    hyphenated = {word.casefold() for page in kept for line in page for word in _WORD.findall(line.text)}
    paragraph: list[Line] = []
    group = blocks.new_group()
    measure = _Measure([line for page in kept for line in page])
    table = 0
    for lines in kept:
        for place, line in enumerate(lines):
            following = lines[place + 1] if place + 1 < len(lines) else None
            if "\t" in line.text:
                _close(paragraph, blocks, hyphenated, read, group)
                paragraph = []
                table = table or blocks.new_group()
                blocks.row(line.text, table)
                continue
            table = 0
            if paragraph and measure.breaks(paragraph, line, following, new_page=place == 0):
                _close(paragraph, blocks, hyphenated, read, group)
                paragraph = []
            paragraph.append(line)
    _close(paragraph, blocks, hyphenated, read, group)
    read.text = blocks.text()
    return read


def _headed(lines: list[Line]) -> list[Line]:
    """The lines; a gap behind a bullet or a number at the beginning makes no row of a table."""
    result: list[Line] = []
    for place, line in enumerate(lines):
        head, _, rest = line.text.partition("\t")
        beside = [one.text for one in (*lines[max(0, place - 1) : place], *lines[place + 1 : place + 2])]
        alone = rest and "\t" not in rest and not any("\t" in one for one in beside)
        sign = rest and "\t" not in rest and not head[:1].isalnum()
        if (alone or sign) and _HEAD.fullmatch(head):
            result.append(replace(line, text=f"{head} {rest}"))
        else:
            result.append(line)
    return result


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
