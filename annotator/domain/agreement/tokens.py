"""The tokens that agreement is counted in, of many texts at once and found without `re`."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Whole: TypeAlias = NDArray[np.int64]
"""Whole numbers in a row."""

_BETWEEN, _WORD, _SIGN = 0, 1, 2
_BLOCK = 256
_UNICODE = 0x110000
_kinds = np.zeros(_UNICODE, np.uint8)
_known = np.zeros(_UNICODE // _BLOCK, np.bool_)


def tokens(texts: list[str], offsets: Whole) -> tuple[Whole, Whole]:
    r"""Where each token of several texts starts and ends (code points, the texts standing one after another).

    They are those that Python's `re` finds with `\w+|[^\w\s]` in each text by itself.

    Args:
        texts: canonical texts, so without lone surrogates.
        offsets: where each text begins, and last where the last one ends.
    """
    codes = np.frombuffer("".join(texts).encode("utf-32-le"), np.uint32)
    if not len(codes):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    kinds = _kinds_of(codes)
    word = kinds == _WORD
    goes_on = np.zeros(len(word) + 1, np.bool_)
    """Whether the word before a place goes on there."""
    np.logical_and(word[1:], word[:-1], out=goes_on[1:-1])
    goes_on[offsets] = False
    sign = kinds == _SIGN
    starts = sign | (word & ~goes_on[:-1])
    ends = sign | (word & ~goes_on[1:])
    return np.flatnonzero(starts), np.flatnonzero(ends) + 1


def _kinds_of(codes: NDArray[np.uint32]) -> NDArray[np.uint8]:
    blocks = np.bincount(codes >> 8, minlength=1) > 0
    for block in np.flatnonzero(blocks & ~_known[: len(blocks)]).tolist():
        _kinds[block * _BLOCK : (block + 1) * _BLOCK] = [
            _kind(chr(code)) for code in range(block * _BLOCK, (block + 1) * _BLOCK)
        ]
        _known[block] = True
    return _kinds[codes]


def _kind(sign: str) -> int:
    r"""As `re` tells them: `\w` is what is alphanumeric and the underscore."""
    if sign.isalnum() or sign == "_":
        return _WORD
    return _BETWEEN if sign.isspace() else _SIGN
