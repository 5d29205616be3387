"""Two names of one person become one: what either did is kept, and what both did alike becomes one."""

from dataclasses import replace

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet, Role, Status
from annotator.domain.annotator import Annotator
from annotator.domain.decision import Decision
from annotator.domain.declined_tie import DeclinedTie
from annotator.domain.errors import RefusedError
from annotator.domain.json_values import JsonObject, same, to_text
from annotator.domain.relation import Relation
from annotator.domain.span import Fragments
from annotator.services.people.merging_reviews import gold_on, merge_reviews
from annotator.services.people.renaming_recipes import rename_person_in_recipes
from annotator.services.people.renaming_reviews import rename_in_gold
from annotator.services.work import Work

Place = tuple[str, Fragments]
"""A label (`uid`) and the fragments it stands on."""
Tie = tuple[str, str, str]
"""The two ends (`uid`s) of a relation and its type (`uid`)."""

_OPENNESS = (Status.FLAGGED, Status.IN_PROGRESS, Status.DONE, Status.SKIPPED, Status.NEW)
"""The first of two statuses in this order is that of both together."""


def merge(work: Work, source: str, target: str) -> None:
    """Make everything that one annotator (`uid`) did another's (`uid`), and remove the emptied name.

    Where both worked on an article, the target's set takes in what it does not have yet. Annotations
    that are equal in both (label, fragments, attributes) become one, each standing for one other only;
    so do relations between the same ends. Notes of both are kept, and so are marks for discussion.
    Origins and decisions in gold, and recipes, name the target from then on.
    Times are added and passes united; they are no part of history, so an undo leaves them with the target:
    what each of the two names had before is not known any more, and nothing is lost or counted twice.

    Raises:
        RefusedError: both are the same.
    """
    if source == target:
        raise RefusedError("these are one annotator already; choose two")
    kept = work.get(Annotator, target)
    emptied = work.get(Annotator, source)
    for own in work.read.sets_by(source):
        there = work.read.set_of(own.article, target, own.role)
        if there is None:
            work.put(replace(own, annotator=target))
        else:
            ids = _pour(work, own, there)
            if own.role is Role.ANNOTATOR:
                rename_in_gold(work, emptied.name, kept.name, gold_on(work, own.article), ids)
    rename_in_gold(work, emptied.name, kept.name, work.read.gold_sets())
    rename_person_in_recipes(work, emptied.name, kept.name)
    merge_reviews(work, source, target)
    work.remove(emptied)
    work.read.hand_over(source, target)


def _pour(work: Work, source: AnnotationSet, target: AnnotationSet) -> dict[str, str]:
    """Move the contents of one set into another; return what its annotations are called there."""
    before = work.read.annotations_of(source.uid)
    stands_for, spare = _pour_annotations(work, source, target)
    _pour_relations(work, source, target, stands_for)
    _pour_decisions(work, source, target)
    _pour_declined(work, source, target, stands_for)
    for annotation in spare:
        work.remove(annotation)
    work.remove(source)
    work.put(_as_one(source, target))
    names = {one.uid: one.id for one in work.read.annotations_of(target.uid)}
    return {one.id: names[stands_for.get(one.uid, one.uid)] for one in before}


def _pour_annotations(
    work: Work, source: AnnotationSet, target: AnnotationSet
) -> tuple[dict[str, str], list[Annotation]]:
    """Move annotations; return which of the target stands for which (`uid`s), and those to be removed."""
    free: dict[Place, list[Annotation]] = {}
    ids: set[str] = set()
    for annotation in work.read.annotations_of(target.uid):
        free.setdefault((annotation.label, annotation.fragments), []).append(annotation)
        ids.add(annotation.id)
    place = work.read.next_position(Annotation, target.uid)
    stands_for: dict[str, str] = {}
    spare: list[Annotation] = []
    for annotation in work.read.annotations_of(source.uid):
        candidates = free.get((annotation.label, annotation.fragments), [])
        equal = next((one for one in candidates if _alike(one, annotation)), None)
        if equal is not None:
            candidates.remove(equal)
            stands_for[annotation.uid] = equal.uid
            spare.append(annotation)
            work.put(
                replace(
                    equal,
                    note=_both(equal.note, annotation.note),
                    discuss=equal.discuss or annotation.discuss,
                    origin=annotation.origin if equal.origin is None else equal.origin,
                )
            )
            continue
        name = annotation.uid if annotation.id in ids else annotation.id
        work.put(replace(annotation, id=name, set=target.uid, position=place))
        ids.add(name)
        place += 1
    return stands_for, spare


def _pour_relations(
    work: Work, source: AnnotationSet, target: AnnotationSet, stands_for: dict[str, str]
) -> None:
    had = work.read.relations_of(target.uid)
    free: dict[Tie, list[Relation]] = {}
    for relation in had:
        free.setdefault((relation.source, relation.target, relation.type), []).append(relation)
    ids = {relation.id for relation in had}
    place = work.read.next_position(Relation, target.uid)
    for relation in work.read.relations_of(source.uid):
        start = stands_for.get(relation.source, relation.source)
        end = stands_for.get(relation.target, relation.target)
        candidates = free.get((start, end, relation.type), [])
        equal = next((one for one in candidates if same(one.attributes, relation.attributes)), None)
        if equal is not None:
            candidates.remove(equal)
            work.remove(relation)
            name = relation.id if equal.id is None and relation.id not in ids else equal.id
            work.put(replace(equal, id=name, note=_both(equal.note, relation.note)))
        else:
            name = None if relation.id in ids else relation.id
            work.put(replace(relation, id=name, set=target.uid, source=start, target=end, position=place))
            place += 1
        ids.add(name)


def _pour_decisions(work: Work, source: AnnotationSet, target: AnnotationSet) -> None:
    known = {to_text(decision.body) for decision in work.read.decisions_of(target.uid)}
    place = work.read.next_position(Decision, target.uid)
    for decision in work.read.decisions_of(source.uid):
        if to_text(decision.body) in known:
            work.remove(decision)
        else:
            work.put(replace(decision, set=target.uid, position=place))
            place += 1


def _pour_declined(
    work: Work, source: AnnotationSet, target: AnnotationSet, stands_for: dict[str, str]
) -> None:
    """What either did not want proposed is proposed to nobody any more."""
    place = work.read.next_position(DeclinedTie, target.uid)
    for declined in work.read.declined_of(source.uid):
        start = stands_for.get(declined.source, declined.source)
        end = stands_for.get(declined.target, declined.target)
        work.put(replace(declined, set=target.uid, source=start, target=end, position=place))
        place += 1


def _as_one(source: AnnotationSet, target: AnnotationSet) -> AnnotationSet:
    """The target's set as it is when both are one; what was left open under either name is open."""
    status = min(source.status, target.status, key=_OPENNESS.index)
    reasons = [one.reason for one in (target, source) if one.status is status]
    return replace(
        target,
        status=status,
        reason=_both(*reasons) if len(reasons) > 1 else reasons[0],
        final=target.final or source.final,
        guideline=target.guideline or source.guideline,
    )


def _alike(one: Annotation, other: Annotation) -> bool:
    """Whether two annotations on the same place say the same, and came from the same where both tell."""
    origins: tuple[JsonObject | None, ...] = (one.origin, other.origin)
    return same(one.attributes, other.attributes) and (None in origins or same(*origins))


def _both(one: str, other: str) -> str:
    """Two notes as one, without saying anything twice."""
    return "\n".join(dict.fromkeys(note for note in (one, other) if note))
