"""Icons by the role they play; the only place that names icon files."""

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from annotator.assets import read_text, resource
from annotator.gui.style.theme import Theme

_ROLES: Final = """
    about-claim add agreement article back check close copy delete discuss done entity error export filter
    flag folder fragment-add fragment-remove help import info link list metadata more new next note open
    pass paste pen person previous progress project quit redo rename reopen review search settings skip
    suggestion theme undo unlink warning zoom-in zoom-out
"""
ICON_ROLES: Final = frozenset(_ROLES.split())
"""Every role that `icon` answers to; the file of a role is `resources/icons/ROLE.svg`."""
_SIZES: Final = (16, 20, 32, 40)
_PROGRAM_SIZES: Final = (16, 24, 32, 48, 64, 128, 256)
_INK: Final = "currentColor"


def icon(role: str, theme: Theme, colour: str = "text") -> QIcon:
    """Return the icon of a role in one colour of the theme, greyed out where it is disabled.

    `colour` is the name of a role of the theme, or `#RRGGBB`. Raises KeyError for an unknown icon.
    """
    ink = colour if colour.startswith("#") else str(getattr(theme, colour))
    return _icon(role, ink, theme.faint)


@lru_cache(maxsize=512)
def _icon(role: str, ink: str, faint: str) -> QIcon:
    """Return an icon in every size that screens of common densities ask for."""
    made = QIcon()
    for pixels in _SIZES:
        made.addPixmap(_draw(_source(role), ink, pixels), QIcon.Mode.Normal)
        made.addPixmap(_draw(_source(role), faint, pixels), QIcon.Mode.Disabled)
    return made


@lru_cache(maxsize=512)
def icon_pixmap(role: str, colour: str, pixels: int, ratio: float = 1.0) -> QPixmap:
    """Return an icon of `pixels` device-independent pixels for a screen of density `ratio`, in `#RRGGBB`."""
    made = _draw(_source(role), colour, round(pixels * ratio))
    made.setDevicePixelRatio(ratio)
    return made


@cache
def program_icon() -> QIcon:
    """Return the program's own icon."""
    made = QIcon()
    source = read_text("icons", "program.svg")
    for pixels in _PROGRAM_SIZES:
        made.addPixmap(_draw(source, "", pixels))
    return made


def stylesheet_images(theme: Theme) -> Mapping[str, str]:
    """Return the paths of the little images that the stylesheet needs, by name, as Qt writes paths."""
    kind = "dark" if theme.dark else "light"
    files = {
        "down": "sheet-down.svg",
        "up": "sheet-up.svg",
        "right": "sheet-right.svg",
        "check": f"sheet-check-{kind}.svg",
        "check_ink": f"sheet-check-ink-{kind}.svg",
        "dot": f"sheet-dot-{kind}.svg",
    }
    return {name: resource("icons", file).as_posix() for name, file in files.items()}


@cache
def _source(role: str) -> str:
    """Return the drawing of a role, with `currentColor` where its colour goes."""
    if role not in ICON_ROLES:
        raise KeyError(role)
    return read_text("icons", f"{role}.svg")


def _draw(source: str, ink: str, pixels: int) -> QPixmap:
    """Return a drawing in one colour, `pixels` real pixels wide and high."""
    renderer = QSvgRenderer(QByteArray(source.replace(_INK, ink).encode()))
    pixmap = QPixmap(QSize(pixels, pixels))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return pixmap
