"""Argilla: a folder as its `Dataset.from_disk` reads it, with records and the settings of the dataset."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import orjson

from annotator.domain.label import Scheme
from annotator.formats.api import AnnotatedArticle, Format, WriteOptions
from annotator.formats.argilla.reading import article_of_record
from annotator.formats.argilla.writing import record_of, settings_of
from annotator.formats.json_records.family import RecordImporter, write_list
from annotator.formats.json_records.parts import dumped
from annotator.formats.keeping_all import KeepsAll

RECORDS, HIDDEN = "records.json", ".argilla"
_DATASET = {"name": "annotator", "status": "draft", "guidelines": None, "allow_extra_metadata": True}


class ArgillaExporter(KeepsAll):
    """Writes records and settings."""

    def write(
        self, articles: Iterable[AnnotatedArticle], target: Path, scheme: Scheme, options: WriteOptions
    ) -> None:
        """Write articles into a folder."""
        del options
        labels: set[str] = set()

        def records() -> Iterator[bytes]:
            for article in articles:
                labels.update(span.label for layer in article.layers for span in layer.spans)
                yield dumped(record_of(article), article)

        write_list(target / RECORDS, records())
        labels -= {label.name for label in scheme.labels}
        (target / HIDDEN).mkdir()
        (target / HIDDEN / "settings.json").write_bytes(orjson.dumps(settings_of(scheme, labels)))
        (target / HIDDEN / "dataset.json").write_bytes(orjson.dumps(_DATASET))


FORMAT = Format(
    name="argilla",
    title="Argilla records",
    endings=(".json",),
    target="folder",
    loses=(),
    importer=RecordImporter("argilla", article_of_record),
    exporter=ArgillaExporter(),
    unseen=(
        "Argilla itself takes an annotation of several fragments as one stretch",
        "Argilla itself does not show relations, attributes and notes (they come back here)",
    ),
)
