"""Documents that are zip archives: parts are read one by one, in memory, by known names and within limits."""

import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from annotator.domain.errors import BadInputError
from annotator.formats.opening import name_of, opened
from annotator.formats.texts.limits import LARGEST_PACK, LARGEST_PART, MOST_PARTS
from annotator.formats.wording import shown

_CHUNK = 1_048_576
"""Bytes at a time; smaller pieces would make a parser look at a gigantic name again and again."""
_ENCRYPTED = 0x1
_LINK = 0o120000
_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_TROUBLE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, RuntimeError, OSError)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much there may be in an archive."""

    part: int = LARGEST_PART
    """Bytes of one part, unpacked."""
    whole: int = LARGEST_PACK
    """Bytes of all parts together, unpacked; those that are not read count as well."""
    parts: int = MOST_PARTS


DOCUMENT = Limits()


class Pack:
    """An open archive; nothing of it is ever written to the disk."""

    def __init__(self, archive: zipfile.ZipFile, where: str, limits: Limits = DOCUMENT) -> None:
        self.where = where
        self._archive = archive
        self._limits = limits
        self._parts: dict[str, zipfile.ZipInfo] = {}
        self._read = 0
        self._list()

    def __contains__(self, name: str) -> bool:
        """Whether there is such a part."""
        return name in self._parts

    @property
    def names(self) -> list[str]:
        """The names of all parts."""
        return list(self._parts)

    def sizes(self, name: str) -> tuple[int, int]:
        """How many bytes a part says that it has, packed and unpacked; none where it is not there."""
        info = self._parts.get(name)
        return (info.compress_size, info.file_size) if info else (0, 0)

    def chunks(self, name: str) -> Iterator[bytes]:
        """The bytes of a part, piece by piece.

        Raises:
            BadInputError: there is none, it is broken, or unpacks to more than the limits allow.
        """
        info = self._parts.get(name)
        if info is None:
            raise BadInputError(
                "{where}: the part {part} is missing; the file is damaged or no such document",
                where=self.where,
                part=shown(name),
            )
        if info.file_size > self._limits.part:
            raise self._too_large()
        count = 0
        try:
            with self._archive.open(info) as part:
                while piece := part.read(_CHUNK):
                    count += len(piece)
                    self._read += len(piece)
                    if count > self._limits.part or self._read > self._limits.whole:
                        raise self._too_large()
                    yield piece
        except _TROUBLE as error:
            raise self._broken(name, error) from error

    def bytes_of(self, name: str) -> bytes:
        """The bytes of a part at once.

        Raises:
            BadInputError: as for `chunks`.
        """
        return b"".join(self.chunks(name))

    def _list(self) -> None:
        infos = self._archive.infolist()
        if len(infos) > self._limits.parts:
            raise BadInputError(
                "{where}: the file has {n} parts packed in it, more than any document; it was not read",
                where=self.where,
                n=len(infos),
            )
        if sum(info.file_size for info in infos) > self._limits.whole:
            raise self._too_large()
        seen: set[str] = set()
        for info in infos:
            name = info.filename
            if not name or info.is_dir():
                continue
            if info.flag_bits & _ENCRYPTED:
                raise locked(self.where)
            if _leads_out(name) or (info.external_attr >> 16) & 0o170000 == _LINK:
                raise BadInputError(
                    "{where}: a part of it is called {part}, which leads out of the file; it was not read",
                    where=self.where,
                    part=shown(name),
                )
            key = unicodedata.normalize("NFC", name).casefold()
            if key in seen:
                raise BadInputError(
                    "{where}: the part {part} is in it twice; the file is damaged, save it anew",
                    where=self.where,
                    part=shown(name),
                )
            seen.add(key)
            self._parts[name] = info

    def _too_large(self) -> BadInputError:
        return BadInputError(
            "{where}: unpacked, it has more than {megabytes} MB; no document is so large, and it "
            "was not read",
            where=self.where,
            megabytes=self._limits.part // 1_000_000,
        )

    def _broken(self, name: str, error: Exception) -> BadInputError:
        return BadInputError(
            "{where}: the part {part} cannot be unpacked ({why}); the file is damaged, save it anew",
            where=self.where,
            part=shown(name),
            why=shown(str(error) or type(error).__name__, 100),
        )


def _leads_out(name: str) -> bool:
    """Whether a name is absolute, of a drive, or climbs; no part of a document is called so."""
    steps = name.replace("\\", "/").split("/")
    return "\\" in name or name.startswith("/") or ".." in steps or ":" in steps[0] or "\0" in name


def locked(where: str) -> BadInputError:
    """What is said of a file that only a password opens."""
    return BadInputError(
        "{where}: the file is protected by a password; remove the protection and save it again", where=where
    )


@contextmanager
def pack(path: Path, what: str, limits: Limits = DOCUMENT) -> Iterator[Pack]:
    """Open a packed document.

    Args:
        path: the file.
        what: what it should be, in words (`a Word document`).
        limits: how much there may be in it.

    Raises:
        BadInputError: it is no archive, is protected, has parts that lead out of it, or is too large.
    """
    where = name_of(path)
    with opened(path) as file:
        _refuse_old(file, where)
        try:
            archive = zipfile.ZipFile(file)
        except _TROUBLE as error:
            raise BadInputError(
                "{where}: this is not {what}, or it is damaged; open it in its program and save it anew",
                where=where,
                what=what,
            ) from error
        with archive:
            yield Pack(archive, where, limits)


def _refuse_old(file: BinaryIO, where: str) -> None:
    head = file.read(_CHUNK)
    file.seek(0)
    if head.startswith(_OFFICE):
        if _LOCKED in head:
            raise locked(where)
        raise BadInputError(
            "{where}: this is an old Office document (as before 2007); save it in the new form "
            "(.docx, .xlsx)",
            where=where,
        )
