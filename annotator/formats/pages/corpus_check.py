"""Reading a page of a corpus again: whether text, marks and lists say the same, and what they say."""

from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

from annotator.domain.errors import BadInputError
from annotator.domain.json_values import Json
from annotator.domain.span import Span, merged
from annotator.domain.text import sha256_of
from annotator.formats.api import AnnotatedArticle, Layer, RelationRecord, SpanRecord
from annotator.formats.json.own_facts import (
    facts_in,
    layer_of_facts,
    with_article_facts,
    with_relation_facts,
    with_span_facts,
)
from annotator.formats.opening import name_of

_CHUNK = 1_000_000
_VOID = frozenset({"meta", "br", "hr", "img", "link", "input"})


def read_page(path: Path) -> Iterator[AnnotatedArticle]:
    """Read the articles of a page that this program wrote, one by one.

    Raises:
        BadInputError: what is drawn is not what the lists say.
    """
    reader = _Reader(name_of(path))
    with path.open(encoding="utf-8", newline="") as file:
        while chunk := file.read(_CHUNK):
            reader.feed(chunk)
            yield from reader.taken()
        reader.close()
        yield from reader.taken()


class _Reader(HTMLParser):
    def __init__(self, where: str) -> None:
        super().__init__(convert_charrefs=True)
        self._where = where
        self._ready: list[AnnotatedArticle] = []
        self._article: dict[str, Json] | None = None
        self._layer: dict[str, Json] | None = None
        self._layers: list[Layer] = []
        self._spans: list[tuple[int, SpanRecord]] = []
        self._order: list[SpanRecord] = []
        self._relations: list[RelationRecord] = []
        self._parts: list[str] = []
        self._length = 0
        self._drawn: dict[int, list[Span]] = {}
        self._over: list[tuple[int, ...]] = []
        self._depth = 0
        """Elements open within the one of class `text`; 0 outside it."""
        self._text: str | None = None

    def taken(self) -> Iterator[AnnotatedArticle]:
        """The articles that have ended."""
        ready, self._ready = self._ready, []
        yield from ready

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notice articles, sets, texts, marks and lists."""
        found = {name: value or "" for name, value in attrs}
        if self._depth:
            self._depth += tag not in _VOID
            if tag not in _VOID:
                self._over.append(tuple(int(each) for each in found.get("data-a", "").split()))
        elif "data-article" in found:
            self._article = facts_in(found["data-article"], self._where)
            self._layers, self._text = [], None
        elif "data-layer" in found:
            self._layer = facts_in(found["data-layer"], self._where)
            self._spans, self._order, self._relations = [], [], []
        elif found.get("class", "").split()[:1] == ["text"]:
            self._depth = 1
            self._parts, self._length, self._drawn, self._over = [], 0, {}, []
        elif "data-annotation" in found:
            self._add_span(facts_in(found["data-annotation"], self._where))
        elif "data-relation" in found:
            self._add_relation(facts_in(found["data-relation"], self._where))

    def handle_data(self, data: str) -> None:
        """Take text, with the marks that lie over it."""
        if not self._depth:
            return
        span = Span(self._length, self._length + len(data))
        for numbers in self._over:
            for number in numbers:
                self._drawn.setdefault(number, []).append(span)
        self._parts.append(data)
        self._length += len(data)

    def handle_endtag(self, tag: str) -> None:
        """Notice where texts, sets and articles end."""
        if self._depth:
            self._depth -= 1
            if self._depth:
                self._over.pop()
            else:
                self._end_text()
        elif tag == "section" and self._layer is not None:
            self._end_layer(self._layer)
            self._layer = None
        elif tag == "article" and self._article is not None:
            self._end_article(self._article)
            self._article = None

    def _end_text(self) -> None:
        text = "".join(self._parts)
        if self._text is not None and text != self._text:
            raise self._wrong("the text")
        self._text = text

    def _add_span(self, facts: dict[str, Json]) -> None:
        fragments = facts["fragments"]
        if not isinstance(fragments, list):
            raise self._wrong("fragments")
        spans = tuple(Span(int(str(one[0])), int(str(one[1]))) for one in fragments if isinstance(one, list))
        record = with_span_facts(SpanRecord(str(facts["id"]), str(facts["label"]), spans), facts, self._where)
        self._order.append(record)
        self._spans.append((int(str(facts["place"])), record))

    def _add_relation(self, facts: dict[str, Json]) -> None:
        record = RelationRecord(str(facts["from"]), str(facts["to"]), str(facts["type"]))
        self._relations.append(with_relation_facts(record, facts, self._where))

    def _end_layer(self, facts: dict[str, Json]) -> None:
        for number, record in enumerate(self._order, start=1):
            if merged(self._drawn.pop(number, [])) != merged(record.fragments):
                raise self._wrong(f"the annotation {record.id}")
        if self._drawn:
            raise self._wrong("a mark that is in no list")
        spans = tuple(record for _, record in sorted(self._spans, key=lambda pair: pair[0]))
        layer = layer_of_facts(facts, self._where)
        self._layers.append(replace(layer, spans=spans, relations=tuple(self._relations)))

    def _end_article(self, facts: dict[str, Json]) -> None:
        text = self._text or ""
        article = AnnotatedArticle(None, "", text, sha256_of(text), layers=tuple(self._layers))
        if facts.get("sha256") != article.sha256:
            raise self._wrong("the text")
        self._ready.append(with_article_facts(article, facts, self._where))

    def _wrong(self, what: str) -> BadInputError:
        return BadInputError(
            "{where}: {what} is not drawn as it is listed; export it again", where=self._where, what=what
        )
