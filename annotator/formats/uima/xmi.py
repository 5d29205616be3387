"""UIMA CAS XMI as INCEpTION reads it: a file for each layer of each article, the type system beside them."""

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path, PurePosixPath

from annotator.domain.errors import BadInputError
from annotator.domain.label import Scheme
from annotator.formats.api import AnnotatedArticle, Format, ReadOptions, Tell, WriteOptions
from annotator.formats.opening import name_of, opened
from annotator.formats.remarks import left_out
from annotator.formats.texts.packs import pack
from annotator.formats.uima.cas import Cas
from annotator.formats.uima.reading import article_of
from annotator.formats.uima.writing import Features, Places, structures_of
from annotator.formats.uima.xmi_reading import structures_in
from annotator.formats.uima.xmi_types import TYPE_SYSTEM, beside, types_in, types_of, written_types
from annotator.formats.uima.xmi_writing import written
from annotator.formats.wording import shown
from annotator.formats.xml.text import LosesCharacters

_ROOT = re.compile(rb"<(?:[\w.-]+:)?XMI[\s>]")
_ZIP = b"PK\x03\x04"
_PACKED = re.compile(rb"PK\x03\x04.{22}(..).{2}(.*)", re.DOTALL)
"""How a part of an archive begins: the length of its name, and the name."""


class XmiImporter:
    """Reads an XMI file as one article."""

    def recognises(self, path: Path, head: bytes) -> bool:
        """Whether it is XMI that speaks of a CAS, or INCEpTION's archive of such a file and its types."""
        del path
        packed = _PACKED.match(head)
        if packed:
            name = packed.group(2)[: int.from_bytes(packed.group(1), "little")]
            return name.endswith((b".xmi", TYPE_SYSTEM.encode()))
        plain = head.replace(b"\0", b"")
        return _ROOT.search(plain[:4096]) is not None and b"http:///uima/cas.ecore" in plain

    def read(self, path: Path, options: ReadOptions, tell: Tell) -> Iterator[AnnotatedArticle]:
        """Read the one article of a file; a type system beside it says which features are numbers."""
        with opened(path) as file:
            packed = file.read(len(_ZIP)) == _ZIP
            file.seek(0)
            if not packed:
                yield article_of(Cas(structures_in(file, name_of(path), types_of(path))), path, tell)
        if packed:
            yield from _unpacked(path, options, tell)


def _unpacked(path: Path, options: ReadOptions, tell: Tell) -> Iterator[AnnotatedArticle]:
    """The articles of an archive."""
    with pack(path, "an archive of XMI files") as parts:
        names = [name for name in parts.names if name.lower().endswith(".xmi")]
        if not names:
            raise BadInputError("{where}: there is no XMI file in the archive", where=parts.where)
        for name in names:
            inside = PurePosixPath(name)
            where = f"{parts.where}, {shown(name, 255)}"
            try:
                beside = str(inside.with_name(TYPE_SYSTEM))
                types = types_in(BytesIO(parts.bytes_of(beside)), where) if beside in parts else None
                structures = structures_in(BytesIO(parts.bytes_of(name)), where, types)
                article = article_of(Cas(structures), path.with_name(inside.name), tell)
            except BadInputError as error:
                if not options.keep_going:
                    raise
                tell(left_out(error))
            else:
                yield article


class XmiExporter(LosesCharacters):
    """Writes a file for each layer, and at the end the type system."""

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
    loses=("characters: those that XML cannot hold",),
    importer=XmiImporter(),
    exporter=XmiExporter(),
    companions=_companions,
)
