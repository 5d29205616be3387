"""Whether a table or JSON is one of texts, as far as its first bytes tell."""

import csv
import io
import json
from pathlib import Path

from annotator.domain.errors import BadInputError
from annotator.formats.columns import Columns, found_in
from annotator.formats.texts.csv_rows import decoded_head, delimiter_of
from annotator.formats.texts.kinds import CSV, JSON, TABLES, kind_of

_NATIVE = frozenset(("version", "id", "title", "text", "sha256", "meta", "layers"))
_ANNOTATED = frozenset(
    ("layers", "spans", "label", "labels", "entities", "annotations", "relations", "records")
)
_ANNOTATED |= {"fields", "responses", "suggestions", "%TYPES", "%FEATURE_STRUCTURES", "predictions"}
"""Keys of formats that have annotations; a table with one of them is no table of bare texts."""


def looks_like_texts(path: Path, kind: str, head: bytes) -> bool:
    """Whether it is a table with a column that is called as texts usually are.

    A workbook has to be opened for that; one that cannot be is left to who reads it, to say why.
    """
    if kind == JSON:
        return looks_like_json_texts(head)
    if kind == CSV:
        return _csv_has_texts(head)
    from annotator.formats.texts.xlsx_rows import xlsx_table  # noqa: PLC0415 - few files need it

    try:
        with xlsx_table(path, Columns()) as table:
            return bool(found_in(table.names, "text"))
    except BadInputError:
        return True


def _csv_has_texts(head: bytes) -> bool:
    try:
        text = decoded_head(head, "", "").text
    except BadInputError:
        return False
    try:
        names = next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text)), [])
    except csv.Error:
        return False
    return bool(found_in(names, "text"))


def may_be_json_table(head: bytes) -> bool:
    """Whether the first object of a file has no key of annotations, and others than native JSONL has."""
    first = _first_object(head)
    return bool(first) and not _ANNOTATED & set(first or ()) and not set(first or ()) <= _NATIVE


def looks_like_json_texts(head: bytes) -> bool:
    """Whether the first object of a file has a column of texts and none of annotations.

    Native JSONL, which has a `text` too, is none as long as all keys are its own.
    """
    first = _first_object(head)
    if first is None or not may_be_json_table(head):
        return False
    name = found_in(list(first), "text")
    return bool(name) and isinstance(first[name], str)


def _first_object(head: bytes) -> dict[str, object] | None:
    """The first object of JSON lines or of a list; where the head cuts it, what stands before the cut."""
    text = head.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "ignore").lstrip().removeprefix("[").lstrip()
    try:
        value, _end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return _cut(text)
    return value if isinstance(value, dict) else None


def _cut(text: str) -> dict[str, object] | None:
    """An object whose text goes on beyond the head."""
    if not text.startswith("{"):
        return None
    for end in ('"}', "}", '"]}', "0}"):
        try:
            value = json.loads(text.removesuffix("\\") + end, strict=False)
        except (ValueError, RecursionError):
            continue
        return value if isinstance(value, dict) else None
    return None


def has_column(path: Path, columns: Columns) -> bool:
    """Whether a file is a table with the column of texts that was named."""
    if kind_of(path) not in TABLES or not columns.text:
        return False
    from annotator.formats.texts.opening_tables import open_table  # noqa: PLC0415 - few files need it

    try:
        with open_table(path, columns) as table:
            return columns.text in table.names
    except BadInputError:
        return False
