"""What mouse and keys need from the page that they work, so that page and hands do not know each other."""

from typing import Protocol

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QScrollBar, QWidget

from annotator.domain.offsets import OffsetMap
from annotator.gui.text.marks import Mark
from annotator.gui.text.page_lines import PageLines
from annotator.gui.text.scrolling import Scroller
from annotator.gui.text.selecting import Stretch


class WorkedPage(Protocol):
    """A page with a caret and a selection; all places are code points."""

    lines: PageLines
    scroller: Scroller
    stretch: Stretch

    def text(self) -> str:
        """The article's text."""

    def offsets(self) -> OffsetMap:
        """Its offsets."""

    def viewport(self) -> QWidget:
        """Where the page is painted."""

    def verticalScrollBar(self) -> QScrollBar:  # noqa: N802  # Qt's name
        """What scrolls it, a line a step."""

    def textCursor(self) -> QTextCursor:  # noqa: N802  # Qt's name
        """Qt's own cursor, which remembers its column."""

    def point_of(self, position: int) -> QPoint:
        """Where a code point is in the viewport."""

    def runs_right_to_left(self, position: int) -> bool:
        """Whether its paragraph does."""

    def move_to(self, stretch: Stretch, *, follow: bool = True) -> None:
        """Make this the selection and caret, and tell."""

    def move_with(self, cursor: QTextCursor, *, follow: bool = True) -> None:
        """The same from a cursor of Qt."""

    def preview(self, stretch: Stretch) -> None:
        """Show a selection that is not final."""

    def marks_under(self, position: int) -> list[Mark]:
        """The choosable marks there, the smallest first."""

    def chosen(self) -> str | None:
        """The key of the chosen one."""

    def choose_by_hand(self, key: str | None) -> None:
        """Choose, and tell."""
