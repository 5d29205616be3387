"""How values from a file are shown in a message: on one line, short, and nothing in them acts."""

import unicodedata
from collections import Counter

from annotator.domain.errors import Count, Phrase, Phrases

_LONGEST = 60


def shown(value: object, longest: int = _LONGEST) -> str:
    """Return a value for a message: at most `longest` code points, control and bidi characters escaped."""
    text = value if isinstance(value, str) else repr(value)
    short = text if len(text) <= longest else text[: longest - 1] + "…"
    if short.isprintable():
        return short
    return "".join(
        one if one.isprintable() or unicodedata.category(one) == "Zs" else _escaped(one) for one in short
    )


def kinds_left_out(counts: Counter[str], most: int) -> Phrases:
    """Return what was left out for a message, the most frequent first, with how often; `most` of them."""
    parts = [
        Phrase("{name} ({number})", name=_kind(kind), number=Count(n)) for kind, n in counts.most_common(most)
    ]
    return Phrases([*parts, *([Phrase("…")] if len(counts) > most else [])])


def _kind(kind: str) -> str:
    """A kind as it can be shown; where it is words of ours about a name, they stay apart."""
    if not isinstance(kind, Phrase):
        return shown(kind)
    return Phrase(kind.template, **{name: shown(fact) for name, fact in kind.facts.items()})


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


def kind_of(value: object) -> str:
    """Name the JSON kind of a value in plain words."""
    if value is None:
        return "nothing (null)"
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "a number"
    if isinstance(value, str):
        return "a text"
    return "a list" if isinstance(value, list) else "an object"
