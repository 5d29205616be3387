"""Annotators laid side by side: what they agree on, and each kind of difference."""

from typing import Any

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet, Role, Status
from annotator.domain.relation import Relation
from annotator.domain.review.disagreement import Comparison, Kind, SetContent, compare
from annotator.domain.span import Span


def mark(id: str, start: int, end: int, label: str = "claim", **attributes: Any) -> Annotation:
    return Annotation(id, id[0], id, label, (Span(start, end),), 1, attributes)


def side(name: str, *annotations: Annotation, ties: tuple[tuple[str, str, str], ...] = ()) -> SetContent:
    own = AnnotationSet(name, "article", name, Role.ANNOTATOR, Status.DONE, 1)
    relations = tuple(
        Relation(f"{name}-{n}", name, None, kind, source, target, n)
        for n, (source, kind, target) in enumerate(ties)
    )
    return SetContent(own, annotations, relations)


def told(found: Comparison) -> list[tuple[list[str], list[list[str]]]]:
    """The disagreements: their kinds, and what each side has."""
    return [
        (
            [kind.value for kind in one.types],
            [[each.id for each in own.annotations] for own in one.sides],
        )
        for one in found.disagreements
    ]


def test_what_all_have_alike_is_agreed_and_the_rest_is_missing() -> None:
    found = compare([side("a", mark("a1", 0, 9), mark("a2", 20, 30)), side("b", mark("b1", 0, 9))])
    assert [[one.id for one in agreed.annotations] for agreed in found.agreed] == [["a1", "b1"]]
    assert told(found) == [(["missing"], [["a2"], []])]


def test_each_kind_is_told() -> None:
    cases = {
        "boundary": (mark("a1", 0, 9), mark("b1", 2, 9)),
        "label": (mark("a1", 0, 9, x=1), mark("b1", 0, 9, "hedge", y=2)),
        "attribute": (mark("a1", 0, 9, x=1), mark("b1", 0, 9, x=2)),
        "boundary attribute": (mark("a1", 0, 9, x=24), mark("b1", 0, 8, x=True)),
        "boundary label": (mark("a1", 0, 9), mark("b1", 0, 8, "hedge")),
    }
    for kinds, (one, other) in cases.items():
        found = compare([side("a", one), side("b", other)])
        assert told(found) == [(kinds.split(), [["a1"], ["b1"]])], kinds


def test_numbers_are_equal_whatever_their_type_in_json() -> None:
    assert compare([side("a", mark("a1", 0, 9, x=24)), side("b", mark("b1", 0, 9, x=24.0))]).agreed


def test_other_labels_that_share_less_than_half_are_two_that_are_missing() -> None:
    found = compare([side("a", mark("a1", 0, 9)), side("b", mark("b1", 5, 9, "hedge"))])
    assert told(found) == [(["missing"], [["a1"], []]), (["missing"], [[], ["b1"]])]


def test_one_over_several_is_a_split_and_one_inside_another_is_none() -> None:
    split = compare([side("a", mark("a1", 0, 20)), side("b", mark("b1", 0, 9), mark("b2", 12, 20))])
    assert told(split) == [(["split"], [["a1"], ["b1", "b2"]])]
    beside = compare([side("a", mark("a1", 0, 20)), side("b", mark("b1", 0, 9), mark("b2", 18, 40))])
    assert [kinds for kinds, _ in told(beside)] == [["boundary"], ["missing"]]
    nested = compare([side("a", mark("a1", 0, 20)), side("b", mark("b1", 0, 20), mark("b2", 12, 20))])
    assert told(nested) == [(["missing"], [[], ["b2"]])]


def test_a_relation_is_agreed_mixed_or_follows() -> None:
    def three(name: str, *ties: tuple[str, str, str], alone: bool = False) -> SetContent:
        ends = [
            mark(f"{name}c", 0, 9),
            mark(f"{name}s", 20, 30, "speaker"),
            mark(f"{name}h", 40, 44, "hedge"),
        ]
        return side(name, *(ends[:2] if alone else ends), ties=ties)

    both = compare([three("a", ("ac", "said-by", "as")), three("b", ("bc", "said-by", "bs"))])
    assert [(tie.type, tie.holders) for tie in both.agreed_relations] == [("said-by", ("a", "b"))]
    assert not both.disagreements
    mixed = compare([three("a", ("ac", "said-by", "as"), ("ac", "hedged-by", "ah")), three("b")])
    assert [(one.relation_type, one.types) for one in mixed.disagreements] == [
        ("said-by", (Kind.RELATION,)),
        ("hedged-by", (Kind.RELATION,)),
    ]
    assert [len(one.relations) for one in mixed.disagreements[0].sides] == [1, 0]
    follows = compare([three("a", ("ac", "hedged-by", "ah")), three("b", alone=True)])
    assert told(follows) == [(["missing"], [["ah"], []])]
    assert not follows.agreed_relations


def test_fewer_than_two_differ_in_nothing() -> None:
    assert compare([side("a", mark("a1", 0, 9))]) == Comparison(
        (AnnotationSet("a", "article", "a", Role.ANNOTATOR, Status.DONE, 1),), (), (), ()
    )
