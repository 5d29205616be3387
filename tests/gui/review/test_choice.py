"""Choosing facet by facet: what each digit does, until there is a resolution."""

from annotator.domain.annotation import Annotation
from annotator.domain.json_values import Json
from annotator.domain.review.adjudication import Resolution, Way
from annotator.domain.review.disagreement import Disagreement, Kind, Side
from annotator.domain.span import Span
from annotator.gui.review.choice import Choice, begun


def _one(start: int, end: int, **attributes: Json) -> Annotation:
    return Annotation(f"{start}-{end}", "s", "1", "number", (Span(start, end),), 0, attributes)


def _between(**sides: Annotation | None) -> Disagreement:
    made = tuple(Side(name, (one,) if one is not None else ()) for name, one in sides.items())
    return Disagreement("key", (Kind.BOUNDARY,), "number", Span(0, 9), made)


def test_a_single_facet_is_decided_by_one_digit() -> None:
    choice = begun(_between(ana=_one(0, 9), ben=_one(2, 9)))
    assert choice.take("ben") == Resolution(Way.TAKEN, "ben")


def test_two_facets_go_one_after_the_other() -> None:
    choice = begun(_between(ana=_one(0, 9, bound="exact"), ben=_one(2, 9, bound="vague")))
    after = choice.take("ben")
    assert isinstance(after, Choice)
    assert after.facet is not None
    assert after.facet.name == "attribute bound"
    assert after.take("ana") == Resolution(Way.TAKEN, "ben", {"boundary": "ben", "attribute bound": "ana"})
    # The other facet first, then back to the one that is left.
    other = choice.focused(1).take("ana")
    assert isinstance(other, Choice)
    assert other.facet is not None
    assert other.facet.name == "boundary"


def test_who_has_nothing_there_decides_that_it_goes() -> None:
    choice = begun(_between(ana=_one(0, 9), ben=_one(2, 9), cyd=None))
    assert choice.take("cyd") == Resolution(Way.TAKEN, "cyd")
    after = choice.take("ana")
    assert isinstance(after, Choice)
    assert after.take("cyd") is None
