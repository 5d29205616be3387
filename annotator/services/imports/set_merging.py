"""An annotation set from a file beside the one that is there: equal, new, different, kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.decision import Decision
from annotator.domain.errors import BadInputError, Phrase
from annotator.domain.ids import new_id
from annotator.domain.json_values import same
from annotator.domain.relation import Relation
from annotator.domain.span import Fragments
from annotator.formats.api import AnnotatedArticle, Finding, Layer, RelationRecord, SpanRecord, Tell
from annotator.formats.wording import shown
from annotator.services.imports.batch import Batch
from annotator.services.imports.places import place_of
from annotator.services.imports.relation_matching import Match, matched
from annotator.services.imports.scheme_growth import SchemeGrowth
from annotator.services.imports.tally import Tally
from annotator.services.work import Work


@dataclass(frozen=True, slots=True)
class Compared:
    """A set that is there beside the layer of a file that means it."""

    set: AnnotationSet
    layer: Layer
    annotations: Mapping[str, Annotation]
    """Those of the set, by id."""
    differing: frozenset[str]
    """The ids of those that the file has otherwise."""
    relations: tuple[Relation, ...]
    matches: tuple[Match, ...]
    """Which of them the relations of the file are."""


class SetMerging:
    """Fills new sets and merges into known ones, by annotation id."""

    def __init__(
        self,
        work: Work,
        batch: Batch,
        growth: SchemeGrowth,
        tally: Tally,
        tell: Tell,
        *,
        replace_differing: bool,
    ) -> None:
        self._work = work
        self._batch = batch
        self._growth = growth
        self._tally = tally
        self._tell = tell
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

    def compared(self, record: AnnotatedArticle, known: AnnotationSet, layer: Layer) -> Compared:
        """Lay a layer beside the set there is; nothing is written.

        Raises:
            BadInputError: naming the first annotation or relation that differs, unless `--replace`.
        """
        there = {annotation.id: annotation for annotation in self._work.read.annotations_of(known.uid)}
        names = self._growth.label_names
        differing: set[str] = set()
        for span in layer.spans:
            annotation = there.get(span.id)
            if annotation is not None and not _equal(annotation, span, names):
                if not self._replace:
                    raise _refused_annotation(record, layer, annotation, span, names)
                differing.add(span.id)
        relations = self._work.read.relations_of(known.uid)
        ids = {annotation.uid: annotation.id for annotation in there.values()}
        matches = matched(layer.relations, relations, ids, self._growth.type_names)
        if not self._replace:
            self._refuse_differing(record, layer, matches)
            if layer.status is not known.status:
                self._tell(
                    Finding(
                        place_of(record),
                        "the status of {annotator}'s work is {there} there and {here} in the file; "
                        "the one there was kept",
                        {
                            "annotator": layer.annotator,
                            "there": known.status.value,
                            "here": layer.status.value,
                        },
                    )
                )
        return Compared(known, layer, there, frozenset(differing), tuple(relations), tuple(matches))

    def merge(self, article: str, compared: Compared) -> None:
        """Bring a layer into the set there is of an article (`uid`); what differs is replaced."""
        known, layer = compared.set, compared.layer
        there = dict(compared.annotations)
        place = max((annotation.position for annotation in there.values()), default=0) + 1
        fresh: list[Annotation] = []
        for span in layer.spans:
            current = there.get(span.id)
            if current is None:
                there[span.id] = self._annotation(known.uid, span, place)
                fresh.append(there[span.id])
                place += 1
        self._batch.add(article, *fresh)
        self._tally.annotations_new += len(fresh)
        self._tally.annotations_known += len(layer.spans) - len(fresh) - len(compared.differing)
        self._replace_annotations(compared, there)
        self._batch.add(article, *self._new_relations(article, compared, there))
        self._batch.add(article, *self._new_decisions(known, layer))
        self._batch.flush_if_full()
        if self._replace:
            guideline = layer.guideline or known.guideline
            self._put(replace(known, status=layer.status, final=layer.final, guideline=guideline))

    def _refuse_differing(self, record: AnnotatedArticle, layer: Layer, matches: Iterable[Match]) -> None:
        for match in matches:
            if match.relation is not None and not match.equal:
                raise BadInputError(
                    "{where}: {annotator}'s relation {type} from {source} to {target} differs from the one "
                    "that is there; import with --replace to take the file's",
                    where=place_of(record),
                    annotator=shown(layer.annotator),
                    type=shown(match.record.type),
                    source=shown(match.record.source),
                    target=shown(match.record.target),
                )

    def _replace_annotations(self, compared: Compared, there: dict[str, Annotation]) -> None:
        """Give those that differ the file's values; they stay the same annotations, at the same place."""
        relabelled: set[str] = set()
        for span in compared.layer.spans:
            if span.id not in compared.differing:
                continue
            current = compared.annotations[span.id]
            made = self._annotation(current.set, span, current.position)
            origin = current.origin if span.origin is None else span.origin
            there[span.id] = replace(made, uid=current.uid, origin=origin)
            self._put(there[span.id])
            self._tally.annotations_replaced += 1
            if made.label != current.label:
                relabelled.add(current.uid)
        if relabelled:
            labels = {annotation.uid: annotation.label for annotation in there.values()}
            for relation in compared.relations:
                if relation.source in relabelled or relation.target in relabelled:
                    name = self._growth.type_names[relation.type]
                    self._growth.relation_type(name, labels[relation.source], labels[relation.target], {})

    def _new_relations(
        self, article: str, compared: Compared, there: dict[str, Annotation]
    ) -> list[Relation]:
        """The relations of a layer that the set lacks; with `--replace`, others are changed in place."""
        place = max((relation.position for relation in compared.relations), default=0) + 1
        fresh: list[Relation] = []
        for match in compared.matches:
            if match.relation is None:
                fresh.append(self._relation(compared.set.uid, match.record, place, there))
                place += 1
            elif not match.equal:
                # Its ends may be annotations that are new, too.
                self._batch.flush_if_holding(article)
                made = self._relation(compared.set.uid, match.record, match.relation.position, there)
                self._put(replace(made, uid=match.relation.uid))
                self._tally.relations_replaced += 1
        self._tally.relations_new += len(fresh)
        return fresh

    def _new_decisions(self, known: AnnotationSet, layer: Layer) -> list[Decision]:
        if not layer.decisions:
            return []
        present = self._work.read.decisions_of(known.uid)
        place = max((decision.position for decision in present), default=0) + 1
        bodies = [body for body in layer.decisions if not any(same(body, one.body) for one in present)]
        return [Decision(new_id(), known.uid, n, body) for n, body in enumerate(bodies, place)]

    def _put(self, entity: Annotation | Relation | AnnotationSet) -> None:
        """Change what is there; as part of an import it is a step of the project."""
        self._work.put(entity)
        owner = entity if isinstance(entity, AnnotationSet) else self._work.get(AnnotationSet, entity.set)
        self._work.touched([owner.article])

    def _annotation(self, set_uid: str, span: SpanRecord, place: int) -> Annotation:
        # By position, because this is done for every annotation and names cost more time.
        return Annotation(
            new_id(),
            set_uid,
            span.id,
            self._growth.label(span.label, span.attributes),
            span.fragments,
            place,
            span.attributes,
            span.note,
            span.discuss,
            span.origin,
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


def _equal(annotation: Annotation, span: SpanRecord, label_names: Mapping[str, str]) -> bool:
    """Whether an annotation is just what the file says; where it tells no origin, any will do."""
    return (
        annotation.fragments == span.fragments
        and label_names[annotation.label] == span.label
        and annotation.note == span.note
        and annotation.discuss == span.discuss
        and (annotation.attributes == span.attributes == {} or same(annotation.attributes, span.attributes))
        and (span.origin is None or same(annotation.origin, span.origin))
    )


def _refused_annotation(
    record: AnnotatedArticle,
    layer: Layer,
    annotation: Annotation,
    span: SpanRecord,
    label_names: Mapping[str, str],
) -> BadInputError:
    return BadInputError(
        "{where}: {annotator}'s annotation {id} differs from the one that is there ({what}); "
        "import with --replace to take the file's",
        where=place_of(record),
        annotator=shown(layer.annotator),
        id=shown(span.id),
        what=_difference(annotation, span, label_names),
    )


def _difference(annotation: Annotation, span: SpanRecord, label_names: Mapping[str, str]) -> str:
    """In what an annotation differs from a record of the same id."""
    label = label_names[annotation.label]
    if label != span.label:
        return Phrase("label {label} there, {other} in the file", label=shown(label), other=shown(span.label))
    if annotation.fragments != span.fragments:
        return Phrase(
            "span {there} there, {here} in the file",
            there=_in_words(annotation.fragments),
            here=_in_words(span.fragments),
        )
    if not same(annotation.attributes, span.attributes):
        return "attributes"
    if annotation.note != span.note:
        return "note"
    return "discuss mark" if annotation.discuss != span.discuss else "origin"


def _in_words(fragments: Fragments) -> str:
    """Fragments as a message shows them (code points)."""
    return " ".join(f"{one.start}-{one.end}" for one in fragments[:8]) + (" …" if len(fragments) > 8 else "")
