"""Codebooks of REFI-QDA (`.qdc`), and the codes of its projects: a tree of names with colours."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from annotator.domain.errors import BadInputError
from annotator.domain.label import Attribute, Label, Scheme
from annotator.formats.pages.inks import colour_of
from annotator.formats.refi.names import ORIGIN, guid, guid_of
from annotator.formats.xml.reading import Node, pieces
from annotator.formats.xml.text import attributes, in_text, spelled, substituted, unspelled

_NAMESPACE = "urn:QDA-XML:codebook:1.0"


@dataclass(frozen=True, slots=True)
class Code:
    """One code."""

    guid: str
    name: str
    """With the names above it where several have the same, `above/name`."""
    colour: str
    """`#RRGGBB`; may be empty."""
    codable: bool
    """Else it is only a heading for others."""
    description: str


def codes_of(node: Node, where: str) -> list[Code]:
    """The codes of an element `Codes`, those above before those below.

    Raises:
        BadInputError: a code has no name or no GUID.
    """
    found: list[tuple[Node, str, str]] = []
    waiting = [(one, "") for one in reversed([*node.all("Code")])]
    while waiting:
        one, above = waiting.pop()
        name = unspelled(one.attributes.get("name", ""))
        if not one.attributes.get("guid") or not name:
            raise BadInputError(
                "{where}, line {line}: a code has no name or no GUID; export it again",
                where=where,
                line=one.line,
            )
        path = f"{above}/{name}" if above else name
        found.append((one, name, path))
        waiting.extend((each, path) for each in reversed([*one.all("Code")]))
    counts = Counter(name for _, name, _ in found)
    return [
        Code(
            guid=guid_of(one.attributes["guid"]),
            name=name if counts[name] == 1 else path,
            colour=one.attributes.get("color", ""),
            codable=one.attributes.get("isCodable", "true") in {"true", "1"},
            description=description.text().strip() if (description := one.first("Description")) else "",
        )
        for one, name, path in found
    ]


def codes_in(data: bytes, where: str) -> list[Code]:
    """Read the codes of a codebook.

    Raises:
        BadInputError: no sound XML, no codebook, or a code without a name or GUID.
    """
    for node in pieces(BytesIO(data), where):
        if node.name == "Codes" and node.parent is not None and node.parent.name == "CodeBook":
            return codes_of(node, where)
    raise BadInputError("{where}: there are no codes in the file; give a codebook (.qdc)", where=where)


def codebook_text(scheme: Scheme) -> str:
    """Write a scheme's labels as a codebook; the same scheme is always the same text."""
    codes = "".join(_code(label, scheme) for label in scheme.labels)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<CodeBook xmlns="{_NAMESPACE}" origin="{ORIGIN}">\n<Codes>\n{codes}</Codes>\n</CodeBook>\n'
    )


def _code(label: Label, scheme: Scheme) -> str:
    head = attributes(
        guid=guid("code", label.name),
        name=spelled(label.name),
        isCodable="true",
        color=colour_of(label.name, scheme),
    )
    told = _described(label.title if label.title != label.name else "", label.attributes)
    return (
        f"<Code{head}><Description>{in_text(substituted(told))}</Description></Code>\n"
        if told
        else f"<Code{head}/>\n"
    )


def _described(title: str, those: Sequence[Attribute]) -> str:
    """What people in another program should know of a label: its title, and what else is asked."""
    told = [
        f"{one.name}: {', '.join(one.choices)}" if one.choices else f"{one.name} ({one.kind.value})"
        for one in those
    ]
    return "\n".join([title, *told] if title else told)
