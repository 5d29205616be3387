"""What is chosen of a disagreement so far, facet by facet, until that makes a resolution."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from annotator.domain.review.adjudication import PRESENCE, RELATION, Facet, Resolution, Way, facets_of
from annotator.domain.review.disagreement import Disagreement


@dataclass(frozen=True, slots=True)
class Choice:
    """A disagreement half decided; `at` is the facet that the next digit is for."""

    disagreement: Disagreement
    facets: tuple[Facet, ...]
    """Those that differ."""
    chosen: Mapping[str, str] = field(default_factory=dict)
    """Annotators (`uid`s) by the names of facets."""
    at: int = 0

    @property
    def facet(self) -> Facet | None:
        """The facet in focus."""
        return self.facets[self.at] if self.at < len(self.facets) else None

    def taken(self, facet: Facet) -> str:
        """From whom (`uid`) a facet is taken so far; empty where nothing is chosen."""
        return self.chosen.get(facet.name, "")

    def focused(self, step: int) -> "Choice":
        """The same with another facet in focus, `step` further on."""
        return replace(self, at=(self.at + step) % len(self.facets)) if self.facets else self

    def at_facet(self, name: str) -> "Choice":
        """The same with the facet of that name in focus."""
        names = [facet.name for facet in self.facets]
        return replace(self, at=names.index(name)) if name in names else self

    def take(self, annotator: str) -> "Choice | Resolution | None":
        """What comes of taking the facet in focus from an annotator (`uid`).

        The next facet that is open comes into focus; after the last one there is a resolution. None where
        the annotator has nothing to say about the facet.
        """
        facet = self.facet
        if facet is None or not any(annotator in version.annotators for version in facet.versions):
            return None
        if len(self.facets) == 1 or (facet.name == PRESENCE and not _has(facet, annotator)):
            return Resolution(Way.TAKEN, annotator)
        chosen = {**self.chosen, facet.name: annotator}
        rest = [number for number, one in enumerate(self.facets) if one.name not in chosen]
        if not rest:
            return Resolution(Way.TAKEN, self._base(chosen), chosen)
        following = next((number for number in rest if number > self.at), rest[0])
        return replace(self, chosen=chosen, at=following)

    def _base(self, chosen: Mapping[str, str]) -> str:
        """From whom comes what does not differ: from whoever the first facet is taken from."""
        first = self.facets[0].name
        return "" if first.startswith(RELATION) else chosen[first]


def begun(disagreement: Disagreement) -> Choice:
    """Nothing is chosen yet."""
    return Choice(disagreement, facets_of(disagreement))


def _has(facet: Facet, annotator: str) -> bool:
    """Whether the annotator has the mark, by the facet of its presence."""
    return any(bool(version.value) and annotator in version.annotators for version in facet.versions)
