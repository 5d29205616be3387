"""Argilla: a folder as its `Dataset.from_disk` reads it, with records and the settings of the dataset."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import orjson

from annotator.domain.label import Scheme
from annotator.formats.api import AnnotatedArticle, Format, Lose, ReadOptions, Tell, WriteOptions
from annotator.formats.argilla.reading import article_of_record
from annotator.formats.argilla.writing import record_of, settings_of
from annotator.formats.json.heads import member_of
from annotator.formats.json.reading import read_records
from annotator.formats.json_records.parts import dumped

RECORDS, HIDDEN = "records.json", ".argilla"
_DATASET = {"name": "annotator", "status": "draft", "guidelines": None, "allow_extra_metadata": True}


class ArgillaImporter:
    """Reads the records of a dataset of Argilla 2."""

    def recognises(self, path: Path, head: bytes) -> bool:
        """Whether the first record has fields with responses or suggestions."""
        return member_of(path, head) == "argilla"

    def read(self, path: Path, options: ReadOptions, tell: Tell) -> Iterator[AnnotatedArticle]:
        """Read the articles one by one, each with the responses of its users as sets."""
        yield from read_records(path, options, tell, article_of_record)


class ArgillaExporter:
    """Writes records and settings."""

    def carried(self, article: AnnotatedArticle, scheme: Scheme, lose: Lose) -> AnnotatedArticle:
        """Return the article: what Argilla has no place for stands in the metadata of its record."""
        del scheme, lose
        return article

    def write(
        self, articles: Iterable[AnnotatedArticle], target: Path, scheme: Scheme, options: WriteOptions
    ) -> None:
        """Write articles into a folder."""
        del options
        labels: set[str] = set()
        with (target / RECORDS).open("wb") as file:
            between = b"[\n"
            for article in articles:
                labels.update(span.label for layer in article.layers for span in layer.spans)
                file.write(between + dumped(record_of(article), article))
                between = b","
            file.write(b"]\n" if between == b"," else b"[]\n")
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
    importer=ArgillaImporter(),
    exporter=ArgillaExporter(),
    unseen=(
        "Argilla itself takes an annotation of several fragments as one stretch",
        "Argilla itself does not show relations, attributes and notes (they come back here)",
    ),
)
