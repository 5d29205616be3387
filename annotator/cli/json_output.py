"""Results for programs, as JSON in UTF-8 to standard output."""

from collections.abc import Iterable

from annotator.cli.streams import result_bytes
from annotator.formats.json import lists


def json_result(value: object) -> None:
    """Write one JSON value, indented."""
    result_bytes([lists.json_text(value, indented=True).encode() + b"\n"])


def json_list(values: Iterable[object]) -> None:
    """Write a JSON list, an item a line, while the items come."""
    result_bytes(piece.encode() for piece in lists.json_list(values))
