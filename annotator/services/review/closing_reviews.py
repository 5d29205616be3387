"""Closing a review: gold is done when nothing is left to decide, and protected until it is reopened."""

from dataclasses import replace

from annotator.domain.annotation_set import AnnotationSet, Role, Status
from annotator.domain.errors import RefusedError
from annotator.services.review.adjudicating import put_agreed
from annotator.services.review.comparing import compared
from annotator.services.review.gold_drafting import GoldDraft
from annotator.services.work import Work


def finish(work: Work, article: str) -> AnnotationSet:
    """Say that the reviewer's gold of an article (`uid`) is done; what all agree on goes into it before.

    Raises:
        RefusedError: something is still to be decided, or fewer than two annotators are done.
    """
    review = compared(work.read, article, work.who)
    if len(review.contents) < 2:
        raise RefusedError("fewer than two annotators are done with the article; there is nothing to review")
    if review.left:
        raise RefusedError("{n} disagreements are still open; decide them first", n=review.left)
    draft = GoldDraft(work, article)
    put_agreed(draft)
    draft.finish()
    gold = work.read.set_of(article, work.who, Role.GOLD)
    if gold is None:
        # Nobody marked anything, and all agree on that.
        gold = draft.new_set()
    closed = replace(gold, status=Status.DONE, reason="")
    work.put(closed)
    return closed


def reopen(work: Work, article: str) -> AnnotationSet:
    """Let the reviewer's gold of an article (`uid`) be changed again.

    Raises:
        RefusedError: there is no gold of this reviewer.
    """
    gold = work.read.set_of(article, work.who, Role.GOLD) if work.who else None
    if gold is None:
        raise RefusedError("there is no gold of yours on this article; decide something first")
    opened = replace(gold, status=Status.IN_PROGRESS)
    work.put(opened)
    return opened
