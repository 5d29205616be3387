"""Articles as records of Argilla: a response for each annotation set, and the settings of the dataset."""

import uuid
from collections.abc import Iterable

import orjson

from annotator.domain.annotation_set import Status
from annotator.domain.label import Scheme
from annotator.domain.span import outermost
from annotator.formats.api import AnnotatedArticle, Layer
from annotator.formats.jsonl.writing import written

TEXT, SPANS, NATIVE = "text", "spans", "native"
"""Names of the field, of the question, and of the metadata with the article as native JSONL has it."""
ANSWERS = {Status.DONE: "submitted", Status.SKIPPED: "discarded"}
"""A set that is not finished is a draft."""
DRAFT = "draft"
_USERS = uuid.UUID("7d0f8a52-6a0d-5d0c-8d5b-0c6f2f3d9e11")


def user_of(layer: Layer) -> str:
    """The id of the user who answers for a set: the same for the same annotator and role."""
    return str(uuid.uuid5(_USERS, orjson.dumps([layer.role, layer.annotator]).decode()))


def record_of(article: AnnotatedArticle) -> dict[str, object]:
    """Make the record of an article; the text comes late, so that a record is known however long it is.

    What a response has no place for stands in the metadata: the article as native JSONL has it, without its
    texts, in one string.
    """
    native = written(article, without_text=True).decode().rstrip("\n")
    record: dict[str, object] = {} if article.id is None else {"id": article.id}
    return {
        **record,
        "suggestions": {},
        "vectors": {},
        "metadata": {"title": article.title, NATIVE: native},
        "fields": {TEXT: article.text},
        "responses": {SPANS: [_response(layer) for layer in article.layers]} if article.layers else {},
        "status": "pending",
        "_server_id": None,
    }


def _response(layer: Layer) -> dict[str, object]:
    places = [(outermost(span.fragments), span.label) for span in layer.spans]
    return {
        "value": [{"start": place.start, "end": place.end, "label": label} for place, label in places],
        "user_id": user_of(layer),
        "status": ANSWERS.get(layer.status, DRAFT),
    }


def settings_of(scheme: Scheme, further: Iterable[str]) -> dict[str, object]:
    """The settings of the dataset: one field with the text, one question that marks its labels.

    Args:
        scheme: what the project has.
        further: labels in use that it lacks.
    """
    labels = [(label.name, label.title) for label in scheme.labels]
    labels += [(name, name) for name in sorted(further)]
    return {
        "guidelines": None,
        "questions": [
            {
                "name": SPANS,
                "title": SPANS,
                "description": None,
                "required": False,
                "type": "span",
                "settings": {
                    "type": "span",
                    "allow_overlapping": True,
                    "field": TEXT,
                    "options": [{"value": value, "text": text or value} for value, text in labels],
                    "visible_options": None,
                },
            }
        ],
        "fields": [
            {
                "name": TEXT,
                "title": TEXT,
                "required": True,
                "type": "text",
                "settings": {"type": "text", "use_markdown": False},
            }
        ],
        "vectors": [],
        "metadata": [
            {
                "name": "title",
                "title": "title",
                "visible_for_annotators": True,
                "settings": {"type": "terms", "values": None, "visible_for_annotators": True},
            }
        ],
        "allow_extra_metadata": True,
    }
