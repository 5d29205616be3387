"""Removing articles from a project: everything on them goes, and a tombstone of each says why."""

from collections.abc import Sequence

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.article import Article, ArticleText
from annotator.domain.change import Entity
from annotator.domain.decision import Decision
from annotator.domain.declined_tie import DeclinedTie
from annotator.domain.errors import RefusedError
from annotator.domain.ids import new_id
from annotator.domain.relation import Relation
from annotator.domain.remark import Remark
from annotator.domain.review_assignment import ReviewAssignment
from annotator.domain.text import canonical
from annotator.domain.tombstone import Tombstone
from annotator.services.work import Work
from annotator.services.workspace import now

LONGEST = 1000
"""Code points of a reason."""
_IN_SETS: tuple[type[Entity], ...] = (Relation, DeclinedTie, Decision, Annotation)
"""What lies in an annotation set; what points at something else, before that."""


def remove(work: Work, articles: Sequence[str], why: str) -> None:
    """Remove articles (`uid`s) with everybody's work on them; each leaves a tombstone. Undo brings all back.

    Raises:
        RefusedError: there is no reason, or it is too long.
        NotFoundError: one of them is not there any more.
    """
    why = " ".join(canonical(why).split())
    if not why:
        raise RefusedError("say why the article is removed; who meets it later will want to know")
    if len(why) > LONGEST:
        raise RefusedError("the reason may have {most} characters; shorten it", most=LONGEST)
    for uid in dict.fromkeys(articles):
        _remove(work, uid, why)


def _remove(work: Work, article: str, why: str) -> None:
    gone = work.get(Article, article)
    sets = work.read.sets_of(article)
    uids = [one.uid for one in sets]
    for kind in _IN_SETS:
        _remove_all(work, kind, uids)
    _remove_all(work, ReviewAssignment, [article])
    _remove_all(work, Remark, [article])
    work.change_many(AnnotationSet, [(one, None) for one in sets])
    work.remove(work.get(ArticleText, article))
    work.remove(gone)
    position = work.read.next_position(Tombstone)
    work.put(Tombstone(new_id(), gone.id, gone.title, gone.sha256, position, now(), work.who, why))


def _remove_all(work: Work, kind: type[Entity], parents: list[str]) -> None:
    found = [one for those in work.read.children(kind, parents).values() for one in those]
    work.change_many(kind, [(one, None) for one in found])
