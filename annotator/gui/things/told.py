"""Mentions of a name as what the list of found places shows."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from annotator.domain.span import Span
from annotator.domain.texts.searching import Snippet
from annotator.gui.translation import quoted
from annotator.services.ledger.naming import Mention, Mentions, MentionsIn
from annotator.services.searching import FoundArticle

_LONGEST = 220


def as_found(found: Mentions) -> list[FoundArticle]:
    """Each article with a line for each mention: the words bold, then what is claimed, and whose it is."""
    return [_article(one) for one in found.articles]


def _article(one: MentionsIn) -> FoundArticle:
    lines = tuple(_line(mention) for mention in one.mentions)
    return FoundArticle(one.article, one.id, one.title, len(lines), lines)


def _line(mention: Mention) -> Snippet:
    words = _short(mention.text)
    claims = " · ".join(_short(claim) for claim in mention.claims)
    who = mention.annotator or QCoreApplication.translate("Things", "gold")
    parts = [words, *([claims] if claims else [])]
    return Snippet(f"{' — '.join(parts)} ({who})", (Span(0, len(words)),), mention.place)


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1] + "…"


def chosen_names(names: Sequence[str]) -> str:
    """Names in a row, as a question shows them."""
    return ", ".join(quoted(_short(name)) for name in names)
