"""brat standoff: a folder for each annotation set, in it `ID.txt` and `ID.ann` for each article."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from annotator.domain.label import Scheme
from annotator.formats.api import (
    AnnotatedArticle,
    Format,
    Keeps,
    Layer,
    Lose,
    ReadOptions,
    Tell,
    WriteOptions,
)
from annotator.formats.brat.check import BratCheck
from annotator.formats.brat.conf import CONFIGURATIONS, Seen, write_configuration
from annotator.formats.brat.drawn import drawn_colours
from annotator.formats.brat.lines import read_lines
from annotator.formats.brat.quick import quickly
from annotator.formats.brat.reading import Reading
from annotator.formats.brat.texts import (
    TEXT,
    Origin,
    article_of_others,
    lines_of,
    origin_of,
    own_article,
    text_beside,
)
from annotator.formats.brat.writing import standoff as standoff_of
from annotator.formats.broken_records import Broken
from annotator.formats.label_colours import coloured
from annotator.formats.layer_folders import LayerFolders, folder_of, named_by, named_only
from annotator.formats.line_ends import ENDS, split
from annotator.formats.opening import name_of

_STANDOFF = ".ann"
_KINDS = frozenset(b"TREAMN#*")
_ONLY_ENDS = "those on line ends alone are left out, with their relations"


class BratImporter:
    """Reads a file of brat's with the text beside it."""

    def recognises(self, path: Path, head: bytes) -> bool:
        """Whether the file ends with `.ann` and a line of it begins as brat's do, or it has nothing in it."""
        if path.suffix.lower() != _STANDOFF:
            return False
        lines = [line for line in head.removeprefix(b"\xef\xbb\xbf").split(b"\n") if line.strip()]
        if not lines:
            return text_beside(path).exists()
        return any(line[0] in _KINDS and b"\t" in line for line in lines)

    def read(self, path: Path, options: ReadOptions, tell: Tell) -> Iterator[AnnotatedArticle]:
        """Read the article with its one layer; with none where it has none in an export of ours."""
        name, origin = name_of(path), origin_of(path)
        own = origin is not Origin.OTHERS
        article, text = own_article(path) if own else article_of_others(path, options, tell)
        if origin is Origin.ARTICLE:
            yield article
            return
        lines = lines_of(path, options)
        found = quickly(lines, article.text or "") if own else None
        if found is None:
            broken = Broken(options, tell)
            standoff = read_lines(lines, name, broken)
            found = Reading(standoff, text.places(standoff), name, broken, tell, own=own).layer()
        layer = replace(_whose(path, own=own), spans=found[0], relations=found[1])
        yield coloured(replace(article, layers=(layer,)), drawn_colours(path, own=own))


class BratExporter:
    """Writes a folder for each annotation set."""

    def carried(self, article: AnnotatedArticle, scheme: Scheme, lose: Lose) -> AnnotatedArticle:
        """Return the article as brat can hold it."""
        del scheme
        article = named_only(article, lose)
        layers = tuple(_with_letters(layer, article.text or "", lose) for layer in article.layers)
        return article if layers == article.layers else replace(article, layers=layers)

    def write(
        self, articles: Iterable[AnnotatedArticle], target: Path, scheme: Scheme, options: WriteOptions
    ) -> None:
        """Write articles into an empty folder."""
        del options
        folders, seen = LayerFolders(target), Seen(scheme)
        for article in articles:
            name, text = folders.article(article), article.text or ""
            data = text.encode()
            seen.take(article)
            for layer in article.layers or (None,):
                stem = os.path.join(folders.layer(layer), name)  # noqa: PTH118
                _write(stem + TEXT, data)
                _write(stem + _STANDOFF, standoff_of(layer, text).encode() if layer else b"")
        write_configuration(target, folders.made, scheme, seen)


def _write(path: str, data: bytes) -> None:
    with open(path, "xb", buffering=0) as file:  # noqa: PTH123
        file.write(data)


def _whose(path: Path, *, own: bool) -> Layer:
    if own:
        known = named_by(path)
        return Layer(known.annotator, known.role, maybe=None if known.annotator else folder_of(path))
    return Layer(None, maybe=folder_of(path))


def _with_letters(layer: Layer, text: str, lose: Lose) -> Layer:
    """The layer without annotations that have nothing but line ends in them."""
    # Where the first character is no line end, which is nearly always so, there is something else.
    gone = {
        span.id
        for span in layer.spans
        if text[span.fragments[0].start] in ENDS and not split(span.fragments, text)
    }
    if not gone:
        return layer
    ties = tuple(one for one in layer.relations if not {one.source, one.target} & gone)
    lose("annotations", _ONLY_ENDS, len(gone))
    lose("relations", _ONLY_ENDS, len(layer.relations) - len(ties))
    return replace(layer, spans=tuple(one for one in layer.spans if one.id not in gone), relations=ties)


def _companions(path: Path) -> Iterable[Path]:
    # brat looks for what is configured in the folders above as well.
    folders = path.parent, path.parent.parent
    return (text_beside(path), *(folder / name for folder in folders for name in CONFIGURATIONS))


_IMPORTER = BratImporter()


FORMAT = Format(
    name="brat",
    title="brat standoff",
    endings=(_STANDOFF,),
    target="folder",
    loses=(
        "titles",
        "metadata",
        "statuses",
        "guideline versions",
        "decisions",
        "which gold is final",
        "annotations: those on line ends alone",
        "relations: those of such annotations",
        "ids of articles: those that are too long for names of files",
        "names of annotators: those that are too long for names of files",
    ),
    importer=_IMPORTER,
    exporter=BratExporter(),
    keeps=Keeps(titles=False, meta=False),
    companions=_companions,
    quick_check=lambda: BratCheck(_IMPORTER, _STANDOFF),
)
