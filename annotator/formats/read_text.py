"""An article's text as a file gave it, and how its offsets get into the canonical form."""

import hashlib
from dataclasses import dataclass

from annotator.domain.text import CanonicalText, canonicalised, sha256_of


@dataclass(frozen=True, slots=True)
class ReadText:
    """The text as it was read, how it became canonical where it was not, and its SHA-256."""

    read: str | None
    """Offsets in the file count its code points; None where the text was left out."""
    mapping: CanonicalText | None
    sha256: str
    """Of the canonical text."""

    @property
    def canonical(self) -> str | None:
        """The text in canonical form."""
        return self.read if self.mapping is None else self.mapping.text


def read_text(read: str) -> ReadText:
    """Bring a text into canonical form where it is not; what is so already is only hashed."""
    if "\r" not in read and "\0" not in read:
        try:
            return ReadText(read, None, hashlib.sha256(read.encode()).hexdigest())
        except UnicodeEncodeError:
            pass
    mapping = canonicalised(read)
    return ReadText(read, mapping, sha256_of(mapping.text))
