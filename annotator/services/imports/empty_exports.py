"""Exports of nothing, known by the manifest beside them: some formats have no file then to tell by."""

from pathlib import Path

import orjson

from annotator.domain.errors import BadInputError
from annotator.formats.registry import format_named
from annotator.services.imports.sources import MANIFEST
from annotator.services.targets import hashes_of

_LARGEST = 1_000_000
"""Bytes of a manifest that is looked at; one of no article is small."""


def is_empty_export(target: Path) -> bool:
    """Whether a file or folder is, to the byte, an export of this program without any article."""
    try:
        manifest = target.with_name(target.name + MANIFEST)
        if not target.name or manifest.stat().st_size > _LARGEST:
            return False
        told = orjson.loads(manifest.read_bytes())
        return bool(
            told["counts"]["articles"] == 0
            and format_named(told["format"]).importer is not None
            and told["files"] == hashes_of(target)
        )
    except (OSError, ValueError, KeyError, TypeError, BadInputError):
        # There is none, or it is none of ours.
        return False
