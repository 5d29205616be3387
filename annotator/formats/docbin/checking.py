"""Whether a document of spaCy is what it should be: its parts are read apart and held against each other."""

import struct
from array import array
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any

import msgpack

from annotator.domain.errors import BadInputError
from annotator.domain.span import trimmed
from annotator.formats.api import AnnotatedArticle
from annotator.formats.docbin.documents import ALL, SPAN
from annotator.formats.docbin.writing import ATTRIBUTES, Document
from annotator.formats.jsonl.reading import read_article

_Marked = tuple[str, int, int]
"""A label, and code points."""


def article_of(document: Document, strings: dict[int, str], where: str) -> AnnotatedArticle:
    """The article with the one layer that a document holds.

    Raises:
        BadInputError: tokens, entities, groups and user data do not tell the same.
    """
    try:
        return _checked(document, strings, where)
    except (KeyError, ValueError, IndexError, struct.error, msgpack.UnpackException) as error:
        raise _wrong(where) from error


def _checked(document: Document, strings: dict[int, str], where: str) -> AnnotatedArticle:
    numbers = array("Q")
    numbers.frombytes(document.tokens)
    words = [strings[number] for number in numbers[:: len(ATTRIBUTES)]]
    text = "".join(name + " " * blank for name, blank in zip(words, document.blanks, strict=True))
    about: dict[str, Any] = msgpack.unpackb(document.about)
    layers = [about.pop("layer")] if "layer" in about else []
    article = read_article({**about, "text": text, "layers": layers}, where, where, "", lambda _finding: None)
    spans = article.layers[0].spans if article.layers else ()
    pieces = [(n, one.label, piece) for n, one in enumerate(spans) for piece in one.fragments]

    behind = list(accumulate(len(one) + blank for one, blank in zip(words, document.blanks, strict=True)))
    starts = [0, *behind]
    ends = [start + len(one) for start, one in zip(starts, words, strict=False)]

    wanted: dict[str, list[tuple[str, str, int, int]]] = {}
    for n, label, piece in pieces:
        for group in dict.fromkeys((ALL, label)):
            wanted.setdefault(group, []).append((str(n), label, piece.start, piece.end))
    found: dict[str, list[tuple[str, str, int, int]]] = {}
    for group, (name, _base, kind, first, after, start, end) in _in_groups(document.groups):
        if (starts[first], ends[after - 1]) != (start, end):
            raise _wrong(where)
        found.setdefault(group, []).append((strings[name], strings[kind], start, end))
    may_be = {(label, whole.start, whole.end) for _, label, one in pieces if (whole := trimmed(one, text))}
    marked = [
        (strings[label], starts[first], ends[after - 1])
        for label, first, after in _entities(numbers[1 :: len(ATTRIBUTES)], numbers[2 :: len(ATTRIBUTES)])
    ]
    if found != wanted or not may_be.issuperset(marked) or bool(marked) != bool(may_be):
        raise _wrong(where)
    return article


def _in_groups(packed: bytes) -> Iterator[tuple[str, tuple[int, ...]]]:
    groups = msgpack.unpackb(packed)
    for inner, names in groups.items() if groups else ():
        group = msgpack.unpackb(inner)
        if names != [group["name"]]:
            raise ValueError(names)
        for span in group["spans"]:
            yield group["name"], struct.unpack(SPAN, span)


def _entities(kinds: Sequence[int], labels: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Label, first token and the token behind the last of each entity."""
    first = -1
    for place, kind in enumerate([*kinds, 2]):
        if first >= 0 and kind != 1:
            yield labels[first], first, place
            first = -1
        if kind == 3:
            first = place


def _wrong(where: str) -> BadInputError:
    return BadInputError("{where}: its parts do not fit each other; write it anew", where=where)
