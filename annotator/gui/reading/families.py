"""Which families of type a page can be set in, the ones made for long texts first."""

from dataclasses import dataclass

from PySide6.QtGui import QFontDatabase

from annotator.gui.style.fonts import READING_FAMILIES


@dataclass(frozen=True, slots=True)
class Families:
    """What is installed here."""

    serifs: tuple[str, ...]
    """Those of ours, the best first."""
    others: tuple[str, ...]
    """Every other one, by name; what the system keeps for itself is left out."""


def installed_families() -> Families:
    """Ask the system what it has."""
    found = QFontDatabase.families()
    ours = tuple(family for family in READING_FAMILIES if family in set(found))
    others = (
        family
        for family in found
        if family not in ours
        and not QFontDatabase.isPrivateFamily(family)
        and QFontDatabase.isSmoothlyScalable(family)
    )
    return Families(ours, tuple(others))
