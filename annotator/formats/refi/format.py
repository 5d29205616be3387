"""REFI-QDA projects (`.qdpx`), which programs for qualitative analysis exchange: texts, codes and codings."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from annotator.domain.label import Scheme
from annotator.formats.api import AnnotatedArticle, Format, ReadOptions, Tell, WriteOptions
from annotator.formats.keeping_all import KeepsAll
from annotator.formats.refi.reading import articles_in
from annotator.formats.refi.writing import ProjectWriter

_ZIP = b"PK\x03\x04"
_FIRST = re.compile(rb"PK\x03\x04.{26}(project\.qde|sources/)", re.DOTALL | re.IGNORECASE)
"""How an archive begins whose first part is the project, or the text of a source."""


class RefiImporter:
    """Reads a project source by source."""

    def recognises(self, path: Path, head: bytes) -> bool:
        """Whether it is an archive that is called a project, or begins with a part of one."""
        return head.startswith(_ZIP) and (path.suffix.lower() == ".qdpx" or _FIRST.match(head) is not None)

    def read(self, path: Path, options: ReadOptions, tell: Tell) -> Iterator[AnnotatedArticle]:
        """Read the articles of a project one by one."""
        yield from articles_in(path, options, tell)


class RefiExporter(KeepsAll):
    """Writes a project."""

    def write(
        self, articles: Iterable[AnnotatedArticle], target: Path, scheme: Scheme, options: WriteOptions
    ) -> None:
        """Write articles to a project file."""
        del options
        with ProjectWriter(target, scheme) as writer:
            for article in articles:
                writer.add(article)


FORMAT = Format(
    name="refi-qda",
    title="REFI-QDA project",
    endings=(".qdpx",),
    target="file",
    loses=(),
    importer=RefiImporter(),
    exporter=RefiExporter(),
)
