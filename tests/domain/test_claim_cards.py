"""Cards: each claim with its speakers, numbers and hedges; nothing is lost, nothing stands twice as loose."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.annotation import Annotation
from annotator.domain.claim_cards import cards_of, heads
from annotator.domain.label import default_scheme
from annotator.domain.relation import Relation
from annotator.domain.span import Span

LABELS = ("claim", "speaker", "number", "hedge")
ENDS = {
    "said-by": ("claim", "speaker"),
    "has-number": ("claim", "number"),
    "hedged-by": ("number", "hedge"),
    "about": ("claim", "claim"),
}


def made(uid: str, label: str, start: int, end: int) -> Annotation:
    return Annotation(uid, "s", uid, label, (Span(start, end),), 1)


def tied(source: str, target: str, type: str) -> Relation:
    return Relation(f"{source}-{target}-{type}", "s", None, type, source, target, 1)


def test_claims_alone_have_cards() -> None:
    assert heads(default_scheme()) == {"claim"}


def test_a_claim_has_its_speaker_numbers_and_the_hedges_of_both() -> None:
    all_of_them = [
        made("c", "claim", 10, 50),
        made("s", "speaker", 0, 5),
        made("n", "number", 20, 25),
        made("h", "hedge", 15, 19),
        made("h2", "hedge", 40, 45),
        made("alone", "number", 60, 65),
        made("inner", "claim", 12, 30),
    ]
    relations = [
        tied("c", "s", "said-by"),
        tied("c", "n", "has-number"),
        tied("n", "h", "hedged-by"),
        tied("c", "h2", "hedged-by"),
        tied("c", "inner", "about"),
    ]
    found = cards_of(default_scheme(), all_of_them, relations)
    first, second = found.cards
    assert (first.claim.uid, [one.uid for one in first.speakers]) == ("c", ["s"])
    assert [one.uid for one in first.parts] == ["h", "n", "h2"]
    assert (second.claim.uid, second.speakers, second.parts) == ("inner", (), ())
    assert [one.uid for one in found.loose] == ["alone"]


@given(
    st.lists(st.tuples(st.sampled_from(LABELS), st.integers(0, 50), st.integers(1, 20)), max_size=12),
    st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11), st.sampled_from(sorted(ENDS))), max_size=20),
)
def test_every_annotation_is_on_a_card_or_loose(
    places: list[tuple[str, int, int]], ties: list[tuple[int, int, str]]
) -> None:
    annotations = [made(str(n), label, start, start + more) for n, (label, start, more) in enumerate(places)]
    relations = [
        tied(str(a), str(b), kind)
        for a, b, kind in ties
        if max(a, b) < len(places) and ENDS[kind] == (places[a][0], places[b][0]) and a != b
    ]
    found = cards_of(default_scheme(), annotations, relations)
    on_cards = {one.uid for card in found.cards for one in (card.claim, *card.speakers, *card.parts)}
    loose = [one.uid for one in found.loose]
    assert on_cards | set(loose) == {one.uid for one in annotations}
    assert not on_cards & set(loose)
    assert len(loose) == len(set(loose))
    assert [card.claim.uid for card in found.cards] == [
        one.uid
        for one in sorted(annotations, key=lambda one: (one.start, -one.end, one.position))
        if one.label == "claim"
    ]
