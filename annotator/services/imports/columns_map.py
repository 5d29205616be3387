"""The table `columns` of a `--map` file: which column of a table of texts is what."""

from pathlib import Path

from annotator.domain.errors import BadInputError
from annotator.formats.columns import ROLES, Columns
from annotator.formats.wording import shown

_WORDS = (*ROLES, "delimiter", "encoding", "sheet")
_KEYS = (*_WORDS, "meta", "header")
_DELIMITERS = {"tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";"}


def read_columns(table: object, path: Path) -> Columns:
    """Read the table.

    Raises:
        BadInputError: it has something else in it.
    """
    if not isinstance(table, dict):
        raise _wrong(path)
    for key, value in table.items():
        if key not in _KEYS:
            raise BadInputError(
                "the table “columns” of the map {file} has “{key}”; there are {known}",
                file=path,
                key=shown(key),
                known=", ".join(_KEYS),
            )
        if key in _WORDS and not isinstance(value, str):
            raise _wrong(path)
    meta = table.get("meta")
    if meta is not None and not (isinstance(meta, list) and all(isinstance(one, str) for one in meta)):
        raise _wrong(path)
    header = table.get("header", True)
    if not isinstance(header, bool):
        raise _wrong(path)
    words = {key: table[key] for key in _WORDS if key in table}
    if "delimiter" in words:
        words["delimiter"] = _DELIMITERS.get(words["delimiter"], words["delimiter"])
        if len(words["delimiter"]) != 1 or words["delimiter"] in '"\r\n':
            raise BadInputError(
                "the delimiter in the map {file} is no single character; write one such as “;”, or “tab”",
                file=path,
            )
    return Columns(**words, header=header, meta=None if meta is None else tuple(meta))


def _wrong(path: Path) -> BadInputError:
    return BadInputError(
        "the table “columns” of the map {file} should name a column for each of {roles}, a list of "
        "others as meta,"
        " and header as true or false",
        file=path,
        roles=", ".join(ROLES),
    )
