"""Deciding many disagreements at once: by majority, or as one annotator has it; one undo step each."""

from collections.abc import Callable
from dataclasses import dataclass

from annotator.domain.annotation_set import CLOSED, Role
from annotator.domain.errors import RefusedError
from annotator.domain.review.adjudication import Resolution, Way
from annotator.domain.review.disagreement import Disagreement
from annotator.domain.review.made_decision import MAJORITY
from annotator.domain.review.majority import majority_of
from annotator.domain.review.review import State
from annotator.services.people import people
from annotator.services.progress import UNDISTURBED, Progress
from annotator.services.review.adjudicating import decide_in, put_agreed
from annotator.services.review.comparing import compared, done_sets
from annotator.services.review.gold_drafting import GoldDraft
from annotator.services.work import Work

Choose = Callable[[Disagreement], Resolution | None]
"""What is chosen for a disagreement; None leaves it open."""


def take_majority(work: Work, article: str, threshold: float) -> int:
    """Decide what at least a share of the annotators have alike, of what is open on an article (`uid`).

    Args:
        work: the piece of work.
        article: its `uid`.
        threshold: the share of those who are done, above 0 and at most 1.

    Returns:
        How many disagreements were decided.

    Raises:
        RefusedError: the gold is finished, or the share is none.
    """
    draft = GoldDraft(work, article, judging=False)
    put_agreed(draft)
    count = majority_in(draft, threshold)
    draft.finish()
    return count


def take_all_from(work: Work, article: str, annotator: str) -> int:
    """Decide what is open on an article (`uid`) as one annotator (`uid`) has it; return how many that were.

    Relations in which the annotator has no say stay open.

    Raises:
        RefusedError: the gold is finished, or the annotator is not done with the article.
    """
    draft = GoldDraft(work, article)
    if annotator not in draft.review.comparison.annotators:
        raise RefusedError("the annotator is not done with this article; choose one of those shown")
    put_agreed(draft)
    count = decide_open(draft, lambda one: _all_of(one, annotator))
    draft.finish()
    return count


def decide_open(draft: GoldDraft, choose: Choose, *, kind: str = "", rule: str = "") -> int:
    """Decide whatever is open and something is chosen for; annotations first, and relations after them.

    Args:
        draft: the piece of review work.
        choose: what is chosen for a disagreement.
        kind: what the decisions are called, where not after their way.
        rule: the rule by which they were made.
    """
    count = 0
    for of_relations in (False, True):
        draft.renew()
        for item in draft.standing.items:
            if item.state is not State.OPEN or item.disagreement.of_relations is not of_relations:
                continue
            chosen = choose(item.disagreement)
            if chosen is not None:
                decide_in(draft, item, chosen, kind=kind, rule=rule)
                count += 1
    return count


def majority_in(draft: GoldDraft, threshold: float) -> int:
    """Decide what enough annotators have alike, within a piece of review work.

    Raises:
        RefusedError: the share is none.
    """
    if not 0 < threshold <= 1:
        raise RefusedError("a majority is a share above 0 and at most 1; give one, 0.6 for instance")
    return decide_open(draft, lambda one: majority_of(one, threshold), kind=MAJORITY)


@dataclass(slots=True)
class Adjudicated:
    """What taking what is agreed came to in a whole project."""

    articles: int = 0
    """Articles with at least two done sets."""
    annotations: int = 0
    relations: int = 0
    """Put into gold."""
    decisions: int = 0
    """Disagreements decided by majority."""
    left: int = 0
    """Disagreements that still ask for a decision."""
    finished: int = 0
    """Articles left alone because the reviewer's gold there is finished."""


def adjudicate_all(
    work: Work, name: str, majority: float | None = None, progress: Progress = UNDISTURBED
) -> Adjudicated:
    """Put what is agreed into the gold of a reviewer (by name, made where new) in every article.

    Args:
        work: the piece of work; it becomes the reviewer's.
        name: the reviewer's.
        majority: the share of annotators whose version is taken where they differ; None: nobody's.
        progress: told how many articles are done.

    Raises:
        RefusedError: the name or the share is none.
        CancelledError: `progress` stopped it.
    """
    work.who = people.add(work, name).uid
    told = Adjudicated()
    articles = work.read.articles()
    for number, article in enumerate(articles):
        progress(number, len(articles))
        sets = work.read.sets_of(article.uid)
        if len(done_sets(sets)) < 2:
            continue
        told.articles += 1
        own = next((one for one in sets if one.role is Role.GOLD and one.annotator == work.who), None)
        if own is not None and own.status in CLOSED:
            told.finished += 1
            # Somebody may have changed their part since, so that something is to be decided again.
            told.left += compared(work.read, article.uid, work.who).left
            continue
        draft = GoldDraft(work, article.uid, judging=False)
        put_agreed(draft)
        if majority is not None:
            told.decisions += majority_in(draft, majority)
        written = draft.finish()
        told.annotations += written.annotations
        told.relations += written.relations
        told.left += sum(item.left for item in draft.standing.items)
    progress(len(articles), len(articles))
    return told


def _all_of(one: Disagreement, annotator: str) -> Resolution | None:
    if one.of_relations and not all(annotator in voters for voters in one.voters):
        return None
    return Resolution(Way.TAKEN, annotator)
