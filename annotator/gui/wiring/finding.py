"""The actions that find."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from annotator.domain.span import Span
from annotator.gui.find.bar import FILLED_IN, FindBar
from annotator.gui.main_window import MainWindow
from annotator.gui.wiring.hints import HintActions

if TYPE_CHECKING:
    from annotator.gui.find.panel import FindAllPanel


class FindingWiring(QObject):
    """Finds in the article, and in all articles."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._all: FindAllPanel | None = None
        self._opened: tuple[str, Span] | None = None
        """The article (`uid`) and the place that were opened last from what was found in all."""
        page = window.annotate.page
        self.bar = FindBar(page, window.keeper, self)
        to = window.actions_of.connect_to
        to("find", self.bar.open)
        to("find-next", partial(self.bar.step, 1))
        to("find-previous", partial(self.bar.step, -1))
        to("find-all", self.find_all)
        window.annotate.opened.connect(lambda _article: self.bar.mind_article())
        window.annotate.desk.described.connect(self.bar.show_marks)
        window.annotate.overview.picked.connect(self.bar.pick)
        window.closing.connect(self._finish)
        hints = window.findChild(HintActions)
        if isinstance(hints, HintActions):  # their strips stand in the same place
            hints.hints.begun.connect(self.bar.close)
            hints.jump.begun.connect(self.bar.close)

    def close(self) -> bool:
        """Take the bar away; whether there was one."""
        return self.bar.close()

    @property
    def all(self) -> "FindAllPanel":
        """The panel that finds in all articles, shown or not."""
        if self._all is None:
            # Loaded when it is used, for it is no part of the start.
            from annotator.gui.find.panel import FindAllPanel  # noqa: PLC0415
            from annotator.services.searching import search  # noqa: PLC0415

            store = self._window.session.workspace.store
            self._all = FindAllPanel(
                lambda wanted, progress: search(store, wanted, progress=progress),
                self._window.keeper,
            )
            self._all.closed.connect(self._close_all)
            self._window.add_half(self._all)
            self._all.picked.connect(self.open_at)
            self._all.broke.connect(self._window.session.broke)
        return self._all

    def find_all(self) -> None:
        """Go to the panel, with what is selected filled in, but for what was found with it."""
        screen, panel = self._window.annotate, self.all
        page, article = screen.page, screen.desk.article
        selection = page.selection()
        letters = " ".join(selection.of(page.text()).split()) if selection else ""
        known = article is not None and (article.uid, selection) == self._opened
        focus = QApplication.focusWidget()
        within = focus is not None and panel.isAncestorOf(focus)
        if known or within or len(letters) > FILLED_IN:
            letters = ""
        self._window.session.ask(
            lambda found: panel.filters.fill(*found), lambda read: (read.scheme().labels, read.annotators())
        )
        self._window.halves.open(panel)
        panel.begin(letters)

    def _close_all(self) -> None:
        """Look no further, and give the page its room and the keyboard back."""
        self.all.cancel()
        self.all.hide()
        self._window.annotate.page.setFocus()

    def open_at(self, uid: str, span: Span) -> None:
        """Open an article (`uid`) with a span selected and in view, the keyboard on the page."""
        screen = self._window.annotate
        self._opened = (uid, span)

        def arrived() -> None:
            if screen.desk.article is None or screen.desk.article.uid != uid:
                return
            screen.page.select(span)
            screen.page.show_span(span)
            screen.page.setFocus()

        screen.open(uid, arrived)

    def _finish(self) -> None:
        if self._all is not None:
            self._all.finish()
