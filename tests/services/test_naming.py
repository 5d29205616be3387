"""Names of speakers and quantities: changed everywhere, merged, taken off, undone, and where they stand."""

from pathlib import Path
from typing import Any

import pytest

from annotator.domain.errors import RefusedError
from annotator.services.ledger import naming
from annotator.services.people import people
from annotator.services.workspace import Workspace
from tests.services.conftest import Json, Take
from tests.services.values import article, exported, layer, span, tie

HOSTILE = "<img src=x> & \u202eetirw"


def full(project: Workspace, take: Take) -> None:
    """Two articles; three sets with names, one done and one gold."""

    def one(annotator: str, name: str, **more: Any) -> Json:
        return layer(
            span("s", "speaker", 0, 3, attributes={"form": "named", "entity": name}),
            span("c", "claim", 4, 9, attributes={"polarity": "asserts"}),
            span("n", "number", 4, 6, attributes={"quantity": "dead"}),
            relations=(tie("c", "s"), tie("c", "n", "has-number")),
            annotator=annotator,
            **more,
        )

    take(
        article(
            "a1", one("ana", "Bloomberg"), one("rita", "Bloomberg", role="gold"), text="She told us all."
        ),
        article("a2", one("ben", "Bloomberg News", status="in-progress"), text="She told us all, too."),
    )
    project.who = project.run("Add annotator", people.add, "lena").uid


def names(project: Workspace) -> dict[str, int]:
    return {one.name: one.annotations for one in project.read(lambda read: read.named_values("entity"))}


def test_renaming_changes_all_sets_and_is_one_step(project: Workspace, take: Take, folder: Path) -> None:
    full(project, take)
    before = exported(project, folder)
    heard: list[tuple[str, tuple[str, ...]]] = []
    project.listen(lambda change_set: heard.append((change_set.scope, change_set.reload)))
    changed = project.run("Rename", naming.rename, "entity", ["Bloomberg"], "  Bloomberg \n L.P. ")
    assert changed == 2
    assert names(project) == {"Bloomberg L.P.": 1, "Bloomberg News": 1}
    assert heard[0][0] == ""
    assert len(heard[0][1]) == 1
    gold = exported(project, folder)[0]["layers"][1]["spans"][0]["attributes"]
    assert list(gold.items()) == [("form", "named"), ("entity", "Bloomberg L.P.")]
    project.undo("")
    assert exported(project, folder) == before
    project.redo("")
    assert names(project) == {"Bloomberg L.P.": 1, "Bloomberg News": 1}


def test_merging_makes_names_one_and_counts_what_changed(project: Workspace, take: Take) -> None:
    full(project, take)
    assert project.run("Merge", naming.rename, "entity", ["Bloomberg", "Bloomberg News"], "Bloomberg") == 1
    assert names(project) == {"Bloomberg": 2}
    project.undo("")
    assert names(project) == {"Bloomberg": 1, "Bloomberg News": 1}


def test_names_are_taken_off_and_the_rest_stays(project: Workspace, take: Take, folder: Path) -> None:
    full(project, take)
    assert project.run("Take names off", naming.forget, "quantity", ["dead"]) == 3
    assert project.read(lambda read: read.named_values("quantity")) == []
    assert len(exported(project, folder)[0]["layers"][0]["spans"]) == 3


def test_what_is_no_name_is_refused(project: Workspace, take: Take) -> None:
    full(project, take)
    for bad in ("", " \n ", "x" * (naming.LONGEST + 1)):
        with pytest.raises(RefusedError):
            project.run("Rename", naming.rename, "entity", ["Bloomberg"], bad)
    project.run("Rename", naming.rename, "entity", ["Bloomberg"], HOSTILE)
    assert HOSTILE in names(project)


def test_mentions_tell_what_is_said_and_by_whom_it_was_marked(project: Workspace, take: Take) -> None:
    full(project, take)
    found = project.read(lambda read: naming.mentions(read, "entity", "Bloomberg"))
    (here,) = found.articles
    assert (here.id, found.total) == ("a1", 2)
    assert [(one.annotator, one.text, one.claims) for one in here.mentions] == [
        ("ana", "She", ("told ",)),
        ("", "She", ("told ",)),
    ]
    numbers = project.read(lambda read: naming.mentions(read, "quantity", "dead", most=2))
    assert (numbers.total, [len(one.mentions) for one in numbers.articles]) == (3, [2])
