"""The language that an article is written in, as its metadata say it."""

import re
from typing import Final

from annotator.domain.json_values import JsonObject

LANGUAGES: Final = ("language", "lang")
"""The keys that may say it; the first that does counts."""
CODE: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
"""What is a code of a language (BCP 47), as HTML and others ask for."""


def language_of(meta: JsonObject) -> str:
    """The code of the language; empty where none is said, or something that is no code."""
    said = next((value for key in LANGUAGES if isinstance(value := meta.get(key), str) and value), "")
    return said if CODE.fullmatch(said) else ""
