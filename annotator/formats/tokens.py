"""A text in sentences and tokens, for formats whose annotations are made of tokens; all in code points."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

import regex

from annotator.domain.span import Span, trimmed
from annotator.domain.texts.sentences import sentence_starts

_TOKEN = regex.compile(r"\w+|(?![\s\x1c-\x1f])\X")
"""A word, or a sign as people see it; what `str.isspace` is true of is none."""


def tokens_of(text: str, edges: Iterable[int]) -> list[tuple[int, int]]:
    """Return the tokens of a text: words and single signs, never white space; none reaches over an edge."""
    tokens = [found.span() for found in _TOKEN.finditer(text)]
    starts = [start for start, _ in tokens]
    cuts: dict[int, list[int]] = {}
    for edge in set(edges):
        at = bisect_left(starts, edge) - 1
        if at >= 0 and edge < tokens[at][1]:
            cuts.setdefault(at, []).append(edge)
    if not cuts:
        return tokens
    result: list[tuple[int, int]] = []
    done = 0
    for at in sorted(cuts):
        result += tokens[done:at]
        start, end = tokens[at]
        places = [start, *sorted(cuts[at]), end]
        result += pairwise(places)
        done = at + 1
    return result + tokens[done:]


def sentences_of(
    text: str, tokens: Sequence[tuple[int, int]], kept_whole: Iterable[tuple[int, int]] = ()
) -> list[tuple[int, int]]:
    """Return the sentences, together the whole text; none ends within a token or what is kept whole."""
    if not text:
        return []
    breaks = sorted({start for start, _ in tokens}.intersection(sentence_starts(text)[1:]))
    if breaks:
        inside = _covered(kept_whole)
        breaks = [one for one in breaks if not _is_inside(one, inside)]
    return list(pairwise([0, *breaks, len(text)]))


def _covered(stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches, those made one that share more than an edge."""
    result: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if result and start < result[-1][1]:
            result[-1] = result[-1][0], max(end, result[-1][1])
        else:
            result.append((start, end))
    return result


def _is_inside(place: int, stretches: Sequence[tuple[int, int]]) -> bool:
    at = bisect_right(stretches, (place,)) - 1
    return at >= 0 and stretches[at][0] < place < stretches[at][1]


def without_blanks(fragment: Span, text: str) -> tuple[int, int] | None:
    """Return start and end without white space at the edges; None where nothing else is in it."""
    start, end = fragment.start, fragment.end
    if not text[start].isspace() and not text[end - 1].isspace():
        return start, end
    inner = trimmed(fragment, text)
    return None if inner is None else (inner.start, inner.end)
