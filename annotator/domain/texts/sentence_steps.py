"""The steps from one sentence to another, over paragraphs too; in code points, never inside a grapheme."""

from annotator.domain.texts.graphemes import grapheme_ceil, grapheme_floor
from annotator.domain.texts.paragraphs import last_sign, next_sign
from annotator.domain.texts.sentences import sentence_at

_MOST_STEPS = 50
"""Sentences that are looked at for the one before; where none has an end, each is cut a sign further back."""


def next_sentence(text: str, position: int) -> int:
    """Where the first sentence after `position` starts; in the last one the end of the text."""
    here = sentence_at(text, position)
    following = next_sign(text, here.end if here is not None and here.end > position else position)
    found = sentence_at(text, following) if following is not None else None
    if here is not None and here.start > position:
        found = here
    place = found.start if found is not None else len(text)
    if place <= position:  # a sentence without end was cut
        place = following if following is not None and following > position else len(text)
    return grapheme_ceil(text, place)


def previous_sentence(text: str, position: int) -> int:
    """Where the last sentence that starts before `position` does; else the start of the text."""
    here = sentence_at(text, position)
    if here is not None and here.start < position:
        return grapheme_floor(text, here.start)
    before = last_sign(text, position)
    found = sentence_at(text, before) if before is not None else None
    return grapheme_floor(text, found.start) if found is not None else 0


def next_sentence_end(text: str, position: int) -> int:
    """Where the first sentence that ends after `position` does; where none does, `position`."""
    here = sentence_at(text, position)
    if here is None or here.end <= position:
        following = next_sign(text, position)
        here = sentence_at(text, following) if following is not None else None
    return max(position, grapheme_ceil(text, here.end)) if here is not None else position


def previous_sentence_end(text: str, position: int) -> int:
    """Where the last sentence that ends before `position` does; else the start of the text."""
    here, at = sentence_at(text, position), position
    for _ in range(_MOST_STEPS):
        if here is not None and here.end < position:
            break
        before = last_sign(text, min(at, here.start) if here is not None else at)
        if before is None:
            return 0
        here, at = sentence_at(text, before), before
    return grapheme_floor(text, min(here.end, position - 1) if here is not None else at)
