"""Names of files and folders for the annotation sets of an article, and the way back: `ann`, `ann.gold`."""

from dataclasses import dataclass

from annotator.domain.annotation_set import Role
from annotator.formats.api import Layer
from annotator.formats.file_names import LONGEST, FileNames, hashed, id_of, is_reversible

_GOLD = ".gold"
_NOBODY = "%"
"""A layer of nobody; no name is written so, as `%` is always followed by two digits."""


@dataclass(frozen=True, slots=True)
class LayerName:
    """Whose layer a file or folder is, as its name says."""

    annotator: str | None
    """None where the name is one that cannot be read back."""
    role: Role


class LayerNames:
    """Gives each annotator and role a name of its own that every system takes.

    An annotator's layer is named like the annotator, a gold layer has `.gold` behind it. No other dot is in
    it, so that it can be told apart from an ending and from an article's name.
    """

    def __init__(self) -> None:
        self._names = FileNames()

    def of(self, layer: Layer) -> str:
        """Return the name for the layer's annotator and role, the same for the same ones."""
        name = _NOBODY if layer.annotator is None else self._person(layer.annotator)
        return name + _GOLD if layer.role is Role.GOLD else name

    def _person(self, annotator: str) -> str:
        name = self._names.of(annotator).replace(".", "%2E")
        return name if len(name) <= LONGEST else hashed(annotator)


def layer_of(name: str) -> LayerName:
    """Return whose layer a name (without the file's ending) stands for, of ours and of others' files."""
    role = Role.ANNOTATOR
    if name.endswith(_GOLD):
        name, role = name.removesuffix(_GOLD), Role.GOLD
    return LayerName(None if name == _NOBODY else id_of(name) or None, role)


def is_named(layer: Layer) -> bool:
    """Whether the layer's annotator and role can be read again from its name."""
    return layer.annotator is None or is_reversible(layer.annotator)
