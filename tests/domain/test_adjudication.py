"""What a choice makes of a disagreement: legal fragments, and nothing that nobody has."""

from itertools import pairwise
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from annotator.domain.annotation import Annotation
from annotator.domain.errors import RefusedError
from annotator.domain.review.adjudication import (
    ATTRIBUTE,
    BOUNDARY,
    PRESENCE,
    Facet,
    Resolution,
    Way,
    facets_of,
    resolve,
)
from annotator.domain.review.disagreement import Disagreement, SetContent, compare
from annotator.domain.review.majority import majority_of
from annotator.domain.span import Fragments, Span
from tests.domain.test_alignment import covered, made
from tests.domain.test_disagreement import mark, side


def disagreements(seed: int) -> list[Disagreement]:
    """What a few annotators with many marks on the same stretches differ in."""
    sides = made(Random(seed), 5)
    sets = [SetContent(side(f"p{n}").set, tuple(own)) for n, own in enumerate(sides)]
    return list(compare(sets).disagreements)


def points(fragments: Fragments) -> set[int]:
    return {place for span in fragments for place in range(span.start, span.end)}


def assert_legal(fragments: Fragments) -> None:
    assert fragments
    assert all(one.end < other.start for one, other in pairwise(fragments))


@given(st.integers(0, 10**9))
def test_union_and_intersection_cover_what_they_say(seed: int) -> None:
    for one in disagreements(seed):
        own = [
            set().union(*(covered(each) for each in side.annotations))
            for side in one.sides
            if side.annotations
        ]
        (union,) = resolve(one, Resolution(Way.UNION))
        assert_legal(union.fragments)
        assert points(union.fragments) == set().union(*own)
        shared = set.intersection(*own)
        if shared:
            (draft,) = resolve(one, Resolution(Way.INTERSECTION))
            assert_legal(draft.fragments)
            assert points(draft.fragments) == shared
        else:
            with pytest.raises(RefusedError):
                resolve(one, Resolution(Way.INTERSECTION))


@given(st.integers(0, 10**9))
def test_taking_gives_what_somebody_has(seed: int) -> None:
    for one in disagreements(seed):
        for each in one.sides:
            drafts = resolve(one, Resolution(Way.TAKEN, each.annotator))
            assert [(draft.label, draft.fragments, draft.attributes) for draft in drafts] == [
                (own.label, own.fragments, own.attributes) for own in each.annotations
            ]
        both = {(draft.label, draft.fragments) for draft in resolve(one, Resolution(Way.BOTH))}
        assert both == {(own.label, own.fragments) for each in one.sides for own in each.annotations}
        assert resolve(one, Resolution(Way.NEITHER)) == resolve(one, Resolution(Way.LATER)) == ()


@given(st.integers(0, 10**9), st.randoms(use_true_random=False))
def test_each_facet_is_that_of_whom_it_was_taken_from(seed: int, random: Random) -> None:
    found = [one for one in disagreements(seed) if all(len(each.annotations) < 2 for each in one.sides)]
    assume(found)
    for one in found:
        facets = facets_of(one)
        chosen = {
            facet.name: random.choice([name for version in facet.versions for name in version.annotators])
            for facet in facets
        }
        own = {each.annotator: each.annotations[0] for each in one.sides if each.annotations}
        if PRESENCE in chosen and chosen[PRESENCE] not in own:
            assert resolve(one, Resolution(Way.TAKEN, facets=chosen)) == ()
            continue
        (draft,) = resolve(one, Resolution(Way.TAKEN, facets=chosen))
        if BOUNDARY in chosen:
            assert draft.fragments == own[chosen[BOUNDARY]].fragments
        for facet, name in chosen.items():
            if facet.startswith(ATTRIBUTE) and own[name].label == draft.label:
                attribute = facet.removeprefix(ATTRIBUTE)
                assert draft.attributes.get(attribute) == own[name].attributes.get(attribute)


@given(st.integers(0, 10**9))
def test_every_facet_has_each_annotator_once(seed: int) -> None:
    for one in disagreements(seed):
        for facet in facets_of(one, same_too=True):
            names = [name for version in facet.versions for name in version.annotators]
            assert len(set(names)) == len(names)
            assert facet.differs == (len(facet.versions) > 1)
        assert facets_of(one)  # something differs


def facets(*annotations: Annotation) -> dict[str, Facet]:
    found = compare([side(one.set, one) for one in annotations]).disagreements
    return {facet.name: facet for facet in facets_of(found[0], same_too=True)}


def test_facets_say_who_has_which_version() -> None:
    found = facets(mark("a1", 0, 9, x=1, y=2), mark("b1", 0, 8, x=1.0), mark("c1", 0, 9, x=1, y=3))
    assert [(each.value, each.annotators) for each in found["boundary"].versions] == [
        ((Span(0, 9),), ("a", "c")),
        ((Span(0, 8),), ("b",)),
    ]
    assert not found["attribute x"].differs
    assert [(each.value, each.annotators) for each in found["attribute y"].versions] == [
        (2, ("a",)),
        (None, ("b",)),
        (3, ("c",)),
    ]


def test_a_majority_is_a_version_that_enough_have_alike() -> None:
    two, one = mark("a1", 0, 9), mark("c1", 0, 8)
    sides = [side("a", two), side("b", mark("b1", 0, 9)), side("c", one), side("d")]
    (found,) = compare(sides[:3]).disagreements
    assert majority_of(found, 0.7) is None
    chosen = majority_of(found, 0.6)
    assert chosen is not None
    assert resolve(found, chosen)[0].fragments == (Span(0, 9),)
    # Two of four, and nobody else is as many; then two against two.
    (found,) = compare(sides).disagreements
    assert majority_of(found, 0.5) is not None
    (found,) = compare([sides[0], sides[1], side("c"), side("d")]).disagreements
    assert majority_of(found, 0.5) is None
    # Having nothing is a version, too.
    (found,) = compare([sides[0], side("b"), side("c")]).disagreements
    chosen = majority_of(found, 0.6)
    assert chosen is not None
    assert resolve(found, chosen) == ()
