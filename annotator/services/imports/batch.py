"""Holds what an import makes until there is enough of it to be written at once."""

from itertools import groupby

from annotator.domain.article import Article, ArticleText
from annotator.domain.change import KINDS, Entity, kind_of
from annotator.services.work import Work

FULL = 4000
"""Entities to hold before they are written; a text counts as one for every `LONG` code points."""
LONG = 1000


_OF_ARTICLES = (Article, ArticleText)


class Batch:
    """New entities in the order of their kinds, parents before children."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._held: dict[str, list[Entity]] = {kind: [] for kind in KINDS}
        self._articles: dict[str, None] = {}
        self._fresh: dict[str, Article] = {}
        self._texts: dict[str, str] = {}
        self._count = 0

    def add(self, article: str, *entities: Entity) -> None:
        """Hold new entities of an article (`uid`); write everything held when that is much."""
        for kind, group in groupby(entities, type):
            alike = list(group)
            self._held[kind_of(kind)].extend(alike)
            for one in alike if kind in _OF_ARTICLES else ():
                if isinstance(one, Article):
                    self._fresh[one.uid] = one
                elif isinstance(one, ArticleText):
                    self._texts[one.uid] = one.text
                    self._count += len(one.text) // LONG
        if entities:
            self._articles[article] = None
            self._count += len(entities)

    def flush_if_full(self) -> None:
        """Write what is held if that is much; called between articles."""
        if self._count >= FULL:
            self.flush()

    def flush_if_holding(self, article: str) -> None:
        """Write what is held if something of an article (`uid`) is, so that it can be asked for."""
        if article in self._articles:
            self.flush()

    def flush(self) -> None:
        """Write everything held."""
        for kind, entities in self._held.items():
            if entities:
                self._work.put_many(KINDS[kind], entities)
                entities.clear()
        if self._articles:
            self._work.touched(self._articles)
        self._articles.clear()
        self._fresh.clear()
        self._texts.clear()
        self._count = 0

    def article(self, uid: str) -> Article:
        """The article of that `uid`, written already or still held."""
        return self._fresh.get(uid) or self._work.get(Article, uid)

    def text(self, article: str) -> str:
        """The text of an article (`uid`), written already or still held."""
        held = self._texts.get(article)
        return held if held is not None else self._work.read.text(article)
