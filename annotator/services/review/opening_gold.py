"""A reviewer's gold as a page that is worked on needs it."""

from annotator.domain.errors import NotFoundError
from annotator.services.ports.reading import Reading
from annotator.services.reading import OpenArticle
from annotator.services.review.comparing import compared


def gold_to_edit(read: Reading, article: str, reviewer: str, key: str) -> tuple[OpenArticle, list[str]]:
    """A reviewer's gold of an article (`uid`s), and what of it (`uid`s) a disagreement (its key) has there.

    Raises:
        NotFoundError: there is no gold yet.
    """
    review = compared(read, article, reviewer)
    gold = review.gold_set
    if gold is None:
        raise NotFoundError("there is no gold on this article yet; decide something first")
    item = review.item(key)
    opened = OpenArticle(
        review.article,
        review.text,
        gold,
        review.gold,
        review.gold_relations,
        tuple(read.declined_of(gold.uid)),
    )
    return opened, [one.uid for one in item.gold] if item is not None else []
