"""A table that is shown, what each of its cells is about, and what labels are called in it."""

from collections.abc import Callable
from dataclasses import dataclass

from annotator.domain.agreement.figures import ALL
from annotator.domain.agreement.pictures import NOTHING
from annotator.domain.agreement.places import Wanted
from annotator.domain.label import Scheme
from annotator.formats.agreement.sheet import Sheet
from annotator.formats.agreement.trend_svg import Point
from annotator.gui.agreement.words import translate
from annotator.gui.annotate.attributes.names import attribute_title


@dataclass(frozen=True, slots=True)
class Spot:
    """What a figure is about, in words, and which annotations are behind it."""

    title: str
    wanted: Wanted | None
    """None where what is behind it cannot be listed."""
    figure: str = ""
    """The figure itself."""
    also: str = ""
    """Other figures of the same."""
    told: str = ""
    """What it rests on, or why it is not defined."""
    plan: str = ""
    """What would make it surer."""
    means: str = ""
    """What the measure means."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A table, and what its cells are about."""

    sheet: Sheet
    spot: Callable[[int, int], Spot | None]
    """By row and column."""
    key: str
    """Which table it is: where the same comes again, the chosen cell stays chosen."""
    dark: str = ""
    """What the shades mean where more is lighter."""
    first: tuple[int, int] = (0, 0)
    """Row and column that are chosen to begin with."""
    nothing: str = ""
    """What is said where there are no rows."""
    of_one: bool = True
    """Whether shades go from 0 to 1, as figures do; else they are shares of the largest number."""
    points: tuple[Point, ...] = ()
    """What is drawn as a line above it; none where nothing is."""
    drawn: str = ""
    """What that shows."""


def darkest(sheet: Sheet) -> tuple[int, int]:
    """Row and column of the cell with the darkest shade, the first of several; of a small table."""
    places = [(row, column) for row in range(len(sheet.rows)) for column in range(len(sheet.columns))]
    return max(places, key=lambda place: sheet.cell(*place).shade or 0.0, default=(0, 0))


class Names:
    """What labels, attributes and relation types are called for people."""

    def __init__(self, scheme: Scheme) -> None:
        self._scheme = scheme
        self._labels = {one.name: one for one in scheme.labels}
        self._types = {one.name: one.title for one in scheme.relation_types}
        self._attributes = {
            f"{label.name}.{one.name}": (label, one.name)
            for label in scheme.labels
            for one in label.attributes
        }

    def label(self, name: str) -> str:
        """A label; all of them together, or none."""
        if name == ALL and name not in self._labels:
            return translate("Agreement", "all labels")
        if name == NOTHING:
            return translate("Agreement", "nothing")
        found = self._labels.get(name)
        return found.title if found is not None else name

    def relation(self, name: str) -> str:
        """A type of relation."""
        return self._types.get(name, name)

    def attribute(self, name: str) -> str:
        """An attribute, named `label.attribute`."""
        label, own = self._attributes.get(name, (None, name))
        if label is None:
            return name
        return translate("Agreement", "{label}: {attribute}").format(
            label=label.title, attribute=attribute_title(label, own)
        )

    def parts_of(self, name: str) -> tuple[str | None, str]:
        """Label and attribute of what is named `label.attribute`."""
        label, own = self._attributes.get(name, (None, name))
        return (label.name if label is not None else None), own
