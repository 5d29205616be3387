"""An annotation set from a file beside the one that is there: equal, new, different, kept."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.decision import Decision
from annotator.domain.errors import BadInputError, Phrase
from annotator.domain.ids import new_id
from annotator.domain.json_values import same
from annotator.domain.relation import Relation
from annotator.formats.api import AnnotatedArticle, Layer, RelationRecord, SpanRecord
from annotator.services.batch import Batch
from annotator.services.relation_matching import Match, matched
from annotator.services.scheme_growth import SchemeGrowth
from annotator.services.tally import Tally
from annotator.services.work import Work


class SetMerging:
    """Fills new sets and merges into known ones, by annotation id."""

    def __init__(
        self, work: Work, batch: Batch, growth: SchemeGrowth, tally: Tally, *, replace_differing: bool
    ) -> None:
        self._work = work
        self._batch = batch
        self._growth = growth
        self._tally = tally
        self._replace = replace_differing

    def fill(self, article: str, made: AnnotationSet, layer: Layer) -> None:
        """Put everything of a layer into a new set of an article (`uid`)."""
        annotations = [self._annotation(made.uid, span, n) for n, span in enumerate(layer.spans, 1)]
        by_id = {annotation.id: annotation for annotation in annotations}
        relations = [self._relation(made.uid, r, n, by_id) for n, r in enumerate(layer.relations, 1)]
        decisions = [Decision(new_id(), made.uid, n, body) for n, body in enumerate(layer.decisions, 1)]
        self._batch.add(article, *annotations, *relations, *decisions)
        self._batch.flush_if_full()
        self._tally.annotations_new += len(annotations)
        self._tally.relations_new += len(relations)

    def check(self, record: AnnotatedArticle, article: str, annotator: str, layer: Layer) -> None:
        """Refuse a layer that contradicts the set there is, before anything of the article is written.

        Raises:
            BadInputError: naming the first annotation or relation that differs.
        """
        if self._replace or not article or not annotator:
            return
        self._batch.flush_if_holding(article)
        known = self._work.read.set_of(article, annotator, layer.role)
        if known is None:
            return
        there = {annotation.id: annotation for annotation in self._work.read.annotations_of(known.uid)}
        for span in layer.spans:
            annotation = there.get(span.id)
            what = _difference(annotation, span, self._growth.label_names) if annotation else ""
            if what:
                raise BadInputError(
                    "{where}: {annotator}'s annotation {id} differs from the one that is there ({what}); "
                    "import with --replace to take the file's",
                    where=record.where,
                    annotator=layer.annotator,
                    id=span.id,
                    what=what,
                )
        for match in self._relations(known, layer, there):
            if match.relation is not None and not match.equal:
                raise BadInputError(
                    "{where}: {annotator}'s relation {type} from {source} to {target} differs from the one "
                    "that is there; import with --replace to take the file's",
                    where=record.where,
                    annotator=layer.annotator,
                    type=match.record.type,
                    source=match.record.source,
                    target=match.record.target,
                )

    def merge(self, article: str, known: AnnotationSet, layer: Layer) -> None:
        """Bring a layer into a set that is there; `check` has passed, or `--replace` was asked for."""
        there = {annotation.id: annotation for annotation in self._work.read.annotations_of(known.uid)}
        place = max((annotation.position for annotation in there.values()), default=0) + 1
        fresh: list[Annotation] = []
        for span in layer.spans:
            current = there.get(span.id)
            if current is None:
                made = self._annotation(known.uid, span, place)
                place += 1
                fresh.append(made)
                there[span.id] = made
            elif _difference(current, span, self._growth.label_names):
                changed = replace(self._annotation(known.uid, span, current.position), uid=current.uid)
                self._work.put(changed)
                there[span.id] = changed
                self._tally.annotations_replaced += 1
            else:
                self._tally.annotations_known += 1
        self._tally.annotations_new += len(fresh)
        relations = self._new_relations(known, layer, there)
        decisions = self._new_decisions(known, layer)
        if fresh or relations or decisions:
            self._batch.add(article, *fresh, *relations, *decisions)
            self._batch.flush()
        if self._replace:
            guideline = layer.guideline or known.guideline
            self._work.put(replace(known, status=layer.status, final=layer.final, guideline=guideline))

    def _relations(self, known: AnnotationSet, layer: Layer, there: dict[str, Annotation]) -> Iterator[Match]:
        return matched(
            layer.relations,
            self._work.read.relations_of(known.uid),
            {annotation.uid: annotation.id for annotation in there.values()},
            self._growth.type_names,
        )

    def _new_relations(
        self, known: AnnotationSet, layer: Layer, there: dict[str, Annotation]
    ) -> list[Relation]:
        """The relations of a layer that the set lacks; with `--replace`, others are changed in place."""
        place = self._work.read.next_position(Relation, known.uid)
        fresh: list[Relation] = []
        for match in self._relations(known, layer, there):
            if match.relation is None:
                fresh.append(self._relation(known.uid, match.record, place, there))
                place += 1
            elif not match.equal:
                made = self._relation(known.uid, match.record, match.relation.position, there)
                self._work.put(replace(made, uid=match.relation.uid))
        self._tally.relations_new += len(fresh)
        return fresh

    def _new_decisions(self, known: AnnotationSet, layer: Layer) -> list[Decision]:
        present = self._work.read.decisions_of(known.uid)
        place = max((decision.position for decision in present), default=0) + 1
        bodies = [body for body in layer.decisions if not any(same(body, one.body) for one in present)]
        return [Decision(new_id(), known.uid, n, body) for n, body in enumerate(bodies, place)]

    def _annotation(self, set_uid: str, span: SpanRecord, place: int) -> Annotation:
        return Annotation(
            uid=new_id(),
            set=set_uid,
            id=span.id,
            label=self._growth.label(span.label, span.attributes),
            fragments=span.fragments,
            position=place,
            attributes=span.attributes,
            note=span.note,
            discuss=span.discuss,
            origin=span.origin,
        )

    def _relation(
        self, set_uid: str, record: RelationRecord, place: int, ends: dict[str, Annotation]
    ) -> Relation:
        source, target = ends[record.source], ends[record.target]
        kind = self._growth.relation_type(record.type, source.label, target.label, record.attributes)
        return Relation(
            uid=new_id(),
            set=set_uid,
            id=record.id,
            type=kind,
            source=source.uid,
            target=target.uid,
            position=place,
            attributes=record.attributes,
            note=record.note,
        )


def _difference(annotation: Annotation, span: SpanRecord, label_names: Mapping[str, str]) -> str:
    """In what an annotation differs from a record of the same id; empty where it does not."""
    label = label_names[annotation.label]
    there, here = annotation.extent, span.fragments
    if label != span.label:
        return Phrase("label {label} there, {other} in the file", label=label, other=span.label)
    if annotation.fragments != here:
        return Phrase(
            "span {there} there, {here} in the file",
            there=f"{there.start}-{there.end}",
            here=f"{here[0].start}-{here[-1].end}",
        )
    for what, differs in (
        ("attributes", not same(annotation.attributes, span.attributes)),
        ("note", annotation.note != span.note),
        ("discuss mark", annotation.discuss != span.discuss),
        ("origin", span.origin is not None and not same(annotation.origin, span.origin)),
    ):
        if differs:
            return what
    return ""
