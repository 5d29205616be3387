"""Tags of one column as annotations: IOB1, IOB2, BIOES and BILOU alike."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

TAG = re.compile(r"O|[BIESLUW]-\S+")
"""What a tag looks like."""
_BEGINS = frozenset("BSUW")
_ENDS = frozenset("ESLUW")


@dataclass(slots=True)
class Tagged:
    """One annotation: its label as the tags have it, and where its tokens start and end (code points)."""

    label: str
    start: int
    end: int


def tagged(
    tags: Sequence[str], starts: Sequence[int], ends: Sequence[int], firsts: Collection[int]
) -> Iterator[Tagged]:
    """Return the annotations of a column.

    Args:
        tags: the tag of each token.
        starts: where each token starts (code points).
        ends: where each ends.
        firsts: which tokens are the first of their sentence; no annotation reaches over there.
    """
    current: Tagged | None = None
    before = -1
    for at in [at for at, tag in enumerate(tags) if tag != "O"]:
        tag = tags[at]
        kind, label = tag[0], tag[2:]
        goes_on = current is not None and before == at - 1 and current.label == label and at not in firsts
        if current is None or kind in _BEGINS or not goes_on:
            if current is not None:
                yield current
            current = Tagged(label, starts[at], ends[at])
        else:
            current.end = ends[at]
        # What a tag ends, none goes on with.
        before = -2 if kind in _ENDS else at
    if current is not None:
        yield current
