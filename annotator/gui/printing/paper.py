"""What an article is printed on: a printer's pages, or those of a file."""

from typing import Protocol

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPainter

from annotator.domain.errors import NoSpaceError
from annotator.gui.printing.look import UNITS

MARGINS = QMarginsF(22, 20, 22, 16)
"""Millimetres round what is printed."""
_POINTS = 72


class Paper(Protocol):
    """A pile of pages that are painted one after the other; lengths in 1/96 inch."""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of what can be painted on."""
        ...

    def wants(self, page: int) -> bool:
        """Whether a page, counted from 1, is asked for."""
        ...

    def is_over(self, page: int) -> bool:
        """Whether no page from this one on is asked for."""
        ...

    def begin(self) -> QPainter:
        """Begin with the first page."""
        ...

    def turn(self) -> None:
        """Go on with a new page."""
        ...


class DevicePaper:
    """The pages of a printer or of a PDF file; `first` and `last` are counted from 1, 0 is no border."""

    def __init__(self, device: QPagedPaintDevice, first: int = 0, last: int = 0) -> None:
        self._device = device
        self._first, self._last = first, last

    @property
    def size(self) -> tuple[float, float]:
        """Width and height within the margins."""
        area = self._device.pageLayout().paintRect(QPageLayout.Unit.Point)
        return area.width() * UNITS / _POINTS, area.height() * UNITS / _POINTS

    def wants(self, page: int) -> bool:
        """Whether the page lies between first and last."""
        return page >= self._first and not self.is_over(page)

    def is_over(self, page: int) -> bool:
        """Whether the page lies behind the last."""
        return 0 < self._last < page

    def begin(self) -> QPainter:
        """Begin to paint.

        Raises:
            NoSpaceError: the printer or the file takes nothing.
        """
        painter = QPainter()
        if not painter.begin(self._device):
            raise NoSpaceError("the printer cannot be used; choose another one, or save the article as PDF")
        painter.scale(self._device.logicalDpiX() / UNITS, self._device.logicalDpiY() / UNITS)
        return painter

    def turn(self) -> None:
        """Go on with a new page.

        Raises:
            NoSpaceError: there is none to be had.
        """
        if not self._device.newPage():
            raise NoSpaceError("the printer takes no further page; try again, or save the article as PDF")
