"""Whether annotations that came without their text fit the text that was found for them."""

from annotator.domain.errors import BadInputError
from annotator.formats.api import AnnotatedArticle
from annotator.formats.wording import shown


def check_fits(article: AnnotatedArticle, text: str) -> None:
    """Check what a reader could not: that no annotation goes beyond the text (code points).

    Raises:
        BadInputError: naming the first annotation that does.
    """
    for layer in article.layers:
        for span in layer.spans:
            if span.fragments[-1].end > len(text):
                raise BadInputError(
                    "{where}, article {article}: the annotation {id} of {annotator} is out of range: it ends"
                    " at {end}, and the text has {length} code points; correct the offsets",
                    where=article.where,
                    article=shown(article.id or article.title),
                    id=shown(span.id),
                    annotator=shown(layer.annotator or "nobody"),
                    end=span.fragments[-1].end,
                    length=len(text),
                )
