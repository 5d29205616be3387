"""Values in the comments and tags of column files: on one line, for whichever reader."""

import re

from annotator.domain.text import REPLACEMENT

_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_ODD = re.compile("[\\\\\x00-\x1f\x7f-\x9f\u2028\u2029]|^ | $")
_BLANK = re.compile(r"[\s\\\x00-\x1f\x7f-\x9f]")
_ESCAPED = re.compile(r"\\(?:u([0-9a-f]{4})|(.))", re.DOTALL)
_PLAIN = {"n": "\n", "t": "\t", "r": "\r", "s": " "}


def in_comment(text: str) -> str:
    """Write a text on one line, with backslashes where it must be."""
    return _ODD.sub(_escape, text) if _ODD.search(text) else text


def in_tag(text: str) -> str:
    """Write a text with no white space in it."""
    return _BLANK.sub(_escape, text) if _BLANK.search(text) else text


def from_comment(line: str) -> str:
    """Read what the others wrote."""
    return _ESCAPED.sub(_unescape, line) if "\\" in line else line


def _escape(found: re.Match[str]) -> str:
    char = found.group()
    return _ESCAPES.get(char) or ("\\s" if char == " " else f"\\u{ord(char):04x}")


def _unescape(found: re.Match[str]) -> str:
    if found.group(1):
        number = int(found.group(1), 16)
        return chr(number) if number and not 0xD800 <= number < 0xE000 else REPLACEMENT
    return _PLAIN.get(found.group(2), found.group(2))
