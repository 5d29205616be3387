"""Colours that a source gives its labels, in the article or in a file that lies beside it."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from annotator.formats.api import AnnotatedArticle

LARGEST = 1_000_000
"""Bytes of a file of colours that is looked at; none is nearly as large."""
COLOUR = re.compile("#[0-9A-Fa-f]{6}")


def coloured(article: AnnotatedArticle, colours: Mapping[str, str]) -> AnnotatedArticle:
    """The article with the colours of the labels that it has; what is no `#RRGGBB` counts as none."""
    if not colours:
        return article
    names = {span.label for layer in article.layers for span in layer.spans}
    mine = {name: colours[name] for name in sorted(names) if COLOUR.fullmatch(colours.get(name, ""))}
    return replace(article, colours=mine) if mine else article


def file_beside(path: Path) -> bytes:
    """The bytes of a file of colours; none where there is no such file, or a far too large one."""
    try:
        told = path.stat()
    except OSError:
        return b""
    return _bytes(path, told.st_mtime_ns, told.st_size) if told.st_size <= LARGEST else b""


@lru_cache(8)
def _bytes(path: Path, _changed: int, _size: int) -> bytes:
    """Read once for all files of a folder."""
    try:
        return path.read_bytes()
    except OSError:
        return b""
