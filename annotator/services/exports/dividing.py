"""Dividing a corpus into train, dev and test, so that the same article always comes to the same side."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import accumulate

from annotator.domain.article import ArticleKey
from annotator.domain.near_duplicates import ALIKE, HASHES, SHINGLE, NearDuplicates
from annotator.formats.page_texts import PAGES
from annotator.services.exports.options import Split
from annotator.services.ports.reading import Reading
from annotator.services.progress import Progress

METHOD = PAGES["method"]
_OFTEN = 50


@dataclass(frozen=True, slots=True)
class Divided:
    """The articles of each part, and how they came there."""

    parts: dict[str, list[ArticleKey]]
    near_duplicates: int = 0
    """Articles that went along with another."""
    method: str = field(default_factory=lambda: METHOD.format(hashes=HASHES, shingle=SHINGLE, alike=ALIKE))


def divided(read: Reading, articles: Sequence[ArticleKey], split: Split, progress: Progress) -> Divided:
    """Divide articles by the hash of each; an article added later moves no other that is not nearly the same.

    Raises:
        CancelledError: `progress` stopped it.
    """
    found = NearDuplicates()
    for number, article in enumerate(articles):
        if number % _OFTEN == 0:
            progress(number, len(articles))
        found.add(read.text(article.uid))
    groups = found.groups()
    leaders: dict[int, str] = {}
    for article, group in zip(articles, groups, strict=True):
        leaders[group] = min(leaders.get(group, article.sha256), article.sha256)
    places = _parts_of(leaders.values(), split)
    parts: dict[str, list[ArticleKey]] = {name: [] for name in split.names}
    for article, group in zip(articles, groups, strict=True):
        parts[places[leaders[group]]].append(article)
    return Divided(parts, len(articles) - len(leaders))


def _parts_of(digests: Iterable[str], split: Split) -> dict[str, str]:
    """The part of each group of articles, by the digest that leads it."""
    whole = sum(split.shares)
    ends = list(accumulate(share << 64 for share in split.shares))
    drawn = {digest: _drawn(digest, split.seed) * whole for digest in sorted(digests)}
    places = {digest: bisect_right(ends, place) for digest, place in drawn.items()}
    for empty in [part for part in range(len(ends)) if part not in places.values()]:
        held = Counter(places.values())
        middle = 2 * ends[empty] - (split.shares[empty] << 64)
        to_spare = [digest for digest, part in places.items() if held[part] > 1]
        if to_spare:
            places[min(to_spare, key=lambda digest: abs(2 * drawn[digest] - middle))] = empty
    return {digest: split.names[part] for digest, part in places.items()}


def _drawn(digest: str, seed: int) -> int:
    """A number of 64 bits that seems drawn by lot, and is the same for the same article."""
    return int(sha256(f"{seed}:{digest}".encode()).hexdigest()[:16], 16)
