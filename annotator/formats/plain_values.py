"""Values of attributes as text on one line, for formats that know nothing but text, and the way back."""

import re
from functools import lru_cache

import orjson

from annotator.domain.json_values import Json

_ODD = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
"""What some reader takes for the end of a line."""
_JSON = re.compile(r'[-0-9{\["]|true$|false$|null$')
"""How a text begins that might be JSON."""


def as_text(value: Json) -> str:
    """Write a value on one line: texts as they stand where they can be told from the rest, else as JSON."""
    return _text_as_text(value) if isinstance(value, str) else _dumped(value)


@lru_cache(4096)
def _text_as_text(value: str) -> str:
    return value if _is_plain(value) else _dumped(value)


def from_text(text: str) -> Json:
    """Read what `as_text` wrote; what others wrote is a number where it looks like one, else a text."""
    if not _JSON.match(text):
        return text
    try:
        value: Json = orjson.loads(text)
        return value if _dumped(value) == text and not (isinstance(value, str) and _is_plain(value)) else text
    except (ValueError, TypeError):
        # Some that can be read are too deep to be written again.
        return text


def quoted(text: str) -> str:
    """Write a free text, such as a note, on one line: as it stands, or as a JSON text where it must be."""
    if text.isalnum():
        return text
    plain = text == text.strip() and text[:1] not in {"", '"'} and not _ODD.search(text)
    return text if plain else _dumped(text)


def unquoted(line: str) -> str:
    """Read what `quoted` wrote."""
    if not line.startswith('"'):
        return line
    try:
        value = orjson.loads(line)
    except ValueError:
        return line
    return value if isinstance(value, str) else line


def _is_plain(text: str) -> bool:
    if not text or text != text.strip() or _ODD.search(text):
        return False
    return not _JSON.match(text) or not _is_json(text)


def _is_json(text: str) -> bool:
    if text.startswith('"'):
        return True
    try:
        return _dumped(orjson.loads(text)) == text
    except (ValueError, TypeError):
        return False


def _dumped(value: Json) -> str:
    text = orjson.dumps(value).decode()
    return _ODD.sub(lambda found: f"\\u{ord(found.group()):04x}", text) if _ODD.search(text) else text
