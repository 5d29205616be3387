"""Label schemes from a file: what `new --labels` makes of them, and what it refuses."""

from pathlib import Path
from typing import Any

import pytest

from annotator.bootstrap import open_workspace
from annotator.domain.label import Attribute, AttributeKind, Label, RelationType, Scheme, Underline
from tests.cli.samples import Run

DOCS = Path(__file__).resolve().parents[2] / "docs" / "labels.md"

WHOLE = """
[[labels]]
name = "claim"
title = "What is claimed"
colour = "claim"
underline = "thick"
key = "C"

[[labels.attributes]]
name = "polarity"
choices = ["asserts", "denies"]
required = true
default = "asserts"

[[labels.attributes]]
name = "sure"
kind = "yes-no"
default = false

[[labels]]
name = "weather event"
colour = "#aB12cd"

[[relations]]
name = "because-of"
from = ["claim"]
to = ["weather event", "claim"]

[[relations.attributes]]
name = "weight"
kind = "number"
default = 1
"""


def scheme_of(project: Path) -> Scheme:
    workspace = open_workspace(project)
    try:
        return workspace.read(lambda read: read.scheme())
    finally:
        workspace.close()


def test_a_whole_scheme(tmp_path: Path, run: Run) -> None:
    (tmp_path / "labels.toml").write_text(WHOLE, encoding="utf-8")
    done = run("new", tmp_path / "p.annotator", "--labels", tmp_path / "labels.toml")
    assert done.status == 0, done.err
    sure = Attribute("sure", AttributeKind.YES_NO, default=False)
    polarity = Attribute("polarity", AttributeKind.CHOICE, ("asserts", "denies"), True, "asserts")
    weight = Attribute("weight", AttributeKind.NUMBER, default=1)
    assert scheme_of(tmp_path / "p.annotator") == Scheme(
        (
            Label("claim", "claim", "What is claimed", "claim", Underline.THICK, "c", 1, (polarity, sure)),
            Label("weather event", "weather event", "Weather event", "#aB12cd", Underline.THICK, "h", 2),
        ),
        (
            RelationType(
                "because-of",
                "because-of",
                "because of",
                ("claim",),
                ("weather event", "claim"),
                1,
                (weight,),
            ),
        ),
    )


def label(more: str = "", name: str = "claim") -> str:
    return f'[[labels]]\nname = "{name}"\n{more}\n'


def attribute(name: str, more: str = "") -> str:
    return f'[[labels.attributes]]\nname = "{name}"\n{more}\n'


REFUSED: dict[str, tuple[Any, ...]] = {
    "missing": (None, "it cannot be read (No such file or directory)"),
    "no TOML": ("[[labels]", "it is no TOML"),
    "not UTF-8": ("\udcff", "it is no TOML"),
    "nothing": ("", "it has no [[labels]]"),
    "unknown table": (label() + "[[colours]]\n", "the file has “colours”, which is not known", 4),
    "one table": ('[labels]\nname = "x"\n', "“labels” of the file should be [[tables]]"),
    "unknown key": (
        label('color = "claim"'),
        "the label “claim” has “color”, which is not known; there are attributes",
        3,
    ),
    "no name": ("[[labels]]\n", "label 1 lacks a name", 1),
    "two lines": (label(name="a\\nb"), "“name” of label 1 should be a text on one line"),
    "name twice": (label() + label(), "label 2 has the name “claim” again", 5),
    "key twice": (
        label('key = "x"') + label('key = "X"', "b"),
        "the labels “claim” and “b” have the same key “x”",
        6,
    ),
    "long key": (label('key = "xy"'), "the key “xy”; give one letter"),
    "digit": (label('key = "1"'), "the key “1”; give one letter"),
    "reserved key": (label('key = "d"'), "the key “d”, which the window needs"),
    "colour": (label('colour = "red"'), "the colour “red”; give #RRGGBB or one of claim"),
    "underline": (label('underline = "wavy"'), "should be one of solid, thick, dashed, dotted"),
    "relation to nowhere": (
        label() + '[[relations]]\nname = "r"\nfrom = ["claim"]\nto = ["speaker"]\n',
        "the relation “r” names the label “speaker”, which is not there; there are claim",
        7,
    ),
    "relation from nothing": (
        label() + '[[relations]]\nname = "r"\nto = ["claim"]\n',
        "the relation “r” lacks “from”",
    ),
    "relation twice": (
        label() + '[[relations]]\nname = "r"\nfrom = ["claim"]\nto = ["claim"]\n' * 2,
        "relation 2 has the name “r” again",
    ),
    "attribute twice": (
        label() + '[[labels.attributes]]\nname = "a"\n' * 2,
        "attribute 2 of the label “claim” has the name “a” again",
    ),
    "kind": (
        label() + '[[labels.attributes]]\nname = "a"\nkind = "date"\n',
        "one of choice, number, text, yes-no",
    ),
    "no choices": (label() + '[[labels.attributes]]\nname = "a"\nkind = "choice"\n', "it needs some"),
    "choices of a number": (
        label() + '[[labels.attributes]]\nname = "a"\nkind = "number"\nchoices = ["x"]\n',
        "“choices” belong to the kind choice",
    ),
    "choice twice": (
        label() + '[[labels.attributes]]\nname = "a"\nchoices = ["x", "x"]\n',
        "has something twice",
    ),
    "default": (
        label() + '[[labels.attributes]]\nname = "a"\nkind = "number"\ndefault = true\n',
        "the default of the attribute “a” of the label “claim” does not fit its kind number",
    ),
    "no such condition": (
        label() + attribute("a", 'when = { b = ["x"] }'),
        "“when” of the attribute “a” of the label “claim” names “b”, which is no choice",
        6,
    ),
    "condition on two": (
        label() + attribute("a", 'when = { b = ["x"], c = ["y"] }'),
        "should name one attribute and its values",
        6,
    ),
    "no such value": (
        label() + attribute("a", 'choices = ["x"]') + attribute("b", '[labels.attributes.when]\na = ["y"]'),
        "has the value “y”; “a” has x",
        9,
    ),
    "conditions in a circle": (
        label()
        + attribute("a", 'choices = ["x"]\nwhen = { c = ["x"] }')
        + attribute("b", 'choices = ["x"]\nwhen = { a = ["x"] }')
        + attribute("c", 'choices = ["x"]\nwhen = { b = ["x"] }'),
        "the conditions of the label “claim” wait for each other (a → c → b → a)",
        7,
    ),
    "default that is no number": (
        label() + attribute("a", 'kind = "number"\ndefault = nan'),
        "does not fit its kind number",
        7,
    ),
    "far down": (
        "# One\n\n" + label('title = """\n  [[labels]]\n"""') + label("colour = 'red'", "b"),
        "should be a text on one line",
        5,
    ),
    "inline": (
        'labels = [\n  {name = "a"}, # [[x]]\n  {name = "a"},\n]\n',
        "label 2 has the name “a” again",
        1,
    ),
    "default no choice": (
        label() + '[[labels.attributes]]\nname = "a"\nchoices = ["x"]\ndefault = "y"\n',
        "does not fit its kind choice",
    ),
    "required": (
        label() + '[[labels.attributes]]\nname = "a"\nrequired = "yes"\n',
        "“required” of the attribute “a” of the label “claim” should be true or false",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refusals(name: str, tmp_path: Path, run: Run) -> None:
    content, words, *lines = REFUSED[name]
    line = next(iter(lines), 0)
    file = tmp_path / "labels.toml"
    if content is not None:
        file.write_bytes(content.encode("utf-8", "surrogateescape"))
    done = run("new", tmp_path / "p.annotator", "--labels", file)
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith(f"annotator: the label file {file}: ")
    assert done.err.count("\n") == 1
    assert words in done.last
    if line:
        assert f": line {line}: " in done.last
    assert not (tmp_path / "p.annotator").exists()


def test_the_example_of_the_manual(tmp_path: Path, run: Run) -> None:
    example = DOCS.read_text(encoding="utf-8").partition("```toml\n")[2].partition("```")[0]
    (tmp_path / "labels.toml").write_text(example, encoding="utf-8")
    done = run("new", tmp_path / "p.annotator", "--labels", tmp_path / "labels.toml")
    assert done.status == 0, done.err
    assert len(scheme_of(tmp_path / "p.annotator").labels) == 2
