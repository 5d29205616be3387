"""The articles of a project by id and by text, as an import looks for them."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import PurePath

from annotator.domain.article import Article, ArticleKey
from annotator.formats.api import AnnotatedArticle

MADE_FROM_NAME = "id_from_name"
"""In an article's `source`: its id was made here, and a file that knows the article may give it another."""


def is_nameless(article: Article) -> bool:
    """Whether no source has given the article an id yet."""
    return bool(article.source.get(MADE_FROM_NAME))


class KnownArticles:
    """Those that were there before an import, and those that it brings."""

    def __init__(self, articles: Iterable[ArticleKey]) -> None:
        self._by_id: dict[str, ArticleKey] = {}
        self._by_text: dict[str, list[ArticleKey]] = {}
        self._next_number: dict[str, int] = {}
        for article in articles:
            self.add(article)

    def called(self, id: str | None) -> ArticleKey | None:
        """The article of that id."""
        return None if id is None else self._by_id.get(id)

    def with_text(self, sha256: str) -> Sequence[ArticleKey]:
        """The articles whose text has that SHA-256, in their order."""
        return self._by_text.get(sha256, ())

    def add(self, article: ArticleKey) -> None:
        """Remember a new article."""
        self._by_id[article.id] = article
        same_text = self._by_text.get(article.sha256)
        if same_text is None:
            # Of nearly every text there is one article, and a list that grows takes room for four.
            self._by_text[article.sha256] = [article]
        else:
            same_text.append(article)

    def rename(self, article: ArticleKey, id: str) -> None:
        """Remember that an article is called otherwise now."""
        renamed = replace(article, id=id)
        del self._by_id[article.id]
        self._by_id[id] = renamed
        same_text = self._by_text[article.sha256]
        same_text[same_text.index(article)] = renamed

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
