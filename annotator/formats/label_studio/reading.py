"""The tasks of Label Studio read as articles: annotations as sets, regions as annotations."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NoReturn

from annotator.domain.annotation_set import Role, Status
from annotator.domain.errors import BadInputError, Phrase
from annotator.domain.json_values import Json, JsonObject
from annotator.domain.offsets import OffsetMap
from annotator.formats.api import AnnotatedArticle, Finding, Layer, RelationRecord
from annotator.formats.json.reading import Reading
from annotator.formats.json.values import Object, listed, no_object, object_of
from annotator.formats.json_records.parts import (
    RELATION_KEYS,
    Spans,
    article_of,
    body_of,
    is_ours,
    layer_from,
    no_end,
    relation_from,
)
from annotator.formats.label_studio.config import NO, YES, attribute_of, value_key
from annotator.formats.read_text import ReadText
from annotator.formats.wording import kind_of, shown

_SEVERAL = frozenset({"choices", "textarea", "taxonomy"})
_SHORT_KEYS = frozenset({"id", "annotator", "annotation_id", "created_at", "updated_at", "lead_time"})
_META_KEYS = frozenset({"text", "fragments", "attributes", "discuss", "origin", "order"})
_RELATION_KEYS = RELATION_KEYS | {"id", "from_id", "to_id", "type", "direction", "labels"}


def article_of_task(task: Object, reading: Reading) -> Iterator[AnnotatedArticle]:
    """Read one task."""
    where = reading.where
    if "data" not in task and "annotation_id" in task:
        task = _whole(task)
    data = object_of(task, "data", "the task", where)
    annotations = listed(task, "annotations" if "annotations" in task else "completions", "the task", where)
    ours = any(isinstance(one, dict) and is_ours(one) for one in (task, *annotations))
    if ours:
        reading.name_article(data.get("article"))
    key = _text_key(data, annotations, where)
    text = body_of(data[key], f"data.{key}", reading.where, reading.tell)
    told = {**data, "role": None} if ours else dict(data)
    article = article_of(told, text, _meta(task, data, key, ours=ours), reading)
    layers = [_layer(one, text, reading) for one in annotations]
    for one in listed(task, "predictions", "the task", where):
        prediction = _prediction(one, text, reading)
        if prediction:
            layers.append(prediction)
    yield replace(article, layers=tuple(layers))


def _whole(record: Object) -> Object:
    """The task of a record of the short export (JSON-MIN), which has lists of what is labelled."""
    data: Object = {}
    result: list[Json] = []
    for key, value in record.items():
        if key in _SHORT_KEYS:
            continue
        if (
            isinstance(value, list)
            and value
            and all(isinstance(one, dict) and "labels" in one for one in value)
        ):
            for one in value:
                region: Object = {
                    "id": str(len(result) + 1),
                    "from_name": key,
                    "type": "labels",
                    "value": one,
                }
                result.append(region)
        else:
            data[key] = value
    return {"data": data, "annotations": [{"completed_by": record.get("annotator"), "result": result}]}


def _meta(task: Object, data: JsonObject, key: str, *, ours: bool) -> JsonObject:
    """The article's metadata: what stands under `meta`, and all other data of the task."""
    known = {key, "article"} if ours else {key}
    if isinstance(data.get("title"), str):
        known.add("title")
    rest = {name: value for name, value in data.items() if name not in known}
    meta = task.get("meta")
    return {**meta, **rest} if isinstance(meta, dict) else rest


def _text_key(data: JsonObject, annotations: list[Json], where: str) -> str:
    """Which of the task's data is the text: `text`, the only string, or the one that all regions quote."""
    texts = {name: value for name, value in data.items() if isinstance(value, str)}
    if "text" in data:
        return "text"
    if len(texts) == 1:
        return next(iter(texts))
    quotes = [
        value
        for annotation in annotations
        if isinstance(annotation, dict) and isinstance(annotation.get("result"), list)
        for item in _items(annotation["result"])
        if isinstance(value := item.get("value"), dict) and isinstance(value.get("text"), str)
    ]
    fitting = [name for name, text in texts.items() if quotes and all(_quotes(text, one) for one in quotes)]
    if len(fitting) != 1:
        _no_text(data, where)
    return fitting[0]


def _items(result: Json) -> list[Object]:
    return [item for item in result if isinstance(item, dict)] if isinstance(result, list) else []


def _quotes(text: str, value: Object) -> bool:
    start, end = value.get("start"), value.get("end")
    return type(start) is int and type(end) is int and _alike(text[start:end], value.get("text"))


def _no_text(data: JsonObject, where: str) -> NoReturn:
    raise BadInputError(
        "{where}: it is not clear which of the task's data ({keys}) is the article's text; call it `text`",
        where=where,
        keys=shown(", ".join(data)),
    )


def _layer(annotation: Json, text: ReadText, reading: Reading) -> Layer:
    if not isinstance(annotation, dict):
        raise no_object("an annotation of the task", annotation, reading.where)
    skipped = annotation.get("was_cancelled") is True or annotation.get("skipped") is True
    usual = Layer(_person(annotation.get("completed_by")), status=Status.SKIPPED if skipped else Status.DONE)
    layer = _with_result(annotation, annotation.get("result"), text, reading, usual)
    if annotation.get("ground_truth") is True and not is_ours(annotation):
        return replace(layer, role=Role.GOLD)
    return layer


def _prediction(prediction: Json, text: ReadText, reading: Reading) -> Layer | None:
    """What a model proposed, as a set in progress of that name."""
    if not isinstance(prediction, dict) or not prediction.get("result"):
        return None
    model = prediction.get("model_version")
    name = model if isinstance(model, str) and model else "predictions"
    told = "the predictions of {name} were taken as a set in progress"
    reading.tell(Finding(reading.where, told, {"name": shown(name)}))
    usual = Layer(name, status=Status.IN_PROGRESS)
    return _with_result({}, prediction["result"], text, reading, usual)


def _person(given: Json) -> str | None:
    """A name for who completed an annotation: an address, else a name, else the number."""
    if isinstance(given, dict):
        for key in ("email", "username", "id"):
            value = given.get(key)
            if isinstance(value, str | int) and value and not isinstance(value, bool):
                return str(value)
        return None
    return str(given) if isinstance(given, str | int) and given and not isinstance(given, bool) else None


def _with_result(annotation: Object, result: Json, text: ReadText, reading: Reading, usual: Layer) -> Layer:
    if not isinstance(result, list):
        raise BadInputError(
            "{where}: `result` of an annotation is {kind}; write a list",
            where=reading.where,
            kind=kind_of(result),
        )
    regions = _Regions(text, reading, _items(result))
    for item in result:
        if not isinstance(item, dict):
            raise no_object("a result", item, reading.where)
    spans = regions.read()
    relations = tuple(
        relation
        for item in _items(result)
        if item.get("type") == "relation"
        for relation in regions.relations(item)
    )
    return layer_from(annotation, spans.found, relations, reading, usual)


@dataclass(slots=True)
class _Regions:
    """The regions of one annotation with what belongs to each."""

    text: ReadText
    reading: Reading
    items: list[Object]
    known: set[str] = field(default_factory=set)
    """The ids of regions with labels."""

    def read(self) -> Spans:
        """Read all annotations."""
        spans = Spans(self.text, self.reading.where)
        offset = self._offset()
        values: dict[str, list[Object]] = {}
        for item in self.items:
            name = item.get("id")
            if item.get("type") != "relation" and not _labels(item) and isinstance(name, str):
                values.setdefault(name, []).append(item)
        for item in self.items:
            labels = _labels(item)
            if labels:
                self.known.add(self._add(spans, item, labels, values, offset))
        for item in self.items:
            if (
                item.get("type") != "relation"
                and not _labels(item)
                and not _is_in(item.get("id"), self.known)
            ):
                self._refuse_or_pass(item)
        return spans

    def _add(
        self,
        spans: Spans,
        item: Object,
        labels: list[str],
        values: Mapping[str, list[Object]],
        offset: Callable[[Json], Json],
    ) -> str:
        """Take a region with all its labels, and return its id."""
        where = self.reading.where
        value = object_of(item, "value", "a result", where)
        region = item.get("id")
        if not isinstance(region, str) or not region:
            raise BadInputError("{where}: a region has no `id`; give each one", where=where)
        if item.get("type") != "labels" or "startOffset" in value:
            raise BadInputError(
                "{where}: the region {id} is of the type {kind}; only labels of plain text can be read",
                where=where,
                id=shown(region),
                kind=shown(item.get("type", "")),
            )
        start, end = offset(value.get("start")), offset(value.get("end"))
        for number, label in enumerate(labels):
            entry = self._entry(item, label, values.get(region, []))
            name = region if not number and region not in spans.found else f"{region}+{label}"
            spans.add(entry, name, label, start, end)
        self._check_quote(region, value.get("text"), start, end)
        return region

    def _entry(self, item: Object, label: str, results: list[Object]) -> Object:
        """What stands with a region, under the names of native JSONL."""
        whose = Phrase("the region {id}", id=shown(item["id"]))
        meta = dict(object_of(item, "meta", whose, self.reading.where))
        self.reading.pass_over(meta.keys() - _META_KEYS)
        attributes = {attribute_of(str(one.get("from_name")), label): _given(one) for one in results}
        further = object_of(meta, "attributes", whose, self.reading.where)
        attributes |= further
        order = meta.get("order")
        if isinstance(order, list):
            names = [one for one in order if isinstance(one, str) and one in attributes]
            attributes = {name: attributes[name] for name in [*names, *attributes]}
        entry: Object = {"attributes": attributes} if attributes else {}
        for key in ("fragments", "discuss", "origin"):
            if key in meta:
                entry[key] = meta[key]
        note = meta.get("text")
        if isinstance(note, list) and all(isinstance(one, str) for one in note):
            entry["note"] = "\n".join(str(one) for one in note)
        elif isinstance(note, str):
            entry["note"] = note
        return entry

    def _offset(self) -> Callable[[Json], Json]:
        """How offsets count: code points, or UTF-16 units where only these fit the quoted texts."""
        text = self.text.read or ""
        quotes = [
            value
            for item in self.items
            if isinstance(value := item.get("value"), dict) and isinstance(value.get("text"), str)
        ]
        if text.isascii() or not quotes or all(_quotes(text, one) for one in quotes):
            return lambda offset: offset
        offsets = OffsetMap(text)

        def to_code_points(offset: Json) -> Json:
            return offsets.to_codepoint(offset) if type(offset) is int and offset >= 0 else offset

        moved = [
            {**one, "start": to_code_points(one.get("start")), "end": to_code_points(one.get("end"))}
            for one in quotes
        ]
        if not all(_quotes(text, one) for one in moved):
            return lambda offset: offset
        self.reading.tell(Finding(self.reading.where, "offsets count UTF-16 units and were moved along"))
        return to_code_points

    def _check_quote(self, region: str, said: Json, start: Json, end: Json) -> None:
        text = self.text.read or ""
        if (
            isinstance(said, str)
            and type(start) is int
            and type(end) is int
            and not _alike(text[start:end], said)
        ):
            raise BadInputError(
                "{where}: the region {id} says that its text is “{said}”, but the article has “{found}” at"
                " {start}-{end}; correct the offsets (code points) or the text",
                where=self.reading.where,
                id=shown(region),
                said=shown(said),
                found=shown(text[start:end]),
                start=start,
                end=end,
            )

    def _refuse_or_pass(self, item: Object) -> None:
        """A result without a label: of the whole text it is passed over, of a place it is refused."""
        value = item.get("value")
        if isinstance(value, dict) and "start" in value:
            raise BadInputError(
                "{where}: the region {id} has no label; give it one",
                where=self.reading.where,
                id=shown(item.get("id", "")),
            )
        self.reading.pass_over([f"{item.get('type', '')} {item.get('from_name', '')}".strip()])

    def relations(self, item: Object) -> Iterator[RelationRecord]:
        """Read one relation, which is several where it has several labels."""
        where = self.reading.where
        self.reading.pass_over(item.keys() - _RELATION_KEYS)
        ends: list[str] = []
        labels = [one for one in listed(item, "labels", "a relation", where) if isinstance(one, str) and one]
        for key in ("from_id", "to_id"):
            end = item.get(key)
            if not isinstance(end, str) or end not in self.known:
                raise no_end(labels[0] if labels else "", key, end, where)
            ends.append(end)
        source, target = reversed(ends) if item.get("direction") == "left" else ends
        if item.get("direction") == "bi":
            self.reading.pass_over(["direction bi"])
        name = item.get("id")
        for number, label in enumerate(labels or ["relation"]):
            known_as = name if isinstance(name, str) and name and not number else None
            yield relation_from(item, source, target, label, known_as, where)


def _is_in(name: Json, names: set[str]) -> bool:
    return isinstance(name, str) and name in names


def _labels(item: Object) -> list[str]:
    value = item.get("value")
    labels = value.get("labels", value.get("hypertextlabels")) if isinstance(value, dict) else None
    return [one for one in labels if isinstance(one, str) and one] if isinstance(labels, list) else []


def _given(item: Object) -> Json:
    """The value of a result of a region."""
    kind, value = item.get("type"), item.get("value")
    if not isinstance(kind, str) or not isinstance(value, dict):
        return None
    given = value.get(value_key(kind))
    if kind in _SEVERAL and isinstance(given, list) and len(given) == 1:
        given = given[0]
        if kind == "choices" and given in (YES, NO):
            return given == YES
    return given


def _alike(found: str, said: Json) -> bool:
    """Whether two quotes are the same but for white space, which Label Studio does not keep in quotes."""
    return isinstance(said, str) and (found == said or _bare(found) == _bare(said))


def _bare(text: str) -> str:
    return "".join(text.replace("\\n", "").split())
