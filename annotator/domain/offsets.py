"""One text counted three ways: code points (ours), UTF-16 units (Qt, UIMA) and UTF-8 bytes."""

from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate, pairwise

import regex

from annotator.domain.span import Span

_ASTRAL = regex.compile(r"[\U00010000-\U0010FFFF]")
_STRIDE = 1024
"""How many code points lie between two byte offsets that are remembered."""


class OffsetMap:
    """Turns offsets of one text from one unit into another; offsets outside the text are clamped to it.

    Code points outside the basic plane take two UTF-16 units; their sorted positions and bisect are all
    that is needed. Byte offsets are built when first asked for.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self.length = len(text)
        """Code points."""
        astral = [] if text.isascii() else [match.start() for match in _ASTRAL.finditer(text)]
        self._astral = astral
        self._astral_utf16 = [position + index for index, position in enumerate(astral)]
        self.utf16_length = self.length + len(astral)
        """UTF-16 units."""

    def to_utf16(self, codepoint: int) -> int:
        """The UTF-16 offset of a code point offset."""
        codepoint = min(max(codepoint, 0), self.length)
        return codepoint + bisect_left(self._astral, codepoint) if self._astral else codepoint

    def to_codepoint(self, utf16: int, *, up: bool = False) -> int:
        """The code point offset of a UTF-16 offset; inside a pair its start, or with `up` its end."""
        utf16 = min(max(utf16, 0), self.utf16_length)
        if not self._astral:
            return utf16
        before = bisect_left(self._astral_utf16, utf16)
        if before and self._astral_utf16[before - 1] == utf16 - 1:
            return self._astral[before - 1] + (1 if up else 0)
        return utf16 - before

    def span_to_utf16(self, span: Span) -> tuple[int, int]:
        """Start and end in UTF-16 units."""
        return self.to_utf16(span.start), self.to_utf16(span.end)

    def span_from_utf16(self, start: int, end: int) -> Span | None:
        """The code points that the UTF-16 units touch (start rounded down, end up), or None."""
        first, last = self.to_codepoint(start), self.to_codepoint(end, up=True)
        return Span(first, last) if first < last and start < end else None

    @cached_property
    def _bytes(self) -> list[int] | None:
        """Byte offsets of every `_STRIDE`th code point; None for ASCII, where nothing needs counting."""
        if self._text.isascii():
            return None
        edges = [*range(0, self.length, _STRIDE), self.length]
        sizes = (_size(self._text[first:last]) for first, last in pairwise(edges))
        return list(accumulate(sizes, initial=0))

    @property
    def utf8_length(self) -> int:
        """Bytes; a lone surrogate counts three."""
        return self.length if self._bytes is None else self._bytes[-1]

    def to_utf8(self, codepoint: int) -> int:
        """The byte offset in UTF-8 of a code point offset."""
        codepoint = min(max(codepoint, 0), self.length)
        if self._bytes is None:
            return codepoint
        chunk = codepoint // _STRIDE
        return self._bytes[min(chunk, len(self._bytes) - 1)] + _size(self._text[chunk * _STRIDE : codepoint])

    def from_utf8(self, byte: int, *, up: bool = False) -> int:
        """The code point offset of a byte offset; inside a code point its start, or with `up` its end."""
        byte = min(max(byte, 0), self.utf8_length)
        if self._bytes is None:
            return byte
        if byte == self._bytes[-1]:
            return self.length
        chunk = bisect_right(self._bytes, byte) - 1
        position, at = chunk * _STRIDE, self._bytes[chunk]
        for character in self._text[position : position + _STRIDE]:
            after = at + _size(character)
            if after > byte:
                return position + (1 if up and at < byte else 0)
            position, at = position + 1, after
        return position


def _size(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))
