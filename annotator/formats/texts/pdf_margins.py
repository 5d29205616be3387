"""Headers, footers and page numbers: which lines of printed pages are no part of the text."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

_MARGIN, _INCH, _MOST_MARGIN = 0.13, 72.0, 0.25
"""Share of a page's height at its top and its foot for headers and footers; on small pages an inch."""
_MOST_LINES = 4
_APART = 1.6
"""Sizes of letters between a header and the text at the least."""
_OFTEN = 0.3
"""Share of the pages on which the same words stand; left and right pages may differ."""
_NUMBERED = 3
"""Pages on which a number has to go on, to be a page's."""
_DIGITS = re.compile(r"\d+")
_OUTER_NUMBERS = re.compile(r"\A\W*(\d{1,4})\b|\b(\d{1,4})\W*\Z")
_LETTER = re.compile(r"[^\W\d_]")
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


class Margins:
    """What comes again at the edges of a document's pages."""

    def __init__(self, pages: Sequence[Page]) -> None:
        counts: Counter[_Key] = Counter()
        offsets: Counter[tuple[bool, int]] = Counter()
        for number, page in enumerate(pages):
            lines = [one for edge in _edges(page) for one in edge]
            counts.update({_key(one, page) for one in lines})
            offsets.update({one for line in lines for one in _offsets(line, page, number)})
        enough = max(2, len(pages) * _OFTEN)
        self._words = {
            key for key, n in counts.items() if key[0] and n >= (enough if _LETTER.search(key[0]) else 2)
        }
        self._offsets = {one for one, n in offsets.items() if n >= max(_NUMBERED, len(pages) * _OFTEN)}

    def of(self, page: Page, number: int) -> list[Line]:
        """The lines at the edges of a page (its number from 0) that are no part of the text."""
        found: list[Line] = []
        upwards = sorted(page.lines, key=lambda line: line.base)
        for edge, inwards in zip(_edges(page), (upwards, upwards[::-1]), strict=True):
            outer = list(takewhile(lambda one: self._is_margin(one, page, number), edge))
            inner = inwards[len(outer)] if len(outer) < len(inwards) else None
            # A line that stands as near to the text as the text's own lines do belongs to it.
            while inner is not None and outer and abs(outer[-1].base - inner.base) < _APART * inner.size:
                inner = outer.pop()
            found += outer
        return found

    def _is_margin(self, line: Line, page: Page, number: int) -> bool:
        return (
            _key(line, page) in self._words
            or _is_page_number(line, number)
            or any(one in self._offsets for one in _offsets(line, page, number))
        )


def _edges(page: Page) -> tuple[list[Line], list[Line]]:
    """The outermost lines at the foot and at the top, from the edge inwards."""
    upwards = sorted(page.lines, key=lambda line: line.base)
    margin = min(max(_MARGIN * page.height, _INCH), _MOST_MARGIN * page.height)
    foot = [one for one in upwards[:_MOST_LINES] if one.base < margin]
    top = [one for one in upwards[-_MOST_LINES:] if one.base > page.height - margin]
    return foot, top[::-1]


def _key(line: Line, page: Page) -> _Key:
    """What is alike on all pages: the words but for numbers, where they stand, and how large."""
    words = " ".join(_DIGITS.sub("#", line.text.casefold()).split())
    return words, line.base > page.height / 2, round(line.size)


def _offsets(line: Line, page: Page, number: int) -> Iterator[tuple[bool, int]]:
    """Where a line begins or ends with a number, how far it is from the place of the page."""
    for one in _OUTER_NUMBERS.finditer(line.text):
        yield line.base > page.height / 2, int(one[1] or one[2]) - number


def _is_page_number(line: Line, number: int) -> bool:
    """Whether a line at the edge is but the number of its page."""
    said = _DIGITS.findall(line.text)
    return len(said) == 1 and said[0] == str(number + 1) and not _LETTER.search(line.text)
