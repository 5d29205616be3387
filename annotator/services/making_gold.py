"""Making gold by hand: what a reviewer marks there themselves, and the gold set opened to be worked on."""

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet, Role
from annotator.domain.errors import NotFoundError
from annotator.domain.span import Span
from annotator.services.adjudicating import put_agreed
from annotator.services.annotating import annotate_in, opened
from annotator.services.comparing import compared
from annotator.services.gold_drafting import GoldDraft
from annotator.services.ports import Reading
from annotator.services.reading import OpenArticle
from annotator.services.touching_up import new_origin
from annotator.services.work import Work


def annotate_gold(work: Work, article: str, span: Span, label: str) -> Annotation:
    """Tag a stretch of an article (`uid`) with a label (`uid`) in the reviewer's gold.

    Where there is no gold yet it is made, with what all agree on.

    Raises:
        RefusedError: the gold is finished, or the span is not inside the article.
    """
    return annotate_in(work, opened_gold(work, article), span, label, new_origin(work))


def opened_gold(work: Work, article: str) -> AnnotationSet:
    """The reviewer's gold set on an article (`uid`), ready for changes.

    Raises:
        RefusedError: nobody is known to be working, or the gold is finished.
    """
    known = work.read.set_of(article, work.who, Role.GOLD) if work.who else None
    if known is not None:
        return opened(work, known)
    draft = GoldDraft(work, article)
    put_agreed(draft)
    draft.finish(even_if_empty=True)
    made = work.read.set_of(article, work.who, Role.GOLD)
    if made is None:
        raise NotFoundError("the gold of this article could not be made; try again")
    return made


def gold_to_edit(read: Reading, article: str, reviewer: str, key: str) -> tuple[OpenArticle, list[str]]:
    """A reviewer's gold of an article, and what of it (`uid`s) a disagreement (its key) has there.

    Raises:
        NotFoundError: there is no gold yet.
    """
    review = compared(read, article, reviewer)
    gold = review.gold_set
    if gold is None:
        raise NotFoundError("there is no gold on this article yet; decide something first")
    item = review.item(key)
    opened_article = OpenArticle(
        review.article,
        review.text,
        gold,
        review.gold,
        review.gold_relations,
        tuple(read.declined_of(gold.uid)),
    )
    return opened_article, [one.uid for one in item.gold] if item is not None else []
