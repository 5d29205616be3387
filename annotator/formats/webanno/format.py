"""WebAnno TSV 3.3, as INCEpTION reads and writes it: a file for each set of each article, a line a token."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from annotator.domain.errors import BadInputError
from annotator.domain.label import Scheme
from annotator.formats.api import AnnotatedArticle, Format, ReadOptions, Tell, WriteOptions
from annotator.formats.keeping_all import KeepsAll
from annotator.formats.opening import name_of
from annotator.formats.texts.limits import bytes_of
from annotator.formats.uima.reading import article_of
from annotator.formats.uima.writing import Features, Places, structures_of
from annotator.formats.uima.xmi_types import TYPE_SYSTEM, beside, written_types
from annotator.formats.webanno.old import OLD, old_cas
from annotator.formats.webanno.reading import cas_of
from annotator.formats.webanno.rows import Refusing, body_of
from annotator.formats.webanno.writing import number_relations, written

_ENDING = ".tsv"


class WebannoImporter:
    """Reads a file as one article."""

    def recognises(self, path: Path, head: bytes) -> bool:
        """Whether the first line names the format; versions 1 and 2 are known by their first lines."""
        del path
        plain = head.removeprefix(b"\xef\xbb\xbf")
        return plain.startswith(b"#FORMAT=WebAnno TSV ") or OLD.match(plain) is not None

    def read(self, path: Path, options: ReadOptions, tell: Tell) -> Iterator[AnnotatedArticle]:
        """Read the one article of a file."""
        del options
        name = name_of(path)
        try:
            data = bytes_of(path).removeprefix(b"\xef\xbb\xbf").decode()
        except UnicodeDecodeError as error:
            raise BadInputError(
                "{where}: the file is no UTF-8 (byte {position}); export it again",
                where=name,
                position=error.start,
            ) from error
        refusing = Refusing(name)
        old = OLD.match(data[:4096].encode()) is not None
        cas = old_cas(data, refusing) if old else cas_of(body_of(data, refusing), refusing)
        yield article_of(cas, path, tell)


class WebannoExporter(KeepsAll):
    """Writes a file for each set, and at the end the type system that INCEpTION needs to import them."""

    def write(
        self, articles: Iterable[AnnotatedArticle], target: Path, scheme: Scheme, options: WriteOptions
    ) -> None:
        """Write articles into an empty folder."""
        del scheme, options
        places, features = Places(target, _ENDING), Features()
        for article in articles:
            for path, layer in places.of(article):
                structures = structures_of(article, layer, xml=False)
                number_relations(structures)
                features.add(structures)
                path.write_bytes(written(article, layer, structures).encode())
        (target / TYPE_SYSTEM).write_bytes(written_types(features))


def _companions(path: Path) -> Iterable[Path]:
    along = beside(path)
    return (along,) if along else ()


FORMAT = Format(
    name="webanno-tsv",
    title="WebAnno TSV 3.3 (INCEpTION)",
    endings=(_ENDING,),
    target="folder",
    loses=(),
    importer=WebannoImporter(),
    exporter=WebannoExporter(),
    companions=_companions,
)
