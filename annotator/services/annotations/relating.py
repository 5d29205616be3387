"""Tying: what an annotator does to the relations of their own annotations."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import Role
from annotator.domain.declined_tie import DeclinedTie
from annotator.domain.errors import RefusedError
from annotator.domain.ids import new_id
from annotator.domain.label import RelationType
from annotator.domain.openness import SAID_BY
from annotator.domain.relation import Relation
from annotator.domain.ties.kinds import ABOUT
from annotator.domain.ties.proposing import ProposedTie, proposals
from annotator.domain.ties.tying import check_tie
from annotator.services.annotations.annotating import editable, editable_set
from annotator.services.work import Work


def tie(work: Work, source: str, target: str, type: str) -> Relation:
    """Tie two annotations (`uid`s) by a relation type (`uid`); it counts as declined no longer.

    Raises:
        RefusedError: the scheme does not allow it, it is there already, or the article is done.
    """
    start, end = editable(work, source), editable(work, target)
    scheme, kind = work.read.scheme(), work.get(RelationType, type)
    check_tie(scheme, kind, start, end, _needed(work, kind, start))
    position = work.read.next_position(Relation, start.set)
    relation = Relation(new_id(), start.set, None, type, source, target, position)
    work.put(relation)
    _wanted_again(work, start.set, type, source, target)
    return relation


def untie(work: Work, relation: str) -> None:
    """Take a relation (`uid`) away; the tie is not proposed again."""
    current = _editable_relation(work, relation)
    work.remove(current)
    _declined(work, current.set, current.type, current.source, current.target)


def accept(work: Work, ties: Sequence[ProposedTie]) -> list[Relation]:
    """Make relations of proposed ties, in their order; those that are there already are passed over.

    Raises:
        NotFoundError: an annotation is not there any more.
        RefusedError: the scheme does not allow one of them (any more), or the article is done.
    """
    uids = dict.fromkeys(uid for one in ties for uid in (one.source, one.target))
    ends = {one.uid: one for one in work.read.get_many(Annotation, list(uids))}
    sets: dict[str, _Set] = {}
    made: list[Relation] = []
    for one in ties:
        start = ends.get(one.source) or work.get(Annotation, one.source)
        end = ends.get(one.target) or work.get(Annotation, one.target)
        if start.set not in sets:
            sets[start.set] = _Set(work, editable_set(work, start.set).uid)
        relation = sets[start.set].accept(one, start, end)
        if relation is not None:
            work.put(relation)
            made.append(relation)
    return made


class _Set:
    """The relations of one annotation set while many more are made."""

    def __init__(self, work: Work, uid: str) -> None:
        self._work, self._uid, self._scheme = work, uid, work.read.scheme()
        self._kinds = {kind.uid: kind for kind in self._scheme.relation_types}
        self._at: dict[str, list[Relation]] = {}
        self._circular: list[Relation] = []
        self._position = 0
        for relation in work.read.relations_of(uid):
            self._note(relation)
        self._declined = {(one.type, one.source, one.target): one for one in work.read.declined_of(uid)}

    def accept(self, one: ProposedTie, start: Annotation, end: Annotation) -> Relation | None:
        """The relation to be made of a proposed tie; None where it is there."""
        there = self._at.get(one.source, [])
        if any((each.type, each.target) == (one.type, one.target) for each in there):
            return None
        kind = self._kinds.get(one.type) or self._work.get(RelationType, one.type)
        check_tie(self._scheme, kind, start, end, self._circular if kind.name == ABOUT else there)
        declined = self._declined.pop((one.type, one.source, one.target), None)
        if declined is not None:
            self._work.remove(declined)
        relation = Relation(new_id(), self._uid, None, one.type, one.source, one.target, self._position + 1)
        self._note(relation)
        return relation

    def _note(self, relation: Relation) -> None:
        self._at.setdefault(relation.source, []).append(relation)
        kind = self._kinds.get(relation.type)
        if kind is not None and kind.name == ABOUT:
            self._circular.append(relation)
        self._position = max(self._position, relation.position)


def accept_all(work: Work, article: str) -> list[Relation]:
    """Make relations of everything that is proposed in one's own set on an article (`uid`)."""
    own = work.read.set_of(article, work.who, Role.ANNOTATOR)
    if own is None:
        return []
    found = proposals(
        work.read.scheme(),
        work.read.text(article),
        work.read.annotations_of(own.uid),
        work.read.relations_of(own.uid),
        work.read.declined_of(own.uid),
    )
    return accept(work, found)


def decline(work: Work, ties: Iterable[ProposedTie]) -> None:
    """Note that proposed ties are not wanted; declining again changes nothing."""
    for one in ties:
        _declined(work, editable(work, one.source).set, one.type, one.source, one.target)


def swap_speaker(work: Work, claim: str, speaker: str, instead_of: str = "") -> Relation:
    """Say that a claim (`uid`) is said by a speaker (`uid`), instead of by another one, which is declined.

    Args:
        work: the piece of work.
        claim: the claim.
        speaker: who says it.
        instead_of: the speaker (`uid`) whom it was said by, or who was proposed; may be empty.

    Raises:
        RefusedError: the scheme has no `said-by`, it does not allow this one, or the article is done.
    """
    start, end = editable(work, claim), editable(work, speaker)
    scheme = work.read.scheme()
    kind = scheme.relation_type_named(SAID_BY)
    if kind is None:
        raise RefusedError("the label scheme has no relation type “{name}”", name=SAID_BY)
    at_claim = work.read.relations_at(claim)
    current = next(
        (one for one in at_claim if (one.type, one.source, one.target) == (kind.uid, claim, instead_of)), None
    )
    check_tie(scheme, kind, start, end, (one for one in at_claim if one != current))
    if instead_of:
        _declined(work, start.set, kind.uid, claim, instead_of)
    if current is None:
        return tie(work, claim, speaker, kind.uid)
    changed = replace(current, target=speaker)
    work.put(changed)
    _wanted_again(work, start.set, kind.uid, claim, speaker)
    return changed


def set_type(work: Work, relation: str, type: str) -> Relation:
    """Give a relation (`uid`) another type (`uid`); attributes that the type knows too are kept.

    Raises:
        RefusedError: the scheme does not allow it, it is there already, or the article is done.
    """
    current = _editable_relation(work, relation)
    if current.type == type:
        return current
    kind = work.get(RelationType, type)
    start, end = work.get(Annotation, current.source), work.get(Annotation, current.target)
    check_tie(work.read.scheme(), kind, start, end, _needed(work, kind, start))
    known = {attribute.name for attribute in kind.attributes}
    kept = {name: value for name, value in current.attributes.items() if name in known}
    changed = replace(current, type=type, attributes=kept)
    work.put(changed)
    return changed


def _editable_relation(work: Work, uid: str) -> Relation:
    current = work.get(Relation, uid)
    editable_set(work, current.set)
    return current


def _needed(work: Work, kind: RelationType, source: Annotation) -> list[Relation]:
    """The relations that are to be looked at before a new one: a circle may go through all of the set."""
    return work.read.relations_of(source.set) if kind.name == ABOUT else work.read.relations_at(source.uid)


def _declined(work: Work, set: str, type: str, source: str, target: str) -> None:
    if not _found_declined(work, set, type, source, target):
        position = work.read.next_position(DeclinedTie, set)
        work.put(DeclinedTie(new_id(), set, type, source, target, position))


def _wanted_again(work: Work, set: str, type: str, source: str, target: str) -> None:
    for one in _found_declined(work, set, type, source, target):
        work.remove(one)


def _found_declined(work: Work, set: str, type: str, source: str, target: str) -> list[DeclinedTie]:
    wanted = type, source, target
    return [one for one in work.read.declined_of(set) if (one.type, one.source, one.target) == wanted]
