"""What reads and writes other programs' JSON formats, whatever stands in their records."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

from annotator.domain.label import Scheme
from annotator.formats.api import AnnotatedArticle, Layer, ReadOptions, Tell, WriteOptions
from annotator.formats.json.heads import member_of
from annotator.formats.json.reading import Build, read_records
from annotator.formats.json_records.parts import dumped, layers_of
from annotator.formats.keeping_all import KeepsAll

Record: TypeAlias = Callable[[AnnotatedArticle, Layer | None], dict[str, object]]
"""Makes the record of one annotation set, or of an article that has none."""


class RecordImporter:
    """Reads a file whose first record tells that it is of this format."""

    def __init__(self, name: str, build: Build) -> None:
        """Take the name of the format, and what makes articles of a record."""
        self._name = name
        self._build = build

    def recognises(self, path: Path, head: bytes) -> bool:
        """Whether the keys of the first record are those of this format and of no other."""
        return member_of(path, head) == self._name

    def read(self, path: Path, options: ReadOptions, tell: Tell) -> Iterator[AnnotatedArticle]:
        """Read the articles one by one."""
        yield from read_records(path, options, tell, self._build)


class LinesExporter(KeepsAll):
    """Writes a record for each annotation set of an article, one a line."""

    def __init__(self, record: Record) -> None:
        """Take what makes the record of a set."""
        self._record = record

    def write(
        self, articles: Iterable[AnnotatedArticle], target: Path, scheme: Scheme, options: WriteOptions
    ) -> None:
        """Write articles to a file."""
        del scheme, options
        with target.open("wb") as file:
            for article in articles:
                for layer in layers_of(article):
                    file.write(dumped(self._record(article, layer), article))


def write_list(target: Path, records: Iterable[bytes]) -> None:
    """Write records, each ending with LF, to a file as one list in JSON."""
    with target.open("wb") as file:
        between = b"[\n"
        for record in records:
            file.write(between + record)
            between = b","
        file.write(b"]\n" if between == b"," else b"[]\n")
