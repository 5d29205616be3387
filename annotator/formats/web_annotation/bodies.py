"""What the bodies and the targets of a Web Annotation say: labels, a note, whom it ties, what it is about."""

from dataclasses import dataclass, field

from annotator.domain.json_values import Json
from annotator.formats.json.values import Object
from annotator.formats.web_annotation.selectors import as_list, kinds_of

_TAGS = frozenset({"tagging", "classifying", "identifying"})
_COMMENTS = frozenset(
    {"", "commenting", "describing", "replying", "questioning", "assessing", "editing", "highlighting"}
)


@dataclass(slots=True)
class Said:
    """What the bodies of an annotation say."""

    labels: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    """IRIs of what it links to."""
    other: list[str] = field(default_factory=list)
    """Bodies that have no place here, by their kind."""


@dataclass(frozen=True, slots=True)
class Target:
    """One target: what it is a part of, and which part."""

    source: str
    selectors: list[Json]


def iri_of(value: Json) -> str:
    """The IRI of a resource, told alone or within an object; empty where it has none."""
    if isinstance(value, dict):
        value = value.get("id", value.get("@id"))
    return value if isinstance(value, str) else ""


def motivations_of(annotation: Object) -> list[str]:
    """Why the annotation was made, in the words of the recommendation."""
    given = as_list(annotation.get("motivation", annotation.get("motivatedBy")))
    return [one.removeprefix("oa:") for one in given if isinstance(one, str)]


def said_by(annotation: Object) -> Said:
    """Read the bodies."""
    said = Said()
    motivations = motivations_of(annotation)
    for body in as_list(annotation.get("body")):
        _take(body, motivations, said)
    value = annotation.get("bodyValue")
    if isinstance(value, str):
        _take({"value": value}, motivations, said)
    return said


def _take(body: Json, motivations: list[str], said: Said) -> None:
    given = as_list(body.get("purpose")) if isinstance(body, dict) else []
    purposes = (
        {one.removeprefix("oa:") for one in given if isinstance(one, str)} or {*motivations[:1]} or {""}
    )
    value = body.get("value") if isinstance(body, dict) else None
    resource = iri_of(body.get("source") or body) if isinstance(body, dict) else iri_of(body)
    if purposes & _TAGS and (isinstance(value, str) or resource):
        label = value if isinstance(value, str) else resource
        if label and label not in said.labels:
            said.labels.append(label)
    elif "linking" in purposes and resource:
        said.links.append(resource)
    elif isinstance(value, str) and purposes & _COMMENTS:
        if value:
            said.notes.append(value)
    else:
        kinds = kinds_of(body) if isinstance(body, dict) else set()
        said.other.append(f"body {min(kinds, default='')}".strip())


def targets_of(annotation: Object) -> list[Target]:
    """Read the targets."""
    result = []
    for target in as_list(annotation.get("target")):
        if isinstance(target, dict) and ("source" in target or "selector" in target):
            result.append(Target(iri_of(target.get("source")), as_list(target.get("selector"))))
        else:
            result.append(Target(iri_of(target), []))
    return result


def creator_of(annotation: Object) -> str | None:
    """Who made it: a name, a nickname, an address, or an IRI."""
    for creator in as_list(annotation.get("creator")):
        if isinstance(creator, str) and creator:
            return creator
        if isinstance(creator, dict):
            for key in ("name", "nickname", "account", "email", "id", "@id"):
                for value in as_list(creator.get(key)):
                    if isinstance(value, str) and value:
                        return value
    return None
