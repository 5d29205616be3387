"""A corpus as one HTML file for people without the program: every set of every article, marked and listed."""

from collections.abc import Iterable, Iterator
from html import escape

from annotator.domain.annotation_set import Role
from annotator.domain.json_values import Json, to_text
from annotator.domain.label import Scheme
from annotator.domain.span import text_of as words_of
from annotator.domain.texts.language import language_of
from annotator.formats.api import AnnotatedArticle, Layer, RelationRecord, SpanRecord
from annotator.formats.json.own_facts import article_facts, layer_facts, relation_facts, span_facts
from annotator.formats.page_words import ENGLISH_PAGES, PageWords
from annotator.formats.pages.article_css import style
from annotator.formats.pages.article_html import POLICY, isolated, text_of
from annotator.formats.pages.corpus_css import STYLE
from annotator.formats.pages.inks import ink_of
from annotator.formats.pages.sheet import Sheet, SheetLabel, SheetMark

_QUOTED = 120
"""Characters of an annotation that the lists repeat."""
_SHORT = 60
"""The same for the ends of a relation."""
_COLUMNS = ("number", "label", "text", "attributes", "note")
_UNDERLINES = ("solid", "thick", "dashed", "dotted")


class CorpusPage:
    """Makes the parts of the page; what the head needs is known when all articles have been given."""

    def __init__(self, scheme: Scheme, words: PageWords = ENGLISH_PAGES) -> None:
        self._scheme = scheme
        self._words = words
        self._labels = {label.name: 0 for label in scheme.labels}
        """Annotations by label, in the order of the scheme."""
        self._places = {name: place for place, name in enumerate(self._labels)}
        self._types: dict[str, int] = {}
        self._articles: list[str] = []
        self._language = ""
        """Of the article that is being written."""

    def article(self, article: AnnotatedArticle) -> Iterator[str]:
        """The part of one article, all its sets in it."""
        number = len(self._articles) + 1
        title = " ".join(article.title.split()) or article.id or f"{number}"
        self._articles.append(title)
        self._language = language_of(article.meta)
        facts = {**article_facts(article), "sha256": article.sha256}
        yield f'<article id="a{number}" data-article="{_data(facts)}">\n'
        yield f'<h2 dir="auto" lang="{escape(self._language)}">{escape(title)}</h2>\n'
        told = [article.id or "", *(f"{key}: {self._shown(value)}" for key, value in article.meta.items())]
        yield f'<p class="facts" dir="auto">{_apart(one for one in told if one)}</p>\n'
        for place, layer in enumerate(article.layers, start=1):
            yield from self._layer(article.text or "", layer, f"{number}-{place}-")
        if not article.layers:
            yield f"<p>{self._said('not_annotated')}</p>\n"
            yield from text_of(self._sheet(article.text or "", (), ""))
        yield "</article>\n"

    def _layer(self, text: str, layer: Layer, prefix: str) -> Iterator[str]:
        facts = {**layer_facts(layer), "prefix": prefix}
        yield f'<section class="layer" data-layer="{_data(facts)}">\n'
        yield f'<h3 dir="auto">{_apart(self._heading(layer))}</h3>\n'
        order = sorted(range(len(layer.spans)), key=lambda n: (layer.spans[n].fragments, n))
        numbers = {layer.spans[n].id: place for place, n in enumerate(order, start=1)}
        yield from text_of(self._sheet(text, [layer.spans[n] for n in order], prefix))
        if layer.spans:
            yield (
                '<table class="list">\n<thead><tr>'
                + "".join(f'<th scope="col">{self._said(f"column_{name}")}</th>' for name in _COLUMNS)
                + "</tr></thead>\n<tbody>\n"
            )
            for place, n in enumerate(order, start=1):
                yield self._row(layer.spans[n], n, f"{prefix}{place}", place, text)
            yield "</tbody>\n</table>\n"
        if layer.relations:
            yield f'<h4>{self._said("relations_head")}</h4>\n<ul class="ties">\n'
            known = {span.id: span for span in layer.spans}
            for relation in layer.relations:
                yield self._tie(relation, known, numbers, text, prefix)
            yield "</ul>\n"
        yield "</section>\n"

    def _sheet(self, text: str, spans: list[SpanRecord] | tuple[()], prefix: str) -> Sheet:
        marks = []
        for number, span in enumerate(spans, start=1):
            self._labels[span.label] = self._labels.get(span.label, 0) + 1
            place = self._places.setdefault(span.label, len(self._places))
            marks.append(SheetMark(span.fragments, place, self._told(span), number))
        return Sheet(
            title="",
            subtitle="",
            by="",
            text=text,
            labels=self.labels(),
            marks=tuple(marks),
            notes=(),
            legend_heading="",
            notes_heading=self._words.said("annotation"),
            language=self._words.language,
            text_language=self._language,
            prefix=prefix,
        )

    def _row(self, span: SpanRecord, place: int, name: str, number: int, text: str) -> str:
        facts = {
            "id": span.id,
            "label": span.label,
            "place": place,
            "fragments": [[one.start, one.end] for one in span.fragments],
            **span_facts(span),
        }
        known = self._places[span.label]
        shape = self._underline(span.label, known)
        attributes = "\n".join(f"{key}: {self._shown(value)}" for key, value in span.attributes.items())
        discussed = self._words.said("discuss") if span.discuss else ""
        said = "\n".join(one for one in (discussed, span.note.strip()) if one)
        return (
            f'<tr id="note-{name}" data-annotation="{_data(facts)}">'
            f'<td><a href="#ref-{name}">{number}</a></td>'
            f'<td><mark class="c{known} {shape}"><bdi>{escape(self._title(span.label))}</bdi></mark></td>'
            f'<td dir="auto">{escape(_quoted(span, text))}</td><td dir="auto">{escape(attributes)}</td>'
            f'<td dir="auto">{escape(said)}</td></tr>\n'
        )

    def _tie(
        self,
        relation: RelationRecord,
        known: dict[str, SpanRecord],
        numbers: dict[str, int],
        text: str,
        prefix: str,
    ) -> str:
        self._types[relation.type] = self._types.get(relation.type, 0) + 1
        facts = {
            "from": relation.source,
            "to": relation.target,
            "type": relation.type,
            **relation_facts(relation),
        }
        ends = []
        for name in (relation.source, relation.target):
            link = f"#note-{prefix}{numbers[name]}"
            words = escape(_quoted(known[name], text, _SHORT))
            ends.append(f'<a href="{link}">{numbers[name]}</a> <q><bdi>{words}</bdi></q>')
        more = [f"{key}: {self._shown(value)}" for key, value in relation.attributes.items()]
        more += [relation.note.strip()] if relation.note.strip() else []
        told = f' <span class="said" dir="auto">{escape("; ".join(more))}</span>' if more else ""
        return (
            f'<li data-relation="{_data(facts)}">{ends[0]} '
            f"<b><bdi>{escape(self._type(relation.type))}</bdi></b> {ends[1]}{told}</li>\n"
        )

    def labels(self) -> tuple[SheetLabel, ...]:
        """All labels that there are so far, those of the scheme first."""
        return tuple(
            SheetLabel(
                self._title(name),
                self._underline(name, place),
                count,
                ink_of(self._colour(name)),
                ink_of(self._colour(name), "dark"),
            )
            for place, (name, count) in enumerate(self._labels.items())
        )

    def _title(self, name: str) -> str:
        label = self._scheme.label_named(name)
        return label.title if label else name

    def _type(self, name: str) -> str:
        kind = self._scheme.relation_type_named(name)
        return kind.title if kind else name

    def _colour(self, name: str) -> str:
        label = self._scheme.label_named(name)
        return label.colour if label else name

    def _underline(self, name: str, place: int) -> str:
        label = self._scheme.label_named(name)
        return label.underline.value if label else _UNDERLINES[place % len(_UNDERLINES)]

    def head(self) -> Iterator[str]:
        """Everything before the first article."""
        n = len(self._articles)
        title = self._said("one_article" if n == 1 else "many_articles", number=n)
        yield (
            f'<!DOCTYPE html>\n<html lang="{escape(self._words.language)}">\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
            '<meta name="viewport" content="width=device-width">\n'
            f"<title>{title}</title>\n<style>{style(self.labels())}{STYLE}</style>\n</head>\n<body>\n"
            f'<header>\n<h1>{title}</h1>\n<p class="facts">{self._said("about")}</p>\n'
        )
        yield f'<section class="legend">\n<h2>{self._said("labels")}</h2>\n<ul>\n'
        for place, label in enumerate(self.labels()):
            shown_as = f'<mark class="c{place} {label.underline}"><bdi>{escape(label.title)}</bdi></mark>'
            yield f"<li>{shown_as} {self._words.whole(label.count)}</li>\n"
        yield "</ul>\n"
        if self._types:
            yield f"<h2>{self._said('relations_head')}</h2>\n<ul>\n"
            for name, count in self._types.items():
                yield f"<li><bdi>{escape(self._type(name))}</bdi> {self._words.whole(count)}</li>\n"
            yield "</ul>\n"
        yield "</section>\n"
        if n > 1:
            yield f"<nav>\n<h2>{self._said('articles_head')}</h2>\n<ol>\n"
            for place, name in enumerate(self._articles, start=1):
                yield f'<li><a href="#a{place}"><bdi>{escape(name)}</bdi></a></li>\n'
            yield "</ol>\n</nav>\n"
        yield "</header>\n<main>\n"

    def _heading(self, layer: Layer) -> Iterator[str]:
        said = self._words.said
        name = layer.annotator or said("nobody")
        yield said("gold_by", name=name) if layer.role is Role.GOLD else name
        yield said(f"status_{layer.status.value}")
        if not layer.final:
            yield said("not_final")
        if layer.guideline:
            yield said("guidelines_of", version=layer.guideline)

    def _told(self, span: SpanRecord) -> str:
        """What hovering over an annotation tells."""
        lines = [
            self._title(span.label),
            *(f"{key}: {self._shown(value)}" for key, value in span.attributes.items()),
        ]
        if span.discuss:
            lines.append(self._words.said("discuss"))
        if span.note.strip():
            lines.append(span.note.strip())
        return "\n".join(lines)

    def _shown(self, value: Json) -> str:
        """A value as people read it."""
        if isinstance(value, str):
            return value
        if isinstance(value, bool):
            return self._words.said("yes" if value else "no")
        return to_text(value)

    def _said(self, key: str, **facts: object) -> str:
        """A text as it may stand in the page."""
        return escape(self._words.said(key, **facts))

    @staticmethod
    def foot() -> str:
        """Everything after the last article."""
        return "</main>\n</body>\n</html>\n"


def _quoted(span: SpanRecord, text: str, longest: int = _QUOTED) -> str:
    words = " ".join(words_of(span.fragments, text).split())
    return isolated(words if len(words) <= longest else words[: longest - 1].rstrip() + "…")


def _apart(parts: Iterable[str]) -> str:
    """Words of others and of ours in a row; none of them can turn what stands beside it."""
    return " · ".join(f"<bdi>{escape(one)}</bdi>" for one in parts)


def _data(value: object) -> str:
    """JSON as the value of an attribute."""
    return escape(to_text(value))
