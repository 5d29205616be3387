"""Reading the file of a DocBin that this program wrote, document by document, to see whether it is right."""

import tempfile
import zlib
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import msgpack

from annotator.domain.errors import BadInputError
from annotator.formats.docbin.writing import ATTRIBUTES, Document
from annotator.formats.opening import name_of

_CHUNK = 1_048_576
_BYTES_OF_LENGTH = {0xC4: 1, 0xC5: 2, 0xC6: 4}
"""How bytes begin in msgpack: the code, and of how many bytes their length is."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a file holds."""

    strings: list[str]
    documents: Iterator[Document]


@contextmanager
def contents(path: Path) -> Iterator[Contents]:
    """Open a file; it is unpacked to a nameless one.

    Raises:
        BadInputError: it is none that this program wrote.
    """
    try:
        with tempfile.TemporaryFile() as spool:
            with path.open("rb") as file:
                unpacking = zlib.decompressobj()
                while piece := file.read(_CHUNK):
                    spool.write(unpacking.decompress(piece))
                spool.write(unpacking.flush())
            places = _places(spool)
            yield Contents(places.strings, _documents(spool, places))
    except (zlib.error, ValueError, KeyError, TypeError, IndexError, msgpack.UnpackException) as error:
        raise BadInputError("{where}: the file is damaged; write it anew", where=name_of(path)) from error


@dataclass(slots=True)
class _Places:
    """The small values of the map, and where the large ones begin."""

    tokens: int = 0
    blanks: int = 0
    groups: int = 0
    about: int = 0
    lengths: bytes = b""
    strings: list[str] = field(default_factory=list)


def _places(spool: IO[bytes]) -> _Places:
    found = _Places()
    spool.seek(0)
    unpacker = msgpack.Unpacker(spool)
    base = 0
    for _number in range(unpacker.read_map_header()):
        key = unpacker.unpack()
        place = base + unpacker.tell()
        if key in {"tokens", "spaces"}:
            start, size = _head_of(_read(spool, place, 5), place)
            base = start + size
            spool.seek(base)
            unpacker = msgpack.Unpacker(spool)
            setattr(found, {"tokens": "tokens", "spaces": "blanks"}[key], start)
        elif key in {"cats", "flags", "span_groups", "user_data"}:
            n = unpacker.read_array_header()
            place = base + unpacker.tell()
            for _item in range(n):
                unpacker.skip()
            if key in {"span_groups", "user_data"}:
                setattr(found, {"span_groups": "groups", "user_data": "about"}[key], place)
        else:
            value = unpacker.unpack()
            if key in {"lengths", "strings"}:
                setattr(found, key, value)
    return found


def _documents(spool: IO[bytes], places: _Places) -> Iterator[Document]:
    tokens, blanks, groups, about = places.tokens, places.blanks, places.groups, places.about
    lengths = array("i")
    lengths.frombytes(places.lengths)
    for n in lengths:
        size = n * 8 * len(ATTRIBUTES)
        packed_groups, groups = _bytes_at(spool, groups)
        packed_about, about = _bytes_at(spool, about)
        yield Document(_read(spool, tokens, size), _read(spool, blanks, n), packed_groups, packed_about)
        tokens, blanks = tokens + size, blanks + n


def _bytes_at(spool: IO[bytes], place: int) -> tuple[bytes, int]:
    """The bytes whose head stands at a place, and where they end."""
    start, size = _head_of(_read(spool, place, 5), place)
    return _read(spool, start, size), start + size


def _head_of(head: bytes, place: int) -> tuple[int, int]:
    """Where bytes begin whose head stands at `place`, and how many they are."""
    width = _BYTES_OF_LENGTH[head[0]]
    return place + 1 + width, int.from_bytes(head[1 : 1 + width], "big")


def _read(spool: IO[bytes], place: int, size: int) -> bytes:
    spool.seek(place)
    return spool.read(size)
