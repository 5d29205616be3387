"""Values of a label file, each checked; whatever is refused is told with the file and the line."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from annotator.config.toml_lines import Place, line_of
from annotator.domain.errors import BadInputError
from annotator.services.scheme.rules import is_one_line

T = TypeVar("T")
Table: TypeAlias = dict[str, Any]


def refusal(path: Path, template: str, **facts: object) -> BadInputError:
    """A refusal that names the file."""
    return BadInputError("the label file {file}: " + template, file=path, **facts)


class FileValues:
    """Takes values out of tables of one file, or refuses them."""

    def __init__(self, path: Path, lines: Mapping[Place, int]) -> None:
        """Name the file and, as `toml_lines` tells them, its lines."""
        self.path = path
        self._lines = lines

    def refused(self, at: Place, template: str, **facts: object) -> BadInputError:
        """A refusal that names the line of a place, or of what is around it."""
        line = line_of(self._lines, at)
        if not line:
            return refusal(self.path, template, **facts)
        return refusal(self.path, "line {line}: " + template, line=line, **facts)

    def only(self, table: Table, known: set[str], at: Place, where: str) -> None:
        """Refuse keys of a table that are not known."""
        for key in table:
            if key not in known:
                raise self.refused(
                    (*at, key),
                    "{where} has “{key}”, which is not known; there are {known}",
                    where=where,
                    key=key,
                    known=", ".join(sorted(known)),
                )

    def tables(self, table: Table, key: str, at: Place, where: str) -> list[Table]:
        """The tables of a key."""
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise self.refused((*at, key), "“{key}” of {where} should be [[tables]]", key=key, where=where)
        return value

    def name(self, table: Table, at: Place, where: str, taken: list[str]) -> str:
        """A name that is none of those taken."""
        name = self.text(table, "name", at, where, "")
        if not name:
            raise self.refused((*at, "name"), "{where} lacks a name; give it one", where=where)
        if name in taken:
            raise self.refused(
                (*at, "name"),
                "{where} has the name “{name}” again; give each its own",
                where=where,
                name=name,
            )
        return name

    def text(self, table: Table, key: str, at: Place, where: str, default: str) -> str:
        """A text on one line."""
        value = table.get(key, default)
        if not isinstance(value, str) or value != value.strip() or not is_one_line(value):
            raise self.refused(
                (*at, key), "“{key}” of {where} should be a text on one line", key=key, where=where
            )
        return value

    def texts(self, table: Table, key: str, at: Place, where: str) -> tuple[str, ...]:
        """Texts, none of them empty or twice."""
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) and one for one in value):
            raise self.refused(
                (*at, key), "“{key}” of {where} should be a list of texts", key=key, where=where
            )
        if len(set(value)) != len(value):
            raise self.refused(
                (*at, key), "“{key}” of {where} has something twice; name it once", key=key, where=where
            )
        return tuple(value)

    def one_of(self, kind: type[T], table: Table, key: str, at: Place, where: str, *, default: T) -> T:
        """A member of an enumeration, by its value."""
        known: Mapping[str, T] = {str(one): one for one in kind}  # type: ignore[attr-defined]
        value = table.get(key, default)
        if not isinstance(value, str) or value not in known:
            raise self.refused(
                (*at, key),
                "“{key}” of {where} should be one of {known}",
                key=key,
                where=where,
                known=", ".join(known),
            )
        return known[value]
