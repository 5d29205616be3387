"""An article as a reviewer sees it: who differs in what, what was decided, and what is in gold."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet, Role, Status
from annotator.domain.article import Article
from annotator.domain.errors import NotFoundError
from annotator.domain.label import Scheme
from annotator.domain.relation import Relation
from annotator.domain.review.blinding import letters_for
from annotator.domain.review.disagreement import Comparison, SetContent
from annotator.domain.review.made_decision import MadeDecision, made_decision
from annotator.domain.review.review import Item, Names, Standing, State
from annotator.services.ports.reading import Reading
from annotator.services.review.keeping_comparisons import compared_contents


@dataclass(frozen=True, slots=True)
class Review:
    """Everything that the review of one article shows."""

    article: Article
    text: str
    scheme: Scheme
    people: Mapping[str, str]
    """Names of annotators by `uid`."""
    contents: tuple[SetContent, ...]
    """The sets that are compared, in order."""
    comparison: Comparison
    gold_set: AnnotationSet | None
    """The reviewer's gold set, once there is one."""
    gold: tuple[Annotation, ...]
    gold_relations: tuple[Relation, ...]
    standing: Standing
    """What of the comparison is decided."""
    letters: Mapping[str, str] = field(default_factory=dict)
    """For reviewing without names: `A`, `B` and so on by annotator (`uid`), in the order of the letters."""
    of_gold: bool = False
    """Whether it is the gold of several reviewers that is compared."""
    own_side: str = ""
    """The reviewer (`uid`), where their own gold is one of those that are compared."""

    @property
    def items(self) -> tuple[Item, ...]:
        """The disagreements and how far each is, in reading order."""
        return self.standing.items

    @property
    def left(self) -> int:
        """How many disagreements still ask for a decision."""
        return sum(item.left for item in self.items)

    @property
    def agreed_in_gold(self) -> int:
        """How many annotations that all have alike are in gold."""
        return sum(one.key in self.standing.gold for one in self.comparison.agreed)

    def item(self, key: str) -> Item | None:
        """The disagreement of that key."""
        return next((one for one in self.items if one.disagreement.key == key), None)

    def walk(self) -> tuple[Item, ...]:
        """What still asks for a decision, annotations first and then relations; what was put off, last."""
        return tuple(
            sorted(
                (item for item in self.items if item.left),
                key=lambda item: (item.state is State.LATER, item.disagreement.of_relations),
            )
        )


def compared(read: Reading, article: str, reviewer: str, *, of_gold: bool = False) -> Review:
    """The review of an article by a reviewer.

    Args:
        read: one state of the project.
        article: the article's `uid`.
        reviewer: the reviewer's `uid`; empty: as if nobody had decided anything.
        of_gold: compare the gold of several reviewers, as far as it is finished, instead of the work of
            annotators. One's own counts as soon as nothing is left to decide in it.

    Raises:
        NotFoundError: the article is not there any more.
    """
    found = read.get(Article, article)
    if found is None:
        raise NotFoundError("the article is not there any more; it was removed")
    sets = read.sets_of(article)
    chosen_role = Role.GOLD if of_gold else Role.ANNOTATOR
    chosen = _golds(read, article, sets, reviewer) if of_gold else done_sets(sets)
    contents = contents_of(read, chosen)
    gold = next((one for one in sets if one.role is Role.GOLD and one.annotator == reviewer), None)
    annotations = read.annotations_of(gold.uid) if gold is not None else []
    relations = read.relations_of(gold.uid) if gold is not None else []
    scheme = read.scheme()
    people = {person.uid: person.name for person in read.annotators()}
    comparison = compared_contents(contents)
    own_side = reviewer if of_gold and gold in chosen else ""
    made = decisions_in(read, gold)
    return Review(
        found,
        read.text(article),
        scheme,
        people,
        tuple(contents),
        comparison,
        gold,
        tuple(annotations),
        tuple(relations),
        Standing(
            comparison,
            names_in(scheme, people),
            made,
            annotations,
            own_side,
        ),
        letters_for(read.project().uid, article, (one.annotator for one in sets if one.role is chosen_role)),
        of_gold,
        own_side,
    )


def done_sets(sets: Sequence[AnnotationSet]) -> list[AnnotationSet]:
    """Of the sets of an article those that are compared: annotators' that are done, in order."""
    return [one for one in sets if one.role is Role.ANNOTATOR and one.status is Status.DONE]


def _golds(read: Reading, article: str, sets: Sequence[AnnotationSet], reviewer: str) -> list[AnnotationSet]:
    """Of the sets of an article the gold that is compared: what is finished, and one's own.

    One's own only where all is decided in it: what somebody makes to settle the differences of others is
    no side of them.
    """
    golds = [one for one in sets if one.role is Role.GOLD]
    chosen = [one for one in golds if one.status is Status.DONE]
    own = next((one for one in golds if one.annotator == reviewer), None)
    if own is not None and own not in chosen and chosen and not compared(read, article, reviewer).left:
        return [one for one in golds if one in chosen or one is own]
    return chosen


def contents_of(read: Reading, sets: Sequence[AnnotationSet]) -> list[SetContent]:
    """Annotation sets with all that is in them."""
    return [
        SetContent(one, tuple(read.annotations_of(one.uid)), tuple(read.relations_of(one.uid)))
        for one in sets
    ]


def names_in(scheme: Scheme, people: Mapping[str, str]) -> Names:
    """What people and relation types are called in decisions."""
    return Names(people, {kind.uid: kind.name for kind in scheme.relation_types})


def decisions_in(read: Reading, gold: AnnotationSet | None) -> list[MadeDecision]:
    """What was decided in a gold set, oldest first; decisions that cannot be told here are left out."""
    if gold is None:
        return []
    made = (made_decision(one) for one in read.decisions_of(gold.uid))
    return [one for one in made if one is not None]
