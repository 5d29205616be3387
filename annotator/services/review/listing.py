"""Every disagreement of a project in the words of other programs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet, Role
from annotator.domain.article import Article
from annotator.domain.label import Scheme
from annotator.domain.relation import Relation
from annotator.domain.review.disagreement import compare
from annotator.domain.review.review import Item, Standing, State
from annotator.formats.api import RelationRecord, SpanRecord
from annotator.services.ports.reading import Reading
from annotator.services.progress import UNDISTURBED, Progress
from annotator.services.review.comparing import contents_of, decisions_in, done_sets, names_in


@dataclass(frozen=True, slots=True)
class ListedSide:
    """What one annotator has of a disagreement."""

    spans: tuple[SpanRecord, ...]
    relations: tuple[RelationRecord, ...]
    ends: tuple[SpanRecord, ...] = ()
    """Of relations what they may go to; `spans` are then what they start from."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One disagreement; labels, people and annotations by the names that files have for them."""

    article: str
    """The article's id."""
    text: str
    item: Item
    label: str
    sides: Mapping[str, ListedSide]
    """By the annotator's name; everybody who is done with the article."""
    decision: dict[str, object] | None
    """As in native JSONL; with `"stale": true` where somebody changed their part since."""


def listed(read: Reading, progress: Progress = UNDISTURBED) -> Iterator[Listed]:
    """The disagreements of all articles that two or more are done with, in reading order.

    The decisions are those of the final gold, or of the first where none is final.

    Raises:
        CancelledError: `progress` stopped it.
    """
    scheme = read.scheme()
    people = {person.uid: person.name for person in read.annotators()}
    articles = read.articles()
    for number, article in enumerate(articles):
        if number % 20 == 0:
            progress(number, len(articles))
        yield from _of_article(read, article, scheme, people)
    progress(len(articles), len(articles))


def _of_article(
    read: Reading, article: Article, scheme: Scheme, people: Mapping[str, str]
) -> Iterator[Listed]:
    sets = read.sets_of(article.uid)
    done = done_sets(sets)
    if len(done) < 2:
        return
    contents = contents_of(read, done)
    gold = _gold_of(sets)
    standing = Standing(
        compare(contents),
        names_in(scheme, people),
        decisions_in(read, gold),
        read.annotations_of(gold.uid) if gold is not None else [],
    )
    if not standing.items:
        return
    text = read.text(article.uid)
    labels = {label.uid: label.name for label in scheme.labels}
    types = {kind.uid: kind.name for kind in scheme.relation_types}
    ids = {one.uid: one.id for content in contents for one in content.annotations}
    for item in standing.items:
        # Of relations only where they start: the list stays in reading order, whatever they go to.
        ends = frozenset[str]().union(*item.disagreement.ends.values())
        sides = {
            people[side.annotator]: ListedSide(
                tuple(_span(one, labels) for one in side.annotations if one.uid not in ends),
                tuple(_relation(one, ids, types) for one in side.relations),
                tuple(_span(one, labels) for one in side.annotations if one.uid in ends),
            )
            for side in item.disagreement.sides
        }
        yield Listed(article.id, text, item, labels[item.disagreement.label], sides, _decision(item))


def _gold_of(sets: list[AnnotationSet]) -> AnnotationSet | None:
    gold = [one for one in sets if one.role is Role.GOLD]
    return next((one for one in gold if one.final), gold[0] if gold else None)


def _decision(item: Item) -> dict[str, object] | None:
    made = item.decision
    if made is None or made.decision is None or not isinstance(made.decision.body, dict):
        return None
    told: dict[str, object] = dict(made.decision.body)
    return {**told, "stale": True} if item.state is State.STALE else told


def _span(one: Annotation, labels: Mapping[str, str]) -> SpanRecord:
    return SpanRecord(
        one.id, labels[one.label], one.fragments, one.attributes, one.note, one.discuss, one.origin
    )


def _relation(one: Relation, ids: Mapping[str, str], types: Mapping[str, str]) -> RelationRecord:
    return RelationRecord(ids[one.source], ids[one.target], types[one.type], one.id, one.attributes, one.note)
