"""The canonical form of an article's text, and where its offsets go when a text is brought into it."""

import hashlib
import re
from bisect import bisect_left
from dataclasses import dataclass

_NEWLINES = re.compile("\r\n?")
_FORBIDDEN = re.compile("[\x00\ud800-\udfff]")
_PUBLISHED = re.compile(r"\s*date ([0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]))(?!\d)")
REPLACEMENT = "�"


def canonical(text: str) -> str:
    """Return the canonical form: CRLF and lone CR become LF, NUL and lone surrogates U+FFFD; idempotent."""
    if "\r" in text:
        text = _NEWLINES.sub("\n", text)
    return _FORBIDDEN.sub(REPLACEMENT, text)


@dataclass(frozen=True, slots=True)
class CanonicalText:
    """A canonical text together with the way its offsets came from the text as it was read."""

    text: str
    pairs: tuple[int, ...]
    """Where a CRLF stood in the text as read (code points, position of the CR)."""
    lone_returns: int
    replaced: int

    @property
    def changed(self) -> bool:
        """Whether the text as read was not canonical."""
        return bool(self.pairs or self.lone_returns or self.replaced)

    def start(self, offset: int) -> int:
        """Take the start of a span, in code points of the text as read, into the canonical text."""
        return (
            offset - bisect_left(self.pairs, offset) if not self._inside(offset) else self.start(offset - 1)
        )

    def end(self, offset: int) -> int:
        """Take the end of a span likewise; an end between CR and LF goes behind the LF."""
        return self.start(offset + 1) if self._inside(offset) else self.start(offset)

    def _inside(self, offset: int) -> bool:
        """Whether the offset stands between the CR and the LF of a pair."""
        index = bisect_left(self.pairs, offset - 1)
        return index < len(self.pairs) and self.pairs[index] == offset - 1


def canonicalised(text: str) -> CanonicalText:
    """Bring a text into canonical form and remember what that did to offsets."""
    pairs = tuple(match.start() for match in _NEWLINES.finditer(text) if len(match.group()) == 2)
    return CanonicalText(
        text=canonical(text),
        pairs=pairs,
        lone_returns=text.count("\r") - len(pairs),
        replaced=len(_FORBIDDEN.findall(text)),
    )


def sha256_of(text: str) -> str:
    """Return the SHA-256 of the text in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def published_in(text: str) -> str | None:
    """Return the date of a text that begins, after optional white space, with `date YYYY-MM-DD`."""
    match = _PUBLISHED.match(text)
    return match.group(1) if match else None
