"""Going over to making one's own and back again: the pane of gold comes, and goes where it was not wanted."""

from PySide6.QtCore import QObject, Signal

from annotator.gui.review.deciding import Deciding
from annotator.gui.review.desk import ReviewDesk
from annotator.gui.review.own.workbench import Workbench
from annotator.gui.review.panes.board import GOLD, PaneBoard


class OwnMode(QObject):
    """Knows for which disagreement one's own is made."""

    changed = Signal()
    """It began, or it is over."""

    def __init__(
        self,
        desk: ReviewDesk,
        deciding: Deciding,
        board: PaneBoard,
        bench: Workbench,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._deciding, self._board, self._bench = desk, deciding, board, bench
        self._key = ""
        self._panes: list[str] = []
        deciding.own_begun.connect(self.begin)
        bench.begun.connect(self.changed)
        bench.ended.connect(self._end)
        desk.opened.connect(bench.end)

    def begin(self, key: str, annotation: str = "") -> None:
        """Edit what a disagreement (its key) has in gold, or an annotation (`uid`) that all agree on."""
        self._key, self._panes = key, list(self._board.wanted)
        if GOLD not in self._board.wanted:
            self._board.show_panes([*self._board.wanted, GOLD])
        self._board.editing = True
        self._board.gold.show_here((), ())
        self._bench.begin(self._desk.article, key, self._desk.scheme, annotation)

    def _end(self) -> None:
        self._board.editing = False
        if self._panes and self._panes != self._board.wanted:
            self._board.show_panes(self._panes)
        self.changed.emit()
        if self._key:
            self._deciding.end_own(self._key)
        self._key = ""
        self._desk.read_anew()
