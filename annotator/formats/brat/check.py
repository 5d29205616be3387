"""Looking at an export as brat standoff right after it was written, file by file.

To read every annotation takes longer than everything else about such an export. Of every article the text
and the numbers of its annotations and relations are compared, of one in ten every value, read as anybody's
file is.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

from annotator.domain.annotation_set import Role
from annotator.domain.errors import AnnotatorError
from annotator.formats.api import AnnotatedArticle, Importer, Layer, ReadOptions
from annotator.formats.brat.texts import own_article
from annotator.formats.layer_folders import named_by
from annotator.formats.layer_values import relations_of, spans_of
from annotator.formats.sampling import EACH, digest_of

_Key: TypeAlias = tuple[str | None, str, str | None, Role | None]
"""The article's id and SHA-256, the annotator and role of a set; no role where the article has no sets."""
_Size: TypeAlias = tuple[int, int]


class BratCheck:
    """Holds an export against the articles that were written, of which some numbers stay in memory."""

    def __init__(self, importer: Importer, ending: str) -> None:
        self._importer = importer
        self._ending = ending
        self._expected: dict[_Key, list[_Size | bytes]] = {}
        self._articles = 0

    def expect(self, article: AnnotatedArticle) -> None:
        """Take an article as it is written."""
        whole = self._articles % EACH == 0
        self._articles += 1
        for layer in article.layers or (None,):
            self._expected.setdefault(_key(article, layer), []).append(
                (len(layer.spans), len(layer.relations)) if layer and not whole else _digest(layer)
            )

    def differing(self, target: Path) -> str | None:
        """Return the id of the first article that does not read back as it was selected, None if all do."""
        for path in self._files(target):
            try:
                name = self._other(path, in_set=path.parent != target)
            except (AnnotatorError, OSError, ValueError) as error:
                name = f"{path.stem}: {error}"
            if name is not None:
                return name
        return next((key[0] or key[1] for key in self._expected), None)

    def _files(self, target: Path) -> Iterator[Path]:
        for folder in (target, *(path for path in sorted(target.iterdir()) if path.is_dir())):
            yield from (path for path in sorted(folder.iterdir()) if path.suffix == self._ending)

    def _other(self, path: Path, *, in_set: bool) -> str | None:
        """Strike a file off what is expected; its name where it is not expected so."""
        named, (article, _text) = named_by(path), own_article(path)
        key = named.article, article.sha256, *((named.annotator, named.role) if in_set else (None, None))
        known = self._expected.get(key, [])
        found: _Size | bytes = _size(path.read_bytes())
        if found not in known and any(isinstance(one, bytes) for one in known):
            (read,) = self._importer.read(path, ReadOptions(), lambda _finding: None)
            found = _digest(read.layers[0] if in_set else None)
        if found not in known:
            return path.stem
        known.remove(found)
        if not known:
            del self._expected[key]
        return None


def _key(article: AnnotatedArticle, layer: Layer | None) -> _Key:
    whose = (None, None) if layer is None else (layer.annotator, layer.role)
    return article.id, article.sha256, *whose


def _digest(layer: Layer | None) -> bytes:
    """Sixteen bytes of everything that brat holds of a set."""
    return digest_of(None if layer is None else (spans_of(layer), relations_of(layer)))


def _size(lines: bytes) -> _Size:
    """How many annotations and relations a file of ours has; whatever it says stands on one line."""
    spans, relations = (lines.count(b"\n" + kind) + lines.startswith(kind) for kind in (b"T", b"R"))
    return spans, relations
