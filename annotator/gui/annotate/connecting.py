"""Shows what the chosen annotation is tied to: connectors on the page, proposed ones dashed, else none."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QColor

from annotator.gui.annotate.desk import Desk
from annotator.gui.annotate.tying import Tying
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.text.hovering import shortened
from annotator.gui.text.marks import Tie
from annotator.gui.text.view import ArticleView

_NAME = 32
"""Characters of the name of an end that is out of view."""
_SOON = 200
"""Milliseconds from opening an article to looking at what is proposed in it, unless somebody asks."""


class Connecting(QObject):
    """Keeps choice and connectors of the page as the desk has them."""

    def __init__(self, desk: Desk, page: ArticleView, tying: Tying, keeper: ThemeKeeper) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._tying = tying
        self._keeper = keeper
        # So that the first choice in a large article does not wait for it.
        self._ahead = QTimer(self, interval=_SOON, singleShot=True)
        self._ahead.timeout.connect(self._look_ahead)
        desk.opened.connect(self._ahead.start)

    def show(self) -> None:
        """Show the chosen annotation with those it is tied to, and what ties them."""
        chosen = self._desk.chosen
        ties = self._ties(chosen) if chosen is not None else []
        ends = {uid for tie in ties for uid in (tie.source, tie.target)} - {chosen}
        self._page.choose(chosen, ends)
        self._page.set_ties(ties)

    def _ties(self, chosen: str) -> list[Tie]:
        """The ties of an annotation (`uid`) and, dashed, what is proposed for it and its parts."""
        made = [self._tie(one.source, one.target) for one in self._tying.relations_of(chosen)]
        return made + [self._tie(one.source, one.target, proposed=True) for one in self._tying.proposed()]

    def _tie(self, source: str, target: str, *, proposed: bool = False) -> Tie:
        annotation = self._desk.annotations.get(target)
        label = self._desk.label(annotation) if annotation is not None else None
        look = self._keeper.theme.label_colour(label.colour if label else "palette-1")
        names = [shortened(self._tying.text_of(uid), _NAME) for uid in (source, target)]
        return Tie(source, target, QColor(look.line), proposed, *names)

    def _look_ahead(self) -> None:
        if self._desk.article is not None:
            self._desk.proposals()
