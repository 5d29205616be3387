"""Annotators: adding, renaming, and merging two names of one person."""

from dataclasses import replace

from annotator.domain.annotation_set import AnnotationSet, Status
from annotator.domain.annotator import Annotator
from annotator.domain.decision import Decision
from annotator.domain.errors import RefusedError
from annotator.domain.ids import new_id
from annotator.domain.json_values import same
from annotator.services.ports import Reading
from annotator.services.work import Work


def named(read: Reading, name: str) -> Annotator | None:
    """The annotator of that name."""
    return next((person for person in read.annotators() if person.name == name), None)


def add(work: Work, name: str) -> Annotator:
    """Return the annotator of that name, made where there is none.

    Raises:
        RefusedError: the name is empty.
    """
    name = _proper(name)
    person = named(work.read, name)
    if person is None:
        person = Annotator(new_id(), name, work.read.next_position(Annotator))
        work.put(person)
    return person


def rename(work: Work, annotator: str, name: str) -> Annotator:
    """Give an annotator (`uid`) another name.

    Raises:
        RefusedError: the name is empty or somebody else's.
    """
    name = _proper(name)
    other = named(work.read, name)
    if other is not None and other.uid != annotator:
        raise RefusedError("there is a {name} already; merge the two if they are one person", name=name)
    changed = replace(work.get(Annotator, annotator), name=name)
    work.put(changed)
    return changed


def merge(work: Work, source: str, target: str) -> None:
    """Make everything that one annotator (`uid`) did another's (`uid`), and remove the emptied name.

    Where both worked on an article, the target's set takes in what it does not have yet; annotations
    that are equal in both (label, fragments, attributes) become one, and a status of done falls back
    to in-progress where the other set was not done.

    Raises:
        RefusedError: both are the same.
    """
    if source == target:
        raise RefusedError("these are one annotator already; choose two")
    work.get(Annotator, target)
    for one_set in work.read.sets_by(source):
        there = work.read.set_of(one_set.article, target, one_set.role)
        if there is None:
            work.put(replace(one_set, annotator=target))
        else:
            _pour(work, one_set, there)
            work.remove(one_set)
    work.remove(work.get(Annotator, source))


def _pour(work: Work, source: AnnotationSet, target: AnnotationSet) -> None:
    """Move the contents of one set into another, equal annotations becoming one."""
    present = work.read.annotations_of(target.uid)
    taken = {annotation.id for annotation in present}
    next_place = max((annotation.position for annotation in present), default=0) + 1
    stands_for: dict[str, str] = {}
    relations = work.read.relations_of(source.uid)
    moved = False
    for relation in relations:
        work.remove(relation)
    for annotation in work.read.annotations_of(source.uid):
        equal = next(
            (
                other
                for other in present
                if (other.label, other.fragments) == (annotation.label, annotation.fragments)
                and same(other.attributes, annotation.attributes)
            ),
            None,
        )
        work.remove(annotation)
        if equal is not None:
            stands_for[annotation.uid] = equal.uid
            if annotation.note and annotation.note != equal.note:
                work.put(replace(equal, note="\n".join(filter(None, (equal.note, annotation.note)))))
            continue
        fresh = new_id()
        work.put(
            replace(
                annotation,
                uid=fresh,
                id=fresh if annotation.id in taken else annotation.id,
                set=target.uid,
                position=next_place,
            )
        )
        stands_for[annotation.uid] = fresh
        next_place += 1
        moved = True
    known = {(r.source, r.target, r.type) for r in work.read.relations_of(target.uid)}
    ids = {r.id for r in work.read.relations_of(target.uid)}
    place = max((r.position for r in work.read.relations_of(target.uid)), default=0) + 1
    for relation in relations:
        ends = stands_for[relation.source], stands_for[relation.target]
        if (*ends, relation.type) in known:
            continue
        kept_id = None if relation.id in ids else relation.id
        work.put(
            replace(
                relation,
                uid=new_id(),
                id=kept_id,
                set=target.uid,
                source=ends[0],
                target=ends[1],
                position=place,
            )
        )
        place += 1
        moved = True
    place = work.read.next_position(Decision, target.uid)
    for decision in work.read.decisions_of(source.uid):
        work.remove(decision)
        work.put(replace(decision, uid=new_id(), set=target.uid, position=place))
        place += 1
    if moved and target.status is Status.DONE and source.status is not Status.DONE:
        work.put(replace(target, status=Status.IN_PROGRESS))


def _proper(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise RefusedError("an annotator needs a name; type one")
    if len(name) > 80:
        raise RefusedError("the name is too long; take one of at most 80 characters")
    return name
