"""Articles as tasks of Label Studio: an annotation for each set, a region for each annotation."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from annotator.domain.annotation_set import Role, Status
from annotator.domain.json_values import Json
from annotator.domain.label import Attribute, Scheme
from annotator.domain.span import outermost
from annotator.formats.api import AnnotatedArticle, Layer, RelationRecord, SpanRecord
from annotator.formats.json_records.parts import layer_keys, relation_keys, span_keys
from annotator.formats.label_studio.config import LABELS, TEXT, control_of, result_of, value_key


@dataclass(slots=True)
class Tasks:
    """The tasks of one file: their numbers, those of the annotators, and what the scheme lacks."""

    scheme: Scheme
    labels: set[str] = field(default_factory=set)
    """Labels in use."""
    relation_types: set[str] = field(default_factory=set)
    """Relation types in use."""
    _number: int = 0
    _annotations: int = 0
    _people: dict[str, int] = field(default_factory=dict)
    _attributes: dict[tuple[str, str], Attribute] = field(init=False)

    def __post_init__(self) -> None:
        self._attributes = {
            (label.name, attribute.name): attribute
            for label in self.scheme.labels
            for attribute in label.attributes
        }

    def task(self, article: AnnotatedArticle) -> dict[str, object]:
        """Make the task of an article.

        `predictions` stands before the text, so that a task is known for one however long its text is.
        """
        self._number += 1
        data: dict[str, object] = {} if article.id is None else {"article": article.id}
        if article.titled:
            data["title"] = article.title
        task: dict[str, object] = {
            "id": self._number,
            "predictions": [],
            "data": {**data, "text": article.text},
            "annotations": [self._annotation(layer, article.text or "") for layer in article.layers],
        }
        if article.meta:
            task["meta"] = article.meta
        if not article.layers:
            task |= layer_keys(None)
        return task

    def _annotation(self, layer: Layer, text: str) -> dict[str, object]:
        self._annotations += 1
        annotation: dict[str, object] = {"id": self._annotations}
        if layer.annotator is not None:
            number = self._people.setdefault(layer.annotator, len(self._people) + 1)
            annotation["completed_by"] = {"id": number, "email": layer.annotator}
        result: list[object] = []
        for span in layer.spans:
            result.extend(self._regions(span, text))
        result.extend(self._relation(relation) for relation in layer.relations)
        return {
            **annotation,
            "was_cancelled": layer.status is Status.SKIPPED,
            "ground_truth": layer.role is Role.GOLD,
            **layer_keys(layer, annotator=False),
            "result": result,
        }

    def _regions(self, span: SpanRecord, text: str) -> Iterator[dict[str, object]]:
        """The region with its label, then a result for each attribute that has a control."""
        self.labels.add(span.label)
        place = outermost(span.fragments)
        value: dict[str, object] = {"start": place.start, "end": place.end}
        shown: list[tuple[str, str, Json]] = []
        rest: dict[str, Json] = {}
        for name, given in span.attributes.items():
            # Without a name there is nothing by which a control could be called.
            attribute = self._attributes.get((span.label, name)) if name else None
            result = result_of(attribute, given) if attribute else None
            if result is None:
                rest[name] = given
            else:
                shown.append((name, *result))
        region: dict[str, object] = {
            "id": span.id,
            "from_name": LABELS,
            "to_name": TEXT,
            "type": "labels",
            "origin": "manual",
            "value": {**value, "text": place.of(text), "labels": [span.label]},
        }
        meta = _meta(
            span, rest, in_order=[name for name, _, _ in shown] + list(rest) == list(span.attributes)
        )
        yield {**region, "meta": meta} if meta else region
        for name, kind, given in shown:
            yield {
                "id": span.id,
                "from_name": control_of(span.label, name),
                "to_name": TEXT,
                "type": kind,
                "origin": "manual",
                "value": {**value, value_key(kind): given},
            }

    def _relation(self, relation: RelationRecord) -> dict[str, object]:
        self.relation_types.add(relation.type)
        entry: dict[str, object] = {} if relation.id is None else {"id": relation.id}
        return {
            **entry,
            "from_id": relation.source,
            "to_id": relation.target,
            "type": "relation",
            "direction": "right",
            "labels": [relation.type],
            **relation_keys(relation),
        }


def _meta(span: SpanRecord, rest: dict[str, Json], *, in_order: bool) -> dict[str, object]:
    """What Label Studio keeps with a region: its `text` is shown as a note, the other keys are ours."""
    meta = span_keys(span)
    meta.pop("attributes", None)
    if span.note:
        meta.pop("note")
        meta = {"text": [span.note], **meta}
    if rest:
        meta["attributes"] = rest
    if not in_order:
        meta["order"] = list(span.attributes)
    return meta
