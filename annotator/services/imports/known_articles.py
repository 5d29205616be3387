"""The articles of a project by id and by text, as an import looks for them."""

import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import PurePath

from annotator.domain.article import Article
from annotator.formats.api import AnnotatedArticle

MADE_FROM_NAME = "id_from_name"
"""In an article's `source`: its id was made here, and a file that knows the article may give it another."""


def is_nameless(article: Article) -> bool:
    """Whether no source has given the article an id yet."""
    return bool(article.source.get(MADE_FROM_NAME))


class KnownArticles:
    """Those that were there before an import, and those that it brings."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._by_id: dict[str, Article] = {}
        self._by_text: dict[str, list[Article]] = {}
        self._next_number: dict[str, int] = {}
        for article in articles:
            self.add(article)

    def called(self, id: str | None) -> Article | None:
        """The article of that id."""
        return None if id is None else self._by_id.get(id)

    def with_text(self, sha256: str) -> Sequence[Article]:
        """The articles whose text has that SHA-256, in their order."""
        return self._by_text.get(sha256, ())

    def nameless(self, sha256: str) -> Article | None:
        """The first article of that text that no source has given an id yet."""
        return next((one for one in self.with_text(sha256) if is_nameless(one)), None)

    def add(self, article: Article) -> None:
        """Remember a new article."""
        self._by_id[article.id] = article
        self._by_text.setdefault(article.sha256, []).append(article)

    def change(self, before: Article, after: Article) -> None:
        """Remember an article as it has become; its text stays the same."""
        del self._by_id[before.id]
        self._by_id[after.id] = after
        same_text = self._by_text[before.sha256]
        same_text[same_text.index(before)] = after

    def free_id(self, record: AnnotatedArticle) -> str:
        """An id made of the name of the file (or of the title), made unique with a number."""
        name = record.source.get("name")
        stem = unicodedata.normalize("NFC", PurePath(name).stem) if isinstance(name, str) else ""
        base = stem.strip() or record.title.strip() or "article"
        if base not in self._by_id:
            return base
        number = self._next_number.get(base, 2)
        while f"{base}-{number}" in self._by_id:
            number += 1
        self._next_number[base] = number + 1
        return f"{base}-{number}"
