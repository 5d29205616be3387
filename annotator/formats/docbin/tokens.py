"""A text as tokens: words, signs and white space, cut also wherever an annotation begins or ends."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise

from annotator.domain.span import Span

_TOKEN = re.compile(r"\w+|[^\w\s]|\s+")


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens in order; joined, each with a blank behind it where it says so, they are the text again."""

    words: list[str]
    blanks: list[bool]
    """Whether a blank stands behind a token that belongs to no other."""
    starts: list[int]
    """Code points."""
    ends: list[int]


def tokens_of(text: str, spans: Collection[Span]) -> Tokens:
    """Cut a text; each of `spans` begins where a token begins and ends where one ends."""
    begins = {span.start for span in spans}
    finishes = {span.end for span in spans}
    cuts = sorted(begins | finishes)
    tokens = Tokens([], [], [], [])
    next_cut, taken = 0, 0
    for match in _TOKEN.finditer(text):
        start, end = max(match.start(), taken), match.end()
        if start >= end:
            continue
        while next_cut < len(cuts) and cuts[next_cut] <= start:
            next_cut += 1
        inside = []
        while next_cut < len(cuts) and cuts[next_cut] < end:
            inside.append(cuts[next_cut])
            next_cut += 1
        for first, last in pairwise([start, *inside, end]):
            tokens.words.append(text[first:last])
            tokens.starts.append(first)
            tokens.ends.append(last)
            tokens.blanks.append(False)
        # White space begins with a blank that goes to the word before, unless an annotation needs it.
        follows = text[end : end + 1] == " " and not text[end - 1].isspace()
        if follows and end not in begins and end + 1 not in finishes:
            tokens.blanks[-1] = True
            taken = end + 1
    return tokens
