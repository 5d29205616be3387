"""A text in sentences, tokens and sub-tokens, each with its annotations, as WebAnno TSV has them."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from annotator.domain.offsets import OffsetMap
from annotator.domain.span import Span
from annotator.formats.tokens import sentences_of, tokens_of


@dataclass(slots=True)
class Unit:
    """A token or a part of one, with its place in code points."""

    start: int
    end: int
    id: str = ""
    """`2-3` for the third token of the second sentence, `2-3.1` for a part of it."""
    marks: list[int] = field(default_factory=list)
    """The numbers of the annotations on it."""
    parts: list["Unit"] = field(default_factory=list)


class Units:
    """The units of a text.

    Args:
        text: the article's.
        stretches: the annotations, one fragment each.

    No annotation begins or ends between tokens: where one does in white space, the white space is a token.
    """

    def __init__(self, text: str, stretches: Sequence[Span]) -> None:
        words = tokens_of(text, ())
        places = sorted({*words, *_blanks(text, words, stretches)}) or [(0, len(text))]
        self.tokens = [Unit(start, end) for start, end in places]
        self._starts = [start for start, _ in places]
        self._ends = [end for _, end in places]
        self.firsts: list[Unit] = []
        """The first unit of each annotation."""
        for number, stretch in enumerate(stretches):
            self._mark(number, stretch)
        self.sentences = sentences_of(text, places) or [(0, 0)]
        self._name()

    def of_sentence(self, sentence: tuple[int, int]) -> list[Unit]:
        """Return the tokens of a sentence."""
        if sentence[0] == sentence[1]:
            return self.tokens
        return self.tokens[bisect_left(self._starts, sentence[0]) : bisect_left(self._starts, sentence[1])]

    def _mark(self, number: int, stretch: Span) -> None:
        first = bisect_right(self._starts, stretch.start) - 1
        last = bisect_left(self._ends, stretch.end)
        units = [
            _part(token, max(token.start, stretch.start), min(token.end, stretch.end))
            for token in self.tokens[first : last + 1]
        ]
        for unit in units:
            unit.marks.append(number)
        self.firsts.append(units[0])

    def _name(self) -> None:
        for number, sentence in enumerate(self.sentences, 1):
            for count, token in enumerate(self.of_sentence(sentence), 1):
                token.id = f"{number}-{count}"
                for part, unit in enumerate(token.parts, 1):
                    unit.id = f"{token.id}.{part}"


def _part(token: Unit, start: int, end: int) -> Unit:
    if (start, end) == (token.start, token.end):
        return token
    for part in token.parts:
        if (part.start, part.end) == (start, end):
            return part
    token.parts.append(Unit(start, end))
    return token.parts[-1]


def _blanks(
    text: str, words: Sequence[tuple[int, int]], stretches: Sequence[Span]
) -> Iterator[tuple[int, int]]:
    """White space that has to be a token: where an annotation begins or ends in it, and at the beginning."""
    starts = [start for start, _ in words]
    if text and text[0].isspace():
        yield 0, starts[0] if starts else len(text)
    for stretch in stretches:
        for place in (stretch.start, stretch.end - 1):
            if text[place].isspace():
                after = bisect_right(starts, place)
                before = words[after - 1][1] if after else 0
                yield before, starts[after] if after < len(starts) else len(text)


def utf16(offsets: OffsetMap, unit: Unit) -> tuple[int, int]:
    """Return where a unit starts and ends in UTF-16 units."""
    return offsets.to_utf16(unit.start), offsets.to_utf16(unit.end)
