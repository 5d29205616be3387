"""Dividing a corpus into train, dev and test, so that the same article always comes to the same side."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from annotator.domain.article import Article
from annotator.domain.near_duplicates import ALIKE, HASHES, SHINGLE, NearDuplicates
from annotator.services.exports.options import Split
from annotator.services.ports.storage import Reading
from annotator.services.progress import Progress

METHOD = (
    "SHA-256 of the seed and the text's SHA-256; near duplicates (MinHash, {hashes} hashes over shingles of"
    " {shingle} characters, at least {alike:.0%} alike) go together, by the smallest SHA-256 among them"
)
_OFTEN = 50


@dataclass(frozen=True, slots=True)
class Divided:
    """The articles of each part, and how they came there."""

    parts: dict[str, list[Article]]
    near_duplicates: int = 0
    """Articles that went along with another."""
    method: str = field(default_factory=lambda: METHOD.format(hashes=HASHES, shingle=SHINGLE, alike=ALIKE))


def divided(read: Reading, articles: Sequence[Article], split: Split, progress: Progress) -> Divided:
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
    parts: dict[str, list[Article]] = {name: [] for name in split.names}
    for article, group in zip(articles, groups, strict=True):
        parts[_part_of(leaders[group], split)].append(article)
    return Divided(parts, len(articles) - len(leaders))


def _part_of(digest: str, split: Split) -> str:
    drawn = int(sha256(f"{split.seed}:{digest}".encode()).hexdigest()[:16], 16)
    reached, whole = 0, sum(split.shares)
    for name, share in zip(split.names, split.shares, strict=True):
        reached += share
        if drawn * whole < reached << 64:
            return name
    return split.names[-1]
