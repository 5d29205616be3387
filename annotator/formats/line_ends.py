"""Annotations in formats whose annotations cannot cross the end of a line: split there, and joined again."""

import re

from annotator.domain.span import Fragments, Span

ENDS = frozenset("\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029")
"""What some reader takes for the end of a line."""
END = re.compile("[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")
_BETWEEN = re.compile("[^\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")


def split(fragments: Fragments, text: str) -> Fragments:
    """Return the fragments without the line ends in them; none where there is nothing else in them."""
    for one in fragments:
        if END.search(text, one.start, one.end):
            break
    else:
        return fragments
    return tuple(
        Span(found.start(), found.end())
        for one in fragments
        for found in _BETWEEN.finditer(text, one.start, one.end)
    )


def joined(fragments: Fragments, text: str) -> Fragments:
    """Return the fragments with those made one that have nothing but line ends between them."""
    if len(fragments) == 1:
        return fragments
    result = [fragments[0]]
    for one in fragments[1:]:
        last = result[-1].end
        if last < one.start and not _BETWEEN.search(text, last, one.start):
            result[-1] = Span(result[-1].start, one.end)
        else:
            result.append(one)
    return tuple(result)
