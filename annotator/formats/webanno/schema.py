"""The head of a WebAnno TSV file: its version, and what each column holds."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from annotator.formats.uima.layers import LEFT_OUT

FORMAT_LINE = re.compile(r"#FORMAT=WebAnno TSV (\d{1,3})\.(\d{1,3})\s*$", re.ASCII)
_LAYER = re.compile(r"#T_(SP|RL|CH)=(.*)$")


class Holds(Enum):
    """What a column holds."""

    NOTHING = auto()
    """That there is an annotation; its layer has no features."""
    VALUE = auto()
    SLOT_ROLES = auto()
    SLOT_TARGETS = auto()
    SOURCE = auto()
    """Where a relation comes from."""
    CHAIN_LINK = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """One column of values."""

    index: int
    """Its place in a row, after the three of the token."""
    type: str
    holds: Holds
    feature: str = ""
    ends_on: str = ""
    """The type of annotation that a relation or a slot leads to."""


@dataclass(frozen=True, slots=True)
class LayerColumns:
    """The columns of one type."""

    kind: str
    """`SP`, `RL` or `CH`."""
    type: str
    columns: tuple[Column, ...]

    @property
    def is_of_people(self) -> bool:
        """Whether its annotations are made by people, and not tokens or syntax."""
        return not self.type.startswith(LEFT_OUT)


def layer_columns(line: str, index: int) -> LayerColumns | None:
    """Read the line that declares a layer, whose first column has that index; None where it is none."""
    found = _LAYER.match(line)
    if not found:
        return None
    kind, declared = found.groups()
    name, *fields = declared.rstrip().split("|")
    columns: list[Column] = []
    for field in filter(None, fields):
        place = index + len(columns)
        if kind == "SP" and field.startswith("ROLE_"):
            feature = field.partition(":")[2].rpartition("_")[0] or field
            columns.append(Column(place, name, Holds.SLOT_ROLES, feature))
        elif columns and columns[-1].holds is Holds.SLOT_ROLES:
            columns.append(Column(place, name, Holds.SLOT_TARGETS, columns[-1].feature, ends_on=field))
        elif kind == "RL" and field.startswith("BT_"):
            columns.append(Column(place, name, Holds.SOURCE, ends_on=field.removeprefix("BT_")))
        elif kind == "CH" and field == "referenceRelation":
            columns.append(Column(place, name, Holds.CHAIN_LINK, field))
        else:
            columns.append(Column(place, name, Holds.VALUE, field))
    return LayerColumns(kind, name, tuple(columns) or (Column(index, name, Holds.NOTHING),))
