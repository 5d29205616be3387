"""Which letters the window and the page are set in, with what stands in where a family is missing."""

from typing import Final

from PySide6.QtGui import QFont, QFontDatabase

from annotator.gui.style.metrics import READING_SIZE, TYPE_SIZE

INTERFACE_FAMILIES: Final = (
    "Inter",
    "Inter Variable",
    "Noto Sans",
    "Cantarell",
    "Ubuntu",
    "Segoe UI",
    "DejaVu Sans",
)
READING_FAMILIES: Final = (
    "Noto Serif",
    "Source Serif 4",
    "Charter",
    "Georgia",
    "Cambria",
    "Liberation Serif",
    "DejaVu Serif",
)
FIXED_FAMILIES: Final = (
    "Noto Sans Mono",
    "DejaVu Sans Mono",
    "Liberation Mono",
    "Menlo",
    "Consolas",
)
_NO_CHOICE: Final = {"", "sans", "sans serif", "sans-serif", "dejavu sans", "helvetica", "arial"}


def interface_font(pixels: int = TYPE_SIZE) -> QFont:
    """Return the font of buttons, lists and labels: the system's own where the system has chosen one."""
    own = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    chosen = [own] if own.casefold() not in _NO_CHOICE else []
    return _font([*chosen, *INTERFACE_FAMILIES], pixels, QFont.StyleHint.SansSerif)


def reading_font(pixels: int = READING_SIZE, family: str = "") -> QFont:
    """Return the font of the page; `family` is what the person prefers, if anything."""
    return _font([*([family] if family else []), *READING_FAMILIES], pixels, QFont.StyleHint.Serif)


def fixed_font(pixels: int = TYPE_SIZE) -> QFont:
    """Return a font whose letters are all equally wide, for details of faults and versions under a text."""
    own = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
    chosen = [own] if QFontDatabase.isFixedPitch(own) else []
    return _font([*chosen, *FIXED_FAMILIES], pixels, QFont.StyleHint.Monospace)


def _font(families: list[str], pixels: int, hint: QFont.StyleHint) -> QFont:
    """Return a font of the families that are installed; the hint finds another where none is."""
    installed = set(QFontDatabase.families())
    font = QFont([family for family in families if family in installed] or families)
    font.setStyleHint(hint)
    font.setPixelSize(pixels)
    return font
