"""The annotations of one layer of native JSONL, checked against the text they stand in.

The loop over annotations is the hot path of an import: what is usual is checked inline and in one go, and
only what is wrong is looked at more closely, to say what it is.
"""

import json
from dataclasses import replace
from typing import NoReturn

from annotator.domain.errors import BadInputError, Phrase
from annotator.domain.json_values import Json, JsonObject
from annotator.domain.span import Fragments, Span, text_of
from annotator.domain.text import CanonicalText, canonical
from annotator.formats.api import SpanRecord
from annotator.formats.json.values import Object, named, no_object, object_of, optional_text, unknown_key
from annotator.formats.jsonl.fragments import moved, read_fragments
from annotator.formats.quick_records import quick_record, quick_span
from annotator.formats.wording import kind_of, shown

_KEYS = frozenset(
    {"id", "label", "start", "end", "fragments", "text", "attributes", "note", "discuss", "origin"}
)
_USUAL = frozenset({"id", "label", "start", "end", "text", "attributes"})
_UNKNOWN_LENGTH = 2**63


def read_spans(  # noqa: C901 - one loop without calls for what is usual: it runs for every annotation
    entries: list[Json], text: str | None, mapping: CanonicalText | None, where: str
) -> dict[str, SpanRecord]:
    """Read the annotations of a layer, by id, in their order.

    Args:
        entries: the list `spans`.
        text: the article's text as it was read, offsets count its code points; None where it was left out.
        mapping: how that text became canonical, where it was not.
        where: file, line, article and layer, for messages.

    Raises:
        BadInputError: naming the annotation and what is wrong with it.
    """
    length = _UNKNOWN_LENGTH if text is None else len(text)
    result: dict[str, SpanRecord] = {}
    for entry in entries:
        if not isinstance(entry, dict):
            raise no_object("an annotation", entry, where)
        try:
            name, label, start, end = entry["id"], entry["label"], entry["start"], entry["end"]
        except KeyError as error:
            raise _missing(entry, error, where) from None
        if type(name) is not str or type(label) is not str or not name or not label:
            _refuse_names(entry, where)
        if type(start) is not int or type(end) is not int or not 0 <= start < end <= length:
            refuse_offsets(name, start, end, length, where)
        if name in result:
            raise BadInputError(
                "{where}: two annotations have the id {id}; give each its own", where=where, id=shown(name)
            )
        given = entry.get("attributes")
        attributes: JsonObject = (
            given if isinstance(given, dict) else object_of(entry, "attributes", "an annotation", where)
        )
        if entry.keys() <= _USUAL:
            fragments: Fragments = (quick_span(start, end),)
            record = quick_record(name, label, fragments, attributes)
        else:
            record = _rich(entry, name, label, Span(start, end), attributes, where)
            fragments = record.fragments
        if text is not None:
            said = entry.get("text")
            if said is not None:
                found = text[start:end] if len(fragments) == 1 else text_of(fragments, text)
                if said != found:
                    refuse_text(record, said, found, where)
            if mapping is not None:
                record = replace(record, fragments=moved(fragments, mapping))
        result[name] = record
    return result


def _rich(
    entry: Object, name: str, label: str, extent: Span, attributes: JsonObject, where: str
) -> SpanRecord:
    """Read an annotation that has more than label, place and attributes."""
    whose = Phrase("the annotation {id}", id=shown(name))
    if not entry.keys() <= _KEYS:
        raise unknown_key(entry, _KEYS, whose, where)
    discuss = entry.get("discuss")
    if discuss is not None and type(discuss) is not bool:
        raise BadInputError(
            "{where}: `discuss` of {whose} is {kind}; write true or false",
            where=where,
            whose=whose,
            kind=kind_of(discuss),
        )
    pairs = entry.get("fragments")
    return SpanRecord(
        name,
        label,
        (extent,) if pairs is None else read_fragments(pairs, extent.start, extent.end, name, where),
        attributes,
        optional_text(entry, "note", whose, where) or "",
        bool(discuss),
        None if entry.get("origin") is None else object_of(entry, "origin", whose, where),
    )


def _refuse_names(entry: Object, where: str) -> NoReturn:
    name = named(entry, "id", "an annotation", where)
    named(entry, "label", Phrase("the annotation {id}", id=shown(name)), where)
    raise AssertionError("both names are good")


def refuse_offsets(name: str, start: Json, end: Json, length: int, where: str) -> NoReturn:
    """Say what is wrong with the offsets of an annotation in a text of that length (code points)."""
    if type(start) is not int or type(end) is not int:
        key, value = ("start", start) if type(start) is not int else ("end", end)
        raise BadInputError(
            "{where}: `{key}` of the annotation {id} is {value}, no whole number; count in code points",
            where=where,
            key=key,
            id=shown(name),
            value=_in_json(value),
        )
    if start < 0 or end < 0:
        what = "the annotation {id} has a negative offset ({start}-{end}); count code points from 0"
    elif start == end:
        what = "the annotation {id} is empty ({start}-{end}); it must cover at least one code point"
    elif start > end:
        what = "the annotation {id} is reversed ({start}-{end}); write the smaller offset as `start`"
    else:
        what = (
            "the annotation {id} is out of range: it ends at {end}, and the text has {length} code points;"
            " correct the offsets"
        )
    raise BadInputError("{where}: " + what, where=where, id=shown(name), start=start, end=end, length=length)


def _in_json(value: Json) -> str:
    """A value as the file has it, so that 15 and "15" are told apart."""
    return shown(json.dumps(value, ensure_ascii=False), 30)


def refuse_text(record: SpanRecord, said: Json, found: str, where: str) -> None:
    """Refuse an annotation whose text differs, unless only by its canonical form."""
    if isinstance(said, str) and canonical(said) == canonical(found):
        return
    raise BadInputError(
        "{where}: the annotation {id} says that its text is “{said}”, but the article has “{found}” at"
        " {start}-{end}; correct the offsets (code points) or the text",
        where=where,
        id=shown(record.id),
        said=shown(said),
        found=shown(found),
        start=record.fragments[0].start,
        end=record.fragments[-1].end,
    )


def _missing(entry: Object, error: KeyError, where: str) -> BadInputError:
    return BadInputError(
        "{where}: an annotation ({id}) has no `{key}`; add it",
        where=where,
        id=shown(entry.get("id", "without id")),
        key=error.args[0],
    )
