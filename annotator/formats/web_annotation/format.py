"""W3C Web Annotation as JSON-LD: a list of collections, one for each annotation set."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from annotator.domain.label import Scheme
from annotator.formats.api import AnnotatedArticle, Format, Lose, ReadOptions, Tell, WriteOptions
from annotator.formats.json.heads import member_of
from annotator.formats.json.reading import read_records
from annotator.formats.json_records.parts import dumped, layers_of
from annotator.formats.web_annotation.reading import WebRecords
from annotator.formats.web_annotation.writing import collection_of


class WebAnnotationImporter:
    """Reads collections, pages and single annotations, of this program and of others."""

    def recognises(self, path: Path, head: bytes) -> bool:
        """Whether the first record names the context of Web Annotation, or is an annotation with a target."""
        return member_of(path, head) == "web-annotation"

    def read(self, path: Path, options: ReadOptions, tell: Tell) -> Iterator[AnnotatedArticle]:
        """Read the articles; of other programs' annotations when the whole file has been seen."""
        records = WebRecords(path, options)
        yield from read_records(path, options, tell, records.record, records.rest)


class WebAnnotationExporter:
    """Writes a list of collections."""

    def carried(self, article: AnnotatedArticle, scheme: Scheme, lose: Lose) -> AnnotatedArticle:
        """Return the article: what the recommendation has no word for has one of ours."""
        del scheme, lose
        return article

    def write(
        self, articles: Iterable[AnnotatedArticle], target: Path, scheme: Scheme, options: WriteOptions
    ) -> None:
        """Write articles to a file."""
        del scheme, options
        with target.open("wb") as file:
            between = b"[\n"
            for article in articles:
                for layer in layers_of(article):
                    file.write(between + dumped(collection_of(article, layer), article))
                    between = b","
            file.write(b"]\n" if between == b"," else b"[]\n")


FORMAT = Format(
    name="web-annotation",
    title="W3C Web Annotation (JSON-LD)",
    endings=(".jsonld", ".json"),
    target="file",
    loses=(),
    importer=WebAnnotationImporter(),
    exporter=WebAnnotationExporter(),
    unseen=(
        "other programs show attributes, statuses and decisions only where they know our words for them",
    ),
)
