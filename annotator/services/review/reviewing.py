"""Reviewing as work to be shared out: who reviews what, when it is finished, whose gold is final."""

from collections.abc import Sequence
from dataclasses import replace

from annotator.domain.annotation_set import Role
from annotator.domain.annotator import Annotator
from annotator.domain.article import Article
from annotator.domain.errors import NotFoundError, RefusedError
from annotator.domain.ids import new_id
from annotator.domain.review_assignment import ReviewAssignment
from annotator.domain.review_settings import ReviewSettings
from annotator.domain.text import canonical
from annotator.services.work import Work

LONGEST = 200
"""Characters of a reason."""


def assign(work: Work, articles: Sequence[str], reviewer: str) -> None:
    """Have somebody (`uid`) review articles (`uid`s), beside those who are to already."""
    work.get(Annotator, reviewer)
    there = {(one.article, one.reviewer) for one in work.read.review_assignments()}
    for article in dict.fromkeys(articles):
        if (article, reviewer) not in there:
            work.get(Article, article)
            position = work.read.next_position(ReviewAssignment, article)
            work.put(ReviewAssignment(new_id(), article, reviewer, position))


def unassign(work: Work, articles: Sequence[str], reviewer: str = "") -> None:
    """Have somebody (`uid`; empty: anybody) review articles (`uid`s) no longer; what was decided stays."""
    wanted = set(articles)
    for one in work.read.review_assignments():
        if one.article in wanted and reviewer in {"", one.reviewer}:
            work.remove(one)


def make_final(work: Work, article: str, reviewer: str) -> None:
    """Have a reviewer's (`uid`) gold of an article (`uid`) be the one that counts, and no other.

    Raises:
        NotFoundError: there is no gold of theirs.
    """
    sets = [one for one in work.read.sets_of(article) if one.role is Role.GOLD]
    if all(one.annotator != reviewer for one in sets):
        raise NotFoundError("there is no gold of this reviewer on the article; choose another one")
    # First the one that gives way: two are final at no time.
    for one in sorted(sets, key=lambda each: each.annotator == reviewer):
        work.put(replace(one, final=one.annotator == reviewer))


def settle_reviewing(
    work: Work, *, own_work: bool | None = None, reasons: Sequence[str] | None = None
) -> ReviewSettings:
    """Settle how the project is reviewed; what is None stays as it is.

    Args:
        work: the piece of work.
        own_work: whether somebody may review articles that they annotated themselves.
        reasons: reasons for decisions to choose from; blank ones and those named twice are left out.

    Raises:
        RefusedError: a reason is too long.
    """
    current = work.read.review_settings()
    kept = current.reasons
    if reasons is not None:
        cleaned = (" ".join(canonical(one).split()) for one in reasons)
        kept = tuple(dict.fromkeys(one for one in cleaned if one))
        if any(len(one) > LONGEST for one in kept):
            raise RefusedError("a reason is too long; take at most {most} characters", most=LONGEST)
    changed = replace(current, own_work=current.own_work if own_work is None else own_work, reasons=kept)
    if changed != current:
        work.put(changed)
    return changed
