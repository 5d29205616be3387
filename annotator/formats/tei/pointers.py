"""Pointers of TEI into its own document: elements by id, and `string-range`, which counts from 0."""

import re
from itertools import pairwise

from annotator.domain.errors import BadInputError
from annotator.domain.plain_numbers import whole_number
from annotator.domain.span import Fragments, Span
from annotator.formats.tei.text import TeiText
from annotator.formats.wording import shown

_POINTER = re.compile(r"#?string-range\(([^()]*)\)|(\S+)")


class UnreachableError(Exception):
    """A pointer leads out of the text."""


def split(pointers: str) -> list[str]:
    """The pointers of an attribute; blanks part them, but not within `string-range(…)`."""
    return [found.group() for found in _POINTER.finditer(pointers)]


def fragments_of(pointers: list[str], text: TeiText, where: str) -> Fragments:
    """The stretches of text that pointers lead to; words side by side are one.

    Raises:
        BadInputError: offsets outside the element, reversed or none, or stretches that overlap.
        UnreachableError: a pointer leads elsewhere than into the text.
    """
    result: list[Span] = []
    joining = False
    for pointer in pointers:
        by_range = "string-range(" in pointer
        for start, end in _ranges(pointer, text, where) if by_range else [_element(pointer, text)]:
            goes_on = joining and not by_range and bool(result) and result[-1].end <= start
            if start < end and goes_on and not text.text[result[-1].end : start].strip():
                result.append(Span(result.pop().start, end))
            elif start < end:
                result.append(Span(start, end))
        joining = not by_range
    result.sort()
    for one, other in pairwise(result):
        if other.start < one.end:
            raise BadInputError("{where}: the parts of the annotation overlap; separate them", where=where)
    return tuple(result)


def edge_of(pointer: str, text: TeiText, where: str, *, end: bool) -> int:
    """Where what a pointer leads to begins, or ends.

    Raises:
        BadInputError: offsets outside the element.
        UnreachableError: it leads elsewhere than into the text.
    """
    found = _ranges(pointer, text, where) if "string-range(" in pointer else [_element(pointer, text)]
    return found[-1][1] if end else found[0][0]


def _element(pointer: str, text: TeiText) -> tuple[int, int]:
    place = text.places.get(pointer.removeprefix("#")) if pointer.startswith("#") else None
    if place is None:
        raise UnreachableError
    return text.span(*place)


def _ranges(pointer: str, text: TeiText, where: str) -> list[tuple[int, int]]:
    inside = pointer.partition("(")[2].rstrip(")")
    name, *numbers = (part.strip() for part in inside.split(","))
    place = text.places.get(name.removeprefix("#"))
    if place is None or not pointer.startswith("#"):
        raise UnreachableError
    counts = [count for count in map(whole_number, numbers) if count is not None]
    if not counts or len(counts) % 2 or len(counts) < len(numbers):
        raise _wrong(pointer, where, "it needs pairs of an offset and a length")
    result = []
    for offset, length in zip(counts[::2], counts[1::2], strict=True):
        start = place[0] + offset
        if start + length > place[1]:
            raise _wrong(pointer, where, "it leads beyond the end of its element")
        result.append(text.span(start, start + length))
    return result


def _wrong(pointer: str, where: str, why: str) -> BadInputError:
    return BadInputError(
        "{where}: the pointer {pointer} is wrong: {why}; count characters from 0",
        where=where,
        pointer=shown(pointer),
        why=why,
    )
