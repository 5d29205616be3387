"""What is shown of a text under which versions are drawn: every edge, the rest elided."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.span import Span
from annotator.gui.review.facets.excerpt import ELLIPSIS, excerpt

TEXT = "one two three four five six seven eight nine ten eleven twelve thirteen. " * 6


def test_short_versions_are_shown_whole_with_their_words_around() -> None:
    start = TEXT.index("five")
    found = excerpt(TEXT, [(Span(start, start + 8),), (Span(start, start + 4),)], 80)
    assert found.shown == "three four five six seven eight"
    assert found.stretch(Span(start, start + 8)) == Span(11, 19)


def test_long_ones_are_elided_between_their_edges() -> None:
    found = excerpt(TEXT, [(Span(20, 300),), (Span(24, 280),)], 50)
    assert found.shown.count(ELLIPSIS) == len(found.pieces) - 1 > 0
    assert len(found.shown) <= 50
    for edge in (20, 24, 280, 300):
        assert found.shown[found.place(edge)] == TEXT[edge]


def test_a_context_never_goes_beyond_its_paragraph() -> None:
    found = excerpt("first\nsecond here\nthird", [(Span(6, 12),)], 60)
    assert found.shown == "second here"


@given(
    st.text(min_size=1, max_size=300),
    st.lists(st.tuples(st.integers(0, 299), st.integers(1, 60)), min_size=1, max_size=5),
    st.integers(12, 120),
)
def test_places_stay_in_order_and_inside(text: str, wanted: list[tuple[int, int]], room: int) -> None:
    versions = [
        (Span(start % len(text), min(start % len(text) + width, len(text))),) for start, width in wanted
    ]
    found = excerpt(text, versions, room)
    places = [found.place(position) for position in range(len(text) + 1)]
    assert places == sorted(places)
    assert 0 <= places[0] <= places[-1] <= len(found.shown)
    assert len(found.shown) == sum(map(len, found.pieces)) + len(found.pieces) - 1
    assert all(found.stretch(span) is not None for version in versions for span in version)
