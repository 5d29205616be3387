"""CoNLL columns with BIO tags (IOB2): a token a line, a column a label; read in many dialects."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from annotator.domain.errors import BadInputError, NoArticleError
from annotator.domain.label import Scheme
from annotator.domain.text import canonical, sha256_of
from annotator.formats.api import (
    AnnotatedArticle,
    Format,
    Layer,
    Lose,
    ReadOptions,
    SpanRecord,
    Tell,
    WriteOptions,
)
from annotator.formats.broken_records import Broken
from annotator.formats.conll.blocks import Block, blocks, comment_of, fields_of
from annotator.formats.conll.comment_values import from_comment
from annotator.formats.conll.reading import (
    Place,
    document_of,
    in_reading_order,
    own_layer,
    own_meta,
    spans_of,
)
from annotator.formats.conll.tags import TAG
from annotator.formats.conll.writing import HEAD, written
from annotator.formats.opening import name_of, title_from
from annotator.formats.reducing import (
    BY_FRAGMENT,
    LEFT_OUT,
    bare_span,
    without_layer_facts,
    without_relations,
)
from annotator.formats.remarks import tell_canonical
from annotator.formats.tokens import without_blanks

_ENDINGS = (".conll", ".conllu", ".bio", ".iob", ".iob2")
_MARK = "annotator-conll"
_FEW = 3
"""Lines with tags that make a file of another ending one of columns."""


class ConllImporter:
    """Reads a file of columns document by document."""

    def recognises(self, path: Path, head: bytes) -> bool:
        """Whether the file is ours, or its lines are tokens with tags; syntax only by its ending."""
        if head.removeprefix(b"\xef\xbb\xbf").startswith(HEAD.encode()):
            return True
        lines = head.decode("utf-8", "replace").replace("\r\n", "\n").split("\n")[:200]
        rows = [fields_of(line) for line in lines[:-1] or lines if line.strip() and comment_of(line) is None]
        if not rows or len({len(row) for row in rows if row[0] != "-DOCSTART-"}) != 1:
            return False
        if path.suffix.lower() in _ENDINGS:
            return len(rows[-1]) > 1
        return len(rows) >= _FEW and all(len(row) > 1 and TAG.fullmatch(row[-1]) for row in rows)

    def read(self, path: Path, options: ReadOptions, tell: Tell) -> Iterator[AnnotatedArticle]:
        """Read the documents of a file; in one of ours a document holds one set of an article."""
        name, broken = name_of(path), Broken(options, tell)
        own: bool | None = None
        count = 0
        for block in blocks(path):
            own = _MARK in block.facts if own is None else own
            if not own and not block.sentences:
                continue
            count += 1
            try:
                article = _article(block, path, tell, count, own=own)
            except BadInputError as error:
                broken.refuse(error)
                continue
            yield article
        if own is None:
            raise NoArticleError(
                "{where}: there is no token in the file; give one with a token a line", where=name
            )


def _article(block: Block, path: Path, tell: Tell, count: int, *, own: bool) -> AnnotatedArticle:
    name = name_of(path)
    place = Place(name)
    document = document_of(block, place, own=own)
    where = f"{name}, line {block.line}"
    spans = spans_of(document, place, tell, where, own=own)
    layer = own_layer(block, place) if own else Layer(None, maybe=canonical(path.stem) or None)
    known_as = block.facts.get("newdoc") or None
    title = block.facts.get("title")
    text = document.text
    if not own:
        tell_canonical(text, where, tell)
    stem = title_from(path)
    return AnnotatedArticle(
        id=canonical(from_comment(known_as) if own else known_as.strip()) or None if known_as else None,
        title=from_comment(title) if own and title is not None else stem if count == 1 else f"{stem} {count}",
        titled=own and title is not None,
        text=text.text,
        sha256=sha256_of(text.text),
        meta=own_meta(block) if own else {},
        layers=() if layer is None else (replace(layer, spans=spans),),
        source={"name": canonical(path.name)},
        where=where,
    )


class ConllExporter:
    """Writes all sets into one file, one after the other."""

    def carried(self, article: AnnotatedArticle, scheme: Scheme, lose: Lose) -> AnnotatedArticle:
        """Return the article with bare annotations of one fragment each, made of tokens."""
        del scheme
        text = article.text or ""
        layers = tuple(_carried(layer, text, lose) for layer in article.layers)
        return article if layers == article.layers else replace(article, layers=layers)

    def write(
        self, articles: Iterable[AnnotatedArticle], target: Path, scheme: Scheme, options: WriteOptions
    ) -> None:
        """Write articles to a file."""
        del options
        with target.open("wb") as file:
            file.write(HEAD.encode() + b"\n")
            for article in articles:
                for layer in article.layers or (None,):
                    file.write(written(article, layer, scheme).encode())


def _carried(layer: Layer, text: str, lose: Lose) -> Layer:
    layer = without_layer_facts(layer, lose, status=False, guideline=False, final=False)
    layer = without_relations(layer, lose)
    if not layer.spans:
        return layer
    for span in layer.spans:
        if span.attributes or span.note or span.discuss or span.origin is not None:
            bare_span(span, lose, attributes=True, note=True, discuss=True, origin=True)
    lose("ids of annotations", "numbered anew, in reading order", len(layer.spans))
    return replace(layer, spans=in_reading_order(_pieces(layer.spans, text, lose)))


def _pieces(spans: Iterable[SpanRecord], text: str, lose: Lose) -> Iterator[tuple[int, int, str]]:
    """Start, end and label of each fragment that has something besides white space in it."""
    for span in spans:
        if len(span.fragments) > 1:
            lose("fragments", BY_FRAGMENT, 1)
        for fragment in span.fragments:
            inner = without_blanks(fragment, text)
            if inner is None:
                lose("annotations", "those on white space alone are left out", 1)
                continue
            start, end = inner
            if end - start < len(fragment):
                lose("white space at edges", LEFT_OUT, 1)
            yield start, end, span.label


FORMAT = Format(
    name="conll",
    title="CoNLL columns (BIO)",
    endings=_ENDINGS,
    target="file",
    loses=(
        "fragments",
        "relations",
        "attributes",
        "notes",
        "marks to discuss",
        "origins",
        "decisions",
        "ids of annotations",
        "annotations: those on white space alone",
        "white space at edges",
    ),
    importer=ConllImporter(),
    exporter=ConllExporter(),
)
