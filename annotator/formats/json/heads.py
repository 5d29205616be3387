"""Which member of the JSON family a file is, so that no two formats of it claim the same file.

Looked at are the keys of the first record and how their values begin; never the file's name. A record is the
first object of the file, or the first one in its list.
"""

import codecs
import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import orjson

from annotator.formats.opening import HEAD

FURTHER = 32_000_000
"""How many bytes are looked at where the first record is longer than the head of the file."""
TOKEN = re.compile(rb'"(?:[^"\\]++|\\.)*+"|[{}\[\]:,]|"|[^\s"{}\[\]:,]+', re.DOTALL)
"""A whole string, a sign, a lone quote (of a string that is cut off), or a bare word."""
_ANNO = re.compile(rb"https?://www\.w3\.org/ns/(?:anno|oa)\b")
_STEPS = {("colon", b":"): "value", ("comma", b","): "key"}
_NO_RECORD = re.compile(rb"(?:\xef\xbb\xbf)?\s*\[\s*\]\s*")
_LISTS = ("[]", "[[", "[{")
_WITH_OBJECT = (
    ("data", {"annotations", "completions", "predictions"}, "label-studio"),
    ("fields", {"responses", "suggestions"}, "argilla"),
)
_MARKS_OF_PRODIGY = frozenset({"_input_hash", "_task_hash", "_view_id", "_annotator_id", "_session_id"})


def member_of(path: Path, head: bytes) -> str:
    """Return the name of the format of the family that a file is of; empty where it is of none.

    Args:
        path: the file, of which more is read where its first record is longer than the head.
        head: its first bytes (up to 64 KiB).
    """
    return _member(path, head)


@lru_cache(maxsize=8)
def _member(path: Path, head: bytes) -> str:
    shapes, whole = _first_shapes(head)
    if not whole and len(head) >= HEAD:
        try:
            with path.open("rb") as file:
                head = file.read(FURTHER)
        except OSError:
            return _named(shapes, head)
        shapes, _ = _first_shapes(head)
    return _named(shapes, head)


def _named(shapes: Mapping[str, str], head: bytes) -> str:
    """The format by the keys of a record and the beginnings of their values."""
    keys = shapes.keys()
    if not keys and _NO_RECORD.fullmatch(head):
        # It could be of any that is a list; there is nothing in it either way.
        return "web-annotation"
    if "@context" in keys or shapes.get("type") == '"Annotation"':
        return "web-annotation" if "target" in keys or _ANNO.search(head) else ""
    if "layers" in keys:
        return "jsonl"
    for key, others, name in _WITH_OBJECT:
        if shapes.get(key, "").startswith("{") and not keys.isdisjoint(others):
            return name
    if {"annotation_id", "lead_time"} <= keys:
        return "label-studio"
    return _named_by_text(shapes) if shapes.get("text", "").startswith('"') else ""


def _named_by_text(shapes: Mapping[str, str]) -> str:
    """The format of a record that has its text at hand."""
    if not shapes.keys().isdisjoint(_MARKS_OF_PRODIGY) or shapes.get("spans") in _LISTS:
        return "prodigy"
    triples = any(shapes.get(key) in {"[]", "[["} for key in ("label", "labels"))
    return "doccano" if triples or shapes.get("entities") in _LISTS else ""


def _first_shapes(  # noqa: C901, PLR0912 - one loop over the signs of the record
    head: bytes,
) -> tuple[dict[str, str], bool]:
    """The keys of the first record with how their values begin, and whether nothing more can be learnt.

    A string or a bare word is told with its first 40 bytes, a list or object with its first sign and the one
    after it: `[[`, `[{`, `["`, `[]`, `{"`, `{}`, or `[0` before a bare word.
    """
    shapes: dict[str, str] = {}
    inside = depth = 0
    awaited, key, fresh = "key", "", False
    for match in TOKEN.finditer(head.removeprefix(codecs.BOM_UTF8)):
        token = match.group()
        sign = token[:1]
        if not inside:
            if sign == b"[" and not depth:
                depth = 1
            elif sign == b"{":
                depth += 1
                inside = depth
            else:
                return {}, True
            continue
        if fresh:
            shapes[key] += sign.decode() if sign in b'[]{}"' else "0"
            fresh = False
        if token == b'"':
            if awaited == "value":
                shapes[key] = '"'
            return shapes, False
        if depth > inside:
            depth += (sign in b"{[") - (sign in b"}]")
        elif awaited == "value":
            shapes[key] = token[:40].decode("utf-8", "replace")
            awaited, fresh = "comma", sign in b"{["
            depth += fresh
        elif awaited == "key" and sign == b'"':
            key, awaited = _key(token), "colon"
        elif (awaited, sign) in _STEPS:
            awaited = _STEPS[awaited, sign]
        else:
            return shapes, True
    return shapes, False


def _key(token: bytes) -> str:
    try:
        return str(orjson.loads(token))
    except orjson.JSONDecodeError:
        return ""
