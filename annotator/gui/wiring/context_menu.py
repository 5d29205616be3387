"""Context menus of one window: by the right button, the menu key or Shift+F10, on page and lists."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from annotator.gui.annotate.context_menu import AnnotationMenu, ArticleMenu, OfferedMenu, PageMenu
from annotator.gui.main_window import MainWindow


class ContextMenus(QObject):
    """Puts what is meant into the menu: what lies under the mouse is chosen first."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._awaited: tuple[str, QPoint] | None = None
        """The article (`uid`) whose menu is shown when it is open, and where."""
        screen, articles = window.annotate, window.articles
        to = window.actions_of.connect_to
        to("context-menu", self._by_key)
        to("copy", screen.page.copy_selection)
        screen.page.context_asked.connect(self._on_page)
        screen.page.context_key_pressed.connect(self._at_caret)
        screen.rail.list.view.menu_asked.connect(self._on_annotation)
        articles.view.menu_asked.connect(self._on_article)
        screen.opened.connect(lambda _article: self._article_opened())

    def _by_key(self) -> None:
        """Whoever has the keyboard shows their menu: a text field its own."""
        widget = QApplication.focusWidget() or self._window.annotate.page
        spot = widget.rect().center()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, spot, widget.mapToGlobal(spot))
        QApplication.sendEvent(widget, event)

    # The page

    def _on_page(self, where: QPoint, place: int) -> None:
        """Choose what is under the mouse; a selection stays unless something else was meant."""
        page, desk = self._window.annotate.page, self._window.annotate.desk
        if desk.article is None:
            return
        point = page.viewport().mapFromGlobal(where)
        on = page.lines.character_at(point)
        marks = page.marks_under(on) if on is not None else page.margin.marks_at(point)
        here, selection = [mark.key for mark in marks], page.selection()
        inside = selection is not None and selection.contains(place)
        if here and not (inside and desk.chosen) and desk.chosen not in here:
            page.choose_by_hand(here[0])
        elif not here and not inside:
            page.choose_by_hand(None)
        if not inside and (selection is None or not here):
            page.set_caret(place)
        self._show_page_menu(where, here)

    def _at_caret(self) -> None:
        """By key: for what is selected or chosen, else for what lies at the caret."""
        page, desk = self._window.annotate.page, self._window.annotate.desk
        if desk.article is None:
            return
        chosen, selection = desk.chosen_annotation(), page.selection()
        place = page.caret()
        if chosen is not None and selection is None and not chosen.extent.contains(place):
            place = chosen.start
        here = [mark.key for mark in page.marks_under(place)]
        if chosen is None and selection is None and here:
            page.choose_by_hand(here[0])
        port = page.viewport()
        seen = QRect(QPoint(0, 0), port.size())
        points = [page.point_of(place), page.point_of(page.caret())]
        point = next((one for one in points if seen.contains(one)), seen.center())
        self._show_page_menu(
            port.mapToGlobal(point + QPoint(0, page.metrics().pitch // 2)), here, by_key=True
        )

    def _show_page_menu(self, where: QPoint, here: Sequence[str], *, by_key: bool = False) -> None:
        window = self._window
        menu = PageMenu(window.actions_of, window)
        selection = window.annotate.page.selection()
        menu.fill(window.annotate.desk, selection, here, retags=self._retags())
        _show(menu, where, by_key=by_key)

    def _retags(self) -> bool:
        """A label tags the selection where there is one, and in pen mode it is taken in hand."""
        screen = self._window.annotate
        return screen.page.selection() is None and screen.hands.pen is None

    # The lists

    def _on_annotation(self, where: QPoint, row: int) -> None:
        screen = self._window.annotate
        uid = screen.rail.list.model.annotation(row).uid
        if uid != screen.desk.chosen:
            screen.show_annotation(uid)
        menu = AnnotationMenu(self._window.actions_of, self._window)

        def show() -> None:
            screen.show_annotation(uid)
            screen.page.setFocus()

        menu.fill(screen.desk, show, retags=self._retags())
        _show(menu, where)

    def _on_article(self, where: QPoint, row: int) -> None:
        """Its actions are those of the open article, so it is opened first."""
        screen = self._window.annotate
        rows = self._window.articles.model.shown_rows()
        if not 0 <= row < len(rows):
            return
        uid = rows[row].uid
        self._awaited = (uid, where)
        if screen.desk.article is not None and screen.desk.article.uid == uid:
            self._article_opened()
        elif screen.wanted != uid:
            screen.open(uid)

    def _article_opened(self) -> None:
        screen, awaited = self._window.annotate, self._awaited
        self._awaited = None
        if awaited is None or screen.desk.article is None or screen.desk.article.uid != awaited[0]:
            return
        menu = ArticleMenu(self._window.actions_of, self._window)
        menu.fill(screen.desk, partial(screen.page.setFocus))
        _show(menu, awaited[1])


def _show(menu: OfferedMenu, where: QPoint, *, by_key: bool = False) -> None:
    """Open it; by key with its first entry current."""
    menu.popup(where)
    first = next((one for one in menu.actions() if not one.isSeparator()), None)
    if by_key and first is not None:
        menu.setActiveAction(first)
