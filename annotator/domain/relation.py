"""Relations: typed, directed connections between two annotations of one set."""

from dataclasses import dataclass, field

from annotator.domain.json_values import JsonObject


@dataclass(frozen=True, slots=True)
class Relation:
    """Says, for instance, which speaker a claim is said by; read from source to target."""

    uid: str
    set: str
    """The annotation set's `uid`."""
    id: str | None
    """The name other programs know it by, where it came with one."""
    type: str
    """The relation type's `uid`."""
    source: str
    """`uid` of the annotation it starts from."""
    target: str
    """`uid` of the annotation it goes to."""
    position: int
    attributes: JsonObject = field(default_factory=dict)
    note: str = ""
