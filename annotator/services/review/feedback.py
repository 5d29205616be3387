"""Back to the annotators: somebody's own marks against the final gold, by kind of mistake, with reasons."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from annotator.domain.annotation_set import AnnotationSet, Role, Status
from annotator.domain.review.disagreement import Disagreement, Kind, SetContent, compare
from annotator.domain.review.made_decision import MadeDecision
from annotator.services.ports.reading import Reading
from annotator.services.progress import UNDISTURBED, Progress
from annotator.services.review.comparing import contents_of, decisions_in
from annotator.services.review.remarking import Thread, threads_about, threads_on


class Mistake(StrEnum):
    """In what somebody's mark is other than gold."""

    MISSED = "missed"
    """Gold has an annotation there, and they have none."""
    SURPLUS = "surplus"
    """They have one, and gold has none."""
    BOUNDARY = "boundary"
    LABEL = "label"
    ATTRIBUTE = "attribute"
    SPLIT = "split"
    RELATION = "relation"


@dataclass(frozen=True, slots=True)
class Point:
    """One place where somebody's marks and gold differ."""

    article: str
    """The article's `uid`."""
    title: str
    text: str
    """The article's."""
    mistakes: tuple[Mistake, ...]
    difference: Disagreement
    """The two sides: theirs first, then gold."""
    decision: MadeDecision | None
    """What the reviewer decided about their marks there, with reason and note."""
    threads: tuple[Thread, ...] = ()
    """What was said about it."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """Somebody's marks against gold."""

    points: tuple[Point, ...]
    """In the order of the articles and of reading."""
    right: int
    """How many of their annotations gold has just so."""
    annotations: int
    """How many they made in the articles that are looked at."""
    articles: int
    """How many articles they are done with that have finished, final gold."""

    @property
    def by_mistake(self) -> Mapping[Mistake, tuple[Point, ...]]:
        """The points by kind of mistake, the kind with most first; a point of two kinds is in both."""
        counts = Counter(mistake for point in self.points for mistake in point.mistakes)
        return {
            mistake: tuple(point for point in self.points if mistake in point.mistakes)
            for mistake, _ in counts.most_common()
        }


def feedback_for(
    read: Reading, annotator: str, articles: Sequence[str] = (), progress: Progress = UNDISTURBED
) -> Feedback:
    """Lay the marks of an annotator beside finished, final gold; nobody else's marks are told.

    Args:
        read: one state of the project.
        annotator: whose marks (`uid`).
        articles: which articles (`uid`s); empty: all.
        progress: told how many articles are compared.

    Raises:
        CancelledError: `progress` stopped it.
    """
    gold = {one.article: one for one in read.gold_sets() if one.final and one.status is Status.DONE}
    own = [
        one
        for one in read.sets_by(annotator)
        if one.role is Role.ANNOTATOR
        and one.status is Status.DONE
        and one.article in gold
        and (not articles or one.article in articles)
    ]
    titles = {article.uid: article.title for article in read.articles()} if own else {}
    points: list[Point] = []
    right = annotations = 0
    for number, one in enumerate(own):
        progress(number, len(own))
        theirs, golden = contents_of(read, [one, gold[one.article]])
        compared = compare([theirs, _as_of_nobody(golden)])
        right += len(compared.agreed)
        annotations += len(theirs.annotations)
        if compared.disagreements:
            points += _points(read, one, gold[one.article], compared.disagreements, titles[one.article])
    progress(len(own), len(own))
    return Feedback(tuple(points), right, annotations, len(own))


def _as_of_nobody(gold: SetContent) -> SetContent:
    """Gold as a side of its own, also where its reviewer is the annotator."""
    owner = gold.set
    return SetContent(
        AnnotationSet(owner.uid, owner.article, "", owner.role, owner.status, owner.position),
        gold.annotations,
        gold.relations,
    )


def _points(
    read: Reading,
    own: AnnotationSet,
    gold: AnnotationSet,
    differences: Sequence[Disagreement],
    title: str,
) -> list[Point]:
    text = read.text(own.article)
    name = next(person.name for person in read.annotators() if person.uid == own.annotator)
    decisions = decisions_in(read, gold)
    by_gold = {one: made for made in decisions for one in made.to}
    by_ref = {(ref, bool(made.relation)): made for made in decisions for ref in made.about}
    threads = threads_on(read, own.article)
    found = []
    for one in differences:
        mine, golden = one.sides
        made = next((by_gold[each.id] for each in golden.annotations if each.id in by_gold), None)
        for each in mine.annotations:
            made = by_ref.get((f"{name}/{each.id}", one.of_relations), made)
        kinds = tuple(_mistake(kind, one) for kind in one.types)
        found.append(Point(own.article, title, text, kinds, one, made, threads_about(one, threads)))
    return found


def _mistake(kind: Kind, one: Disagreement) -> Mistake:
    if kind is Kind.MISSING:
        return Mistake.SURPLUS if one.sides[0].annotations else Mistake.MISSED
    return Mistake(kind.value)
