"""A temporary file in which articles wait, whatever their number, until all of them were found good."""

import os
import pickle
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, BinaryIO

import orjson

from annotator.domain.annotation_set import Role, Status
from annotator.domain.errors import BadInputError, NoSpaceError
from annotator.formats.api import AnnotatedArticle, Layer, RelationRecord, SpanRecord
from annotator.formats.quick_records import quick_record, quick_span
from annotator.services.imports.places import place_of

FULL = "there is no room for what is read ({why}); make room in the folder for temporary files"


class Spool:
    """Articles in their order, written first and read back afterwards, those without text after all others.

    As JSON, which is several times as fast as to pickle the values; their places alone are pickled, because
    words and facts in them are to be told apart when they are read back.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.count = 0
        self._textless = 0

    def add(self, record: AnnotatedArticle) -> None:
        """Put an article to the end.

        Raises:
            BadInputError: it has a value that no JSON has.
            NoSpaceError: the disk is full.
        """
        try:
            value = orjson.dumps(record)
        except TypeError as error:
            raise BadInputError(
                "{where}: something in the article cannot be stored ({why}); correct it",
                where=place_of(record),
                why=error,
            ) from error
        with _explained():
            textless = record.text is None
            pickle.dump((record.where, textless, value), self._file, pickle.HIGHEST_PROTOCOL)
        self.count += 1
        self._textless += textless

    @property
    def size(self) -> int:
        """Bytes written so far."""
        return self._file.tell()

    def __iter__(self) -> Iterator[AnnotatedArticle]:
        """Give those with a text first, and those that may get theirs from them in a second walk."""
        if self._textless < self.count:
            yield from self._waiting(textless=False)
        if self._textless:
            yield from self._waiting(textless=True)

    def _waiting(self, *, textless: bool) -> Iterator[AnnotatedArticle]:
        with _explained():
            self._file.seek(0)
        for _number in range(self.count):
            # A nameless file that this very process wrote.
            where, lacks_text, value = pickle.load(self._file)  # noqa: S301
            if lacks_text == textless:
                yield _article(orjson.loads(value), where)


class Texts:
    """Texts by their SHA-256, kept in a file."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._places: dict[str, tuple[int, int]] = {}

    def add(self, sha256: str, text: str) -> None:
        """Keep a text.

        Raises:
            NoSpaceError: the disk is full.
        """
        data = text.encode()
        with _explained():
            self._places[sha256] = (self._file.seek(0, os.SEEK_END), len(data))
            self._file.write(data)

    def get(self, sha256: str) -> str | None:
        """The text of that SHA-256, if it was kept."""
        place = self._places.get(sha256)
        if place is None:
            return None
        with _explained():
            self._file.seek(place[0])
            return self._file.read(place[1]).decode()


@contextmanager
def spool() -> Iterator[Spool]:
    """A spool for a while; its file has no name and goes with it.

    Raises:
        NoSpaceError: no such file can be made.
    """
    with _nameless() as file:
        yield Spool(file)


@contextmanager
def kept_texts() -> Iterator[Texts]:
    """A place for texts for a while; raises the same."""
    with _nameless() as file:
        yield Texts(file)


@contextmanager
def _nameless() -> Iterator[BinaryIO]:
    with _explained():
        file = tempfile.TemporaryFile(prefix="annotator-import-")  # noqa: SIM115 - closed below
    try:
        yield file
    finally:
        # What is still to be written on closing may not fit either, and nobody needs it.
        with suppress(OSError):
            file.close()


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise NoSpaceError(FULL, why=error.strerror or error) from error


def _article(value: dict[str, Any], where: str) -> AnnotatedArticle:
    layers = tuple(_layer(layer) for layer in value["layers"])
    quotes = tuple(tuple((place, said) for place, said in layer) for layer in value["quotes"])
    return AnnotatedArticle(**{**value, "layers": layers, "where": where, "quotes": quotes})


def _layer(value: dict[str, Any]) -> Layer:
    value["role"] = Role(value["role"])
    value["status"] = Status(value["status"])
    value["spans"] = tuple([_span(span) for span in value["spans"]])
    value["relations"] = tuple([RelationRecord(**relation) for relation in value["relations"]])
    value["decisions"] = tuple(value["decisions"])
    return Layer(**value)


def _span(value: dict[str, Any]) -> SpanRecord:
    """An annotation that was looked at before it was put here."""
    return quick_record(
        value["id"],
        value["label"],
        tuple([quick_span(one["start"], one["end"]) for one in value["fragments"]]),
        value["attributes"],
        value["note"],
        value["discuss"],
        value["origin"],
    )
