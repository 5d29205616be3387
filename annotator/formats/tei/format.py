"""TEI P5 with standoff annotation: a document for each article, all its layers in it."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from annotator.domain.errors import BadInputError
from annotator.domain.label import Scheme
from annotator.formats.api import AnnotatedArticle, Format, ReadOptions, Tell, WriteOptions
from annotator.formats.file_names import FileNames
from annotator.formats.opening import name_of, opened
from annotator.formats.remarks import left_out
from annotator.formats.tei.reading import article_of
from annotator.formats.tei.writing import NAMESPACE, written
from annotator.formats.xml.reading import pieces
from annotator.formats.xml.text import LosesCharacters

_ROOT = re.compile(rb"<(?:[\w.-]+:)?(TEI|teiCorpus)[\s>]")
_SPACE = NAMESPACE.encode()


class TeiImporter:
    """Reads the documents of a TEI file."""

    def recognises(self, path: Path, head: bytes) -> bool:
        """Whether the root element is that of TEI P5."""
        del path
        plain = head.replace(b"\0", b"")
        found = _ROOT.search(plain)
        return found is not None and _SPACE in plain[found.start() : found.start() + 4096]

    def read(self, path: Path, options: ReadOptions, tell: Tell) -> Iterator[AnnotatedArticle]:
        """Read the article of a file, or those of a corpus."""
        found = False
        with opened(path) as file:
            for root in pieces(file, name_of(path), depth=0):
                for one in [root] if root.name == "TEI" else root.all("TEI"):
                    found = True
                    try:
                        article = article_of(one, path, tell)
                    except BadInputError as error:
                        if not options.keep_going:
                            raise
                        tell(left_out(error))
                    else:
                        yield article
        if not found:
            raise BadInputError("{where}: there is no TEI document in the file", where=name_of(path))


class TeiExporter(LosesCharacters):
    """Writes a document for each article."""

    def write(
        self, articles: Iterable[AnnotatedArticle], target: Path, scheme: Scheme, options: WriteOptions
    ) -> None:
        """Write articles into a folder."""
        del scheme, options
        names = FileNames()
        for article in articles:
            path = target / f"{names.of(article.id or f'sha256-{article.sha256}')}.xml"
            with path.open("w", encoding="utf-8", newline="\n") as file:
                file.writelines(written(article))


FORMAT = Format(
    name="tei",
    title="TEI P5 standoff",
    endings=(".xml", ".tei"),
    target="folder",
    loses=("characters: those that XML cannot hold",),
    importer=TeiImporter(),
    exporter=TeiExporter(),
)
