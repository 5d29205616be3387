"""An annotation set as columns: a line a token, a column a label; what is known of the set in comments."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from annotator.domain.label import Scheme
from annotator.formats.api import AnnotatedArticle, Layer, SpanRecord
from annotator.formats.conll.comment_values import in_comment, in_tag
from annotator.formats.plain_values import as_text
from annotator.formats.tokens import sentences_of, tokens_of

HEAD = "# annotator-conll = 1"
"""The first line of a file of ours."""
_NO_LABEL = "_"


def written(article: AnnotatedArticle, layer: Layer | None, scheme: Scheme) -> str:
    """Return the lines of one set, or of an article that has none; each annotation is of one fragment."""
    text = article.text or ""
    spans = layer.spans if layer else ()
    places = [(one.fragments[0].start, one.fragments[0].end) for one in spans]
    tokens = tokens_of(text, (edge for place in places for edge in place))
    names, columns = _columns(spans, [label.name for label in scheme.labels])
    lines = [*_comments(article, layer), "# columns = " + " ".join(["FORM", *map(in_tag, names)])]
    tags = [_tags(column, tokens) for column in columns]
    words = [text[start:end] for start, end in tokens]
    rows = list(map("\t".join, zip(words, *tags, strict=True)))
    starts = [start for start, _ in tokens]
    done = 0
    for start, end in sentences_of(text, tokens, places):
        last = bisect_left(starts, end)
        lines.append(f"# text = {in_comment(text[start:end])}")
        lines += rows[done:last]
        lines.append("")
        done = last
    if lines[-1]:
        lines.append("")
    return "\n".join([*lines, ""])


def _comments(article: AnnotatedArticle, layer: Layer | None) -> Iterator[str]:
    yield "# newdoc" if article.id is None else f"# newdoc id = {in_comment(article.id)}"
    if article.titled:
        yield f"# title = {in_comment(article.title)}"
    if article.meta:
        yield f"# meta = {as_text(dict(article.meta))}"
    if layer is None:
        return
    if layer.annotator is not None:
        yield f"# annotator = {in_comment(layer.annotator)}"
    yield f"# role = {layer.role}"
    yield f"# status = {layer.status}"
    if layer.guideline is not None:
        yield f"# guideline = {in_comment(layer.guideline)}"
    if not layer.final:
        yield "# final = false"


_Column = list[SpanRecord]


def _columns(spans: Sequence[SpanRecord], labels: Sequence[str]) -> tuple[list[str], list[_Column]]:
    """The annotations in columns that overlap in none: one for each label, then what came to lie over it."""
    by_label: dict[str, list[_Column]] = {label: [[]] for label in labels}
    for span in sorted(spans, key=lambda one: (one.fragments[0].start, -one.fragments[0].end)):
        start = span.fragments[0].start
        columns = by_label.setdefault(span.label, [])
        for column in columns:
            if not column or column[-1].fragments[0].end <= start:
                column.append(span)
                break
        else:
            columns.append([span])
    first = [(label, columns[0]) for label, columns in by_label.items()]
    more = [
        (f"{label}.{number}", column)
        for label, columns in by_label.items()
        for number, column in enumerate(columns[1:], 2)
    ]
    named = [*first, *more] or [(_NO_LABEL, [])]
    return [name for name, _ in named], [column for _, column in named]


def _tags(column: _Column, tokens: Sequence[tuple[int, int]]) -> list[str]:
    tags = ["O"] * len(tokens)
    for span in column:
        label = in_tag(span.label)
        at = bisect_left(tokens, (span.fragments[0].start,))
        end = span.fragments[0].end
        prefix = "B-"
        while at < len(tokens) and tokens[at][1] <= end:
            tags[at] = prefix + label
            prefix = "I-"
            at += 1
    return tags
