"""The label scheme changed: what is stored goes along, what goes is counted, and undo brings it back."""

from collections.abc import Callable
from dataclasses import replace
from json import dumps, loads
from pathlib import Path

import pytest

from annotator.bootstrap import check_project
from annotator.domain.declined_tie import DeclinedTie
from annotator.domain.errors import NotFoundError, RefusedError, StaleError
from annotator.domain.ids import new_id
from annotator.domain.label import Attribute, AttributeKind, Condition, Label, RelationType, Underline
from annotator.services.scheme import labelling, labelling_attributes
from annotator.services.scheme.use import (
    Touched,
    touched_by_attribute,
    touched_by_deleting,
    touched_by_owner,
)
from annotator.services.telling_history import history
from annotator.services.workspace import Workspace
from tests.services.conftest import Take
from tests.services.scheme_samples import attribute_of, everything, label, scheme, settle, type_, values

C = AttributeKind


@pytest.fixture
def used(project: Workspace, take: Take) -> Workspace:
    """A project whose labels are in use."""
    settle(take)
    return project


def undone(project: Workspace, change: Callable[[], object]) -> None:
    """Whatever a change does, undo brings back what was, and redo what came."""
    before = everything(project)
    change()
    after = everything(project)
    assert after != before
    project.undo()
    assert everything(project) == before
    project.redo()
    assert everything(project) == after


def revise(
    project: Workspace, name: str, attribute: Attribute, of: str = "number", confirmed: bool = False
) -> None:
    project.run(
        "Attribute",
        labelling_attributes.revise,
        Label,
        label(project, of).uid,
        name,
        attribute,
        confirmed=confirmed,
    )


def test_renaming_a_label_touches_its_row_only(used: Workspace) -> None:
    undone(used, lambda: used.run("Rename", labelling.rename, Label, "number", "figure"))
    entry = used.read(lambda read: read.entries(read.latest() - 1))[-1]
    assert [(change.kind, change.uid) for change in entry.changes] == [("label", "number")]
    assert len(values(used, "number")) == 3
    assert label(used, "figure").uid == "number"


@pytest.mark.parametrize("name", ["", " \t", "speaker", "x" * 81])
def test_names_that_are_refused(used: Workspace, name: str) -> None:
    with pytest.raises(RefusedError, match="name"):
        used.run("Rename", labelling.rename, Label, "number", name)
    with pytest.raises(RefusedError, match="name"):
        used.run("Add", labelling.add_label, name)
    assert label(used, "number").name == "number"


def test_look_key_and_order(used: Workspace) -> None:
    undone(used, lambda: used.run("t", labelling.retitle, Label, "number", " How \n many "))
    undone(used, lambda: used.run("c", labelling.recolour, "number", "#12aB34"))
    undone(used, lambda: used.run("u", labelling.underline, "number", Underline.THICK))
    undone(used, lambda: used.run("k", labelling.give_key, "number", "W"))
    undone(used, lambda: used.run("o", labelling.move, Label, "number", -2))
    number = label(used, "number")
    assert (number.title, number.colour, number.key) == ("How many", "#12aB34", "w")
    assert [one.name for one in scheme(used).labels] == ["number", "claim", "speaker", "hedge"]
    assert [one.position for one in scheme(used).labels] == [1, 2, 3, 4]
    used.run("k", labelling.give_key, "number", "")
    assert label(used, "number").key == ""


@pytest.mark.parametrize(
    ("key", "words"), [("S", "Speaker"), ("d", "window"), ("7", "letter"), ("ab", "letter")]
)
def test_keys_that_clash(used: Workspace, key: str, words: str) -> None:
    with pytest.raises(RefusedError, match=words):
        used.run("k", labelling.give_key, "number", key)


def test_colours_that_are_none(used: Workspace) -> None:
    with pytest.raises(RefusedError, match="#RRGGBB"):
        used.run("c", labelling.recolour, "number", "red")


def test_an_attribute_under_another_name(used: Workspace) -> None:
    bound = attribute_of(label(used, "number"), "bound")
    undone(used, lambda: revise(used, "bound", replace(bound, name="limit")))
    assert sorted(map(str, values(used, "number"))) == sorted(
        ["{'limit': 'more-than', 'value': 100, 'unit': 'men'}"] * 2 + ["{'limit': 'exact'}"]
    )


def test_a_choice_under_another_name_and_into_one_that_is_there(used: Workspace) -> None:
    rename = labelling_attributes.rename_choice
    undone(used, lambda: used.run("c", rename, Label, "number", "bound", "more-than", "over"))
    assert attribute_of(label(used, "number"), "bound").choices[3] == "over"
    undone(used, lambda: used.run("c", rename, Label, "number", "bound", "over", "exact"))
    assert [one["bound"] for one in values(used, "number")] == ["exact"] * 3
    assert "over" not in attribute_of(label(used, "number"), "bound").choices
    with pytest.raises(NotFoundError):
        used.run("c", rename, Label, "number", "bound", "over", "exact")


def test_choices_that_go_take_their_values_with_them_once_that_is_said(used: Workspace) -> None:
    bound = attribute_of(label(used, "number"), "bound")
    less = replace(bound, choices=("exact", "range"))
    touched = used.read(touched_by_attribute, label(used, "number"), "bound", ["more-than"])
    assert touched == Touched(annotations=2, sets=2, done=1, articles=1, people=2)
    with pytest.raises(RefusedError, match="2 values of “bound” would go"):
        revise(used, "bound", less)
    undone(used, lambda: revise(used, "bound", less, confirmed=True))
    assert sorted(str(one.get("bound")) for one in values(used, "number")) == ["None", "None", "exact"]
    # What nobody has goes without a question.
    revise(used, "bound", replace(bound, choices=("exact",)))


def test_an_attribute_of_another_kind_reads_what_is_stored(used: Workspace) -> None:
    number = label(used, "number")
    undone(used, lambda: revise(used, "value", replace(attribute_of(number, "value"), kind=C.TEXT)))
    assert [one["value"] for one in values(used, "number") if "value" in one] == ["100", "100"]
    undone(used, lambda: revise(used, "value", Attribute("value", C.CHOICE)))
    assert attribute_of(label(used, "number"), "value").choices == ("100",)
    undone(used, lambda: revise(used, "value", Attribute("value", C.NUMBER)))
    assert [one["value"] for one in values(used, "number") if "value" in one] == [100, 100]
    # What has no such form stays.
    revise(used, "unit", Attribute("unit", C.YES_NO))
    assert [one["unit"] for one in values(used, "number") if "unit" in one] == ["men", "men"]


def test_taking_an_attribute_away(used: Workspace) -> None:
    remove = labelling_attributes.remove
    number = label(used, "number")
    assert used.read(touched_by_attribute, number, "bound").annotations == 3
    with pytest.raises(RefusedError, match="3 values of “bound” would go"):
        used.run("r", remove, Label, "number", "bound")
    undone(used, lambda: used.run("r", remove, Label, "number", "bound", confirmed=True))
    assert all("bound" not in one for one in values(used, "number"))
    used.run("r", remove, Label, "number", "quantity")


def test_attributes_that_cannot_be(used: Workspace) -> None:
    def add(attribute: Attribute) -> None:
        used.run("a", labelling_attributes.add, Label, "number", attribute)

    for attribute, words in (
        (Attribute("bound", C.TEXT), "there is a bound already"),
        (Attribute(" ", C.TEXT), "needs a name"),
        (Attribute("x", C.CHOICE), "something to choose from"),
        (Attribute("x", C.NUMBER, default="many"), "the default"),
        (Attribute("x", C.NUMBER, default=float("nan")), "the default"),
        (Attribute("x", C.NUMBER, default=True), "the default"),
        (Attribute("x", C.TEXT, when=Condition("unit", ("m",))), "only depend on a choice"),
        (Attribute("x", C.TEXT, when=Condition("bound", ("few",))), "needs values of “bound”"),
    ):
        with pytest.raises(RefusedError, match=words):
            add(attribute)
    undone(
        used,
        lambda: add(Attribute("x", C.TEXT, required=True, default="m", when=Condition("bound", ("exact",)))),
    )


def test_conditions_follow_what_they_depend_on_and_never_wait_for_each_other(used: Workspace) -> None:
    when = Condition("bound", ("range", "vague"))
    revise(used, "lower", Attribute("lower", C.NUMBER, when=when))
    assert attribute_of(label(used, "number"), "lower").is_asked({"bound": "range"})
    assert not attribute_of(label(used, "number"), "lower").is_asked({"bound": "exact"})
    bound = attribute_of(label(used, "number"), "bound")
    revise(used, "bound", replace(bound, name="limit"))
    used.run("c", labelling_attributes.rename_choice, Label, "number", "limit", "range", "between")
    assert attribute_of(label(used, "number"), "lower").when == Condition("limit", ("between", "vague"))
    revise(used, "lower", Attribute("lower", C.CHOICE, ("x",), when=Condition("limit", ("between",))))
    limit = attribute_of(label(used, "number"), "limit")
    with pytest.raises(RefusedError, match=r"wait for each other .*limit → lower"):
        revise(used, "limit", replace(limit, when=Condition("lower", ("x",))))
    used.run("r", labelling_attributes.remove, Label, "number", "limit", confirmed=True)
    assert attribute_of(label(used, "number"), "lower").when is None


def test_the_history_tells_a_condition_that_came(used: Workspace) -> None:
    value = attribute_of(label(used, "number"), "value")
    revise(used, "value", replace(value, when=Condition("bound", ("exact",))))
    (change,) = used.read(lambda read: next(history(read)).changes)
    said = [loads(dumps(side))["attributes"][1] for side in (change.before, change.after)]
    assert value.when is not None
    assert [one["when"] for one in said] == [{"bound": [*value.when.values]}, {"bound": ["exact"]}]


def test_the_order_of_attributes(used: Workspace) -> None:
    order = labelling_attributes.order
    undone(used, lambda: used.run("o", order, Label, "number", ["unit", "bound", "gone"]))
    assert [one.name for one in label(used, "number").attributes][:3] == ["unit", "bound", "value"]


def test_merging_labels(used: Workspace) -> None:
    revised = Attribute("form", C.CHOICE, ("named", "other"))
    used.run("a", labelling_attributes.add, Label, "number", revised)
    assert used.read(touched_by_owner, label(used, "number")).annotations == 3
    undone(used, lambda: used.run("m", labelling.merge, Label, "number", "speaker"))
    assert scheme(used).label_named("number") is None
    speaker = label(used, "speaker")
    assert attribute_of(speaker, "form").choices[-1] == "other"
    assert attribute_of(speaker, "bound").choices[0] == "exact"
    assert len(values(used, speaker.uid)) == 4
    assert type_(used, "has-number").targets == ("speaker",)
    assert type_(used, "hedged-by").sources == ("claim", "speaker")
    with pytest.raises(RefusedError, match="one already"):
        used.run("m", labelling.merge, Label, "claim", "claim")


def test_merging_reads_values_of_another_kind(used: Workspace) -> None:
    used.run("a", labelling_attributes.add, Label, "claim", Attribute("value", C.TEXT))
    used.run("m", labelling.merge, Label, "number", "claim")
    assert [one["value"] for one in values(used, "claim") if "value" in one] == ["100", "100"]


def test_deleting_a_label_takes_annotations_ties_and_empty_types(used: Workspace) -> None:
    touched = used.read(touched_by_deleting, label(used, "number"))
    assert touched == Touched(3, 1, 3, 2, 2, 2, ("has number",))
    with pytest.raises(RefusedError, match="3 annotations, 1 relations"):
        used.run("d", labelling.delete, Label, "number")
    undone(used, lambda: used.run("d", labelling.delete, Label, "number", confirmed=True))
    assert [one.name for one in scheme(used).relation_types] == ["said-by", "hedged-by", "about"]
    assert type_(used, "hedged-by").sources == ("claim",)
    # A label that nobody has, and that leaves all types with something to connect, goes at once.
    used.run("a", labelling.add_label, "spare")
    used.run("d", labelling.delete, Label, "spare")


def test_the_last_label_stays(used: Workspace) -> None:
    for name in ("speaker", "number", "hedge"):
        used.run("d", labelling.delete, Label, name, confirmed=True)
    with pytest.raises(RefusedError, match="last label"):
        used.run("d", labelling.delete, Label, "claim", confirmed=True)


def test_relation_types(used: Workspace) -> None:
    add, of = labelling.add_relation_type, RelationType
    undone(used, lambda: used.run("a", add, "denied-by", ["claim"], ["speaker", "hedge"]))
    for sources, words in (([], "starts and ends somewhere"), (["nobody"], "not there")):
        with pytest.raises((RefusedError, NotFoundError), match=words):
            used.run("a", add, "x", sources, ["claim"])
    undone(used, lambda: used.run("r", labelling.rename, of, "said-by", "told-by"))
    undone(used, lambda: used.run("t", labelling.retitle, of, "said-by", "told by"))
    undone(used, lambda: used.run("c", labelling.connect, "said-by", ["claim", "number"], ["speaker"]))
    undone(used, lambda: used.run("m", labelling.move, of, "said-by", 9))
    assert scheme(used).relation_types[-1].name == "told-by"
    undone(used, lambda: used.run("m", labelling.merge, of, "said-by", "denied-by"))
    assert type_(used, "denied-by").sources == ("claim", "number")
    assert used.read(touched_by_owner, type_(used, "denied-by")) == Touched(0, 1, 1, 1, 1, 1)
    with pytest.raises(RefusedError, match="0 annotations, 1 relations"):
        used.run("d", labelling.delete, of, "denied-by")
    undone(used, lambda: used.run("d", labelling.delete, of, "denied-by", confirmed=True))


def test_ties_that_nobody_wanted_follow_their_type(used: Workspace) -> None:
    owner = used.read(lambda read: read.tagged("claim", "", 1))[0].set
    tie = DeclinedTie(new_id(), owner, "said-by", "a", "b", 1)
    used.run("Decline", lambda work: work.put(tie))
    undone(used, lambda: used.run("m", labelling.merge, RelationType, "said-by", "about"))
    assert used.read(lambda read: read.declined_as("about")) == [replace(tie, type="about")]
    used.run("d", labelling.delete, RelationType, "about", confirmed=True)
    assert used.read(lambda read: read.declined_of(owner)) == []
    used.undo()
    assert len(used.read(lambda read: read.declined_of(owner))) == 1


def test_attributes_of_relation_types(used: Workspace) -> None:
    sure = Attribute("sure", C.YES_NO, default=True)
    undone(used, lambda: used.run("a", labelling_attributes.add, RelationType, "said-by", sure))
    named = replace(sure, name="certain")
    undone(used, lambda: used.run("r", labelling_attributes.revise, RelationType, "said-by", "sure", named))
    undone(used, lambda: used.run("r", labelling_attributes.remove, RelationType, "said-by", "certain"))


def test_undo_refuses_where_somebody_went_on(used: Workspace) -> None:
    used.run("m", labelling.merge, Label, "number", "hedge")
    merged = used.read(lambda read: read.tagged("hedge", "", 9))[0]
    used.run("n", lambda work: work.put(replace(merged, note="words")))
    with pytest.raises(StaleError, match="changed again since"):
        used.undo()
    assert scheme(used).label_named("number") is None


def test_the_project_stays_sound(used: Workspace, folder: Path) -> None:
    used.run("m", labelling.merge, Label, "number", "hedge")
    used.run("d", labelling.delete, Label, "speaker", confirmed=True)
    assert not check_project(folder.parent / "project.annotator")
    used.undo()
    assert not check_project(folder.parent / "project.annotator")
