"""Which annotations of a set spaCy sees as entities, and what it does not see of the others."""

from bisect import bisect
from collections.abc import Sequence

from annotator.domain.span import Span, trimmed
from annotator.formats.api import Layer, Lose

_IN_DATA = "spaCy itself does not see them, the user data holds them"


def entities_of(stretches: Sequence[Span], text: str) -> list[Span | None]:
    """Of each stretch the entity that it becomes; None where it becomes none.

    White space at the edges is cut off, as spaCy learns from no entity that has some. What is left must not
    overlap: the longest goes first, of equally long ones the one that begins first.
    """
    inner = [(place, one) for place, each in enumerate(stretches) if (one := trimmed(each, text))]
    taken: list[Span] = []
    result: list[Span | None] = [None] * len(stretches)
    for place, one in sorted(inner, key=lambda each: (-len(each[1]), each[1])):
        at = bisect(taken, one)
        if not any(one.overlaps(other) for other in taken[max(at - 1, 0) : at + 1]):
            taken.insert(at, one)
            result[place] = one
    return result


def tell_unseen(layer: Layer, text: str, lose: Lose) -> None:
    """Tell what training with this set does not see; all of it is in the file."""
    pieces = [(number, one) for number, span in enumerate(layer.spans) for one in span.fragments]
    entities = entities_of([one for _, one in pieces], text)
    blank, under, cut = set(), set(), set()
    for (number, stretch), entity in zip(pieces, entities, strict=True):
        if trimmed(stretch, text) is None:
            blank.add(number)
        elif entity is None:
            under.add(number)
        elif entity != stretch:
            cut.add(number)
    lose("annotations", "those on white space alone are no entities; all are in the span groups", len(blank))
    lose(
        "overlaps",
        "of annotations that overlap, the longest is an entity; all are in the span groups",
        len(under),
    )
    lose("white space at edges", "cut off from entities; the span groups have it", len(cut))
    lose(
        "fragments",
        "each is a span of its own, with the same id",
        sum(len(one.fragments) > 1 for one in layer.spans),
    )
    lose("relations", _IN_DATA, len(layer.relations))
    lose("attributes", _IN_DATA, sum(len(one.attributes) for one in layer.spans))
    lose("notes", _IN_DATA, sum(bool(one.note) for one in layer.spans))
    lose("marks to discuss", _IN_DATA, sum(one.discuss for one in layer.spans))
    lose("origins", _IN_DATA, sum(one.origin is not None for one in layer.spans))
    lose("decisions", _IN_DATA, len(layer.decisions))
