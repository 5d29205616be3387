"""What exports ask of a storage: annotations as plain rows, recipes, and what was removed."""

from collections.abc import Sequence
from typing import Protocol

from annotator.domain.article import ArticleKey
from annotator.domain.recipe import Recipe
from annotator.domain.tombstone import Tombstone
from annotator.formats.span_rows import Written


class ExportReading(Protocol):
    """Questions of exports, and of imports."""

    def article_keys(self) -> list[ArticleKey]:
        """What tells all articles apart, in their order."""
        ...

    def done_by_article(self) -> dict[str, int]:
        """By article (`uid`) how many annotators are done with it; without those with which nobody is."""
        ...

    def written_of(self, set: str) -> Sequence[Written]:
        """The annotations of a set (`uid`) in their order, as rows for exports."""
        ...

    def recipes(self) -> list[Recipe]:
        """The recipes of exports, in order."""
        ...

    def tombstones(self) -> list[Tombstone]:
        """What remains of articles that were removed, in the order in which they were."""
        ...
