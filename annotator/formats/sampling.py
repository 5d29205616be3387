"""What is kept of each article while it is written, to see in short time whether it reads back right.

Of every article the head, whether its text is there, the sets and their sizes are compared; of one in ten
every value, read as anybody's file is. To read all of them so takes longer than all else about an export.
"""

import csv
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import blake2b
from typing import Any

import orjson

from annotator.domain.errors import AnnotatorError
from annotator.formats.api import AnnotatedArticle, Layer
from annotator.formats.span_rows import as_json

EACH = 10
"""One article in so many is compared value by value."""


_SPOILED = (AnnotatorError, OSError, csv.Error, ValueError, KeyError, TypeError, AttributeError, IndexError)
"""What files that were damaged make a reader of sound ones fail in."""


class Expected:
    """Keeps sixteen bytes of each article that is written, in order."""

    def __init__(self, layer: Callable[[Layer], object] = lambda layer: layer) -> None:
        self._layer = layer
        self._digests: list[bytes] = []
        self._names: list[str] = []

    def expect(self, article: AnnotatedArticle) -> None:
        """Take an article that is written."""
        if len(self._names) % EACH:
            sets = [
                (one.annotator, one.role, one.status, len(one.spans), len(one.relations))
                for one in article.layers
            ]
            digest = _of_article(article, sets)
        else:
            digest = whole_digest(article, map(self._layer, article.layers))
        self._digests.append(digest)
        self._names.append(article.id or article.title)

    def first_other(self, found: Iterator[bytes]) -> str | None:
        """Return the name of the first article whose digest is not the one that is found, None if all are.

        Rows or lines about no article at the end are "?".
        """
        for expected, name in zip([*self._digests, None], [*self._names, "?"], strict=True):
            try:
                if next(found, None) != expected:
                    return name
            except _SPOILED:
                return name
        return None


def digest_of(*values: object) -> bytes:
    """Sixteen bytes of values that JSON can hold."""
    return blake2b(orjson.dumps(values, default=as_json), digest_size=16).digest()


def whole_digest(article: AnnotatedArticle, layers: Iterable[object]) -> bytes:
    """Sixteen bytes of everything about an article; `layers` say all about its sets."""
    return _of_article(article, list(layers))


def _of_article(article: AnnotatedArticle, sets: list[Any]) -> bytes:
    return digest_of(article.id, article.title, bool(article.text), article.sha256, article.meta, sets)


def sets_of(
    layers: Iterable[Mapping[str, Any]],
    annotations: Counter[tuple[Any, Any]],
    relations: Counter[tuple[Any, Any]],
) -> list[tuple[object, ...]]:
    """The sets of an article and their sizes, counted by annotator and role.

    Raises:
        ValueError: a set has rows that the article does not tell.
    """
    sets: list[tuple[object, ...]] = []
    for one in layers:
        key = one.get("annotator") or None, one["role"]
        sets.append((*key, one["status"], annotations.pop(key, 0), relations.pop(key, 0)))
    if annotations or relations:
        raise ValueError(annotations, relations)
    return sets
