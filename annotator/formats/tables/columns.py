"""What the three tables are called, and their columns in order."""

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
