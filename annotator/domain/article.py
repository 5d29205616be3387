"""Articles: what is known of them, and apart from that their text."""

from dataclasses import dataclass, field

from annotator.domain.ids import new_id
from annotator.domain.json_values import EMPTY, JsonObject
from annotator.domain.text import published_in, sha256_of


@dataclass(frozen=True, slots=True)
class Article:
    """An article without its text; `uid` is ours, `id` the name other programs know it by."""

    uid: str
    id: str
    title: str
    sha256: str
    """SHA-256 of the canonical text in UTF-8."""
    length: int
    """Length of the text in code points."""
    position: int
    """Its place in the project; new ones go to the end."""
    meta: JsonObject = field(default_factory=dict)
    source: JsonObject = field(default_factory=dict)
    """What it was read from: `name`, `sha256` (of the bytes), `encoding`, `line_ends`; never exported."""

    @property
    def published(self) -> str:
        """The date of publication (YYYY-MM-DD) where it is known, else an empty text."""
        value = self.meta.get("published")
        return value if isinstance(value, str) else ""


@dataclass(frozen=True, slots=True)
class ArticleKey:
    """What tells an article from all others, for work that holds something of each in memory."""

    uid: str
    id: str
    sha256: str
    """SHA-256 of the canonical text in UTF-8."""
    published: str = ""
    """The date of publication (YYYY-MM-DD) where it is known."""


@dataclass(frozen=True, slots=True)
class ArticleText:
    """The canonical text of an article; written once, never edited."""

    uid: str
    """The article's `uid`."""
    text: str


def new_article(
    text: str,
    *,
    id: str,
    title: str,
    position: int,
    meta: JsonObject = EMPTY,
    source: JsonObject = EMPTY,
) -> tuple[Article, ArticleText]:
    """Make an article of a canonical text; a date at its beginning goes into `meta.published`."""
    known = dict(meta)
    published = published_in(text)
    if published and "published" not in known:
        known["published"] = published
    article = Article(
        uid=new_id(),
        id=id,
        title=title,
        sha256=sha256_of(text),
        length=len(text),
        position=position,
        meta=known,
        source=dict(source),
    )
    return article, ArticleText(article.uid, text)
