"""Counting what an export holds, article by article, for its datasheet."""

from collections import Counter
from dataclasses import dataclass, field

from annotator.domain.annotation_set import Role
from annotator.domain.json_values import to_text
from annotator.domain.licence import LICENCE
from annotator.domain.texts.language import LANGUAGES
from annotator.formats.api import AnnotatedArticle, Layer
from annotator.services.ledger.reading import is_day

_LICENCES = (LICENCE, "license")
_SOURCES = ("source", "publisher")


@dataclass(slots=True)
class Census:
    """Sums over articles; nothing of a single article is kept."""

    articles: int = 0
    bare: int = 0
    """Articles without any annotation set."""
    textless: int = 0
    points: Counter[int] = field(default_factory=Counter)
    """Lengths of texts in code points."""
    licences: Counter[str] = field(default_factory=Counter)
    """Articles by licence; empty where none is said."""
    languages: Counter[str] = field(default_factory=Counter)
    sources: Counter[str] = field(default_factory=Counter)
    dated: int = 0
    """Articles that say when they were published."""
    first: str = ""
    """The first day, month or year of publication; empty where none is said."""
    last: str = ""
    sets: Counter[tuple[str, str]] = field(default_factory=Counter)
    """By role and status."""
    annotators: dict[str, int] = field(default_factory=dict)
    """Annotations by person, but for gold."""
    reviewers: dict[str, int] = field(default_factory=dict)
    """Annotations in gold by person."""
    labels: dict[str, Counter[str]] = field(default_factory=dict)
    """Annotations by label, of `annotators` and of `gold`."""
    attributes: Counter[str] = field(default_factory=Counter)
    """Annotations by `label.attribute`."""
    relations: Counter[str] = field(default_factory=Counter)
    guidelines: Counter[str] = field(default_factory=Counter)
    """Sets by version of the guidelines; empty where none was saved."""
    fragmented: int = 0
    discussed: int = 0

    def add(self, article: AnnotatedArticle) -> None:
        """Count an article as it was selected."""
        self.articles += 1
        self.bare += not article.layers
        if article.text is None:
            self.textless += 1
        else:
            self.points[len(article.text)] += 1
        meta = article.meta
        for counter, keys in (
            (self.licences, _LICENCES),
            (self.languages, LANGUAGES),
            (self.sources, _SOURCES),
        ):
            said = next((meta[key] for key in keys if meta.get(key)), "")
            counter[said if isinstance(said, str) else to_text(said)] += 1
        published = meta.get("published")
        # Whatever else stands there is no day, and would be the first or the last of them.
        if isinstance(published, str) and is_day(published := published[:10]):
            self.dated += 1
            self.first = min(self.first or published, published)
            self.last = max(self.last, published)
        for layer in article.layers:
            self._layer(layer)

    def _layer(self, layer: Layer) -> None:
        role = "gold" if layer.role is Role.GOLD else "annotators"
        self.sets[role, layer.status.value] += 1
        self.guidelines[layer.guideline or ""] += 1
        name = layer.annotator or ""
        people = self.reviewers if layer.role is Role.GOLD else self.annotators
        people[name] = people.get(name, 0) + len(layer.spans)
        labels = self.labels.setdefault(role, Counter())
        for span in layer.spans:
            labels[span.label] += 1
            self.fragmented += len(span.fragments) > 1
            self.discussed += span.discuss
            for attribute in span.attributes:
                self.attributes[f"{span.label}.{attribute}"] += 1
        for relation in layer.relations:
            self.relations[relation.type] += 1

    @property
    def median_length(self) -> int:
        """The median of the lengths of texts in code points, the lower of the two in the middle."""
        left = (sum(self.points.values()) + 1) // 2
        for length, n in sorted(self.points.items()):
            left -= n
            if left <= 0:
                return length
        return 0
