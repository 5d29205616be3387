"""Feature structures of TEI: JSON values as `fs` and `f`, and back."""

import re
from collections.abc import Mapping

import orjson

from annotator.domain.errors import BadInputError
from annotator.domain.json_values import Json
from annotator.formats.wording import shown
from annotator.formats.xml.reading import Node
from annotator.formats.xml.text import FORBIDDEN, attributes, in_text, json_of, spelled, unspelled

_NAME = re.compile("[A-Za-z][A-Za-z0-9_.-]*")
_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?", re.ASCII)
_JSON = "json"
"""The `n` of a string that is JSON: of values that features have no form for, or XML no characters."""


def written(facts: Mapping[str, object], *, name: str | None = None, kind: str) -> str:
    """Write an object as a feature structure, inner objects as one of their own.

    Args:
        facts: what there is to say.
        name: the `xml:id` by which others point at it.
        kind: its `type`.
    """
    inside = "".join(_feature(key, value, nested=True) for key, value in facts.items())
    return f"<fs{attributes(xml__id=name, type_=kind)}>{inside}</fs>\n"


def _feature(key: str, value: object, *, nested: bool) -> str:
    plain = _NAME.fullmatch(key) is not None
    head = f"<f{attributes(name=key if plain else '_', n=None if plain else spelled(key))}>"
    if isinstance(value, dict) and nested:
        inside = "".join(_feature(inner, one, nested=False) for inner, one in value.items())
        return f"{head}<fs>{inside}</fs></f>"
    return f"{head}{_value(value)}</f>"


def _value(value: object) -> str:
    if isinstance(value, list) and value and not any(isinstance(one, list | dict) for one in value):
        return f'<vColl org="list">{"".join(_value(one) for one in value)}</vColl>'
    if value is None:
        return "<default/>"
    if isinstance(value, bool):
        return f'<binary value="{str(value).lower()}"/>'
    if isinstance(value, int | float):
        return f'<numeric value="{json_of(value)}"/>'
    if isinstance(value, str) and not FORBIDDEN.search(value):
        return f"<string>{in_text(value)}</string>"
    return f'<string n="{_JSON}">{in_text(json_of(value))}</string>'


def read(node: Node, where: str) -> dict[str, Json]:
    """Read a feature structure as an object; a feature without a value is an empty text.

    Raises:
        BadInputError: a feature stands twice, or what should be JSON is none.
    """
    result: dict[str, Json] = {}
    for one in node.all("f"):
        name = one.attributes.get("name", "")
        if name == "_" and "n" in one.attributes:
            name = unspelled(one.attributes["n"])
        if name in result:
            raise BadInputError(
                "{where}, line {line}: the feature {name} stands twice in one structure; keep one",
                where=where,
                line=one.line,
                name=shown(name),
            )
        values = [_read_value(each, where) for each in one.elements()]
        result[name] = values[0] if len(values) == 1 else values or one.text().strip()
    return result


def _read_value(node: Node, where: str) -> Json:
    value = node.attributes.get("value", "")
    if node.name == "fs":
        return read(node, where)
    if node.name == "vColl":
        return [_read_value(one, where) for one in node.elements()]
    if node.name == "default":
        return None
    if node.name == "binary" and value in {"true", "false", "1", "0"}:
        return value in {"true", "1"}
    if node.name in {"numeric", "string"}:
        is_json = node.attributes.get("n") == _JSON if node.name == "string" else _NUMBER.fullmatch(value)
        text = node.text() if node.name == "string" else value
        return _read_json(text, node, where) if is_json else text
    return value or node.text().strip()


def _read_json(text: str, node: Node, where: str) -> Json:
    try:
        value: Json = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise BadInputError(
            "{where}, line {line}: what should be JSON is none ({why}); correct it",
            where=where,
            line=node.line,
            why=error.msg,
        ) from error
    return value
