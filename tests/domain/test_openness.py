"""What is open about an annotation: by its relations, its attributes and its mark."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.annotation import Annotation
from annotator.domain.label import Attribute, AttributeKind, Scheme, default_scheme
from annotator.domain.openness import Openness, OpenPoint
from annotator.domain.relation import Relation
from annotator.domain.span import Span

SCHEME = default_scheme()
UNTIED, UNREAD, REQUIRED, DISCUSS = OpenPoint


def one(label: str, uid: str = "", **attributes: str) -> Annotation:
    return Annotation(uid or label, "set", uid or label, label, (Span(0, 1),), 1, dict(attributes))


def tie(type: str, source: str, target: str) -> Relation:
    return Relation(f"{source}-{target}", "set", None, type, source, target, 1)


def test_what_nothing_ties_is_open() -> None:
    openness = Openness(SCHEME, ())
    for label in SCHEME.labels:
        points = openness.points(one(label.uid))
        assert points == ((UNTIED, UNREAD) if label.uid == "number" else (UNTIED,))


def test_a_claim_needs_a_speaker_or_a_word_why_not() -> None:
    claim = one("claim")
    assert Openness(SCHEME, [tie("has-number", "claim", "number")]).points(claim) == (UNTIED,)
    assert Openness(SCHEME, [tie("said-by", "claim", "speaker")]).points(claim) == ()
    assert Openness(SCHEME, []).points(one("claim", voice="author")) == ()


def test_what_is_said_of_a_claim_must_be_tied_to_it() -> None:
    openness = Openness(SCHEME, [tie("said-by", "claim", "speaker"), tie("hedged-by", "number", "hedge")])
    assert openness.points(one("speaker")) == ()
    assert openness.points(one("hedge")) == ()
    assert openness.points(one("number", bound="exact")) == (UNTIED,)


def test_a_number_is_read_once_it_has_a_bound() -> None:
    openness = Openness(SCHEME, [tie("has-number", "claim", "number")])
    assert openness.points(one("number")) == (UNREAD,)
    assert openness.points(one("number", bound="at-least")) == ()


def test_what_a_label_asks_for_is_open_until_it_has_a_value() -> None:
    number = next(label for label in SCHEME.labels if label.name == "number")
    asked = tuple(replace(attribute, required=True, when=None) for attribute in number.attributes[:2])
    checked = Attribute("checked", AttributeKind.YES_NO, required=True)
    scheme = Scheme((replace(number, attributes=(*asked, checked, *number.attributes[2:])),), ())
    openness = Openness(scheme, ())
    annotation = one("number")
    assert openness.points(annotation) == (UNREAD, REQUIRED)
    assert [attribute.name for attribute in openness.missing(annotation)] == ["value", "checked"]
    annotation = replace(annotation, attributes={"bound": "exact", "value": 0, "checked": False})
    assert openness.points(annotation) == ()
    assert Openness(Scheme((), ()), ()).missing(annotation) == ()


def test_what_is_not_asked_for_is_not_open() -> None:
    number = next(label for label in SCHEME.labels if label.name == "number")
    required = tuple(replace(attribute, required=True) for attribute in number.attributes[:4])
    openness = Openness(Scheme((replace(number, attributes=required),), ()), ())

    def missing(**attributes: str) -> list[str]:
        return [attribute.name for attribute in openness.missing(one("number", **attributes))]

    assert missing() == []
    assert missing(bound="exact") == ["value"]
    assert missing(bound="vague") == ["lower", "upper"]
    assert missing(bound="dozens") == []
    assert openness.points(one("number")) == (UNREAD,)
    assert openness.points(one("number", bound="at-least")) == (REQUIRED,)


def test_a_label_that_nothing_connects_is_never_untied() -> None:
    assert Openness(Scheme(SCHEME.labels, ()), ()).points(one("hedge")) == ()


@given(st.booleans(), st.sampled_from([label.uid for label in SCHEME.labels]))
def test_what_is_to_discuss_is_open_whatever_else(discuss: bool, label: str) -> None:
    annotation = replace(one(label), discuss=discuss)
    assert (DISCUSS in Openness(SCHEME, ()).points(annotation)) == discuss
