"""The records of Argilla read as articles: the spans of each user's response as a set.

In a record that this program wrote the metadata holds the whole article beside. What was marked in Argilla
since then counts, and what stands beside gives each mark its id, attributes, fragments and relations again.
"""

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping
from dataclasses import replace

from annotator.domain.annotation_set import Status
from annotator.domain.errors import BadInputError, Phrase
from annotator.domain.json_values import Json, JsonObject
from annotator.domain.span import outermost
from annotator.formats.api import AnnotatedArticle, Finding, Layer, SpanRecord
from annotator.formats.argilla.writing import ANSWERS, DRAFT, NATIVE, TEXT, user_of
from annotator.formats.json.parsing import parse
from annotator.formats.json.reading import Reading
from annotator.formats.json.values import Object, listed, no_object, object_of, optional_text
from annotator.formats.json_records.parts import Spans, article_of, body_of
from annotator.formats.jsonl.reading import read_article
from annotator.formats.read_text import ReadText
from annotator.formats.wording import kind_of, shown

_STATUSES = {"submitted": Status.DONE, "discarded": Status.SKIPPED, DRAFT: Status.IN_PROGRESS}


def article_of_record(record: Object, reading: Reading) -> Iterator[AnnotatedArticle]:
    """Read one record."""
    where = reading.where
    known_as = record.get("id")
    reading.name_article(known_as)
    metadata = object_of(record, "metadata", "the record", where)
    fields = object_of(record, "fields", "the record", where)
    key = _text_key(fields, where)
    text = body_of(fields[key], f"fields.{key}", reading.where, reading.tell)
    beside = _beside(metadata, text, reading)
    if beside:
        article = replace(beside, text=text.canonical, source={"name": reading.name}, where=reading.where)
    else:
        article = article_of({"title": metadata.get("title")}, text, _meta(metadata, fields, key), reading)
        article = replace(article, id=known_as if isinstance(known_as, str) and known_as else None)
    yield replace(article, layers=tuple(_layers(record, article, text, reading)))


def _text_key(fields: JsonObject, where: str) -> str:
    texts = [name for name, value in fields.items() if isinstance(value, str)]
    if TEXT in fields:
        return TEXT
    if len(texts) != 1:
        raise BadInputError(
            "{where}: it is not clear which of the fields ({keys}) is the article's text; call it `text`",
            where=where,
            keys=shown(", ".join(fields)),
        )
    return texts[0]


def _meta(metadata: JsonObject, fields: JsonObject, key: str) -> JsonObject:
    rest = {name: value for name, value in fields.items() if name != key}
    titled = isinstance(metadata.get("title"), str)
    return {**{name: value for name, value in metadata.items() if name != "title" or not titled}, **rest}


def _beside(metadata: JsonObject, text: ReadText, reading: Reading) -> AnnotatedArticle | None:
    """The article that stands in the metadata, where there is one."""
    native = metadata.get(NATIVE)
    if not isinstance(native, str) or not native.startswith('{"version":'):
        return None
    place = Phrase("{place}, `metadata.{key}`", place=reading.where, key=NATIVE)
    stored, _ = parse(native.encode(), place)
    article = read_article(stored, place, reading.name, reading.title, reading.tell)
    if article.sha256 != text.sha256:
        raise BadInputError(
            "{where}: the text is not the one that was given out (SHA-256 {given}…); take the right one, or"
            " take `native` out of the metadata and check the offsets",
            where=reading.where,
            given=article.sha256[:12],
        )
    return article


def _layers(record: Object, article: AnnotatedArticle, text: ReadText, reading: Reading) -> Iterator[Layer]:
    """The sets beside with what their users answered, then those of other users, then suggestions."""
    answers = _answers(object_of(record, "responses", "the record", reading.where), reading)
    for layer in article.layers:
        answer = answers.pop(user_of(layer), None)
        yield layer if answer is None else _answered(layer, answer, text, reading)
    for user, answer in answers.items():
        yield _answered(Layer(user), answer, text, reading)
    suggested = object_of(record, "suggestions", "the record", reading.where)
    for question, suggestion in suggested.items():
        if not isinstance(suggestion, dict) or not _is_spans(suggestion.get("value")):
            reading.pass_over([f"suggestion to {question}"])
        elif suggestion["value"]:
            agent = suggestion.get("agent")
            name = agent if isinstance(agent, str) and agent else "suggestions"
            told = "the suggestions of {name} were taken as a set in progress"
            reading.tell(Finding(reading.where, told, {"name": shown(name)}))
            answer = {"value": suggestion["value"], "status": DRAFT}
            yield _answered(Layer(name), answer, text, reading)


def _answers(responses: JsonObject, reading: Reading) -> dict[str, Object]:
    """What each user marked, over all questions about spans."""
    result: dict[str, Object] = {}
    for question, given in responses.items():
        for response in listed({question: given}, question, "the responses", reading.where):
            if not isinstance(response, dict):
                raise no_object("a response", response, reading.where)
            value = response.get("value")
            if not _is_spans(value):
                reading.pass_over([f"response to {question}"])
                continue
            user = optional_text(response, "user_id", "a response", reading.where)
            if not user:
                raise BadInputError(
                    "{where}: a response has no `user_id`; name who gave it", where=reading.where
                )
            mine = result.setdefault(user, {"value": [], "status": response.get("status")})
            marked = mine["value"]
            if isinstance(marked, list) and isinstance(value, list):
                marked.extend(value)
    return result


def _is_spans(value: Json) -> bool:
    """Whether a value is of a question about spans; an empty list is, too."""
    return isinstance(value, list) and all(isinstance(one, dict) and "start" in one for one in value)


def _answered(layer: Layer, answer: Mapping[str, Json], text: ReadText, reading: Reading) -> Layer:
    """A set as it was answered: known marks with all that is beside, new ones as they are."""
    known: dict[tuple[int, int, str], deque[SpanRecord]] = defaultdict(deque)
    for span in layer.spans:
        place = outermost(span.fragments)
        known[place.start, place.end, span.label].append(span)
    spans = Spans(text, reading.where)
    taken = {span.id for span in layer.spans}
    number = 0
    for entry in listed(dict(answer), "value", "a response", reading.where):
        if not isinstance(entry, dict):
            raise no_object("an annotation", entry, reading.where)
        start, end, label = entry.get("start"), entry.get("end"), entry.get("label")
        if (
            isinstance(label, str)
            and isinstance(start, int)
            and isinstance(end, int)
            and known[start, end, label]
        ):
            span = known[start, end, label].popleft()
            spans.found[span.id] = span
            continue
        number = max(number, len(spans.found)) + 1
        while str(number) in taken:
            number += 1
        spans.add({}, str(number), label, start, end)
    relations = tuple(
        one for one in layer.relations if one.source in spans.found and one.target in spans.found
    )
    reading.pass_over(["relation of an annotation that is gone"] * (len(layer.relations) - len(relations)))
    status = _status(layer, answer.get("status"), reading.where)
    return replace(layer, spans=tuple(spans.found.values()), relations=relations, status=status)


def _status(layer: Layer, given: Json, where: str) -> Status:
    """The status beside, unless it was answered otherwise since then."""
    if given is None or given == ANSWERS.get(layer.status, DRAFT):
        return layer.status
    if not isinstance(given, str) or given not in _STATUSES:
        raise BadInputError(
            "{where}: the `status` of a response is {value}; write one of {known}",
            where=where,
            value=shown(given) if isinstance(given, str) else kind_of(given),
            known=", ".join(_STATUSES),
        )
    return _STATUSES[given]
