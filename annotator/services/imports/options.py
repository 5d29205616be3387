"""What a person asked of an import."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from annotator.formats.columns import Columns
from annotator.services.imports.renaming_map import NOTHING_RENAMED, RenamingMap


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """The options of `annotator import`, and of the window's menu."""

    format: str = ""
    """The name of the format, where it should not be recognised."""
    annotator: str = ""
    """Who made annotations that carry no name."""
    tell_ignored: bool = True
    """Say so where that name was not needed, because the person gave it for this import."""
    encoding: str = ""
    replace: bool = False
    """Take what differs from what is there, instead of refusing it."""
    bring_back: bool = False
    """Take in what was removed, which `replace` does as well."""
    keep_going: bool = False
    """Leave broken records out and list them, instead of refusing the file."""
    ask_names: bool = False
    """Stop before anything is taken in where the scheme would grow, and tell the names."""
    map: RenamingMap = NOTHING_RENAMED
    columns: Mapping[Path, Columns] = field(default_factory=dict)
    """Of single tables, which column is what; for others the map says it."""
