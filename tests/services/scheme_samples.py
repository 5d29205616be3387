"""A project with annotations of several people to change the label scheme of."""

from annotator.domain.json_values import Json
from annotator.domain.label import Attribute, Label, RelationType, Scheme
from annotator.services.workspace import Workspace
from tests.services.conftest import Take
from tests.services.values import article, layer, span, tie
from tests.storage.samples import everything

__all__ = ["attribute_of", "everything", "label", "scheme", "settle", "type_", "values"]

NUMBER = {"bound": "more-than", "value": 100, "unit": "men"}


def settle(take: Take) -> None:
    """Two articles; ana is done with the first, ben has begun it, and there is gold."""
    claim, speaker = span("c", "claim", 18, 35), span("s", "speaker", 0, 7, attributes={"form": "named"})
    number = span("n", "number", 18, 26, attributes=NUMBER)
    ties = (tie("c", "s"), tie("c", "n", "has-number"))
    take(
        article(
            "a1",
            layer(claim, speaker, number, relations=ties),
            layer(number, annotator="ben", status="in-progress"),
            layer(claim, annotator="cleo", role="gold"),
        ),
        article("a2", layer(span("n", "number", 0, 7, attributes={"bound": "exact"})), title="Two"),
    )


def scheme(project: Workspace) -> Scheme:
    return project.read(lambda read: read.scheme())


def label(project: Workspace, name: str) -> Label:
    found = scheme(project).label_named(name)
    assert found is not None, name
    return found


def type_(project: Workspace, name: str) -> RelationType:
    found = scheme(project).relation_type_named(name)
    assert found is not None, name
    return found


def attribute_of(owner: Label | RelationType, name: str) -> Attribute:
    return next(one for one in owner.attributes if one.name == name)


def values(project: Workspace, uid: str) -> list[dict[str, Json]]:
    """The attributes of all annotations of a label, by `uid` of annotation."""
    return [dict(one.attributes) for one in project.read(lambda read: read.tagged(uid, "", 1000))]
