"""Patterns that match one of many phrases."""

from collections.abc import Iterable

import regex


def any_of(phrases: Iterable[str]) -> str:
    """A pattern, not a group, for any of the phrases, the longest first, a blank as up to three spaces."""
    longest_first = sorted(phrases, key=len, reverse=True)
    return "|".join(r"\s{1,3}".join(map(regex.escape, phrase.split(" "))) for phrase in longest_first)


def listed(words: str) -> list[str]:
    """The phrases of a list parted by commas."""
    return [word.strip() for word in words.split(",")]
