"""Letters in the place of names: the same for an article each time, and by no order that tells who is who."""

from collections.abc import Iterable
from hashlib import sha256
from string import ascii_uppercase


def letters_for(seed: str, article: str, people: Iterable[str]) -> dict[str, str]:
    """Give everybody a letter, in an order of their own for each article.

    Args:
        seed: what is the project's alone, its `uid`.
        article: the article's `uid`.
        people: annotators (`uid`s); their order makes no difference.

    Returns:
        `A`, `B` and so on by annotator, in the order of the letters; after `Z` comes `A2`.
    """
    shuffled = sorted(people, key=lambda person: sha256(f"{seed}\0{article}\0{person}".encode()).digest())
    return {person: _letter(place) for place, person in enumerate(shuffled)}


def _letter(place: int) -> str:
    rounds, letter = divmod(place, len(ascii_uppercase))
    return ascii_uppercase[letter] + (str(rounds + 1) if rounds else "")
