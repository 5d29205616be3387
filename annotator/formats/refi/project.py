"""What a REFI-QDA project says of itself: people, codes, links and notes, by their GUIDs."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from annotator.domain.errors import BadInputError
from annotator.formats.refi.codebook import codes_of
from annotator.formats.refi.index import Index, Link
from annotator.formats.refi.names import guid_of
from annotator.formats.texts.packs import Limits, Pack
from annotator.formats.xml.reading import LARGEST, Node, pieces_of
from annotator.formats.xml.text import unspelled

LIMITS = Limits(part=4_000_000_000, whole=100_000_000_000, parts=1_000_000)
"""A project may have hours of pictures and sound in it, which are not read."""
_BOMB = 200
"""What unpacks to more than so many times its size, and is large, is no project."""
_KEPT = {"Notes": "Note", "Links": "Link", "Users": "User", "Cases": "Case", "Variables": "Variable"}
_CHUNK = 4_000_000


@dataclass(slots=True)
class Project:
    """What is known before the first text is read."""

    index: Index
    """Its notes and links."""
    origin: str = ""
    """The program that wrote it."""
    users: dict[str, str] = field(default_factory=dict)
    codes: dict[str, str] = field(default_factory=dict)
    colours: dict[str, str] = field(default_factory=dict)
    """By the name of a code."""
    variables: dict[str, str] = field(default_factory=dict)
    about: dict[str, dict[str, str]] = field(default_factory=dict)
    """By source: variables of the cases that it belongs to."""
    left_out: Counter[str] = field(default_factory=Counter)


def part_of(parts: Pack) -> str:
    """The name of the part that holds the project.

    Raises:
        BadInputError: there is none, or it would unpack to far more than a project has.
    """
    names = [name for name in parts.names if "/" not in name and name.lower().endswith(".qde")]
    if not names:
        raise BadInputError(
            "{where}: there is no project (project.qde) in the file; export it again", where=parts.where
        )
    return "project.qde" if "project.qde" in names else names[0]


def pieces_in(parts: Pack, name: str) -> Iterator[Node]:
    """The elements right in the sections of a project: users, codes, sources, notes, links."""
    packed, unpacked = parts.sizes(name)
    if unpacked > LARGEST and unpacked > packed * _BOMB:
        raise BadInputError(
            "{where}: unpacked, the project would be {times} times as large; it was not read",
            where=parts.where,
            times=unpacked // max(packed, 1),
        )
    yield from pieces_of(_gathered(parts.chunks(name)), parts.where, depth=2)


def _gathered(chunks: Iterable[bytes]) -> Iterator[bytes]:
    waiting: list[bytes] = []
    size = 0
    for chunk in chunks:
        waiting.append(chunk)
        size += len(chunk)
        if size >= _CHUNK:
            yield b"".join(waiting)
            waiting, size = [], 0
    yield b"".join(waiting)


def project_in(parts: Pack, name: str, index: Index) -> Project:
    """Read all but the sources; notes and links go into the index.

    Raises:
        BadInputError: no sound XML, or a code without a name or GUID.
    """
    project = Project(index)
    cases: list[Node] = []
    for number, node in enumerate(pieces_in(parts, name)):
        section = node.parent.name if node.parent is not None else ""
        if node.parent is not None and node.parent.parent is not None:
            project.origin = node.parent.parent.attributes.get("origin", "")
        if node.name == "Codes":
            for code in codes_of(node, parts.where):
                project.codes[code.guid] = code.name
                project.colours.setdefault(code.name, code.colour)
        elif _KEPT.get(section) == node.name == "Case":
            cases.append(node)
        elif _KEPT.get(section) == node.name:
            _add(project, node, number)
    for node in cases:
        _add_case(project, node)
    return project


def _add(project: Project, node: Node, number: int) -> None:
    own = guid_of(node.attributes.get("guid", ""))
    name = node.attributes.get("name", "")
    if node.name == "User":
        project.users[own] = name or node.attributes.get("id", "")
    elif node.name == "Variable":
        project.variables[own] = name
    elif node.name == "Note":
        content = node.first("PlainTextContent") or node.first("Description")
        project.index.add_note(own, content.text() if content is not None else "")
    else:
        note = node.first("NoteRef")
        link = Link(
            number=number,
            name=unspelled(name),
            target=guid_of(node.attributes.get("targetGUID", "")),
            note=guid_of(note.attributes.get("targetGUID", "")) if note is not None else "",
        )
        project.index.add_link(guid_of(node.attributes.get("originGUID", "")), link)


def _add_case(project: Project, case: Node) -> None:
    """Give the sources of a case its variables."""
    values = variables_of(project, case)
    if case.attributes.get("name"):
        values = {"case": case.attributes["name"], **values}
    for one in case.all("SourceRef"):
        project.about.setdefault(guid_of(one.attributes.get("targetGUID", "")), {}).update(values)


def variables_of(project: Project, node: Node) -> dict[str, str]:
    """The values of variables that stand in a case or a source, by the variable's name."""
    result = {}
    for one in node.all("VariableValue"):
        ref = one.first("VariableRef")
        name = project.variables.get(guid_of(ref.attributes.get("targetGUID", "")), "") if ref else ""
        value = next((each.text().strip() for each in one.elements() if each.name != "VariableRef"), "")
        if name and value:
            result[name] = value
    return result
