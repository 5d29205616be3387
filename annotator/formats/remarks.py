"""Remarks for the report that several formats make."""

from annotator.domain.errors import BadInputError, Phrase
from annotator.domain.text import CanonicalText
from annotator.formats.api import REFUSED, Finding, Tell


def left_out(error: BadInputError) -> Finding:
    """The remark about a broken record that was left out because the person said to go on."""
    where = error.facts.get("where")
    why = Phrase(error.template.removeprefix("{where}: "), **error.facts)
    return Finding(where if isinstance(where, str) else "", REFUSED, {"why": why})


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
