"""What exporters share whose format has a place for everything, be it beside what its own readers look at."""

from annotator.domain.label import Scheme
from annotator.formats.api import AnnotatedArticle, Lose


class KeepsAll:
    """The part of an exporter that says what its format cannot carry: nothing."""

    def carried(self, article: AnnotatedArticle, scheme: Scheme, lose: Lose) -> AnnotatedArticle:
        """Return the article as it is."""
        del scheme, lose
        return article
