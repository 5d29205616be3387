"""From the offsets of a brat file to code points of the canonical text, however they were counted."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from annotator.domain.span import Fragments, Span
from annotator.domain.text import CanonicalText
from annotator.formats.brat.lines import Stretch

_Way = Callable[[int, int], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Places:
    """Finds stretches in a text.

    brat counts code points, and CRLF as one of them; other programs count it as two, and some a byte order
    mark. The words that stand beside the offsets tell which it was.
    """

    text: str
    """Canonical."""
    way: _Way | None
    """None where the offsets are those of the text."""

    def of(self, stretch: Stretch) -> Fragments | None:
        """Return the fragments; None where they go beyond the text."""
        length = len(self.text)
        pairs = stretch.places if self.way is None else [self.way(*pair) for pair in stretch.places]
        for start, end in pairs:
            if not 0 <= start < end <= length:
                return None
        return tuple([Span(start, end) for start, end in pairs])

    def fits(self, stretch: Stretch, found: Fragments | None) -> bool:
        """Whether the words of a stretch are those of the fragments, white space apart."""
        if found is None:
            return False
        covered = stretch.covered
        if len(found) == 1 and covered == self.text[found[0].start : found[0].end]:
            return True
        words = "".join([self.text[one.start : one.end] for one in found])
        return not covered or "".join(covered.split()) == "".join(words.split())


def found_places(canonical: CanonicalText, stretches: dict[str, Stretch], *, marked: bool) -> Places:
    """Return the way of counting by which all words fit, or else by which the text was read.

    Args:
        canonical: the text and how it became canonical.
        stretches: the `T` lines.
        marked: whether a byte order mark stood before the text.
    """
    ways = [Places(canonical.text, way) for way in _ways(canonical, marked=marked)]
    for places in ways[: len(ways) if len(ways) > 1 else 0]:
        if all(places.fits(one, places.of(one)) for one in stretches.values()):
            return places
    return ways[0]


def _ways(canonical: CanonicalText, *, marked: bool) -> Iterator[_Way | None]:
    if canonical.pairs:
        yield lambda start, end: (canonical.start(start), canonical.end(end))
    yield None
    if marked:
        yield lambda start, end: (canonical.start(start - 1), canonical.end(end - 1))
        if canonical.pairs:
            yield lambda start, end: (start - 1, end - 1)
