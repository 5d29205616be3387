"""From claims, speakers and hedges to attributions: a source, a cue, a content, and the event that ties them.

A claim with a speaker or a cue is the content of an attribution; its speakers (`said-by`) are the sources.
Cues are annotations with the label `cue` that a relation ties to the claim, and hedges (`hedged-by`) whose
`type` is `evidential`, as reporting words are. Nothing is looked for in the text: what nobody marked is not
written. The event stands on the first cue, or else on the first source.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from annotator.domain.span import Fragments
from annotator.formats.api import AnnotatedArticle, Layer, Lose, RelationRecord, SpanRecord
from annotator.formats.layer_folders import named_only
from annotator.formats.line_ends import joined, split
from annotator.formats.reducing import LEFT_OUT

SOURCE, CUE, CONTENT, EVENT = "Source", "Cue", "Content", "Attribution"
_CLAIM, _SPEAKER, _CUE, _HEDGE = "claim", "speaker", "cue", "hedge"
_SAID_BY, _HEDGED_BY = "said-by", "hedged-by"
_NO_PART = "only claims with a speaker or a cue are written, with these"


@dataclass(slots=True)
class _Attribution:
    """What belongs to a claim."""

    claim: SpanRecord
    sources: list[SpanRecord] = field(default_factory=list)
    cues: list[SpanRecord] = field(default_factory=list)


def attributed(article: AnnotatedArticle, lose: Lose) -> AnnotatedArticle:
    """Return the article with attributions in the place of what was annotated; tell what is not in them."""
    article = named_only(article, lose)
    layers = tuple(_Mapping(layer, article.text or "", lose).layer() for layer in article.layers)
    return article if layers == article.layers else replace(article, layers=layers)


class _Mapping:
    def __init__(self, layer: Layer, text: str, lose: Lose) -> None:
        self._layer = layer
        self._text = text
        self._lose = lose
        self._spans = {one.id: one for one in layer.spans}
        self._used: set[str] = set()
        self._ties_used = 0
        self._made: list[SpanRecord] = []
        self._known: dict[tuple[str, str], str] = {}
        """The number that an annotation has as a source, cue or content."""

    def layer(self) -> Layer:
        """Return the attributions of the set, in its order."""
        relations = [tie for one in self._attributions() for tie in self._written(one)]
        self._tell()
        return replace(self._layer, spans=tuple(self._made), relations=tuple(relations))

    def _attributions(self) -> list[_Attribution]:
        found = {one.id: _Attribution(one) for one in self._layer.spans if one.label == _CLAIM}
        for tie in self._layer.relations:
            source, target = self._spans[tie.source], self._spans[tie.target]
            if target.label == _CLAIM and source.label == _CUE:
                source, target = target, source
            if source.label != _CLAIM:
                continue
            if tie.type == _SAID_BY and target.label == _SPEAKER:
                found[source.id].sources.append(target)
            elif target.label == _CUE or (tie.type == _HEDGED_BY and _is_cue(target)):
                found[source.id].cues.append(target)
            else:
                continue
            self._ties_used += 1
        return [one for one in found.values() if (one.sources or one.cues) and self._fragments(one.claim)]

    def _written(self, one: _Attribution) -> Iterator[RelationRecord]:
        """Number the annotations of an attribution, and tie them to its event."""
        ends = [
            *((SOURCE, span) for span in _once(one.sources)),
            *((CUE, span) for span in _once(one.cues)),
            (CONTENT, one.claim),
        ]
        numbers = [(role, self._number(role, span)) for role, span in ends]
        stand = next((span for span in (*one.cues, *one.sources) if self._fragments(span)), None)
        if stand is None:
            return
        event = self._add(EVENT, self._fragments(stand))
        for role, number in numbers:
            if number is not None:
                yield RelationRecord(event, number, role)

    def _number(self, role: str, span: SpanRecord) -> str | None:
        fragments = self._fragments(span)
        if not fragments:
            return None
        self._used.add(span.id)
        key = role, span.id
        if key not in self._known:
            self._known[key] = self._add(role, fragments)
        return self._known[key]

    def _add(self, label: str, fragments: Fragments) -> str:
        number = f"T{len(self._made) + 1}"
        self._made.append(SpanRecord(number, label, fragments))
        return number

    def _fragments(self, span: SpanRecord) -> Fragments:
        parts = split(span.fragments, self._text)
        return joined(parts, self._text) if parts else ()

    def _tell(self) -> None:
        spans = [one for one in self._layer.spans if one.id in self._used]
        self._lose("annotations", _NO_PART, len(self._spans) - len(spans))
        self._lose("relations", _NO_PART, len(self._layer.relations) - self._ties_used)
        self._lose("ids of annotations", "numbered anew, attribution by attribution", len(spans))
        self._lose("attributes", LEFT_OUT, sum(len(one.attributes) for one in spans))
        self._lose("notes", LEFT_OUT, sum(bool(one.note) for one in spans))
        self._lose("marks to discuss", LEFT_OUT, sum(one.discuss for one in spans))
        self._lose("origins", LEFT_OUT, sum(one.origin is not None for one in spans))
        ends = sum(self._fragments(one) != one.fragments for one in spans)
        self._lose("line ends at edges", LEFT_OUT, ends)


def _is_cue(span: SpanRecord) -> bool:
    return span.label == _HEDGE and span.attributes.get("type") == "evidential"


def _once(spans: list[SpanRecord]) -> list[SpanRecord]:
    return list({one.id: one for one in spans}.values())
