"""A recipe: what to export and how, kept in the project under a name."""

from dataclasses import dataclass, field

from annotator.domain.json_values import JsonObject


@dataclass(frozen=True, slots=True)
class Recipe:
    """The choices of an export by name; the same project and recipe give the same bytes."""

    uid: str
    name: str
    position: int
    options: JsonObject = field(default_factory=dict)
    """As the services of exporting write them; keys that a version does not know, it refuses."""
