"""The label scheme grows by what an import brings: labels, attributes, choices, relation types."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeAlias

from annotator.domain.json_values import Json, JsonObject
from annotator.domain.label import (
    Attribute,
    AttributeKind,
    Label,
    RelationType,
    Scheme,
    new_label,
    new_relation_type,
    widened,
)
from annotator.formats.api import Finding, Tell
from annotator.services.scheme.rules import is_colour
from annotator.services.work import Work

_Owner: TypeAlias = Label | RelationType
"""What has attributes."""


LABEL_ADDED = "the label {name} was added to the scheme"
"""What is remarked of each label that is new."""


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
        self._colours: dict[str, str] = {}
        self._attributes: dict[type[_Owner], dict[str, _Attributes]] = {
            Label: {label.uid: _Attributes(label, tell) for label in scheme.labels},
            RelationType: {kind.uid: _Attributes(kind, tell) for kind in scheme.relation_types},
        }

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
        label = self._labels.get(name) or self._new_label(name)
        if attributes:
            self._attributes[Label][label.uid].learn(attributes)
        return label.uid

    def prefer(self, colours: Mapping[str, str]) -> None:
        """Give labels that are still to be made these colours, by name; what is no colour is passed over."""
        for name, colour in colours.items():
            if colour.startswith("#") and is_colour(colour):
                self._colours.setdefault(name, colour.upper())

    def relation_type(self, name: str, source: str, target: str, attributes: JsonObject) -> str:
        """The `uid` of the relation type of that name, which then may connect these labels (`uid`s)."""
        kind = self._types.get(name) or self._new_type(name)
        if source not in kind.sources or target not in kind.targets:
            self._types[name] = widened(kind, source, target)
            self._say(
                "the relation {name} may now go from {source} to {target}",
                name=name,
                source=self._label_names.get(source, source),
                target=self._label_names.get(target, target),
            )
        if attributes:
            self._attributes[RelationType][kind.uid].learn(attributes)
        return kind.uid

    def finish(self) -> None:
        """Write labels and relation types as they have become."""
        owners: list[_Owner] = [*self._labels.values(), *self._types.values()]
        for owner in owners:
            attributes = self._attributes[type(owner)][owner.uid]
            self._work.put(replace(owner, attributes=attributes.known) if attributes.grown else owner)

    def _new_label(self, name: str) -> Label:
        label = new_label(name, self._scheme())
        label = replace(label, colour=self._colours.get(name, label.colour))
        self._work.put(label)
        self._labels[name] = label
        self._label_names[label.uid] = name
        self._attributes[Label][label.uid] = _Attributes(label, self._tell)
        self._say(LABEL_ADDED, name=name)
        return label

    def _new_type(self, name: str) -> RelationType:
        kind = new_relation_type(name, self._scheme())
        self._work.put(kind)
        self._types[name] = kind
        self._type_names[kind.uid] = name
        self._attributes[RelationType][kind.uid] = _Attributes(kind, self._tell)
        self._say("the relation type {name} was added to the scheme", name=name)
        return kind

    def _scheme(self) -> Scheme:
        return Scheme(tuple(self._labels.values()), tuple(self._types.values()))

    def _say(self, template: str, **facts: object) -> None:
        self._tell(Finding("", template, facts))


class _Attributes:
    """The attributes of one label or relation type while they grow."""

    def __init__(self, owner: _Owner, tell: Tell) -> None:
        self._owner = owner.name
        self._tell = tell
        self._by_name = {attribute.name: attribute for attribute in owner.attributes}
        self._new: set[str] = set()
        self._odd: set[str] = set()
        self.grown = False

    @property
    def known(self) -> tuple[Attribute, ...]:
        return tuple(self._by_name.values())

    def learn(self, values: JsonObject) -> None:
        """Take in what the values need that is not there yet."""
        for name, value in values.items():
            attribute = self._by_name.get(name)
            if attribute is None:
                self._by_name[name] = Attribute(name, _kind_for(value))
                self._new.add(name)
                self.grown = True
                self._say("the attribute {name} was added to {owner}", name=name)
            elif attribute.kind is AttributeKind.CHOICE and isinstance(value, str):
                if value not in attribute.choices:
                    self._by_name[name] = replace(attribute, choices=(*attribute.choices, value))
                    self.grown = True
                    self._say("the value {value} was added to {owner}.{name}", value=value, name=name)
            elif value is not None and attribute.kind is not _kind_for(value):
                self._mixed(attribute)

    def _mixed(self, attribute: Attribute) -> None:
        """Values of several kinds: a new attribute takes any, an old one stays as it is."""
        name = attribute.name
        if name in self._new:
            self._by_name[name] = replace(attribute, kind=AttributeKind.TEXT)
        elif name not in self._odd:
            self._odd.add(name)
            self._say(
                "{owner}.{name} has values of another kind than the scheme says; they were kept", name=name
            )

    def _say(self, template: str, **facts: object) -> None:
        self._tell(Finding("", template, {"owner": self._owner, **facts}))


def _kind_for(value: Json) -> AttributeKind:
    if isinstance(value, bool):
        return AttributeKind.YES_NO
    if isinstance(value, (int, float)):
        return AttributeKind.NUMBER
    return AttributeKind.TEXT
