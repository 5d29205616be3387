"""Whether a written corpus reads back as what was selected, compared by short digests."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path
from typing import TypeAlias

import orjson

from annotator.domain.errors import AnnotatorError, UnsoundExportError
from annotator.formats.api import (
    WHOLE,
    AnnotatedArticle,
    Check,
    Format,
    Keeps,
    Layer,
    ReadOptions,
    SpanRecord,
)
from annotator.formats.span_rows import as_json
from annotator.formats.wording import shown
from annotator.services.imports.sources import files_of

Key: TypeAlias = str
_SORTED = orjson.OPT_SORT_KEYS


@dataclass(slots=True)
class _Expected:
    """What is known of an article that was written."""

    place: int
    """Its number in the order in which the articles were written."""
    heads: tuple[bytes, ...] = ()
    """Nearly always one, and a tuple of one takes a quarter of the room of a set."""
    layers: list[bytes] = field(default_factory=list)


class ReadingBack:
    """Keeps a digest of each article and layer that is written, and compares it with what is read.

    An article may come in several parts, one for each layer. Within a file articles and layers have to come
    in the order in which they were written. Some 500 bytes of each article stay in memory, and 50 of each
    layer, whatever is on it.
    """

    def __init__(self, keeps: Keeps = WHOLE) -> None:
        self._keeps = keeps
        self._expected: dict[Key, _Expected] = {}

    def expect(self, article: AnnotatedArticle) -> None:
        """Take an article as its format carries it."""
        key = self._key(article)
        known = self._expected.get(key)
        if known is None:
            known = self._expected[key] = _Expected(len(self._expected))
        head = self._head(article)
        if head not in known.heads:
            known.heads = (*known.heads, head)
        known.layers.extend(self._digests(article))

    def compare(self, files: Iterable[Iterable[AnnotatedArticle]]) -> None:
        """Compare with what is read, file by file.

        Raises:
            UnsoundExportError: naming the first article that is not as it should be.
        """
        found: dict[Key, int] = {}
        for articles in files:
            self._compare(articles, found)
        for key, known in self._expected.items():
            if found.get(key) != (1 << len(known.layers)) - 1:
                raise _unsound(key)

    def _compare(self, articles: Iterable[AnnotatedArticle], found: dict[Key, int]) -> None:
        """Compare what is read of one file; `found` holds a bit for each layer that was there."""
        before = after = 0
        for article in articles:
            key = self._key(article)
            known = self._expected.get(key)
            if known is None or self._head(article) not in known.heads or known.place < before:
                raise _unsound(article.id or article.title or article.where)
            if known.place > before:
                before, after = known.place, 0
            bits = found.setdefault(key, 0)
            for digest in self._digests(article):
                at = next(
                    (
                        at
                        for at in range(after, len(known.layers))
                        if known.layers[at] == digest and not bits >> at & 1
                    ),
                    None,
                )
                if at is None:
                    raise _unsound(article.id or article.title or article.where)
                bits, after = bits | 1 << at, at + 1
            found[key] = bits

    def _key(self, article: AnnotatedArticle) -> Key:
        return article.id if self._keeps.article_ids and article.id is not None else article.sha256

    def _head(self, article: AnnotatedArticle) -> bytes:
        title = article.title if self._keeps.titles and article.titled else None
        meta = article.meta if self._keeps.meta else None
        return _digest_of((article.sha256, bool(article.text), title, meta))

    def _digests(self, article: AnnotatedArticle) -> Iterable[bytes]:
        """Of each layer; an article without any has one as well, so that a second copy is noticed."""
        return map(self._digest, article.layers) if article.layers else (b"",)

    def _digest(self, layer: Layer) -> bytes:
        if layer.maybe is not None or (layer.annotator is not None and not self._keeps.annotators):
            layer = replace(layer, maybe=None, annotator=layer.annotator if self._keeps.annotators else None)
        if not self._keeps.order:
            layer = _by_place(layer, with_ids=self._keeps.ids)
        if not self._keeps.ids:
            layer = _numbered(layer)
        return _digest_of(layer, sorted_keys=not self._keeps.order)


class _ByImporter:
    """The check of a format that has none of its own."""

    def __init__(self, chosen: Format) -> None:
        self._format = chosen
        self._expected = ReadingBack(chosen.keeps)

    def expect(self, article: AnnotatedArticle) -> None:
        """Take an article as its format carries it."""
        self._expected.expect(article)

    def differing(self, target: Path) -> str | None:
        """Read the target; what differs is raised at once."""
        read_back(self._format, target, self._expected)
        return None


def check_of(chosen: Format) -> Check:
    """What holds a target of a format against what was selected."""
    return chosen.quick_check() if chosen.quick_check is not None else _ByImporter(chosen)


def assert_sound(check: Check, target: Path) -> None:
    """Read a target again and compare.

    Raises:
        UnsoundExportError: it cannot be read, or it is not what was written.
    """
    article = check.differing(target)
    if article is not None:
        raise _unsound(article)


def read_back(chosen: Format, target: Path, expected: ReadingBack) -> None:
    """Read a target again and compare.

    Raises:
        UnsoundExportError: it cannot be read, or it is not what was written.
    """
    try:
        if chosen.check is not None:
            expected.compare(chosen.check(target))
        elif chosen.importer is not None:
            read, options = chosen.importer.read, ReadOptions()
            expected.compare(read(path, options, lambda _finding: None) for path in files_of(chosen, target))
    except UnsoundExportError:
        raise
    except AnnotatorError as error:
        raise UnsoundExportError(
            "what was written cannot be read again ({why}); nothing was put in place; try again, and report"
            " it if it happens again",
            why=error.phrase(),
        ) from error


def _unsound(article: str) -> UnsoundExportError:
    return UnsoundExportError(
        "what was written does not read back as what was selected (article {article}); nothing was put in"
        " place; try again, and report it if it happens again",
        article=shown(article),
    )


def _digest_of(value: object, *, sorted_keys: bool = False) -> bytes:
    said = orjson.dumps(value, default=as_json, option=_SORTED if sorted_keys else None)
    return blake2b(said, digest_size=16).digest()


def _by_place(layer: Layer, *, with_ids: bool) -> Layer:
    """The set with its annotations and relations in an order that depends on nothing but themselves."""

    def look(span: SpanRecord) -> bytes:
        return orjson.dumps(span if with_ids else replace(span, id=""), option=_SORTED)

    spans = sorted(layer.spans, key=lambda one: (one.fragments, one.label, look(one)))
    at = {one.id: number for number, one in enumerate(spans)}
    relations = sorted(
        layer.relations,
        key=lambda one: (at.get(one.source, -1), at.get(one.target, -1), one.type, orjson.dumps(one)),
    )
    return replace(layer, spans=tuple(spans), relations=tuple(relations))


def _numbered(layer: Layer) -> Layer:
    ids = {one.id: str(number) for number, one in enumerate(layer.spans)}
    return replace(
        layer,
        spans=tuple(replace(one, id=ids[one.id]) for one in layer.spans),
        relations=tuple(
            replace(one, id=None, source=ids.get(one.source, ""), target=ids.get(one.target, ""))
            for one in layer.relations
        ),
    )
