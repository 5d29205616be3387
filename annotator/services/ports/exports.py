"""What exports ask of a storage: annotations as plain rows, recipes, and what was removed."""

from collections.abc import Sequence
from typing import Protocol, TypeAlias

from annotator.domain.article import ArticleKey
from annotator.domain.recipe import Recipe
from annotator.domain.tombstone import Tombstone

Written: TypeAlias = tuple[str, str, int, int, str | None, str | None, str | None, bool, str | None]
"""Id, `uid` of the label, outermost start and end in code points; then, None where there is none: several
fragments as JSON, attributes as JSON, the note; whether it is marked to be discussed; origin as JSON."""


class ExportReading(Protocol):
    """Questions of exports, and of imports."""

    def article_keys(self) -> list[ArticleKey]:
        """What tells all articles apart, in their order."""
        ...

    def written_of(self, set: str) -> Sequence[Written]:
        """The annotations of a set (`uid`) in their order, as rows for exports."""
        ...

    def ids_of(self, set: str) -> dict[str, str]:
        """The ids of the annotations of a set (`uid`) by their `uid`s."""
        ...

    def recipes(self) -> list[Recipe]:
        """The recipes of exports, in order."""
        ...

    def tombstones(self) -> list[Tombstone]:
        """What remains of articles that were removed, in the order in which they were."""
        ...
