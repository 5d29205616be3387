"""The letters of hints: short, equally long, and from keys that lie well on every Latin keyboard."""

from itertools import islice, product

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
