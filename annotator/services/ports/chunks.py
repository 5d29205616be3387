"""Long lists in pieces that one query of a storage can take."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

PieceT = TypeVar("PieceT")


def chunks(values: Iterable[PieceT], size: int = 500) -> Iterator[list[PieceT]]:
    """Cut a long list, of `uid`s most often, into pieces of at most that size."""
    piece: list[PieceT] = []
    for value in values:
        piece.append(value)
        if len(piece) == size:
            yield piece
            piece = []
    if piece:
        yield piece
