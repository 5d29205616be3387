"""Names of files and folders for ids of articles and names of annotators, and the way back."""

import hashlib
from urllib.parse import unquote_to_bytes

LONGEST = 150
"""In bytes, so that endings and folders have room on every system."""
_PLAIN = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.")
_NEVER_ALIKE = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-_")
_DEVICES = frozenset(
    {"CON", "PRN", "AUX", "NUL"} | {f"{port}{n}" for port in ("COM", "LPT") for n in "0123456789¹²³"}
)
_HASHED = "~"


class FileNames:
    """Gives each id a name of its own that every system takes, also one that tells no capitals apart.

    What is no ASCII letter, digit, `-`, `_` or dot is written as `%` and two digits for each byte of its
    UTF-8, as in web addresses; `id_of` reads it again. Where another id differs in capitals only, these are
    written so as well. An id too long for that gets its beginning and a hash.
    """

    def __init__(self) -> None:
        self._taken: dict[str, str] = {}

    def of(self, id: str) -> str:
        """Return the name of an id, the same for the same id."""
        for name in (file_name(id), _without_capitals(id)):
            if len(name) <= LONGEST and self._taken.setdefault(name.casefold(), id) == id:
                return name
        name = hashed(id)
        self._taken[name.casefold()] = id
        return name


def file_name(id: str) -> str:
    """Return the name of an id, as it is where no other id differs from it in capitals only."""
    name = _encoded(id, _PLAIN)
    first = name.split(".", 1)[0]
    if first.upper() in _DEVICES or name.startswith("."):
        name = f"%{ord(name[0]):02X}{name[1:]}"
    if name.endswith("."):
        name = f"{name[:-1]}%2E"
    return name if 0 < len(name) <= LONGEST else hashed(id)


def is_reversible(id: str) -> bool:
    """Whether an id can be read again from its file's name, whatever other ids there are."""
    if id.isascii() and 0 < len(id) <= LONGEST // 3:
        return True
    return 0 < len(_without_capitals(id)) <= LONGEST


def id_of(name: str) -> str | None:
    """Return the id that a name (without ending) was made of; None where it cannot be told."""
    if _HASHED in name:
        return None
    try:
        return unquote_to_bytes(name).decode()
    except UnicodeDecodeError:
        return None


def _without_capitals(id: str) -> str:
    """A name that no other id's differs from in capitals only: its first two letters are not plain."""
    return _encoded(id[:2], frozenset()) + _encoded(id[2:], _NEVER_ALIKE)


def _encoded(id: str, plain: frozenset[str]) -> str:
    return "".join(
        char if char in plain else "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "replace"))
        for char in id
    )


def hashed(id: str) -> str:
    """Return a name for an id that none can be read from again: its beginning and a hash."""
    digest = hashlib.sha256(id.encode("utf-8", "replace")).hexdigest()[:32]
    start = "".join(char for char in id[:40] if char in _PLAIN and char != ".")
    return f"{start}{_HASHED}{digest}"
