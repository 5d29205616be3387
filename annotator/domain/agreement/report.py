"""What a report on agreement shows of the counts of articles."""

from collections.abc import Sequence

from annotator.domain.agreement.figures import ALL
from annotator.domain.agreement.pictures import Pictures
from annotator.domain.agreement.table import ArticleTable

WORST = 20
"""Articles that are listed."""
PAIRS = 6
"""Up to so many pairs each has a picture of confused labels."""


def pictures_of(table: ArticleTable, versions: Sequence[str] = ()) -> Pictures:
    """All of it, over all annotators.

    Args:
        table: the counts.
        versions: of the guidelines, in their order.
    """
    pairs = table.pairs
    several = pairs if 1 < len(pairs) <= PAIRS else ()
    return Pictures(
        table.by_article()[:WORST],
        tuple(table.confusion(pair) for pair in (pairs if len(pairs) == 1 else (None, *several))),
        table.borders(),
        table.missing(),
        table.by_time(),
        table.by_guideline(order=versions),
        {label or ALL: table.pooled(None, label) for label in (*table.labels, None)},
    )
