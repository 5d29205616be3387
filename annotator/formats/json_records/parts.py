"""How an article, a set and an annotation of ours stand in the records of other programs' JSON formats.

Their own readers pass over keys that they do not know. So what their format has no place for stands beside it
under the same names as in native JSONL: of an annotation `fragments`, `attributes`, `note`, `discuss` and
`origin`; of a record `article` (the id), `title`, `meta`, `annotator`, `role`, `status`, `final`, `guideline`
and `decisions`. `role` is null in a record that stands for an article without any annotation set.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

import orjson

from annotator.domain.annotation_set import Role, Status
from annotator.domain.errors import BadInputError, Phrase
from annotator.domain.json_values import Json, JsonObject
from annotator.domain.span import Fragments, Span, text_of
from annotator.formats.api import AnnotatedArticle, Layer, RelationRecord, SpanRecord, Tell
from annotator.formats.json.reading import Reading
from annotator.formats.json.values import Object, listed, named, object_of, optional_text, word
from annotator.formats.jsonl.fragments import moved, read_fragments
from annotator.formats.jsonl.spans import refuse_offsets, refuse_text
from annotator.formats.jsonl.writing import add_relation_facts, add_span_facts
from annotator.formats.read_text import ReadText, read_text
from annotator.formats.remarks import tell_canonical
from annotator.formats.wording import kind_of, shown

ARTICLE_KEYS = frozenset({"article", "title", "meta"})
LAYER_KEYS = frozenset({"annotator", "role", "status", "final", "guideline", "decisions"})
SPAN_KEYS = frozenset({"fragments", "attributes", "note", "discuss", "origin"})
RELATION_KEYS = frozenset({"attributes", "note"})


def article_keys(article: AnnotatedArticle) -> dict[str, object]:
    """What a record says of its article beside the text."""
    record: dict[str, object] = {} if article.id is None else {"article": article.id}
    if article.titled:
        record["title"] = article.title
    if article.meta:
        record["meta"] = article.meta
    return record


def layer_keys(layer: Layer | None, *, annotator: bool = True) -> dict[str, object]:
    """What a record says of its annotation set beside the annotations."""
    if layer is None:
        return {"role": None}
    record: dict[str, object] = {}
    if annotator and layer.annotator is not None:
        record["annotator"] = layer.annotator
    record["role"] = layer.role
    record["status"] = layer.status
    if not layer.final:
        record["final"] = False
    if layer.guideline is not None:
        record["guideline"] = layer.guideline
    if layer.decisions:
        record["decisions"] = layer.decisions
    return record


def span_keys(span: SpanRecord) -> dict[str, object]:
    """What an entry says of its annotation beside its id, its label and its outermost offsets."""
    entry: dict[str, object] = {}
    if len(span.fragments) > 1:
        entry["fragments"] = [[one.start, one.end] for one in span.fragments]
    add_span_facts(entry, span)
    return entry


def relation_keys(relation: RelationRecord) -> dict[str, object]:
    """What an entry says of its relation beside its id, its type and its ends."""
    entry: dict[str, object] = {}
    add_relation_facts(entry, relation)
    return entry


def layers_of(article: AnnotatedArticle) -> Iterator[Layer | None]:
    """The sets of an article, a record each; None once where it has none, so that the article stays."""
    yield from article.layers or (None,)


def dumped(record: object, article: AnnotatedArticle) -> bytes:
    """Write a record as JSON on one line, LF included.

    Raises:
        BadInputError: attributes or metadata are nested more deeply than the format takes.
    """
    try:
        return orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE)
    except TypeError as error:
        raise BadInputError(
            "the attributes or the metadata of the article {article} are nested too deeply for this format;"
            " choose jsonl",
            article=shown(article.id or article.title),
        ) from error


def body_of(value: Json, key: str, where: str, tell: Tell) -> ReadText:
    """Read the text of a record.

    Raises:
        BadInputError: it is missing or no text.
    """
    if not isinstance(value, str):
        raise BadInputError(
            "{where}: `{key}` is {kind} where the article's text is wanted; write the text",
            where=where,
            key=key,
            kind=kind_of(value),
        )
    text = read_text(value)
    if text.mapping is not None:
        tell_canonical(text.mapping, where, tell)
    return text


def is_ours(record: Object) -> bool:
    """Whether this program wrote the record: it says which role the set has, even if there is none."""
    if "role" not in record:
        return False
    role = record["role"]
    return role is None or (isinstance(role, str) and role in list(Role))


def article_of(record: Object, text: ReadText, meta: JsonObject, reading: Reading) -> AnnotatedArticle:
    """Make the article of a record, without its sets."""
    where = reading.where
    known_as = optional_text(record, "article", "the article", where) if is_ours(record) else None
    given = record.get("title")
    has_title = isinstance(given, str)
    return AnnotatedArticle(
        id=known_as or None,
        title=given if isinstance(given, str) else reading.title,
        titled=has_title,
        text=text.canonical,
        sha256=text.sha256,
        meta=meta,
        source={"name": reading.name},
        where=where,
    )


def meta_of(record: Object, known: Collection[str]) -> JsonObject:
    """The article's metadata: what stands under `meta`, and all keys of the record that are not `known`."""
    rest = {key: value for key, value in record.items() if key not in known and key != "meta"}
    meta = record.get("meta")
    if isinstance(meta, dict):
        return {**meta, **rest} if rest else meta
    return rest if meta is None else {"meta": meta, **rest}


def known_keys(record: Object, own: Collection[str]) -> Collection[str]:
    """The keys of a record that are no metadata: those of its format and those of ours that are in it."""
    if is_ours(record):
        return {*own, *ARTICLE_KEYS, *LAYER_KEYS}
    return {*own, *(key for key in ("title", "annotator") if isinstance(record.get(key), str))}


def layer_from(
    record: Object,
    spans: Mapping[str, SpanRecord],
    relations: tuple[RelationRecord, ...],
    reading: Reading,
    usual: Layer = Layer(None),  # noqa: B008 - a value that nothing changes
) -> Layer:
    """Make the set of a record; `usual` tells its annotator and status where the record does not.

    Raises:
        BadInputError: a fact of the set is of another kind than it should be.
    """
    where = reading.where
    _assert_ids_differ(relations, where)
    said = record.get("annotator")
    annotator = said if isinstance(said, str) and said else usual.annotator
    layer = Layer(
        annotator=annotator,
        status=usual.status,
        spans=tuple(spans.values()),
        relations=relations,
        maybe=reading.title if annotator is None else None,
    )
    if not is_ours(record):
        return layer
    return replace(
        layer,
        role=word(record, "role", Role, Role.ANNOTATOR, where),
        status=word(record, "status", Status, usual.status, where),
        decisions=tuple(listed(record, "decisions", "the record", where)),
        final=record.get("final") is not False,
        guideline=optional_text(record, "guideline", "the record", where),
    )


def _assert_ids_differ(relations: tuple[RelationRecord, ...], where: str) -> None:
    ids = [relation.id for relation in relations if relation.id is not None]
    if len(set(ids)) < len(ids):
        twice = next(one for one in ids if ids.count(one) > 1)
        raise BadInputError(
            "{where}: two relations have the id {id}; give each its own", where=where, id=shown(twice)
        )


@dataclass(slots=True)
class Spans:
    """The annotations of one set while they are read, by id."""

    text: ReadText
    where: str
    found: dict[str, SpanRecord] = field(default_factory=dict)

    def add(self, entry: Object, id: str | None, label: Json, start: Json, end: Json) -> SpanRecord:
        """Take one annotation; offsets count code points of the text as the file has it.

        Args:
            entry: where its further parts stand, and its `text`, which is then compared.
            id: as the file has it; None where it has none, it then gets the number of its place.
            label: as the file has it.
            start: of its first fragment.
            end: of its last fragment.

        Raises:
            BadInputError: naming the annotation and what is wrong with it.
        """
        name = str(len(self.found) + 1) if id is None else id
        if id is None:
            while name in self.found:
                name += "+"
        elif name in self.found:
            raise BadInputError(
                "{where}: two annotations have the id {id}; give each its own",
                where=self.where,
                id=shown(name),
            )
        if not isinstance(label, str) or not label:
            raise BadInputError(
                "{where}: the annotation {id} has no label; give it one", where=self.where, id=shown(name)
            )
        fragments = self._place(entry, name, start, end)
        span = SpanRecord(name, label, fragments)
        if not SPAN_KEYS.isdisjoint(entry):
            span = _rich(span, entry, self.where)
        self._check_text(span, entry.get("text"))
        if self.text.mapping is not None:
            span = SpanRecord(
                span.id,
                span.label,
                moved(span.fragments, self.text.mapping),
                span.attributes,
                span.note,
                span.discuss,
                span.origin,
            )
        self.found[name] = span
        return span

    def _place(self, entry: Object, name: str, start: Json, end: Json) -> Fragments:
        length = len(self.text.read or "")
        if type(start) is not int or type(end) is not int or not 0 <= start < end <= length:
            refuse_offsets(name, start, end, length, self.where)
        pairs = entry.get("fragments")
        return (Span(start, end),) if pairs is None else read_fragments(pairs, start, end, name, self.where)

    def _check_text(self, span: SpanRecord, said: Json) -> None:
        if said is None or self.text.read is None:
            return
        found = text_of(span.fragments, self.text.read)
        if said != found and said != self.text.read[span.fragments[0].start : span.fragments[-1].end]:
            refuse_text(span, said, found, self.where)


def _rich(span: SpanRecord, entry: Object, where: str) -> SpanRecord:
    whose = Phrase("the annotation {id}", id=shown(span.id))
    return SpanRecord(
        span.id,
        span.label,
        span.fragments,
        object_of(entry, "attributes", whose, where),
        optional_text(entry, "note", whose, where) or "",
        entry.get("discuss") is True,
        None if entry.get("origin") is None else object_of(entry, "origin", whose, where),
    )


def relation_from(
    entry: Object, source: str, target: str, kind: Json, id: str | None, where: str
) -> RelationRecord:
    """Make one relation between annotations that are there.

    Raises:
        BadInputError: a part of it is of another kind than it should be.
    """
    whose = "a relation"
    if not isinstance(kind, str) or not kind:
        kind = named({"type": kind}, "type", whose, where)
    if RELATION_KEYS.isdisjoint(entry):
        return RelationRecord(source, target, kind, id)
    return RelationRecord(
        source,
        target,
        kind,
        id,
        object_of(entry, "attributes", whose, where),
        optional_text(entry, "note", whose, where) or "",
    )


def no_end(kind: Json, key: str, end: Json, where: str) -> BadInputError:
    """Say that a relation leads from or to nothing."""
    if end is None:
        return BadInputError(
            "{where}: a relation has no `{key}`; name the annotation there that it ties", where=where, key=key
        )
    return BadInputError(
        "{where}: a relation {type} has as `{key}` {end}, which is no annotation of its record; correct it,"
        " or add the annotation",
        where=where,
        type=shown(kind),
        key=key,
        end=shown(end),
    )


def assert_not_native(record: Object, where: str) -> None:
    """Refuse a record of native JSONL, whose annotations would be taken for facts about the article.

    Raises:
        BadInputError: it is one.
    """
    layers = record.get("layers")
    if isinstance(layers, list) and any(isinstance(one, dict) and "spans" in one for one in layers):
        raise BadInputError(
            "{where}: the annotations stand in `layers`, as in native JSONL; import it as jsonl"
            " (--format jsonl)",
            where=where,
        )


def with_layer(article: AnnotatedArticle, layer: Layer) -> AnnotatedArticle:
    """The article with that one set."""
    return replace(article, layers=(layer,))
