"""Reads the article that comes next while nobody is waiting, so that it is there when it is asked for."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from annotator.domain.article import Article
from annotator.domain.change import ChangeSet
from annotator.domain.errors import AnnotatorError
from annotator.gui.session import Session
from annotator.services.ports.reading import Reading
from annotator.services.reading import OpenArticle, open_article

PAUSE = 120
"""Milliseconds after an article was opened in which nothing else is read."""
LONGEST = 300_000
"""Code points; reading a longer article would keep the project's thread from work that somebody waits for."""


class Ahead(QObject):
    """Keeps one article, read before it is wanted, as long as nobody has changed anything about it.

    What is kept is read, looked at and dropped in the project's thread, in one line with everything else
    that happens to the project: each change set is heard before the next article is asked for.
    """

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._next_of: Callable[[], str] = str
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._prepare)
        self._about = ("", "")
        self._kept: OpenArticle | None = None
        session.workspace.listen(self._hear)
        session.changed.connect(self._renew)

    def expect(self, next_of: Callable[[], str]) -> None:
        """Say which article (`uid`) will probably be opened next; empty for none."""
        self._next_of = next_of

    def plan(self) -> None:
        """An article was opened: read the one after it when there is time."""
        self._pause.start()

    def read(self, article: str, who: str) -> OpenArticle:
        """An article (`uid`) as it is now, with the work of an annotator (`uid`); for the project's thread.

        Raises:
            NotFoundError: the article is not there any more.
        """
        workspace = self._session.workspace
        if self._kept is not None and self._about == (article, who):
            try:
                workspace.follow()  # what other programs wrote since the last look is heard now
            except AnnotatorError:
                self._kept = None
            kept = self._kept
            if kept is not None:
                return kept
        return workspace.read(lambda read: open_article(read, article, who))

    def holds(self, article: str) -> bool:
        """Whether an article (`uid`) is here, read and not changed since."""
        return self._kept is not None and self._about[0] == article

    def _renew(self, _change_set: ChangeSet) -> None:
        """Read it anew where a change has made what was kept worthless, as somebody's first step does."""
        if self._kept is None:
            self._pause.start()

    def _prepare(self) -> None:
        if not self._session.is_idle():
            self._pause.start()
            return
        article, who = self._next_of(), self._session.who
        if article and not (self.holds(article) and self._about[1] == who):
            self._session.submit_quietly(lambda: self._fetch(article, who), lambda _done: None)

    def _fetch(self, article: str, who: str) -> None:
        self._kept, self._about = None, (article, who)

        def found(read: Reading) -> OpenArticle | None:
            about = read.get(Article, article)
            if about is None or about.length > LONGEST:
                return None
            return open_article(read, article, who)

        self._session.workspace.follow()
        self._kept = self._session.workspace.read(found)

    def _hear(self, change_set: ChangeSet) -> None:
        """Drop what is kept, unless the change set belongs to another article alone."""
        elsewhere = change_set.scope and change_set.scope != self._about[0]
        if not elsewhere or self._about[0] in change_set.reload:
            self._kept = None
