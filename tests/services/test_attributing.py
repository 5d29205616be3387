"""Setting attributes of annotations, on a real project."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import Role, Status
from annotator.domain.article import new_article
from annotator.domain.attributes import BOUND, LARGEST, attribute_of, settled
from annotator.domain.errors import NotFoundError, RefusedError
from annotator.domain.json_values import Json, JsonObject, same
from annotator.domain.label import Attribute, AttributeKind, Label
from annotator.domain.span import Span
from annotator.services.annotations import annotating, attributing
from annotator.services.annotations.tagging_all import tag_all
from annotator.services.people import people
from annotator.services.work import Work
from annotator.services.workspace import Workspace
from tests.storage.samples import everything

TEXT = "Ida Moll said over 100 people fled. She spoke of some 20 cars. The hospital saw no more than five."
NO_SUCH = "no such annotation"


@pytest.fixture
def uid(project: Workspace) -> str:
    """An article (`uid`) that Ana works on."""
    project.who = project.run("Add", people.add, "ana").uid

    def put_in(work: Work) -> str:
        head, text = new_article(TEXT, id="a1", title="One", position=1)
        work.put(head)
        work.put(text)
        return head.uid

    return project.run("Put in", put_in)


def mark(project: Workspace, article: str, words: str, label: str) -> str:
    start = TEXT.index(words)
    span = Span(start, start + len(words))
    return project.run("Highlight", annotating.annotate, article, span, label).uid


def of(project: Workspace, uid: str) -> JsonObject:
    found = project.read(lambda read: read.get(Annotation, uid))
    assert found is not None
    return found.attributes


def change_label(project: Workspace, uid: str, *attributes: Attribute) -> None:
    """Put attributes to a label in front of those that it has, instead of those of the same name."""

    def change(work: Work) -> None:
        label, names = work.get(Label, uid), {one.name for one in attributes}
        others = tuple(one for one in label.attributes if one.name not in names)
        work.put(replace(label, attributes=(*attributes, *others)))

    project.run("Change label", change)


def refused(project: Workspace, words: str, use_case: Callable[..., object], *args: Any) -> None:
    before = everything(project)
    with pytest.raises(RefusedError, match=words):
        project.run("Try", use_case, *args)
    assert everything(project) == before


def test_several_annotations_are_one_step(project: Workspace, uid: str) -> None:
    one, other = mark(project, uid, "Ida Moll", "speaker"), mark(project, uid, "She", "speaker")
    before = everything(project)
    project.run("Set", attributing.set_attribute, [one, other, one], "entity", "Ida Moll")
    project.run("Set", attributing.set_attributes, [one], {"form": "named", "entity": "I. Moll"})
    assert (of(project, one), of(project, other)) == (
        {"entity": "I. Moll", "form": "named"},
        {"entity": "Ida Moll"},
    )
    assert list(of(project, one)) == ["entity", "form"]
    project.undo(uid)
    project.undo(uid)
    assert everything(project) == before


def test_values_that_do_not_fit_are_refused_with_the_reason(project: Workspace, uid: str) -> None:
    number = mark(project, uid, "over 100", "number")
    other = mark(project, uid, "some 20", "number")
    change_label(project, "number", Attribute("checked", AttributeKind.YES_NO))
    for name, value, words in (
        ("bound", "many", "bound cannot be many; choose one of exact, approximate"),
        ("value", "24", "value cannot be 24; give a number"),
        ("value", LARGEST, "give a number below"),
        ("value", True, "give a number"),
        ("unit", 5, "unit cannot be 5; give a text"),
        ("checked", "yes", "checked cannot be yes; give yes or no"),
        ("colour", "red", "the label Number has no attribute colour; add it"),
    ):
        refused(project, words, attributing.set_attribute, [number, other], name, value)


def test_taking_away_is_possible_for_anything(project: Workspace, uid: str) -> None:
    number = mark(project, uid, "over 100", "number")
    there: JsonObject = {"colour": [1, 1.0], "bound": "odd", "unit": "people", "value": 24}

    def describe(work: Work) -> None:
        work.put(replace(work.get(Annotation, number), attributes=there))

    project.run("Describe", describe)
    project.run("Set", attributing.set_attribute, [number], "colour", None)
    project.run("Set", attributing.set_attribute, [number], "bound", None)
    project.run("Set", attributing.set_attribute, [number], "unit", "  \n")
    project.run("Set", attributing.set_attribute, [number], "nothing", None)
    assert same(of(project, number), {"value": 24})


def test_done_is_protected_and_what_is_anothers_too(project: Workspace, uid: str) -> None:
    number = mark(project, uid, "over 100", "number")
    project.run("Done", annotating.set_status, uid, Status.DONE)
    each: list[tuple[Callable[..., object], tuple[Any, ...]]] = [
        (attributing.set_attribute, ([number], "unit", "people")),
        (attributing.toggle_choice, ([number], "bound", "exact")),
        (attributing.set_bound, ([number], "exact")),
        (attributing.cycle_bound, ([number],)),
        (attributing.accept_reading, ([number],)),
        (attributing.accept_all_readings, (uid,)),
        (attributing.name_as_last_speaker, ([number],)),
    ]
    for use_case, args in each:
        refused(project, "reopen it", use_case, *args)
    project.run("Reopen", annotating.set_status, uid, Status.IN_PROGRESS)
    project.who = project.run("Add", people.add, "ben").uid
    for use_case, args in each:
        if use_case is not attributing.accept_all_readings:
            refused(project, "somebody else's", use_case, *args)
    assert project.run("Confirm", attributing.accept_all_readings, uid) == 0
    with pytest.raises(NotFoundError):
        project.run("Set", attributing.set_attribute, [NO_SUCH], "unit", "people")


def test_a_choice_is_taken_back_by_choosing_it_again(project: Workspace, uid: str) -> None:
    one, other = mark(project, uid, "Ida Moll", "speaker"), mark(project, uid, "She", "speaker")
    for uids, then in (
        ([one], ("named", None)),
        ([one, other], ("named", "named")),
        ([one, other], (None, None)),
    ):
        project.run("Set", attributing.toggle_choice, uids, "form", "named")
        assert (of(project, one).get("form"), of(project, other).get("form")) == then


def test_a_reading_is_stored_when_it_is_confirmed(project: Workspace, uid: str) -> None:
    over, some = mark(project, uid, "over 100", "number"), mark(project, uid, "some 20", "number")
    claim = mark(project, uid, "over 100 people fled", "claim")
    assert of(project, over) == {}
    assert project.run("Confirm", attributing.accept_reading, [over, claim]) == 1
    assert of(project, over) == {"bound": "more-than", "value": 100, "unit": "people"}
    before = everything(project)
    assert project.run("Confirm", attributing.accept_reading, [over, claim]) == 0
    assert everything(project) == before
    project.run("Set", attributing.set_attribute, [some], "unit", "vehicles")
    mark(project, uid, "no more than five", "number")
    assert project.run("Confirm", attributing.accept_all_readings, uid) == 2
    assert of(project, some) == {"unit": "vehicles", "bound": "approximate", "value": 20}
    project.undo(uid)
    assert of(project, some) == {"unit": "vehicles"}


def test_a_reading_gives_only_what_the_label_takes(project: Workspace, uid: str) -> None:
    change_label(project, "number", Attribute("bound", AttributeKind.CHOICE, ("exact", "odd")))
    over = mark(project, uid, "over 100", "number")
    assert project.run("Confirm", attributing.accept_reading, [over]) == 0
    project.run("Set", attributing.set_bound, [over], "odd")
    assert of(project, over) == {"value": 100, "unit": "people", "bound": "odd"}


def test_another_bound_confirms_the_rest_of_the_reading(project: Workspace, uid: str) -> None:
    over, some = mark(project, uid, "over 100", "number"), mark(project, uid, "some 20", "number")
    project.run("Set", attributing.set_bound, [over, some], "at-least")
    assert of(project, over) == {"bound": "at-least", "value": 100, "unit": "people"}
    assert of(project, some) == {"bound": "at-least", "value": 20, "unit": "cars"}
    project.run("Set", attributing.set_bound, [some], "vague")
    assert of(project, some) == {"bound": "vague", "lower": 20, "unit": "cars"}
    refused(project, "cannot be odd", attributing.set_bound, [some], "odd")


def test_the_bound_goes_round(project: Workspace, uid: str) -> None:
    over = mark(project, uid, "over 100", "number")
    seen = []
    for _ in range(9):
        project.run("Cycle", attributing.cycle_bound, [over])
        seen.append(of(project, over)["bound"])
    assert seen == [
        *("at-most", "less-than", "range", "vague", "exact"),
        *("approximate", "at-least", "more-than", "at-most"),
    ]
    assert of(project, over) == {"bound": "at-most", "value": 100, "unit": "people"}
    claim = mark(project, uid, "over 100 people fled", "claim")
    refused(project, "no bounds; choose a number", attributing.cycle_bound, [claim])
    project.run("Cycle", attributing.cycle_bound, [])


def test_a_pronoun_is_named_as_the_last_speaker(project: Workspace, uid: str) -> None:
    moll, she = mark(project, uid, "Ida Moll", "speaker"), mark(project, uid, "She", "speaker")
    hospital = mark(project, uid, "The hospital", "speaker")
    refused(project, "no speaker before", attributing.name_as_last_speaker, [she])
    project.run("Set", attributing.set_attribute, [moll], "entity", "Ida Moll")
    assert project.run("Name", attributing.name_as_last_speaker, [hospital, she]) == "Ida Moll"
    assert of(project, she) == of(project, hospital) == {"entity": "Ida Moll"}
    refused(project, "no speaker before", attributing.name_as_last_speaker, [she, moll])
    number = mark(project, uid, "over 100", "number")
    refused(project, "has no entity; choose a speaker", attributing.name_as_last_speaker, [number])


def test_what_a_label_begins_with_is_put_in(project: Workspace, uid: str) -> None:
    form = Attribute("form", AttributeKind.CHOICE, ("named", "pronoun"), default="named")
    change_label(project, "speaker", form, Attribute("sure", AttributeKind.YES_NO, default=False))
    moll = mark(project, uid, "Ida Moll", "speaker")
    assert of(project, moll) == {"form": "named", "sure": False}
    project.run("Set", attributing.set_attribute, [moll], "form", "pronoun")
    assert mark(project, uid, "Ida Moll", "speaker") == moll
    assert of(project, moll)["form"] == "pronoun"
    claim = mark(project, uid, "over 100 people fled", "claim")
    project.run("Set", attributing.set_attribute, [claim], "polarity", "denies")
    project.run("Retag", annotating.retag, claim, "speaker")
    assert of(project, claim) == {"form": "named", "sure": False}
    project.run("Tag all", tag_all, "speaker", [(uid, [Span(36, 39)])])
    own = project.read(lambda read: read.set_of(uid, project.who, Role.ANNOTATOR))
    assert own is not None
    last = project.read(lambda read: read.annotations_of(own.uid))[-1]
    assert (last.fragments, last.attributes) == ((Span(36, 39),), {"form": "named", "sure": False})


values: st.SearchStrategy[Any] = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from(["exact", "vague", "named"])
    | st.lists(st.integers(), max_size=2)
)
steps = st.lists(
    st.tuples(st.sampled_from(["bound", "value", "lower", "unit", "quantity", "x"]), values), max_size=6
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
def test_whatever_is_set_fits_or_is_refused_and_is_undone(
    project: Workspace, uid: str, steps: list[tuple[str, Json]]
) -> None:
    number = mark(project, uid, "over 100", "number")
    label = project.read(lambda read: read.get(Label, "number"))
    start = everything(project)
    done = 0
    for name, value in steps:
        before = of(project, number)
        attribute = attribute_of(label, name)
        fits = value is None or (
            attribute is not None
            and (
                settled(attribute, value) is not None or (attribute.kind == "text" and isinstance(value, str))
            )
        )
        entries = project.read(lambda read: read.latest())
        if fits:
            project.run("Set", attributing.set_attribute, [number], name, value)
            kept = settled(attribute, value) if attribute else None
            assert same(of(project, number).get(name), kept)
            assert (name in of(project, number)) == (kept is not None)
        else:
            with pytest.raises(RefusedError):
                project.run("Set", attributing.set_attribute, [number], name, value)
            assert same(of(project, number), before)
        done += project.read(lambda read: read.latest()) - entries
    for _ in range(done):
        project.undo(uid)
    assert everything(project) == start
    assert BOUND not in of(project, number)
