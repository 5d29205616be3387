"""Writing the file of a DocBin: a map in msgpack, packed by zlib, put together from files of its parts."""

import struct
import tempfile
import zlib
from array import array
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Self

import msgpack

from annotator.domain.errors import NoSpaceError
from annotator.formats.docbin.strings import ENT_IOB, ENT_TYPE, ORTH, Strings

ATTRIBUTES = (ORTH, ENT_IOB, ENT_TYPE)
"""What is told of each token, 64 bits each."""
_VERSION = "0.1"
_CHUNK = 1_048_576
_LARGEST = 2**32 - 1
"""Bytes of one value of msgpack."""
_FLAGS = {"has_unknown_spaces": False}


@dataclass(frozen=True, slots=True)
class Document:
    """One document as it stands in the file."""

    tokens: bytes
    """64 bits for each of `ATTRIBUTES`, token by token."""
    blanks: bytes
    """A byte for each token: whether a blank follows."""
    groups: bytes
    """The span groups, in msgpack."""
    about: bytes
    """The user data, in msgpack."""


class BinWriter:
    """Takes documents one by one; `save` puts the file together."""

    def __init__(self, target: Path) -> None:
        self._target = target
        self._files = ExitStack()
        self._tokens, self._blanks, self._groups, self._about = (self._spool() for _ in range(4))
        self._lengths = array("i")
        self.strings = Strings()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._files.close()

    def add(self, document: Document) -> None:
        """Put a document to the end."""
        self._lengths.append(len(document.blanks))
        self._tokens.write(document.tokens)
        self._blanks.write(document.blanks)
        self._groups.write(msgpack.packb(document.groups))
        self._about.write(msgpack.packb(document.about))

    def save(self) -> None:
        """Write the file.

        Raises:
            NoSpaceError: there are more tokens than one such file can hold.
        """
        n = len(self._lengths)
        packer = msgpack.Packer()
        with self._target.open("wb") as file:
            packing = zlib.compressobj()

            def put(data: bytes) -> None:
                file.write(packing.compress(data))

            put(packer.pack_map_header(10))
            for key, value in (("version", _VERSION), ("attrs", list(ATTRIBUTES))):
                put(packer.pack(key) + packer.pack(value))
            for key, spool in (("tokens", self._tokens), ("spaces", self._blanks)):
                put(packer.pack(key) + _bin_header(spool.tell()))
                for piece in _pieces(spool):
                    put(piece)
            put(packer.pack("lengths") + packer.pack(self._lengths.tobytes()))
            put(packer.pack("strings") + packer.pack(self.strings.all()))
            for key, each in (("cats", {}), ("flags", _FLAGS)):
                put(packer.pack(key) + packer.pack_array_header(n))
                put(packer.pack(each) * n)
            for key, spool in (("span_groups", self._groups), ("user_data", self._about)):
                put(packer.pack(key) + packer.pack_array_header(n))
                for piece in _pieces(spool):
                    put(piece)
            file.write(packing.flush())

    def _spool(self) -> IO[bytes]:
        file = tempfile.TemporaryFile(dir=self._target.parent)  # noqa: SIM115 - closed with the others
        return self._files.enter_context(file)


def _bin_header(size: int) -> bytes:
    if size > _LARGEST:
        raise NoSpaceError(
            "the corpus has more words than one .spacy file can hold; export fewer articles, or a split"
        )
    return struct.pack(">BI", 0xC6, size)


def _pieces(spool: IO[bytes]) -> Iterator[bytes]:
    spool.seek(0)
    while piece := spool.read(_CHUNK):
        yield piece
