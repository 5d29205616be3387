"""spaCy: a file of documents (DocBin) to train with; export only."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from annotator.domain.errors import Phrase
from annotator.domain.label import Scheme
from annotator.formats.api import AnnotatedArticle, Format, Lose, WriteOptions
from annotator.formats.docbin.checking import article_of
from annotator.formats.docbin.documents import documents_of
from annotator.formats.docbin.entities import tell_unseen
from annotator.formats.docbin.reading import contents
from annotator.formats.docbin.strings import number_of
from annotator.formats.docbin.writing import BinWriter
from annotator.formats.opening import name_of


class DocBinExporter:
    """Writes the documents one by one."""

    def carried(self, article: AnnotatedArticle, scheme: Scheme, lose: Lose) -> AnnotatedArticle:
        """Return the article, which is whole in the user data, and tell what spaCy itself does not see."""
        del scheme
        for layer in article.layers:
            tell_unseen(layer, article.text or "", lose)
        return article

    def write(
        self, articles: Iterable[AnnotatedArticle], target: Path, scheme: Scheme, options: WriteOptions
    ) -> None:
        """Write articles to a file."""
        del scheme, options
        with BinWriter(target) as writer:
            for article in articles:
                for document in documents_of(article, writer.strings):
                    writer.add(document)
            writer.save()


def _read(target: Path) -> Iterator[AnnotatedArticle]:
    with contents(target) as found:
        strings = {number_of(text): text for text in found.strings}
        for number, document in enumerate(found.documents, start=1):
            where = Phrase("{file}, document {number}", file=name_of(target), number=number)
            yield article_of(document, strings, where)


FORMAT = Format(
    name="spacy",
    title="spaCy DocBin",
    endings=(".spacy",),
    target="file",
    loses=(
        "annotations: those on white space alone are no entities; all are in the span groups",
        "overlaps: of annotations that overlap, the longest is an entity; all are in the span groups",
        "white space at edges: cut off from entities; the span groups have it",
        "fragments: each is a span of its own, with the same id",
        "relations: in the user data only",
        "attributes: in the user data only",
        "notes: in the user data only",
        "marks to discuss: in the user data only",
        "origins: in the user data only",
        "decisions: in the user data only",
    ),
    exporter=DocBinExporter(),
    check=lambda target: iter((_read(target),)),
)
