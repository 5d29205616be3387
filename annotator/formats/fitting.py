"""Whether annotations that came without their text fit the text that was found for them."""

from itertools import repeat

from annotator.domain.errors import BadInputError
from annotator.domain.span import text_of
from annotator.formats.api import AnnotatedArticle
from annotator.formats.jsonl.spans import refuse_text
from annotator.formats.wording import shown


def check_fits(article: AnnotatedArticle, text: str) -> None:
    """Check what a reader could not: that no annotation is beyond the text (code points) or has other words.

    Raises:
        BadInputError: naming the first annotation that does.
    """
    for number, layer in enumerate(article.layers):
        quotes = article.quotes[number] if article.quotes else repeat((article.where, ""))
        for span, (where, said) in zip(layer.spans, quotes, strict=False):
            if span.fragments[-1].end > len(text):
                raise BadInputError(
                    "{where}, article {article}: the annotation {id} of {annotator} is out of range: it ends"
                    " at {end}, and the text has {length} code points; correct the offsets",
                    where=where,
                    article=shown(article.id or article.title),
                    id=shown(span.id),
                    annotator=shown(layer.annotator or "nobody"),
                    end=span.fragments[-1].end,
                    length=len(text),
                )
            if said and said != (found := text_of(span.fragments, text)):
                refuse_text(span, said, found, where)
