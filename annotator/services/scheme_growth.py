"""The label scheme grows by what an import brings: labels, attributes, choices, relation types."""

from collections.abc import Mapping
from dataclasses import replace

from annotator.domain.json_values import Json, JsonObject
from annotator.domain.label import (
    Attribute,
    AttributeKind,
    Scheme,
    new_label,
    new_relation_type,
    widened,
)
from annotator.formats.api import Finding, Tell
from annotator.services.work import Work


class SchemeGrowth:
    """Adds to the scheme what it lacks and names it in the report; refuses and drops nothing."""

    def __init__(self, work: Work, tell: Tell) -> None:
        self._work = work
        self._tell = tell
        scheme = work.read.scheme()
        self._labels = {label.name: label for label in scheme.labels}
        self._types = {kind.name: kind for kind in scheme.relation_types}
        self._label_names = {label.uid: label.name for label in scheme.labels}
        self._type_names = {kind.uid: kind.name for kind in scheme.relation_types}

    @property
    def label_names(self) -> Mapping[str, str]:
        """From the `uid` of a label to its name."""
        return self._label_names

    @property
    def type_names(self) -> Mapping[str, str]:
        """From the `uid` of a relation type to its name."""
        return self._type_names

    def label(self, name: str, attributes: JsonObject) -> str:
        """The `uid` of the label of that name, which then knows these attributes and values."""
        label = self._labels.get(name)
        if label is None:
            label = new_label(name, self._scheme())
            self._work.put(label)
            self._labels[name] = label
            self._label_names[label.uid] = name
            self._say("the label {name} was added to the scheme", name=name)
        if attributes:
            grown = self._with_attributes(label.attributes, attributes, name)
            if grown is not label.attributes:
                label = replace(label, attributes=grown)
                self._labels[name] = label
        return label.uid

    def relation_type(self, name: str, source: str, target: str, attributes: JsonObject) -> str:
        """The `uid` of the relation type of that name, which then may connect these labels (`uid`s)."""
        kind = self._types.get(name)
        if kind is None:
            kind = new_relation_type(name, self._scheme())
            self._work.put(kind)
            self._types[name] = kind
            self._type_names[kind.uid] = name
            self._say("the relation type {name} was added to the scheme", name=name)
        if source not in kind.sources or target not in kind.targets:
            self._say(
                "the relation {name} may now go from {source} to {target}",
                name=name,
                source=source,
                target=target,
            )
            kind = widened(kind, source, target)
        if attributes:
            kind = replace(kind, attributes=self._with_attributes(kind.attributes, attributes, name))
        self._types[name] = kind
        return kind.uid

    def finish(self) -> None:
        """Write labels and relation types as they have become."""
        for label in self._labels.values():
            self._work.put(label)
        for kind in self._types.values():
            self._work.put(kind)

    def _scheme(self) -> Scheme:
        return Scheme(tuple(self._labels.values()), tuple(self._types.values()))

    def _with_attributes(
        self, known: tuple[Attribute, ...], values: JsonObject, owner: str
    ) -> tuple[Attribute, ...]:
        """The attributes with what values need; the same tuple where nothing is lacking."""
        by_name = {attribute.name: attribute for attribute in known}
        changed = False
        for name, value in values.items():
            attribute = by_name.get(name)
            if attribute is None:
                by_name[name] = Attribute(name, _kind_for(value))
                self._say("the attribute {name} was added to {owner}", name=name, owner=owner)
                changed = True
            elif (
                attribute.kind is AttributeKind.CHOICE
                and isinstance(value, str)
                and value not in attribute.choices
            ):
                by_name[name] = replace(attribute, choices=(*attribute.choices, value))
                self._say(
                    "the value {value} was added to {owner}.{name}", value=value, owner=owner, name=name
                )
                changed = True
        return tuple(by_name.values()) if changed else known

    def _say(self, template: str, **facts: object) -> None:
        self._tell(Finding("", template, facts))


def _kind_for(value: Json) -> AttributeKind:
    if isinstance(value, bool):
        return AttributeKind.YES_NO
    if isinstance(value, (int, float)):
        return AttributeKind.NUMBER
    return AttributeKind.TEXT
