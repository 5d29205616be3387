"""The letters of hints: short, equally long, and from keys that lie well on every Latin keyboard."""

from collections.abc import Hashable, Mapping, Sequence
from itertools import islice, product
from typing import TypeVar

Thing = TypeVar("Thing", bound=Hashable)
LETTERS = "FJDKSLGHRUEIVNCOTBPXAMWYQZ"
"""The most comfortable first. Those before A lie in the same places on QWERTY, QWERTZ and AZERTY."""
_STEADY = 20
"""How many of them lie in the same places everywhere; the others are used where these are not enough."""


def hint_names(count: int, least: int = 1) -> list[str]:
    """So many names of upper-case letters: all different and equally long, `least` letters or more.

    They are as short as they can be; of the letters only as many are used as it takes, but three at least.
    """
    length = least
    while len(LETTERS) ** length < count:
        length += 1
    if length > 1 and _STEADY**length >= count:
        letters = _STEADY
    else:
        letters = next(n for n in range(1, len(LETTERS) + 1) if n**length >= count or n == len(LETTERS))
    return ["".join(name) for name in islice(product(LETTERS[:letters], repeat=length), count)]


def lasting_names(before: Mapping[Thing, str], things: Sequence[Thing], least: int = 1) -> list[str]:
    """Names for things, as `hint_names` makes them; what had a name before keeps it if there is room.

    So nobody's letters change while they type them, because a message came or the page scrolled a little.
    """
    fresh = hint_names(len(things), least)
    kept = {thing: before[thing] for thing in things if len(before.get(thing, "")) == len(fresh[0])}
    if not kept or len(set(kept.values())) < len(kept):
        return fresh
    pool = hint_names(len(things) + len(kept), len(fresh[0]))
    if len(pool[0]) > len(fresh[0]):
        return fresh
    taken = set(kept.values())
    rest = (name for name in pool if name not in taken)
    return [kept[thing] if thing in kept else next(rest) for thing in things]
