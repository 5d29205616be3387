"""Remarks for the report that several formats make."""

from annotator.domain.text import CanonicalText
from annotator.formats.api import Finding, Tell


def tell_canonical(text: CanonicalText, where: str, tell: Tell) -> None:
    """Say what bringing a text into canonical form changed, if anything."""
    returns = len(text.pairs) + text.lone_returns
    if returns:
        tell(Finding(where, "{n} line ends became LF; offsets were moved along", {"n": returns}))
    if text.replaced:
        tell(
            Finding(
                where,
                "{n} characters that no text can hold (NUL, lone surrogates) became U+FFFD",
                {"n": text.replaced},
            )
        )
