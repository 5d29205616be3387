"""Where names of people stand in an origin or a decision: who is called otherwise is so there as well."""

from collections.abc import Callable
from dataclasses import dataclass

from annotator.domain.json_values import Json

PERSON = frozenset({"by", "who", "annotator", "reviewer"})
"""Keys of one name."""
REFERENCES = frozenset({"from", "about"})
"""Keys of lists of annotations, each `name/id`."""
SIDES = frozenset({"sides", "seen"})
"""Keys of objects by name."""
WORDS = frozenset({"kind", "at", "types", "facet"})
"""Keys of values that are never a name, whoever may be called the same."""
_OURS = (
    PERSON
    | WORDS
    | REFERENCES
    | SIDES
    | {"facets", "label", "relation", "to", "rule", "guideline", "reason", "note"}
)


def _as_it_is(text: str) -> str:
    return text


@dataclass(frozen=True, slots=True)
class Renaming:
    """What becomes of names by where they stand."""

    person: Callable[[str], str]
    reference: Callable[[str], str]
    """For `name/id`."""
    text: Callable[[str], str] = _as_it_is
    """For sentences, and for whatever else is no key of ours."""

    def value(self, value: Json, key: str = "") -> Json:
        """The value under other names.

        Args:
            value: an origin, a decision, or part of one.
            key: under which key it stands; a list passes its own on.
        """
        if isinstance(value, str):
            return self._string(value, key)
        if isinstance(value, list):
            return [self.value(item, key) for item in value]
        if isinstance(value, dict):
            by_name = key in SIDES
            rename = self.person if by_name else self._key
            return {rename(name): self.value(item, "" if by_name else name) for name, item in value.items()}
        return value

    def _string(self, value: str, key: str) -> str:
        if key in WORDS:
            return value
        if key in PERSON:
            return self.person(value)
        return self.reference(value) if key in REFERENCES else self.text(value)

    def _key(self, key: str) -> str:
        return key if key in _OURS else self.text(key)
