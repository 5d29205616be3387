"""The action that opens the claim ledger, and how its rows lead to the page."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.domain.ledger.rows import LedgerRow
from annotator.domain.span import Span
from annotator.gui.main_window import MainWindow
from annotator.gui.wiring.undo_keys import keep_keys

if TYPE_CHECKING:
    from annotator.gui.ledger.window import LedgerWindow


class LedgerWiring(QObject):
    """Keeps the one window with the ledger."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._ledger: LedgerWindow | None = None
        window.actions_of.connect_to("ledger", self._open)
        window.annotate.opened.connect(lambda _article: self._follow())
        window.closing.connect(self._finish)

    @property
    def ledger(self) -> "LedgerWindow":
        """The window, open or not."""
        if self._ledger is None:
            # Loaded when it is used, for it is no part of the start.
            from annotator.gui.ledger.window import LedgerWindow  # noqa: PLC0415

            self._ledger = LedgerWindow(self._window.session, self._window.keeper, self._window)
            keep_keys(self._window.actions_of, self._ledger.set_keys)
            self._ledger.picked.connect(self.open_row)
        return self._ledger

    def open_row(self, row: LedgerRow) -> None:
        """Open the article at the claim of a row; the claim is chosen, or selected where it is another's."""
        screen = self._window.annotate

        def arrived() -> None:
            desk = screen.desk
            if desk.article is None or desk.article.uid != row.article.uid:
                return
            if row.claim.uid in desk.annotations:
                screen.page.clear_selection()
                screen.show_annotation(row.claim.uid)
            else:
                span = Span(row.claim.start, row.claim.end)
                desk.choose(None)
                screen.page.select(span)
                screen.page.show_span(span)
            self._window.come_forward()
            screen.page.setFocus()

        screen.open(row.article.uid, arrived)

    def _open(self) -> None:
        desk = self._window.annotate.desk
        self.ledger.begin(desk.article, desk.chosen_annotation())

    def _follow(self) -> None:
        if self._ledger is not None:
            self._ledger.set_article(self._window.annotate.desk.article)

    def _finish(self) -> None:
        if self._ledger is not None:
            self._ledger.finish()
            self._ledger.close()
