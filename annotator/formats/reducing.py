"""What many formats have to leave out, left out and told in the same words everywhere."""

from dataclasses import replace

from annotator.formats.api import AnnotatedArticle, Layer, Lose, SpanRecord

LEFT_OUT = "left out"
OUTERMOST = "each is one stretch from its first begin to its last end"
BY_FRAGMENT = "each fragment is an annotation of its own"


def without_meta(
    article: AnnotatedArticle, lose: Lose, *, keep: frozenset[str] = frozenset()
) -> AnnotatedArticle:
    """Leave metadata out, except the keys to `keep`."""
    gone = [name for name in article.meta if name not in keep]
    if not gone:
        return article
    lose("metadata", LEFT_OUT, len(gone))
    return replace(article, meta={name: value for name, value in article.meta.items() if name in keep})


def without_title(article: AnnotatedArticle, lose: Lose) -> AnnotatedArticle:
    """Leave the title out; whoever imports gets one from the file's name."""
    if article.title:
        lose("titles", LEFT_OUT, 1)
    return replace(article, title="", titled=False)


def without_layer_facts(
    layer: Layer,
    lose: Lose,
    *,
    status: bool = True,
    guideline: bool = True,
    decisions: bool = True,
    final: bool = True,
) -> Layer:
    """Leave out what is known of a set as a whole: those of its facts that are given here as true."""
    if status and layer.status.value != "done":
        lose("statuses", "read again as done", 1)
        layer = replace(layer, status=type(layer.status)("done"))
    if guideline and layer.guideline is not None:
        lose("guideline versions", LEFT_OUT, 1)
        layer = replace(layer, guideline=None)
    if decisions and layer.decisions:
        lose("decisions", LEFT_OUT, len(layer.decisions))
        layer = replace(layer, decisions=())
    if final and not layer.final:
        lose("which gold is final", LEFT_OUT, 1)
        layer = replace(layer, final=True)
    return layer


def without_relations(layer: Layer, lose: Lose) -> Layer:
    """Leave all relations out."""
    lose("relations", LEFT_OUT, len(layer.relations))
    return replace(layer, relations=()) if layer.relations else layer


def bare_span(
    span: SpanRecord,
    lose: Lose,
    *,
    attributes: bool = False,
    note: bool = False,
    discuss: bool = False,
    origin: bool = False,
) -> SpanRecord:
    """Leave out those parts of an annotation that are given here as true."""
    if attributes and span.attributes:
        lose("attributes", LEFT_OUT, len(span.attributes))
        span = replace(span, attributes={})
    if note and span.note:
        lose("notes", LEFT_OUT, 1)
        span = replace(span, note="")
    if discuss and span.discuss:
        lose("marks to discuss", LEFT_OUT, 1)
        span = replace(span, discuss=False)
    if origin and span.origin is not None:
        lose("origins", LEFT_OUT, 1)
        span = replace(span, origin=None)
    return span
