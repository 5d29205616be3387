"""Renaming and describing articles; their text is never touched."""

import re
from dataclasses import replace

from annotator.domain.article import Article
from annotator.domain.errors import RefusedError
from annotator.domain.json_values import Json, JsonObject
from annotator.domain.text import canonical
from annotator.services.work import Work

_FORBIDDEN = re.compile("[\x00\ud800-\udfff]")


def rename(work: Work, article: str, title: str) -> Article:
    """Give an article (`uid`) another title.

    Raises:
        RefusedError: the title is empty.
    """
    title = " ".join(canonical(title).split())
    if not title:
        raise RefusedError("an article needs a title; type one")
    changed = replace(work.get(Article, article), title=title)
    work.put(changed)
    return changed


def describe(work: Work, article: str, meta: JsonObject) -> Article:
    """Replace the metadata of an article (`uid`), published date and source among them."""
    changed = replace(work.get(Article, article), meta=_storable(meta))
    work.put(changed)
    return changed


def revise(work: Work, article: str, title: str, meta: JsonObject) -> Article:
    """Give an article (`uid`) a title and metadata in one step."""
    rename(work, article, title)
    return describe(work, article, meta)


def _storable(values: JsonObject) -> JsonObject:
    """Metadata without the characters that no database takes: what was pasted may have any."""
    return {_text(name): _clean(value) for name, value in values.items()}


def _clean(value: Json) -> Json:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, list):
        return [_clean(one) for one in value]
    if isinstance(value, dict):
        return {_text(name): _clean(one) for name, one in value.items()}
    return value


def _text(text: str) -> str:
    return canonical(text) if _FORBIDDEN.search(text) else text
