"""What becomes a row of the ledger, and what its panels tell."""

from dataclasses import replace
from typing import Any

from annotator.domain.annotation import Annotation
from annotator.domain.article import Article
from annotator.domain.json_values import Json
from annotator.domain.label import Scheme, default_scheme
from annotator.domain.ledger.panels import MOST, lane_marks, panels_of, unsorted_rows
from annotator.domain.ledger.rows import Ledger, LedgerRow, LedgerScheme, rows_of
from annotator.domain.numbers.quantity import Amount
from annotator.domain.relation import Relation
from annotator.domain.span import Span

TEXT = "She and he say that perhaps over 100 men, or 12 women, came."
ARTICLE = Article("u1", "a1", "One", "", len(TEXT), 1)


def one(label: str, words: str, uid: str = "", **attributes: Json) -> Annotation:
    start = TEXT.index(words)
    span = Span(start, start + len(words))
    return Annotation(uid or words, "set", f"id-{uid or words}", label, (span,), 1, attributes)


def tie(type: str, source: str, target: str) -> Relation:
    return Relation(f"{type}-{source}-{target}", "set", None, type, source, target, 1)


def rows(
    annotations: list[Annotation], relations: list[Relation], scheme: Scheme | None = None
) -> list[LedgerRow]:
    known = LedgerScheme(scheme or default_scheme())
    return rows_of(ARTICLE, TEXT, "ana", known, annotations, relations)


CLAIM = one("claim", "perhaps over 100 men, or 12 women, came", "c", polarity="asserts")
PARTS = [
    one("number", "12", bound="exact", value=12.0),
    CLAIM,
    one("number", "over 100", bound="more-than", value=100, quantity="men", unit=" "),
    one("speaker", "he say", "he", entity="Him"),
    one("speaker", "She"),
    one("hedge", "perhaps"),
    one("hedge", "over"),
]
TIES = [
    tie("has-number", "c", "12"),
    tie("has-number", "c", "over 100"),
    tie("has-number", "c", "over 100"),
    tie("said-by", "c", "he"),
    tie("said-by", "c", "She"),
    tie("hedged-by", "over 100", "over"),
    tie("hedged-by", "over 100", "perhaps"),
    tie("hedged-by", "c", "perhaps"),
]


def test_a_row_for_each_claim_and_number_in_reading_order() -> None:
    first, second = rows(PARTS, TIES)
    assert (first.number.text, second.number.text) == ("over 100", "12")
    assert [(one.text, one.entity, one.name) for one in first.speakers] == [
        ("She", None, "She"),
        ("he say", "Him", "Him"),
    ]
    assert first.hedges == ("perhaps", "over")
    assert second.hedges == ("perhaps",)
    assert first.amount == Amount("more-than", 100, quantity="men")
    assert isinstance(second.amount.value, float)
    assert (first.claim.uid, first.claim.id, first.number.uid) == ("c", "id-c", "over 100")
    assert TEXT[first.claim.start : first.claim.end] == first.claim.text
    assert first.asserts
    assert not first.denies


def test_only_claims_with_numbers_make_rows() -> None:
    assert rows(PARTS, TIES[3:]) == []
    wrong = [tie("has-number", "c", "perhaps"), tie("has-number", "he", "12"), tie("about", "c", "12")]
    assert rows(PARTS, wrong) == []


def test_labels_and_relation_types_may_have_been_renamed() -> None:
    scheme = default_scheme()
    other = Scheme(
        tuple(replace(label, name=f"my-{label.name}") for label in scheme.labels),
        tuple(replace(kind, name=f"my-{kind.name}") for kind in scheme.relation_types),
    )
    assert rows(PARTS, TIES, other) == rows(PARTS, TIES)


def test_values_of_another_kind_are_not_known() -> None:
    attributes: dict[str, Any] = {
        "bound": 3,
        "value": True,
        "lower": "7",
        "upper": 10**400,
        "unit": "",
        "quantity": [],
    }
    (row,) = rows([CLAIM, one("number", "12", **attributes)], TIES[:1])
    assert row.amount == Amount()


def ledger(*said: tuple[str, Amount], polarity: str = "asserts") -> Ledger:
    (row, *_) = rows(PARTS, TIES)
    return Ledger(
        tuple(
            replace(row, polarity=polarity, amount=amount, speakers=(replace(row.speakers[0], entity=name),))
            for name, amount in said
        )
    )


def test_what_is_denied_or_has_no_polarity_contradicts_nothing() -> None:
    said = [("a", Amount("exact", 1, quantity="q")), ("b", Amount("exact", 2, quantity="q"))]
    assert ledger(*said).contradictions.pairs == 1
    assert ledger(*said, polarity="denies").contradictions.pairs == 0
    assert ledger(*said, polarity="").contradictions.pairs == 0


def test_panels_and_their_brackets() -> None:
    found = ledger(
        ("a", Amount("exact", 5, quantity="q")),
        ("b", Amount("exact", 2)),
        ("c", Amount("exact", 1, quantity="p")),
        ("d", Amount("more-than", 60, quantity="q")),
        ("a", Amount("exact", 100, quantity="q")),
        ("e", Amount("exact", 70, quantity="q")),
        ("a", Amount("at-most", 9, quantity="q")),
    )
    first, second = panels_of(found)
    assert (first.quantity, second.quantity) == ("q", "p")
    assert [line.index for line in first.lines] == [0, 3, 4, 5, 6]
    assert unsorted_rows(found) == [1]
    assert second.brackets == ()
    one, other = first.brackets
    assert one.sides == ((0, 6), (3, 4, 5))
    assert [(saying.speakers, len(saying.amounts)) for saying in one.said[0]] == [(("a",), 2)]
    assert [saying.speakers for saying in one.said[1]] == [("d",), ("a",), ("e",)]
    assert other.sides == ((4,), (5,))
    assert (one.lane, other.lane) == (0, 1)
    assert [(mark.lane, mark.member, mark.begins, mark.ends) for mark in lane_marks(first, 4)] == [
        (0, True, False, False),
        (1, True, True, False),
    ]
    assert [mark.ends for mark in lane_marks(first, 6)] == [True]


def test_no_more_brackets_than_can_be_read() -> None:
    found = ledger(*((f"s{n}", Amount("exact", n, quantity="q")) for n in range(MOST + 6)))
    (panel,) = panels_of(found)
    assert (len(panel.brackets), panel.left_out) == (MOST, 5)


def test_a_bracket_passes_rows_that_it_does_not_hold() -> None:
    found = ledger(
        ("a", Amount("exact", 5, quantity="q")),
        ("b", Amount("vague", quantity="q")),
        ("c", Amount("exact", 6, quantity="q")),
        ("d", Amount("at-most", 9, quantity="q")),
    )
    (panel,) = panels_of(found)
    marks = [
        [(mark.member, mark.begins, mark.ends) for mark in lane_marks(panel, index)] for index in range(4)
    ]
    assert marks == [[(True, True, False)], [(False, False, False)], [(True, False, True)], []]
