"""Deciding many disagreements alike, by a rule or as another one was decided: first shown, then done."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from annotator.domain.annotation_set import CLOSED, AnnotationSet, Role
from annotator.domain.errors import NotFoundError, RefusedError
from annotator.domain.review.adjudication import Draft, Resolution, Way, resolve
from annotator.domain.review.disagreement import Disagreement
from annotator.domain.review.made_decision import MAJORITY, MadeDecision
from annotator.domain.review.review import Item, State
from annotator.domain.review.rules import Rule, chosen_by
from annotator.domain.review.same_phrase import phrase_of, same_resolution
from annotator.services.ports.reading import Reading
from annotator.services.progress import UNDISTURBED, Progress
from annotator.services.review.adjudicating import decide_in, put_agreed
from annotator.services.review.comparing import Review, compared
from annotator.services.review.gold_drafting import GoldDraft, check_may_review
from annotator.services.work import Work

AS_BEFORE = "same-phrase"
"""What decisions tell as their rule that were made as another one."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One disagreement and how it would be decided."""

    article: str
    """The article's `uid`."""
    title: str
    text: str
    """The article's."""
    item: Item
    resolution: Resolution
    drafts: tuple[Draft, ...]
    """What would go to gold."""

    @property
    def key(self) -> str:
        """The disagreement's."""
        return self.item.disagreement.key


@dataclass(frozen=True, slots=True)
class Scope:
    """Where to look for what can be decided alike."""

    articles: tuple[str, ...] = ()
    """Articles (`uid`s); empty: all that two or more are done with."""
    label: str = ""
    """Only disagreements of this label (`uid`)."""


EVERYWHERE = Scope()


def by_rule(
    read: Reading, rule: Rule, reviewer: str, scope: Scope = EVERYWHERE, progress: Progress = UNDISTURBED
) -> list[Proposal]:
    """What a rule would decide of what a reviewer (`uid`) has open; nothing is changed.

    Articles that the reviewer may not review, or whose gold is finished, are passed over.

    Raises:
        CancelledError: `progress` stopped it.
    """
    return [
        proposal
        for review in _reviews(read, reviewer, scope, progress)
        for proposal in _by_rule(review, rule, scope)
    ]


def as_decided(
    read: Reading,
    article: str,
    key: str,
    reviewer: str,
    scope: Scope = EVERYWHERE,
    progress: Progress = UNDISTURBED,
) -> list[Proposal]:
    """Where the same phrase is open in the same way, and what the same decision makes of it.

    Args:
        read: one state of the project.
        article: the article (`uid`) of the disagreement that was decided.
        key: the disagreement's.
        reviewer: the reviewer's `uid`.
        scope: where to look.
        progress: told how many articles are looked through.

    Raises:
        NotFoundError: the disagreement is not there, not decided, or decided in a way of its own.
        CancelledError: `progress` stopped it.
    """
    model = _model(compared(read, article, reviewer), key)
    return [
        proposal
        for review in _reviews(read, reviewer, scope, progress)
        for proposal in _alike(review, model, scope)
    ]


def apply(work: Work, proposals: Iterable[Proposal], rule: Rule | str = AS_BEFORE) -> int:
    """Decide those of the proposals that are still open and as they were; return how many that were.

    Args:
        work: the piece of work; all of it is one step.
        proposals: those that were not taken off the list.
        rule: by which they were found.

    Raises:
        RefusedError: a gold is finished meanwhile, or the reviewer may not review an article.
    """
    by_article: dict[str, dict[str, Proposal]] = {}
    for proposal in proposals:
        by_article.setdefault(proposal.article, {})[proposal.key] = proposal
    count = 0
    for article, wanted in by_article.items():
        draft = GoldDraft(work, article)
        put_agreed(draft)
        for item in draft.standing.items:
            found = wanted.get(item.disagreement.key)
            if found is not None and item.state is State.OPEN and _same(item, found.item):
                decide_in(draft, item, found.resolution, rule=str(rule))
                count += 1
        draft.finish()
    return count


@dataclass(frozen=True, slots=True)
class _Model:
    """The decision that others are to be like."""

    disagreement: Disagreement
    resolution: Resolution
    text: str
    phrase: object


def _model(review: Review, key: str) -> _Model:
    item = review.item(key)
    if item is None or item.decision is None:
        raise NotFoundError("nothing is decided here yet; decide it, then the same phrase elsewhere")
    resolution = resolution_of(item.decision, item.disagreement, review.people)
    phrase = phrase_of(item.disagreement, review.text)
    if resolution is None or phrase is None:
        raise NotFoundError("this decision holds for its own place only; decide the others one by one")
    return _Model(item.disagreement, resolution, review.text, phrase)


def resolution_of(
    made: MadeDecision, disagreement: Disagreement, people: Mapping[str, str]
) -> Resolution | None:
    """What was chosen, from what a decision tells; None where it cannot be chosen elsewhere.

    Args:
        made: the decision.
        disagreement: what it is about.
        people: names of annotators by `uid`.
    """
    if made.kind not in {way.value for way in Way} | {MAJORITY} or made.kind in {Way.OWN, Way.LATER}:
        return None
    if made.kind not in {Way.TAKEN, MAJORITY}:
        return Resolution(Way(made.kind))
    there = {people[side.annotator]: side.annotator for side in disagreement.sides}
    facets = {choice.facet: there[choice.annotator] for choice in made.facets if choice.annotator in there}
    return Resolution(Way.TAKEN, next(iter(facets.values())), facets) if facets else None


def _reviews(read: Reading, reviewer: str, scope: Scope, progress: Progress) -> Iterable[Review]:
    wanted = scope.articles or _queued(read)
    for number, article in enumerate(wanted):
        progress(number, len(wanted))
        gold = next((one for one in read.sets_of(article) if _is_own_gold(one, reviewer)), None)
        if gold is not None and gold.status in CLOSED:
            continue
        review = compared(read, article, reviewer)
        try:
            check_may_review(read, review, reviewer)
        except RefusedError:
            continue
        yield review
    progress(len(wanted), len(wanted))


def _queued(read: Reading) -> Sequence[str]:
    done = Counter(one.article for one in read.done_sets())
    return [article.uid for article in read.articles() if done[article.uid] > 1]


def _is_own_gold(one: AnnotationSet, reviewer: str) -> bool:
    return one.role is Role.GOLD and one.annotator == reviewer


def _open(review: Review, scope: Scope) -> Iterable[Item]:
    return (
        item
        for item in review.items
        if item.state is State.OPEN and scope.label in {"", item.disagreement.label}
    )


def _by_rule(review: Review, rule: Rule, scope: Scope) -> Iterable[Proposal]:
    for item in _open(review, scope):
        resolution = chosen_by(rule, item.disagreement, review.text)
        if resolution is not None:
            yield _proposal(review, item, resolution)


def _alike(review: Review, model: _Model, scope: Scope) -> Iterable[Proposal]:
    for item in _open(review, scope):
        if phrase_of(item.disagreement, review.text) != model.phrase:
            continue
        resolution = same_resolution(
            model.disagreement, model.resolution, model.text, item.disagreement, review.text
        )
        if resolution is not None:
            yield _proposal(review, item, resolution)


def _proposal(review: Review, item: Item, resolution: Resolution) -> Proposal:
    drafts = resolve(item.disagreement, resolution)
    return Proposal(review.article.uid, review.article.title, review.text, item, resolution, drafts)


def _same(one: Item, other: Item) -> bool:
    return one.disagreement == other.disagreement
