"""What an import came to, in figures."""

from dataclasses import dataclass


@dataclass(slots=True)
class Tally:
    """Counts of what was new, known, changed."""

    articles_new: int = 0
    articles_known: int = 0
    sets_new: int = 0
    annotations_new: int = 0
    annotations_known: int = 0
    annotations_replaced: int = 0
    relations_new: int = 0
    relations_replaced: int = 0
    wrote: bool = False
    """Whether anything at all was changed: titles, metadata and statuses count as well."""

    @property
    def changed_nothing(self) -> bool:
        """Whether everything was there already."""
        return not (
            self.articles_new
            or self.sets_new
            or self.annotations_new
            or self.annotations_replaced
            or self.relations_new
            or self.relations_replaced
        )
