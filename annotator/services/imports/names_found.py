"""The names in what is to be imported that the project does not know, before anything is taken in."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from annotator.formats.api import AnnotatedArticle
from annotator.services.ports.reading import Reading


@dataclass(frozen=True, slots=True)
class NamesFound:
    """Names that are new to the project with how often they come, and those that it has."""

    labels: Mapping[str, int]
    relations: Mapping[str, int]
    attributes: Mapping[str, int]
    """By `label.attribute`, of labels that the project has."""
    annotators: Mapping[str, int]
    known_labels: tuple[str, ...]
    known_relations: tuple[str, ...]
    known_attributes: Mapping[str, tuple[str, ...]]
    """By name of the label."""
    known_annotators: tuple[str, ...]

    @property
    def has_to_be_asked(self) -> bool:
        """Whether the scheme would grow; new people are nothing unusual."""
        return bool(self.labels or self.relations or self.attributes)


@dataclass(slots=True)
class NameCounts:
    """Counts the names of articles as they are read."""

    labels: Counter[str] = field(default_factory=Counter)
    relations: Counter[str] = field(default_factory=Counter)
    attributes: Counter[tuple[str, str]] = field(default_factory=Counter)
    annotators: Counter[str] = field(default_factory=Counter)

    def add(self, article: AnnotatedArticle) -> None:
        """Count an article."""
        for layer in article.layers:
            self.annotators[layer.annotator or ""] += 1
            for span in layer.spans:
                self.labels[span.label] += 1
                for name in span.attributes:
                    self.attributes[span.label, name] += 1
            for relation in layer.relations:
                self.relations[relation.type] += 1

    def found(self, read: Reading) -> NamesFound:
        """Hold what was counted against what the project has."""
        scheme = read.scheme()
        attributes = {label.name: tuple(one.name for one in label.attributes) for label in scheme.labels}
        types = tuple(one.name for one in scheme.relation_types)
        people = tuple(one.name for one in read.annotators())
        return NamesFound(
            labels={name: n for name, n in self.labels.items() if name not in attributes},
            relations={name: n for name, n in self.relations.items() if name not in types},
            attributes={
                f"{label}.{name}": n
                for (label, name), n in self.attributes.items()
                if label in attributes and name not in attributes[label]
            },
            annotators={name: n for name, n in self.annotators.items() if name and name not in people},
            known_labels=tuple(attributes),
            known_relations=types,
            known_attributes=attributes,
            known_annotators=people,
        )
