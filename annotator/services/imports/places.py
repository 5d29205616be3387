"""Where an article of a source stands, as messages about it say."""

from annotator.domain.errors import Phrase
from annotator.formats.api import AnnotatedArticle
from annotator.formats.wording import shown


def place_of(record: AnnotatedArticle) -> str:
    """File, line and article: `corpus.jsonl, line 3, article a1`."""
    name = record.id or record.title
    return (
        Phrase("{place}, article {article}", place=record.where, article=shown(name))
        if name
        else record.where
    )
