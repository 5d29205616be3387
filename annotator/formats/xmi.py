"""UIMA CAS XMI as INCEpTION reads it: a file for each layer of each article, the type system beside them."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from annotator.domain.label import Scheme
from annotator.formats.api import AnnotatedArticle, Format, Lose, ReadOptions, Tell, WriteOptions
from annotator.formats.opening import name_of, opened
from annotator.formats.uima import Cas
from annotator.formats.uima_reading import article_of
from annotator.formats.uima_writing import Features, Places, structures_of
from annotator.formats.xmi_reading import structures_in
from annotator.formats.xmi_types import TYPE_SYSTEM, beside, types_in, written_types
from annotator.formats.xmi_writing import written
from annotator.formats.xml_text import tell_characters

_ROOT = re.compile(rb"<(?:[\w.-]+:)?XMI[\s>]")


class XmiImporter:
    """Reads an XMI file as one article."""

    def recognises(self, path: Path, head: bytes) -> bool:
        """Whether the root element is that of XMI and the file speaks of a CAS."""
        del path
        plain = head.replace(b"\0", b"")
        return _ROOT.search(plain[:4096]) is not None and b"http:///uima/cas.ecore" in plain

    def read(self, path: Path, options: ReadOptions, tell: Tell) -> Iterator[AnnotatedArticle]:
        """Read the one article of a file; a type system beside it says which features are numbers."""
        del options
        along = beside(path)
        types = types_in(along) if along else None
        with opened(path) as file:
            structures = structures_in(file, name_of(path), types)
        yield article_of(Cas(structures), path, tell)


class XmiExporter:
    """Writes a file for each layer, and at the end the type system."""

    def carried(self, article: AnnotatedArticle, scheme: Scheme, lose: Lose) -> AnnotatedArticle:
        """Return the article, and tell which of its characters XML cannot hold."""
        del scheme
        return tell_characters(article, lose)

    def write(
        self, articles: Iterable[AnnotatedArticle], target: Path, scheme: Scheme, options: WriteOptions
    ) -> None:
        """Write articles into a folder."""
        del scheme, options
        places, features = Places(target, ".xmi"), Features()
        for article in articles:
            for path, layer in places.of(article):
                structures = structures_of(article, layer, xml=True)
                features.add(structures)
                path.write_bytes(written(structures))
        (target / TYPE_SYSTEM).write_bytes(written_types(features))


def _companions(path: Path) -> Iterable[Path]:
    along = beside(path)
    return (along,) if along else ()


FORMAT = Format(
    name="xmi",
    title="UIMA CAS XMI (INCEpTION)",
    endings=(".xmi",),
    target="folder",
    loses=("characters that XML cannot hold",),
    importer=XmiImporter(),
    exporter=XmiExporter(),
    companions=_companions,
)
