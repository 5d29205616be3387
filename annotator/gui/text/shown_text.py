"""The text as Qt is given it: replaced one for one where Qt would change or drop something."""

from unicodedata import bidirectional

import regex

_RIGHT_TO_LEFT = regex.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u200f\u202b\u202e\u2067\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_REPLACED = str.maketrans(
    {
        "\r": "\u200b",  # CRLF would become one separator
        "\u2029": "\n",
        "\ufdd0": "\ufffd",  # Qt's own marks for frames
        "\ufdd1": "\ufffd",
        "\0": "\ufffd",
        "\ufffc": "\ufffd",  # would be taken for an embedded object
    }
)
_SURROGATE = regex.compile("[\ud800-\udfff]")
_HARMLESS = "\u200b"


def shown(text: str) -> str:
    """The same number of code points and UTF-16 units as `text`, as Qt keeps them.

    A leading U+FEFF would be dropped and a leading U+FFFE would swap the bytes of the whole text.
    """
    if text[:1] in {"\ufeff", "\ufffe"}:
        text = _HARMLESS + text[1:]
    if text.isascii():
        return text.translate(_REPLACED) if "\r" in text or "\0" in text else text
    if any(character in text for character in "\r\u2029\ufdd0\ufdd1\0\ufffc"):
        text = text.translate(_REPLACED)
    return _SURROGATE.sub("\ufffd", text)


def has_right_to_left(text: str) -> bool:
    """Whether any letter or sign in the text may make a line run from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


def is_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction runs from right to left."""
    kinds = (bidirectional(character) for character in text)
    return next((kind != "L" for kind in kinds if kind in {"L", "R", "AL"}), False)


def single_breaks_are_paragraphs(text: str) -> bool:
    """Whether a gap belongs after each line: not where blank lines already part the paragraphs."""
    breaks = text.count("\n")
    return text.count("\n\n") * 5 < breaks
