"""Passwords in database URLs, kept out of messages and logs."""

import re

_USER_PART = re.compile(r"(?P<before>\b[a-z][a-z0-9+.-]*://[^\s/:@]*):(?P<password>\S*)@", re.IGNORECASE)
_QUERY_PART = re.compile(r"(?P<before>\b(?:ssl)?password=)[^&\s'\"]+", re.IGNORECASE)


def hidden(text: str) -> str:
    """The text with `***` for each password of a URL."""
    if "://" not in text and "assword=" not in text:
        return text
    return _QUERY_PART.sub(r"\g<before>***", _USER_PART.sub(r"\g<before>:***@", text))
