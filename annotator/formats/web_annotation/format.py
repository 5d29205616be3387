"""W3C Web Annotation as JSON-LD: a list of collections, one for each annotation set."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from annotator.domain.label import Scheme
from annotator.formats.api import AnnotatedArticle, Format, ReadOptions, Tell, WriteOptions
from annotator.formats.json.heads import member_of
from annotator.formats.json.reading import read_records
from annotator.formats.json_records.family import write_list
from annotator.formats.json_records.parts import dumped, layers_of
from annotator.formats.keeping_all import KeepsAll
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


class WebAnnotationExporter(KeepsAll):
    """Writes a list of collections."""

    def write(
        self, articles: Iterable[AnnotatedArticle], target: Path, scheme: Scheme, options: WriteOptions
    ) -> None:
        """Write articles to a file."""
        del scheme, options
        collections = (
            dumped(collection_of(article, layer), article)
            for article in articles
            for layer in layers_of(article)
        )
        write_list(target, collections)


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
