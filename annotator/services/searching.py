"""Searching all articles: page by page, so that nobody who writes waits, and with a way to stop."""

import logging
from dataclasses import dataclass
from typing import Final

from annotator.domain.errors import AnnotatorError
from annotator.domain.span import Span
from annotator.domain.texts.searching import Query, Snippet, snippets
from annotator.services.ports.answers import ArticleFilter, FoundText
from annotator.services.ports.storage import Store
from annotator.services.progress import UNDISTURBED, Progress

MOST_ARTICLES = 200
"""Articles that are listed unless more are asked for."""
MOST_SNIPPETS = 20
"""Lines that are shown of one article."""
_AT_A_TIME = 100


log = logging.getLogger(__name__)

EVERYWHERE: Final = ArticleFilter()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for, and where."""

    query: Query
    where: ArticleFilter = EVERYWHERE
    inside: bool = False
    """Whether it counts only inside of annotations of the filter's label."""


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """An article that has it."""

    uid: str
    id: str
    title: str
    places: int
    """How often it is there."""
    snippets: tuple[Snippet, ...]


@dataclass(frozen=True, slots=True)
class FoundInAll:
    """What a search came to: the first articles, in the order of the project, and how many there are."""

    articles: tuple[FoundArticle, ...] = ()
    total: int = 0


def search(
    store: Store, wanted: Wanted, most: int = MOST_ARTICLES, progress: Progress = UNDISTURBED
) -> FoundInAll:
    """Look through all articles.

    Each page is a transaction of its own: what is written meanwhile may be found or not.

    Args:
        store: the open project.
        wanted: what is looked for; nothing is nowhere.
        most: how many articles are listed; the rest is counted.
        progress: told how many articles are looked through, of how many.

    Raises:
        CancelledError: it was stopped.
        ProjectFileError: the project cannot be read.
    """
    if wanted.query.is_empty:
        return FoundInAll()
    progress(0, 0)
    if wanted.where == EVERYWHERE:
        with store.reading() as read:
            total = read.search_count(wanted.query)
            first = read.search_candidates(wanted.query, most) if total is not None else []
            texts = read.search_texts(first, wanted.where)
        if total is not None:
            found = [_found(text, wanted.query, None) for text in texts]
            return FoundInAll(tuple(one for one in found if one is not None), total)
        _mend(store, wanted.query)
    return _looked_through(store, wanted, most, progress)


def _mend(store: Store, query: Query) -> None:
    """Make the index anew where it could not tell what it should; whoever searches need not know."""
    if query.indexed and not store.read_only:
        try:
            store.mend_search()
        except AnnotatorError as error:
            log.warning("the index over the words could not be made anew: %s", error)


def _looked_through(store: Store, wanted: Wanted, most: int, progress: Progress) -> FoundInAll:
    """The same where the texts or their annotations must be looked at."""
    with store.reading() as read:
        candidates = read.search_candidates(wanted.query)
    listed: list[FoundArticle] = []
    total = 0
    inside = wanted.inside and bool(wanted.where.label)
    for at in range(0, len(candidates), _AT_A_TIME):
        progress(at, len(candidates))
        page = candidates[at : at + _AT_A_TIME]
        with store.reading() as read:
            texts = read.search_texts(page, wanted.where)
            labelled = read.search_labelled([text.uid for text in texts], wanted.where) if inside else {}
        for text in texts:
            within = labelled.get(text.uid, []) if inside else None
            if len(listed) < most:
                found = _found(text, wanted.query, within)
                if found is not None:
                    listed.append(found)
                    total += 1
            elif wanted.query.hits(text.text, within):
                total += 1
    return FoundInAll(tuple(listed), total)


def _found(text: FoundText, query: Query, within: list[Span] | None) -> FoundArticle | None:
    hits = query.hits(text.text, within)
    if not hits:
        return None
    lines = tuple(snippets(text.text, hits, MOST_SNIPPETS))
    return FoundArticle(text.uid, text.id, text.title, len(hits), lines)


__all__ = ["ArticleFilter", "FoundArticle", "FoundInAll", "Query", "Wanted", "search"]
