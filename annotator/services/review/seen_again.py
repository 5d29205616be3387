"""Keeps decisions as fresh as they were where the project itself changes what annotators have.

A label or an attribute that is renamed, and an entity that gets another name, change annotations of
everybody, in gold as well. Nobody changed their mind about them, so no decision goes stale by it.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet, Role
from annotator.domain.decision import Decision
from annotator.domain.review.disagreement import Side
from annotator.domain.review.made_decision import MadeDecision, made_decision
from annotator.domain.review.side_digest import digest_of
from annotator.services.work import Work

Own = Mapping[str, Mapping[str, Annotation]]
"""Annotations by the annotator's name and by id."""


@dataclass(frozen=True, slots=True)
class _Fresh:
    """A decision about annotations, and who (by name) has just what they had then."""

    decision: Decision
    made: MadeDecision
    names: tuple[str, ...]


@contextmanager
def seen_again(work: Work, sets: Iterable[str]) -> Iterator[None]:
    """Have decisions remember what annotators have after the block, where they were fresh before it.

    Args:
        work: the piece of work.
        sets: the annotation sets (`uid`s) that the block changes.
    """
    gold: dict[str, list[AnnotationSet]] = {}
    for one in work.read.gold_sets():
        gold.setdefault(one.article, []).append(one)
    changed = work.read.get_many(AnnotationSet, list(dict.fromkeys(sets))) if gold else []
    articles = dict.fromkeys(one.article for one in changed if one.article in gold)
    people = {person.uid: person.name for person in work.read.annotators()} if articles else {}
    fresh: dict[str, list[_Fresh]] = {}
    for article in articles:
        decisions = [each for one in gold[article] for each in work.read.decisions_of(one.uid)]
        if decisions:
            own = _own(work, article, people)
            asked = (_fresh(each, own) for each in decisions)
            fresh[article] = [found for found in asked if found is not None]
    yield
    for article, there in fresh.items():
        own = _own(work, article, people)
        work.change_many(Decision, [(each.decision, _renewed(each, own)) for each in there])


def _own(work: Work, article: str, people: Mapping[str, str]) -> Own:
    return {
        people[one.annotator]: {each.id: each for each in work.read.annotations_of(one.uid)}
        for one in work.read.sets_of(article)
        if one.role is Role.ANNOTATOR
    }


def _fresh(decision: Decision, own: Own) -> _Fresh | None:
    made = made_decision(decision)
    if made is None or made.relation:
        return None
    names = tuple(name for name, digest in made.seen.items() if _digest(made, name, own) == digest)
    return _Fresh(decision, made, names) if names else None


def _renewed(one: _Fresh, own: Own) -> Decision:
    made = one.made
    seen = {**made.seen, **{name: _digest(made, name, own) for name in one.names}}
    return replace(one.decision, body=replace(made, seen=seen).body()) if seen != made.seen else one.decision


def _digest(made: MadeDecision, name: str, own: Own) -> str:
    start = f"{name}/"
    ids = [ref.removeprefix(start) for ref in made.about if ref.startswith(start)]
    there = own.get(name, {})
    return digest_of(Side("", tuple(there[one] for one in ids if one in there)))
