"""Two names of one person become one: what either was to review, and what either said about it."""

from dataclasses import replace

from annotator.domain.annotation_set import AnnotationSet, Role
from annotator.services.work import Work


def merge_reviews(work: Work, source: str, target: str) -> None:
    """Hand assignments and remarks of one annotator (`uid`) over to another."""
    there = work.read.review_assignments()
    has = {one.article for one in there if one.reviewer == target}
    for assignment in there:
        if assignment.reviewer != source:
            continue
        if assignment.article in has:
            work.remove(assignment)
        else:
            work.put(replace(assignment, reviewer=target))
    for remark in work.read.remarks_by(source):
        work.put(replace(remark, who=target))


def gold_on(work: Work, article: str) -> list[AnnotationSet]:
    """The gold sets of an article (`uid`)."""
    return [one for one in work.read.sets_of(article) if one.role is Role.GOLD]
