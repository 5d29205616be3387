"""Keeps panes at the same place of the text, whatever their line breaks are."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QMetaObject, QObject

from annotator.gui.text.view import ArticleView


class ScrollLock(QObject):
    """Whoever of the views scrolls, the others come to show the same words on their first line."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._views: list[ArticleView] = []
        self._links: list[QMetaObject.Connection] = []
        self._leading = False

    def hold(self, views: Sequence[ArticleView]) -> None:
        """Keep these views together from now on, at the place of the first."""
        for link in self._links:
            QObject.disconnect(link)
        self._views = list(views)
        self._links = [view.scrolled.connect(partial(self._follow, view)) for view in self._views]

    def bring(self, position: int) -> None:
        """Let every view begin with the line of a code point."""
        self._leading = True
        try:
            for view in self._views:
                view.restore_place(position)
        finally:
            self._leading = False

    def _follow(self, leader: ArticleView) -> None:
        if self._leading or not leader.isVisible():
            return
        self._leading = True
        try:
            place = leader.first_visible()
            for view in self._views:
                if view is not leader and view.first_visible() != place:
                    view.restore_place(place)
        finally:
            self._leading = False
