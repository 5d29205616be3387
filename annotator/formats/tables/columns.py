"""What the three tables are called, and their columns in order."""

from collections.abc import Sequence

ARTICLES, ANNOTATIONS, RELATIONS = NAMES = ("articles", "annotations", "relations")
COLUMNS = {
    ARTICLES: ("id", "title", "text", "sha256", "meta", "layers"),
    ANNOTATIONS: (
        "article",
        "annotator",
        "role",
        "id",
        "label",
        "start",
        "end",
        "fragments",
        "text",
        "attributes",
        "note",
        "discuss",
        "origin",
    ),
    RELATIONS: ("article", "annotator", "role", "id", "type", "from", "to", "attributes", "note"),
}
"""By table. `article` is the article's id; where it has none, the SHA-256 of its text."""
NEEDED = {
    ARTICLES: frozenset[str](),
    ANNOTATIONS: frozenset({"article", "label"}),
    RELATIONS: frozenset({"article", "type", "from", "to"}),
}
"""Columns without which a table says nothing; an article needs its `text` or its `sha256`."""
ALIASES = {ANNOTATIONS: {"doc": "article", "span": "id", "offsets": "fragments"}}
"""What others call our columns."""


def known_as(kind: str, names: Sequence[str]) -> list[str]:
    """The names of columns as we call them, without blanks around them and empty ones at the end."""
    aliases = ALIASES.get(kind, {})
    result = [name.strip() for name in names]
    while result and not result[-1]:
        result.pop()
    return [aliases.get(name, name) for name in result]
