"""The type system beside XMI files: which features hold numbers, and which lead to other structures."""

from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from annotator.domain.errors import BadInputError
from annotator.formats.opening import name_of, opened, read_head
from annotator.formats.uima.cas import ANNOTATION, ARTICLE, DOCUMENT, LAYER, METADATA, STRING, TOP
from annotator.formats.uima.writing import Features
from annotator.formats.wording import shown
from annotator.formats.xml.reading import Node, pieces
from annotator.formats.xml.text import in_text

TYPE_SYSTEM = "TypeSystem.xml"
_NAMES = (TYPE_SYSTEM, "typesystem.xml")
_UP = 1
"""So many folders above a file a type system may lie; ours lies above the folders of the layers."""
_SUPER = {ARTICLE: TOP, LAYER: TOP, METADATA: DOCUMENT}
_DEEPEST = 100

Types = dict[str, dict[str, str]]
"""By the whole name of a type: what each of its features holds, inherited ones too."""


def beside(path: Path) -> Path | None:
    """The type system that belongs to a file: in its folder, or in the one above."""
    for folder in (path.parent, *list(path.parent.parents)[:_UP]):
        for name in _NAMES:
            if (folder / name).is_file() and b"typeSystemDescription" in read_head(folder / name):
                return folder / name
    return None


def types_in(file: BinaryIO, where: str) -> Types:
    """Read a type system.

    Raises:
        BadInputError: it is no sound XML, or a type is above itself.
    """
    supers: dict[str, str] = {}
    own: Types = {}
    for node in pieces(file, where, depth=2):
        if node.name == "typeDescription":
            name = _said(node, "name")
            supers[name] = _said(node, "supertypeName")
            own[name] = _features(node)
    return {
        name: {feature: _kind(kind, supers) for feature, kind in _inherited(name, own, supers, where).items()}
        for name in own
    }


def _kind(kind: str, supers: dict[str, str]) -> str:
    """What a feature holds; a list of allowed texts is a type of its own, and holds texts."""
    current = kind
    for _step in range(_DEEPEST):
        if current not in supers:
            break
        current = supers[current]
    return STRING if current == STRING else kind


def types_of(path: Path) -> Types | None:
    """The types that belong to a file; None where there is no type system beside it."""
    along = beside(path)
    if along is None:
        return None
    known = along.stat()
    return _types_of(along, known.st_mtime_ns, known.st_size)


@lru_cache(maxsize=2)
def _types_of(path: Path, _changed: int, _size: int) -> Types:
    """Those of one file, which belongs to all files of a folder."""
    with opened(path) as file:
        return types_in(file, name_of(path))


def _inherited(name: str, own: Types, supers: dict[str, str], where: str) -> dict[str, str]:
    result: dict[str, str] = {}
    step = 0
    current: str | None = name
    while current in own:
        result = {**own[current], **result}
        current = supers.get(current)
        step += 1
        if step > _DEEPEST:
            raise BadInputError(
                "{where}: the type {name} has no end of types above it; correct the type system",
                where=where,
                name=shown(name),
            )
    return result


def _features(node: Node) -> dict[str, str]:
    features = node.first("features")
    if features is None:
        return {}
    return {_said(one, "name"): _said(one, "rangeTypeName") for one in features.all("featureDescription")}


def _said(node: Node, name: str) -> str:
    found = node.first(name)
    return found.text().strip() if found else ""


def written_types(features: Features) -> bytes:
    """Write the type system of our own types."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<typeSystemDescription xmlns="http://uima.apache.org/resourceSpecifier">',
        "<types>",
    ]
    for name, known in features.of.items():
        lines.append(
            f"<typeDescription><name>{name}</name><description/>"
            f"<supertypeName>{_SUPER.get(name, ANNOTATION)}</supertypeName><features>"
        )
        lines.extend(
            f"<featureDescription><name>{in_text(feature)}</name><description/>"
            f"<rangeTypeName>{kind}</rangeTypeName></featureDescription>"
            for feature, kind in known.items()
        )
        lines.append("</features></typeDescription>")
    lines += ["</types>", "</typeSystemDescription>", ""]
    return "\n".join(lines).encode()
