"""Values of attributes: what is taken, what a label begins with, what it asks for."""

import math
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.attributes import (
    BETWEEN,
    BOUND,
    LARGEST,
    attribute_of,
    defaults,
    is_missing,
    missing,
    settled,
    with_bound,
)
from annotator.domain.json_values import Json, JsonObject, from_text, same, to_text
from annotator.domain.label import Attribute, AttributeKind, Condition, Label, Underline, default_scheme

CHOICE = Attribute("polarity", AttributeKind.CHOICE, ("asserts", "denies"))
NUMBER = Attribute("value", AttributeKind.NUMBER)
TEXT = Attribute("unit", AttributeKind.TEXT)
YES_NO = Attribute("checked", AttributeKind.YES_NO)
EACH = (CHOICE, NUMBER, TEXT, YES_NO)

json_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(), inner, max_size=2),
    max_leaves=4,
)


def label(*attributes: Attribute) -> Label:
    return Label("l", "l", "L", "palette-1", Underline.SOLID, "", 1, attributes)


@pytest.mark.parametrize(
    ("attribute", "value", "kept"),
    [
        (CHOICE, "denies", "denies"),
        (CHOICE, "doubts", None),
        (CHOICE, True, None),
        (NUMBER, 24, 24),
        (NUMBER, 24.0, 24.0),
        (NUMBER, -0.5, -0.5),
        (NUMBER, True, None),
        (NUMBER, "24", None),
        (NUMBER, math.inf, None),
        (NUMBER, math.nan, None),
        (NUMBER, LARGEST, None),
        (NUMBER, -(LARGEST - 1), -(LARGEST - 1)),
        (TEXT, "a\r\nb\0", "a\nb\ufffd"),
        (TEXT, "  ", None),
        (TEXT, 5, None),
        (YES_NO, False, False),
        (YES_NO, "no", None),
        (YES_NO, 0, None),
    ],
)
def test_what_an_attribute_takes(attribute: Attribute, value: Json, kept: Json) -> None:
    assert same(settled(attribute, value), kept)


@given(st.sampled_from(EACH), json_values)
def test_what_is_kept_can_be_stored_and_is_kept_again(attribute: Attribute, value: Json) -> None:
    kept = settled(attribute, value)
    assert same(settled(attribute, kept), kept)
    assert same(from_text(to_text(kept)), kept)


def test_a_label_begins_with_defaults_that_fit() -> None:
    made = label(
        Attribute("a", AttributeKind.CHOICE, ("x",), default="x"),
        Attribute("b", AttributeKind.CHOICE, ("x",), default="y"),
        Attribute("c", AttributeKind.NUMBER, default=0),
        Attribute("d", AttributeKind.YES_NO, default=False),
        TEXT,
    )
    assert same(defaults(made), {"a": "x", "c": 0, "d": False})
    assert all(defaults(one) == {} for one in default_scheme().labels)


def test_what_is_missing() -> None:
    a, b = (Attribute(name, AttributeKind.YES_NO, required=True) for name in "ab")
    made = label(a, TEXT, b)
    assert missing(made, {}) == (a, b)
    assert missing(made, {"b": False, "a": ""}) == (a,)
    values: tuple[Json, ...] = (None, "", False, 0, [])
    assert [is_missing(value) for value in values] == [True, True, False, False, False]
    assert attribute_of(made, "unit") is TEXT
    assert attribute_of(made, "x") is None
    assert attribute_of(None, "unit") is None


def test_what_is_not_asked_for_neither_begins_nor_is_missing() -> None:
    kind = Attribute("kind", AttributeKind.CHOICE, ("a", "b"), default="a")
    deep = Attribute("deep", AttributeKind.NUMBER, required=True, default=1, when=Condition("more", ("y",)))
    more = Attribute("more", AttributeKind.CHOICE, ("y",), default="y", when=Condition("kind", ("a",)))
    made = label(deep, more, kind)
    assert list(defaults(made).items()) == [("deep", 1), ("more", "y"), ("kind", "a")]
    assert defaults(label(deep, more, replace(kind, default="b"))) == {"kind": "b"}
    assert missing(made, {"more": "y"}) == (deep,)
    assert missing(made, {"kind": "a"}) == ()


def test_a_number_goes_along_with_its_bound() -> None:
    one: JsonObject = {"bound": "exact", "value": 5, "unit": "people"}
    assert with_bound(one, "at-most") == {"bound": "at-most", "value": 5, "unit": "people"}
    assert with_bound(one, "range") == {"bound": "range", "lower": 5, "unit": "people"}
    assert with_bound({"bound": "vague", "upper": 9}, "less-than") == {"bound": "less-than", "value": 9}
    both: JsonObject = {"bound": "range", "lower": 5, "upper": 9}
    assert with_bound(both, "exact") == {"bound": "exact", "lower": 5, "upper": 9}
    assert with_bound({}, "vague") == {"bound": "vague"}


BOUNDS = next(one for one in default_scheme().labels if one.name == "number").attributes[0].choices


@given(st.dictionaries(st.sampled_from(["value", "lower", "upper", "unit"]), st.integers()), st.data())
def test_no_number_is_lost_by_going_through_the_bounds(values: dict[str, Json], data: st.DataObject) -> None:
    now = dict(values)
    for bound in data.draw(st.permutations(BOUNDS)):
        now = dict(with_bound(now, bound))
        assert now[BOUND] == bound
        assert sorted(map(str, (now[name] for name in now if name != BOUND))) == sorted(
            map(str, values.values())
        )
    assert set(BOUNDS) >= BETWEEN
