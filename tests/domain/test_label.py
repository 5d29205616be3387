"""The scheme: the default one, keys, and how it grows."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.label import (
    PALETTE,
    RESERVED_KEYS,
    WINDOW_LETTERS,
    AttributeKind,
    Condition,
    RelationType,
    Scheme,
    default_scheme,
    free_key,
    letter_for,
    new_label,
    new_relation_type,
    widened,
)


def grown(*names: str) -> Scheme:
    scheme = default_scheme()
    for name in names:
        scheme = Scheme((*scheme.labels, new_label(name, scheme)), scheme.relation_types)
    return scheme


def test_the_default_scheme_is_that_of_the_contract() -> None:
    scheme = default_scheme()
    said = {
        label.name: [
            f"{one.name}={'/'.join(one.choices)}"
            if one.kind is AttributeKind.CHOICE
            else f"{one.name}:{one.kind}"
            for one in label.attributes
        ]
        for label in scheme.labels
    }
    assert said == {
        "claim": [
            "quote=direct/indirect/mixed/free-indirect",
            "polarity=asserts/denies",
            "voice=author/unattributed",
        ],
        "speaker": ["form=named/organisation/unnamed/pronoun/document", "entity:text"],
        "number": [
            "bound=exact/approximate/at-least/more-than/at-most/less-than/range/vague",
            "value:number",
            "lower:number",
            "upper:number",
            "unit:text",
            "quantity:text",
        ],
        "hedge": [
            "type=modal/adverb/evidential/approximator/conditional/other",
            "strength=weak/medium/strong",
        ],
    }
    assert not any(one.required for label in scheme.labels for one in label.attributes)
    bounds = ("exact", "approximate", "at-least", "more-than", "at-most", "less-than")
    assert {one.name: one.when for label in scheme.labels for one in label.attributes if one.when} == {
        "value": Condition("bound", bounds),
        "lower": Condition("bound", ("range", "vague")),
        "upper": Condition("bound", ("range", "vague")),
    }
    assert {kind.name: (kind.sources, kind.targets) for kind in scheme.relation_types} == {
        "said-by": (("claim",), ("speaker",)),
        "has-number": (("claim",), ("number",)),
        "hedged-by": (("claim", "number"), ("hedge",)),
        "about": (("claim",), ("claim",)),
    }


def test_finding_by_name_uid_and_key() -> None:
    scheme = default_scheme()
    speaker = scheme.label_named("speaker")
    assert speaker is not None
    for key in ("2", "s", "S"):
        assert scheme.label_for_key(key) is speaker
    for key in ("0", "5", "9", "", "z", "²", "٢", "10"):
        assert scheme.label_for_key(key) is None
    assert scheme.label("speaker") is speaker
    assert scheme.label("none") is None
    assert scheme.label_named("none") is None
    assert scheme.relation_type_named("none") is None


@given(st.lists(st.text(min_size=1, max_size=6), unique=True, max_size=12))
def test_labels_that_are_added_can_be_told_apart(names: list[str]) -> None:
    scheme = grown(*[name for name in names if default_scheme().label_named(name) is None])
    labels = scheme.labels
    assert len({label.uid for label in labels}) == len(labels)
    assert [label.position for label in labels] == list(range(1, len(labels) + 1))
    keys = [label.key for label in labels if label.key]
    assert len(set(keys)) == len(keys)
    assert not set(keys[4:]) & RESERVED_KEYS


def test_added_labels_go_through_the_palette() -> None:
    names = [f"l{number}" for number in range(PALETTE + 1)]
    assert [label.colour for label in grown(*names).labels[4:]] == [
        *(f"palette-{number}" for number in range(1, PALETTE + 1)),
        "palette-1",
    ]


def test_a_name_that_was_another_labels_gets_a_uid_of_its_own() -> None:
    claim, *others = default_scheme().labels
    renamed = Scheme((replace(claim, name="statement"), *others), ())
    assert [new_label("claim", renamed).uid, new_label("fact", renamed).uid] == ["claim~2", "fact"]


def test_added_relation_types_connect_what_they_are_widened_to() -> None:
    made = new_relation_type("quoted-in", default_scheme())
    assert made == RelationType("quoted-in", "quoted-in", "quoted in", (), (), 5)
    once = widened(made, "claim", "hedge")
    assert (once.sources, once.targets) == (("claim",), ("hedge",))
    assert widened(once, "claim", "hedge") == once
    assert widened(once, "number", "hedge").sources == ("claim", "number")


@pytest.mark.parametrize(
    ("name", "taken", "key"),
    [("source", {"s"}, "o"), ("so", {"s", "o"}, ""), ("7-Ünit", {"u"}, "ü"), ("42", set(), "")],
)
def test_free_keys(name: str, taken: set[str], key: str) -> None:
    assert free_key(name, taken) == key


@pytest.mark.parametrize(
    ("name", "place", "letter"),
    [("group", 5, ""), ("group", 10, "g"), ("source", 5, "s"), ("victim", 5, "c"), ("bad", 10, "")],
)
def test_letters_of_the_window_are_given_where_there_is_no_digit(name: str, place: int, letter: str) -> None:
    assert letter_for(name, set(), place) == letter


def test_the_default_labels_take_no_letter_of_the_window() -> None:
    assert WINDOW_LETTERS.isdisjoint(label.key for label in default_scheme().labels)


@pytest.mark.parametrize(("key", "cap"), [("c", "C"), ("ü", "Ü"), ("ß", "ß"), ("ж", "Ж"), ("", "")])
def test_a_key_has_one_letter_on_its_cap(key: str, cap: str) -> None:
    assert replace(default_scheme().labels[0], key=key).cap == cap


def test_new_labels_do_not_share_a_colour_while_there_are_others() -> None:
    few = Scheme(default_scheme().labels[:1], ())
    for name in ("place", "speaker", "date", "number"):
        few = Scheme((*few.labels, new_label(name, few)), ())
    assert [label.colour for label in few.labels] == ["claim", "palette-1", "speaker", "palette-2", "number"]
    many = grown(*(f"label {number}" for number in range(2 * PALETTE)))
    colours = [label.colour for label in many.labels]
    assert {colours.count(f"palette-{number + 1}") for number in range(PALETTE)} == {2}
