"""Tokens of a text as Prodigy wants them: none is cut by an annotation, and together they are the text."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from annotator.domain.span import Span

_PIECES = re.compile(r"\w+|[^\w\s]|\s+")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text by their edges, in code points."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    spaces: tuple[bool, ...]
    """Whether one space follows that is in no token."""

    def entries(self, text: str) -> list[dict[str, object]]:
        """The list `tokens` of a record."""
        return [
            {"text": text[start:end], "start": start, "end": end, "id": number, "ws": space}
            for number, (start, end, space) in enumerate(
                zip(self.starts, self.ends, self.spaces, strict=True)
            )
        ]

    def around(self, place: Span) -> tuple[int, int]:
        """The numbers of the first and the last token of a stretch that begins and ends with tokens."""
        return bisect_right(self.starts, place.start) - 1, bisect_left(self.ends, place.end)


def tokens_of(text: str, places: Iterable[Span]) -> Tokens:
    """Cut a text into words, signs and white space, and wherever one of the places begins or ends."""
    begins, stops = set(), set()
    for place in places:
        begins.add(place.start)
        stops.add(place.end)
    edges = sorted(begins | stops)
    starts: list[int] = []
    ends: list[int] = []
    spaces: list[bool] = []
    for match in _PIECES.finditer(text):
        start, end = match.span()
        if (
            text[start] == " "
            and ends
            and ends[-1] == start
            and not text[start - 1].isspace()
            and start not in begins
            and start + 1 not in stops
        ):
            spaces[-1] = True
            start += 1
        while start < end:
            following = bisect_right(edges, start)
            stop = min(end, edges[following]) if following < len(edges) else end
            starts.append(start)
            ends.append(stop)
            spaces.append(False)
            start = stop
    return Tokens(tuple(starts), tuple(ends), tuple(spaces))
