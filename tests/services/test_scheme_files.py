"""Label schemes as files: written and read back, presets, and one taken into a project's own."""

import string
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.config.toml_lines import line_of, lines_of
from annotator.domain.label import (
    RESERVED_KEYS,
    Attribute,
    AttributeKind,
    Condition,
    Label,
    RelationType,
    Scheme,
    Underline,
    default_scheme,
)
from annotator.services.scheme.file import read_scheme, scheme_from
from annotator.services.scheme.joining import join, joined, preview
from annotator.services.scheme.presets import PRESETS, preset_scheme
from annotator.services.scheme.rules import COLOUR_ROLES
from annotator.services.scheme.text import scheme_text
from annotator.services.workspace import Workspace
from tests.services.conftest import Take, journal
from tests.services.scheme_samples import attribute_of, everything, label, scheme, settle, type_, values

WORDS = st.text(st.characters(exclude_categories=("C", "Z")) | st.just(" "), min_size=1, max_size=12).filter(
    lambda text: text == text.strip()
)
COLOURS = st.sampled_from(COLOUR_ROLES) | st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06X}")
NUMBERS = st.integers(-(2**63) + 1, 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False)
BOUNDS = (
    "“number.bound” has the values few, exact, approximate, at-least, more-than, at-most, less-than, range, "
    "vague"
)
DEFAULTS = {
    AttributeKind.TEXT: WORDS,
    AttributeKind.NUMBER: NUMBERS,
    AttributeKind.YES_NO: st.booleans(),
}


@st.composite
def attributes(draw: st.DrawFn) -> tuple[Attribute, ...]:
    made: list[Attribute] = []
    for name in draw(st.lists(WORDS, max_size=4, unique=True)):
        kind: AttributeKind = draw(st.sampled_from(AttributeKind))
        choices = tuple(draw(st.lists(WORDS, min_size=1, max_size=3, unique=True)))
        choices = choices if kind is AttributeKind.CHOICE else ()
        default = draw(st.none() | st.one_of(st.sampled_from(choices) if choices else DEFAULTS[kind]))
        earlier = [one for one in made if one.choices]
        depends = draw(st.booleans())
        other = draw(st.sampled_from(earlier)) if earlier and depends else None
        when = Condition(other.name, other.choices[:1]) if other else None
        made.append(Attribute(name, kind, choices, draw(st.booleans()), default, when))
    return tuple(made)


@st.composite
def schemes(draw: st.DrawFn) -> Scheme:
    names = draw(st.lists(WORDS, min_size=1, max_size=5, unique=True))
    letters = sorted(set(string.ascii_lowercase) - RESERVED_KEYS)
    keys = [draw(st.sampled_from(letters)) for _ in names]
    labels = tuple(
        Label(
            *(name, name, draw(WORDS), draw(COLOURS), draw(st.sampled_from(Underline))),
            *("" if key in keys[:n] else key, n + 1, draw(attributes())),
        )
        for n, (name, key) in enumerate(zip(names, keys, strict=True))
    )
    ends = st.lists(st.sampled_from(names), min_size=1, unique=True).map(tuple)
    types = tuple(
        RelationType(name, name, draw(WORDS), draw(ends), draw(ends), n, draw(attributes()))
        for n, name in enumerate(draw(st.lists(WORDS, max_size=3, unique=True)), 1)
    )
    return Scheme(labels, types)


@given(schemes())
def test_what_is_written_is_read_back(one: Scheme) -> None:
    text = scheme_text(one)
    again = scheme_from(text, Path("x.toml"))
    assert again == one
    assert scheme_text(again) == text


@given(schemes(), schemes())
def test_taking_a_scheme_in_twice_changes_nothing_more(one: Scheme, other: Scheme) -> None:
    for remove in (False, True):
        once = joined(one, other, remove=remove)
        assert joined(once, other, remove=remove) == once
        keys = [label.key for label in once.labels if label.key]
        assert len(set(keys)) == len(keys)
        if remove:
            assert scheme_text(once) == scheme_text(other)
        else:
            assert {label.uid for label in one.labels} <= {label.uid for label in once.labels}
            assert {kind.uid for kind in one.relation_types} <= {kind.uid for kind in once.relation_types}
        assert scheme_from(scheme_text(once), Path("x.toml")).labels


@given(schemes())
def test_every_name_is_on_the_line_that_is_told(one: Scheme) -> None:
    text = scheme_text(one)
    lines, content = lines_of(text), text.split("\n")
    for n in range(len(one.labels)):
        assert content[line_of(lines, ("labels", n)) - 1] == "[[labels]]"
        assert content[line_of(lines, ("labels", n, "colour")) - 1].startswith("colour = ")
        assert line_of(lines, ("labels", n, "nothing")) == line_of(lines, ("labels", n))
        for m, attribute in enumerate(one.labels[n].attributes):
            at = ("labels", n, "attributes", m)
            assert content[line_of(lines, at) - 1] == "[[labels.attributes]]"
            if attribute.when is not None:
                assert content[line_of(lines, (*at, "when")) - 1].startswith("when = ")


def test_every_preset_is_a_scheme_of_its_own() -> None:
    made = [preset_scheme(one.name) for one in PRESETS]
    assert made[0] == default_scheme()
    assert [one.name for one in made[1].labels] == [one.name for one in made[0].labels]
    assert len({scheme_text(one) for one in made}) == len(PRESETS)
    for one in made:
        assert scheme_from(scheme_text(one), Path("x.toml")) == one


def test_a_file_of_windows_is_read(tmp_path: Path) -> None:
    file = tmp_path / "labels.toml"
    file.write_bytes(b"\xef\xbb\xbf" + scheme_text(default_scheme()).replace("\n", "\r\n").encode())
    assert read_scheme(file) == default_scheme()


@pytest.fixture
def used(project: Workspace, take: Take) -> Workspace:
    """A project whose labels are in use."""
    settle(take)
    return project


def told(project: Workspace, wanted: Scheme, *, remove: bool = False) -> list[str]:
    found = project.read(preview, wanted, remove=remove)
    gone = [f"{one.what} ({one.touched.annotations}, {one.touched.relations})" for one in found.gone]
    return [*found.changes, *gone]


def test_the_same_scheme_changes_nothing(used: Workspace) -> None:
    entries = journal(used)
    assert told(used, default_scheme(), remove=True) == []
    used.run("Import", join, default_scheme(), remove=True)
    assert journal(used) == entries


def test_a_scheme_is_taken_in_by_name(used: Workspace) -> None:
    wanted = scheme_from(
        """
[[labels]]
name = "number"
title = "Figure"
key = "c"
colour = "#112233"

[[labels.attributes]]
name = "value"
kind = "text"

[[labels.attributes]]
name = "bound"
choices = ["few", "exact"]

[[labels]]
name = "place"

[[relations]]
name = "has-number"
from = ["place"]
to = ["number"]
""",
        Path("x.toml"),
    )
    assert told(used, wanted) == [
        "the title of “number” becomes “Figure”",
        "the colour of “number” becomes #112233",
        "the underline of “number” becomes solid",
        "the key of “number” becomes C",
        "“number.value” becomes of the kind text",
        "“number.value” is always asked for",
        BOUNDS,
        "the label “place” is added",
        "“claim” loses its key C",
        "the order becomes number, place, claim, speaker, hedge",
        "“has-number” goes from place, claim",
        "the order becomes has-number, said-by, hedged-by, about",
    ]
    before = everything(used)
    used.run("Import", join, wanted)
    assert [one.name for one in scheme(used).labels] == ["number", "place", "claim", "speaker", "hedge"]
    assert [one["value"] for one in values(used, "number") if "value" in one] == ["100", "100"]
    assert attribute_of(label(used, "number"), "unit").kind is AttributeKind.TEXT
    assert type_(used, "has-number").sources == ("place", "claim")
    assert told(used, wanted) == []
    used.undo()
    assert everything(used) == before


def test_what_the_file_lacks_goes_only_when_that_is_said(used: Workspace) -> None:
    wanted = preset_scheme("quotes")
    assert not used.read(preview, wanted).gone
    gone = told(used, wanted, remove=True)
    assert "the label “number” is removed" in gone
    assert gone[-4:] == [
        "“claim” goes (2, 2)",
        "all values of “speaker.form” go (1, 0)",
        "“number” goes (3, 1)",
        "“has-number” goes (0, 1)",
    ]
    before = everything(used)
    used.run("Import", join, wanted, remove=True)
    assert scheme_text(scheme(used)) == scheme_text(wanted)
    assert values(used, "speaker") == [{}]
    used.undo()
    assert everything(used) == before


def test_a_condition_of_ours_goes_where_it_no_longer_holds(used: Workspace) -> None:
    own = default_scheme()
    number = own.labels[2]
    lower = replace(number.attributes[2], when=Condition("bound", ("range",)))
    own = replace(own, labels=(*own.labels[:2], replace(number, attributes=(number.attributes[0], lower))))
    bound = Attribute("bound", AttributeKind.TEXT)
    other = Scheme((replace(number, attributes=(bound,)),), ())
    assert joined(own, other).labels[0].attributes == (bound, replace(lower, when=None))
