"""Text in XML: what has to be escaped, and characters that XML 1.0 cannot hold at all."""

import re

import orjson

from annotator.domain.errors import BadInputError
from annotator.domain.json_values import Json
from annotator.domain.label import Scheme
from annotator.domain.plain_numbers import whole_number
from annotator.domain.text import REPLACEMENT
from annotator.formats.api import AnnotatedArticle, Lose
from annotator.formats.wording import shown

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 (section 2.2, production 2) has no way to write, not even as a reference."""
SUBSTITUTED = "other programs see U+FFFD in their place; importing here puts them back"
_CODE = re.compile("[0-9a-f]{1,4}")
_IN_TEXT = re.compile("[&<>\r]")
_IN_VALUE = re.compile('[&<>"\t\n\r]')
_WRITTEN = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}


def in_text(text: str) -> str:
    """Escape text between tags; it has no forbidden character."""
    return _IN_TEXT.sub(lambda found: _WRITTEN[found.group()], text)


def in_value(text: str) -> str:
    """Escape the value of an attribute, which stands between double quotes; it has no forbidden character."""
    return _IN_VALUE.sub(lambda found: _WRITTEN[found.group()], text)


def attributes(**values: str | int | None) -> str:
    """Write attributes with their values, a blank before each; those that are None are left out.

    A `_` at the end of a name is left out (`class_`), `__` stands for a colon (`xml__id`).
    """
    return "".join(
        f' {name.rstrip("_").replace("__", ":")}="{in_value(str(value))}"'
        for name, value in values.items()
        if value is not None
    )


def json_of(value: object) -> str:
    """Write JSON in which XML finds no forbidden character."""
    return FORBIDDEN.sub(lambda found: f"\\u{ord(found.group()):04x}", orjson.dumps(value).decode())


def spelled(text: str) -> str:
    """A text as XML can hold it: as it is, or as a JSON string where it could not be read back otherwise."""
    return json_of(text) if text.startswith('"') or FORBIDDEN.search(text) else text


def unspelled(text: str) -> str:
    """The text that `spelled` was given; a text that it would not write stays as it is."""
    if not text.startswith('"'):
        return text
    try:
        value: Json = orjson.loads(text)
    except orjson.JSONDecodeError:
        return text
    return value if isinstance(value, str) else text


def substituted(text: str) -> str:
    """The text with U+FFFD for each forbidden character; its length stays."""
    return FORBIDDEN.sub(REPLACEMENT, text)


def lost_characters(text: str) -> str:
    """Which forbidden characters a text has: `place:number` each, a code point offset and a hex number."""
    return " ".join(f"{found.start()}:{ord(found.group()):x}" for found in FORBIDDEN.finditer(text))


def restored(text: str, lost: str, where: str) -> str:
    """Put back the characters that `lost_characters` told of.

    Raises:
        BadInputError: a place where there is no U+FFFD, or a character that XML could have held.
    """
    if not lost.strip():
        return text
    parts: list[str] = []
    done = 0
    for entry in lost.split():
        place, _, number = entry.partition(":")
        position = whole_number(place)
        character = chr(int(number, 16)) if _CODE.fullmatch(number) else ""
        if (
            position is None
            or not done <= position < len(text)
            or text[position] != REPLACEMENT
            or not FORBIDDEN.fullmatch(character)
        ):
            raise BadInputError(
                "{where}: the list of characters that XML cannot hold does not fit the text ({entry}); remove"
                " the list, or export the file again",
                where=where,
                entry=shown(entry),
            )
        parts += (text[done:position], character)
        done = position + 1
    return "".join((*parts, text[done:]))


class LosesCharacters:
    """The part of an exporter that says what its format cannot carry: characters that XML cannot hold."""

    def carried(self, article: AnnotatedArticle, scheme: Scheme, lose: Lose) -> AnnotatedArticle:
        """Return the article as it is, and tell how many of its text's characters are replaced."""
        del scheme
        lose("characters", SUBSTITUTED, len(FORBIDDEN.findall(article.text or "")))
        return article
