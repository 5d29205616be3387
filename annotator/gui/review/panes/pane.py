"""One pane: whose marks are shown, and the article with them."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from annotator.domain.span import Fragments
from annotator.gui.review.panes.badges import Badge
from annotator.gui.review.panes.layers import AGREED, DIFFERING, OVERLAY
from annotator.gui.review.panes.numbered_view import NumberedView
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.looks import set_look
from annotator.gui.style.metrics import GAP, MARGIN, STEP
from annotator.gui.text.marks import Mark
from annotator.gui.widgets.keycap import Keycap
from annotator.gui.widgets.labels import ElidedLabel

_LOW = 30


@dataclass(frozen=True, slots=True)
class PaneHead:
    """Who a pane belongs to: the digit that means them, their name, and a few quiet words."""

    key: str
    digit: str
    name: str
    told: str = ""


@dataclass(frozen=True, slots=True)
class PaneMarks:
    """All that one pane shows over the letters."""

    agreed: tuple[Mark, ...] = ()
    differing: tuple[Mark, ...] = ()
    overlay: tuple[Mark, ...] = ()
    badges: tuple[Badge, ...] = ()


class Pane(QFrame):
    """A head and a page, which never scroll apart from the other panes."""

    picked = Signal(object, str)
    """A code point that was clicked, and the key of the mark there; empty where there is none."""

    def __init__(self, head: PaneHead, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = head
        self.setObjectName(f"pane-{head.key}")
        self.digit = Keycap(head.digit, keeper)
        self.name = ElidedLabel(head.name, "heading")
        self.told = ElidedLabel(head.told, "muted")
        self.view = NumberedView(keeper)
        self.view.setAccessibleName(self._said())
        set_look(self.view, "page")
        bar = QFrame()
        set_look(bar, "bar")
        bar.setFixedHeight(_LOW)
        row = QHBoxLayout(bar)
        row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        row.setSpacing(GAP)
        row.addWidget(self.digit)
        row.addWidget(self.name)
        row.addWidget(self.told, 1)
        self.digit.setVisible(bool(head.digit))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
        self.setMinimumSize(STEP * 40, STEP * 22)
        self.view.mark_clicked.connect(lambda key: self.picked.emit(None, key))
        self.view.caret_moved.connect(lambda place: self.picked.emit(place, ""))

    def rename(self, head: PaneHead) -> None:
        """Say otherwise whose pane it is."""
        self.head = head
        self.digit.set_text(head.digit)
        self.name.setText(head.name)
        self.told.setText(head.told)
        self.view.setAccessibleName(self._said())

    def show_marks(self, marks: PaneMarks) -> None:
        """Show these marks and numbers instead of those before."""
        self.view.set_marks(AGREED, marks.agreed)
        self.view.set_marks(DIFFERING, marks.differing)
        self.view.set_marks(OVERLAY, marks.overlay)
        self.view.set_badges(marks.badges)

    def show_here(self, uids: Iterable[str], fragments: Fragments) -> None:
        """Frame the current disagreement.

        Args:
            uids: the marks of this pane that belong to it; they are shown stronger.
            fragments: where the frame goes; dashed where the pane has no mark there; empty for no frame.
        """
        also = list(uids)
        self.view.choose(None, also)
        self.view.set_frame(fragments, dashed=not also)

    def _said(self) -> str:
        return self.tr("Article as {name} marked it").format(name=self.head.name)
