"""Where somebody was in a project: article, selection, what was in view; kept on this machine."""

from PySide6.QtCore import QObject

from annotator.config.state import PLACES, WINDOW, State
from annotator.domain.span import Span
from annotator.gui.main_window import MainWindow

ARRANGEMENT = "main"


class Places(QObject):
    """Remembers and restores the place of one window."""

    def __init__(self, window: MainWindow, state: State, project: str) -> None:
        super().__init__(window)
        self._window = window
        self._state = state
        self._project = project

    def arrange(self) -> None:
        """Put window and splitters where they were."""
        kept = self._state.value(WINDOW, ARRANGEMENT)
        if isinstance(kept, dict):
            self._window.arrange({name: value for name, value in kept.items() if isinstance(value, str)})

    def last_article(self) -> str:
        """The article (`uid`) that was open; empty where none is remembered."""
        place = self._place()
        article = place.get("article")
        return article if isinstance(article, str) else ""

    def go_back(self) -> None:
        """Restore caret, selection and view in the article on the page, if it is the one remembered."""
        place = self._place()
        desk, page = self._window.annotate.desk, self._window.annotate.page
        if desk.article is None or place.get("article") != desk.article.uid:
            return
        numbers = [place.get(name) for name in ("start", "end", "caret", "first")]
        start, end, caret, first = (n if isinstance(n, int) and n >= 0 else 0 for n in numbers)
        length = len(desk.text)
        if start < end <= length:
            page.select(Span(start, end))
        elif caret <= length:
            page.set_caret(caret)
        chosen = place.get("chosen")
        if isinstance(chosen, str):
            desk.choose(chosen)
        if first <= length:
            page.restore_place(first)

    def remember(self) -> None:
        """Note where the person is now."""
        desk, page = self._window.annotate.desk, self._window.annotate.page
        self._state.remember(WINDOW, ARRANGEMENT, {**self._window.arrangement()})
        if desk.article is not None:
            span = page.selection()
            self._state.remember(
                PLACES,
                self._key(),
                {
                    "article": desk.article.uid,
                    "start": span.start if span else 0,
                    "end": span.end if span else 0,
                    "caret": page.caret(),
                    "first": page.first_visible(),
                    "chosen": desk.chosen,
                },
            )

    def save(self) -> None:
        """Note it and write it down."""
        self.remember()
        self._state.save()

    def _place(self) -> dict[str, object]:
        kept = self._state.value(PLACES, self._key())
        return dict(kept) if isinstance(kept, dict) else {}

    def _key(self) -> str:
        return f"{self._project}/{self._window.session.annotator_name}"
