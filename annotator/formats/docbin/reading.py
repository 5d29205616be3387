"""Reading the file of a DocBin that this program wrote, document by document, to see whether it is right."""

import mmap
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
            spool.flush()
            places = _places(spool)
            with mmap.mmap(spool.fileno(), 0, access=mmap.ACCESS_READ) as data:
                yield Contents(places.strings, _documents(data, places))
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
            spool.seek(place)
            start, size = _bytes_at(spool.read(5), 0)
            base = place + start + size
            spool.seek(base)
            unpacker = msgpack.Unpacker(spool)
            setattr(found, {"tokens": "tokens", "spaces": "blanks"}[key], place + start)
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


def _documents(data: mmap.mmap, places: _Places) -> Iterator[Document]:
    tokens, blanks, groups, about = places.tokens, places.blanks, places.groups, places.about
    lengths = array("i")
    lengths.frombytes(places.lengths)
    for n in lengths:
        size = n * 8 * len(ATTRIBUTES)
        group_start, group_size = _bytes_at(data, groups)
        about_start, about_size = _bytes_at(data, about)
        yield Document(
            data[tokens : tokens + size],
            data[blanks : blanks + n],
            data[group_start : group_start + group_size],
            data[about_start : about_start + about_size],
        )
        tokens, blanks = tokens + size, blanks + n
        groups, about = group_start + group_size, about_start + about_size


def _bytes_at(data: bytes | mmap.mmap, place: int) -> tuple[int, int]:
    """Where bytes begin whose head stands at `place`, and how many they are."""
    width = _BYTES_OF_LENGTH[data[place]]
    start = place + 1 + width
    return start, int.from_bytes(data[place + 1 : start], "big")
