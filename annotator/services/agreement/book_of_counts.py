"""The counts of agreement of many articles: what is asked for is taken out, what changed replaced."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

import numpy as np

from annotator.domain.agreement.batch import batch_of
from annotator.domain.agreement.tallies import Tallies, tallies_of, together
from annotator.domain.article import Article
from annotator.services.agreement.agreeing import Plan
from annotator.services.agreement.choosing_sets import ChosenWork, Sets
from annotator.services.agreement.shelving import Shelved


@dataclass(slots=True)
class Book:
    """The counts of articles for one choice of labels and unit."""

    plan: Plan
    tallies: Tallies | None = None
    rows: dict[str, int] = field(default_factory=dict)
    """By article (`uid`); what is not there any more is to be counted again."""
    sets: list[str] = field(default_factory=list)
    """The set (`uid`) of each work."""
    of_article: dict[str, frozenset[str]] = field(default_factory=dict)
    """The sets of each article that are counted."""

    def lacks(self, article: Article, sets: Sets) -> bool:
        """Whether any of the sets has yet to be counted."""
        return article.uid not in self.rows or not {one.uid for one in sets} <= self.of_article[article.uid]

    def forget(self, article: str) -> None:
        """Have an article (`uid`) counted again."""
        self.rows.pop(article, None)

    def add(self, counted: Sequence[tuple[Article, Sets]], parts: Sequence[Tallies]) -> None:
        """Take counts in; what they replace goes."""
        if not parts:
            return
        new = {article.uid for article, _ in counted}
        kept = [uid for uid in self.rows if uid not in new]
        every = list(parts)
        sets: list[str] = []
        if self.tallies is not None and kept:
            rows = np.array([self.rows[uid] for uid in kept])
            known = {one for uid in kept for one in self.of_article[uid]}
            works = np.array([one in known for one in self.sets], np.bool_)
            place = np.full(len(self.tallies.units), -1)
            place[rows] = np.arange(len(rows))
            where = place[self.tallies.work_article]
            order = np.argsort(where, kind="stable")
            sets = [self.sets[n] for n in order.tolist() if where[n] >= 0 and works[n]]
            every.insert(0, self.tallies.take(rows, works))
        self.tallies = together(every)
        self.sets = sets + [one.uid for _, some in counted for one in some]
        names = [*kept, *(article.uid for article, _ in counted)]
        self.rows = {uid: row for row, uid in enumerate(names)}
        self.of_article = {uid: self.of_article[uid] for uid in kept}
        self.of_article |= {article.uid: frozenset(one.uid for one in some) for article, some in counted}

    def chosen(self, work: ChosenWork) -> Tallies:
        """The counts of what was asked for, all of which is there."""
        if self.tallies is None or not work.articles:
            return tallies_of(batch_of([], self.plan.columns), self.plan.layout, [])
        rows = np.array([self.rows[article.uid] for article, _ in work.articles])
        wanted = {one.uid for _, sets in work.articles for one in sets}
        return self.tallies.take(rows, np.array([one in wanted for one in self.sets], np.bool_))

    def fill(self, shelved: Shelved, changed: Collection[str]) -> None:
        """Begin with counts from the shelf, but for those of articles (`uid`s) that changed since."""
        self.tallies, self.sets = shelved.tallies, list(shelved.sets)
        self.rows = {uid: row for row, uid in enumerate(shelved.articles) if uid not in changed}
        by_article: dict[str, set[str]] = {uid: set() for uid in shelved.articles}
        for uid, article in shelved.article_of.items():
            by_article[article].add(uid)
        self.of_article = {uid: frozenset(some) for uid, some in by_article.items()}

    def shelved(self, key: tuple[str, ...], seq: int, entry: str) -> Shelved | None:
        """What is to be put on the shelf; nothing where articles were forgotten and not counted again."""
        if self.tallies is None or len(self.rows) < len(self.tallies.units):
            return None
        return Shelved(key, self.tallies, list(self.rows), self.sets, seq, entry)
