"""The feature structures of an XMI file; what their values mean says the type system, where there is one."""

from typing import BinaryIO

from annotator.domain.errors import BadInputError, Count
from annotator.domain.json_values import Json
from annotator.domain.plain_numbers import decimal_number, whole_number
from annotator.formats.uima.cas import Structure
from annotator.formats.uima.xmi_types import Types
from annotator.formats.xml.reading import MOST, Node, pieces

_WHOLE = frozenset(f"uima.cas.{name}" for name in ("Integer", "Long", "Short", "Byte"))
_FRACTION = frozenset({"uima.cas.Float", "uima.cas.Double"})
_TEXT = "uima.cas.String"
_ARRAYS = {
    f"uima.cas.{name}Array": f"uima.cas.{name}"
    for name in ("String", "Integer", "Long", "Short", "Byte", "Float", "Double", "Boolean")
}
_ENDS = frozenset({"Governor", "Dependent"})
_LEADING = frozenset({"target", "next", "first"})
"""Features that lead to structures where no type system says so, as in INCEpTION's layers."""


def structures_in(file: BinaryIO, where: str, types: Types | None) -> list[Structure]:
    """Read all structures of a file.

    Raises:
        BadInputError: no sound XML, or no id where one is wanted.
    """
    result: list[Structure] = []
    for node in pieces(file, where):
        if node.name in {"NULL", "View"} and node.space.endswith("/uima/cas.ecore"):
            continue
        if len(result) >= MOST:
            raise BadInputError(
                "{where}, line {line}: there are more than {n} elements in the file; split it",
                where=where,
                line=node.line,
                n=Count(MOST),
            )
        result.append(_structure(node, where, types))
    if types is None:
        _find_references(result)
    return result


def _structure(node: Node, where: str, types: Types | None) -> Structure:
    known_as = node.attributes.get("xmi:id")
    if not known_as:
        raise BadInputError(
            "{where}, line {line}: an element has no xmi:id; export the file again",
            where=where,
            line=node.line,
        )
    package = node.space.removeprefix("http:///").removesuffix(".ecore").replace("/", ".")
    name = node.name if package in {"uima.noNamespace", ""} else f"{package}.{node.name}"
    one = Structure(known_as, name, line=node.line)
    known = (types or {}).get(name, {})
    for key, value in node.attributes.items():
        if key == "sofa":
            one.references[key] = (value,)
        elif not key.startswith(("xmi:", "{")):
            _add(one, key, value, known.get(key))
    for child in node.elements():
        values = one.values.setdefault(child.name, [])
        if isinstance(values, list):
            values.append(child.text())
    return one


def _add(one: Structure, name: str, value: str, kind: str | None) -> None:
    if name == "elements" and one.type in _ARRAYS:
        one.values[name] = [_value(each, _ARRAYS[one.type]) for each in value.split()]
    elif (name == "elements" and one.type == "uima.cas.FSArray") or _leads(kind):
        one.references[name] = tuple(value.split())
    elif kind in _ARRAYS:
        one.values[name] = [_value(each, _ARRAYS[kind]) for each in value.split()]
    else:
        one.values[name] = _value(value, kind)


def _leads(kind: str | None) -> bool:
    if kind is None or kind in _ARRAYS:
        return False
    return kind not in _WHOLE and kind not in _FRACTION and kind not in {_TEXT, "uima.cas.Boolean"}


def _value(value: str, kind: str | None) -> Json:
    """A value of that kind, or the text where it is none."""
    number: float | None = None
    if kind in _WHOLE:
        number = whole_number(value, signed=True)
    elif kind in _FRACTION:
        number = decimal_number(value)
    if number is not None:
        return number
    if kind == "uima.cas.Boolean" and value in {"true", "false"}:
        return value == "true"
    return value


def _find_references(structures: list[Structure]) -> None:
    """Without a type system: find what leads to other structures by the features INCEpTION has for it."""
    known = {one.id: one for one in structures}
    for one in structures:
        for name, value in list(one.values.items()):
            if not isinstance(value, str) or not value or not value[0].isdecimal():
                continue
            ids = tuple(value.split())
            if name in _ENDS or (name in _LEADING and ids[0] in known) or _are_links(ids, known):
                one.references[name] = ids
                del one.values[name]


def _are_links(ids: tuple[str, ...], known: dict[str, Structure]) -> bool:
    """Whether they are the arrows of a slot: structures with a target that are no annotations."""
    found = [known.get(each) for each in ids]
    return all(
        each is not None
        and ("target" in each.values or "target" in each.references)
        and "begin" not in each.values
        for each in found
    )
