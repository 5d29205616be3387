"""Who speaks: which entity a speaker's words may mean, from the speakers before it and from what is known."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from annotator.domain.annotation import Annotation, reading_order
from annotator.domain.attributes import ENTITY

PRONOUNS: Final = frozenset(
    {"he", "she", "they", "it", "we", "i", "you", "him", "her", "them", "us", "me", "who", "this", "that"}
    | {"himself", "herself", "themselves", "itself"}
    | {"er", "sie", "es", "wir", "ihr", "ich", "du", "man", "ihm", "ihn", "ihnen", "dieser", "diese"}
)
"""Words, in small letters, that name nobody by themselves (English and German)."""
_EMPTY_WORDS: Final = frozenset(
    {"the", "a", "an", "of", "and", "der", "die", "das", "den", "dem", "ein", "eine", "von", "und"}
)
_WORD = re.compile(r"\w+")
_ARTICLE = re.compile(r"(?i)^(?:the|an?|der|die|das)\s+(?=\S)")
_CAPITALISED = re.compile(r"\b[A-ZÀ-ÖØ-Þ][\w'’.-]*(?: [A-ZÀ-ÖØ-Þ][\w'’.-]*)*")


def is_pronoun(text: str) -> bool:
    """Whether a speaker's text is a pronoun alone."""
    return text.strip().casefold() in PRONOUNS


def last_entity(speakers: Iterable[Annotation], here: Annotation) -> str | None:
    """The entity of the nearest of some annotations before this one that has an entity."""
    place = reading_order(here)
    before = [
        (reading_order(one), entity)
        for one in speakers
        if one.uid != here.uid
        and reading_order(one) < place
        and isinstance(entity := one.attributes.get(ENTITY), str)
        and entity
    ]
    return max(before)[1] if before else None


def likely_entities(text: str, last: str | None, known: Sequence[str]) -> list[str]:
    """Entities to offer for a speaker, the likeliest first, each once.

    Args:
        text: the speaker's words.
        last: the entity of the speaker before it, where there is one.
        known: the entities that are known, the likeliest first; they keep their order where nothing else
            speaks for them.
    """
    words = " ".join(text.split())
    if is_pronoun(words):
        return list(dict.fromkeys([*filter(None, [last]), *known]))
    same = [name for name in known if name.casefold() == words.casefold()]
    own = _telling(words)
    alike = [name for name in known if own and _shares(own, _telling(name))]
    fitting = [name for name in alike if own <= _telling(name)]
    offered = [*same, *fitting, *alike, *_names_in(words), *known]
    return list(dict.fromkeys(offered))


def _names_in(words: str) -> list[str]:
    """What may be the name: the words without an article, the capitalised ones from the last, all of them."""
    if not words:
        return []
    bare = _ARTICLE.sub("", words)
    capitalised = [match[0] for match in _CAPITALISED.finditer(bare)]
    return [*([] if bare.islower() else [bare]), *reversed(capitalised), bare, words]


def _telling(words: str) -> frozenset[str]:
    """The words that tell something, in small letters."""
    return frozenset(_WORD.findall(words.casefold())) - _EMPTY_WORDS


def _shares(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one says all that the other says."""
    return bool(one and other) and (one <= other or other <= one)
