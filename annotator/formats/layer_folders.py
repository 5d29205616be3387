"""An export in folders: one for each annotation set, in it one file for each article, named by their ids."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import count
from pathlib import Path

from annotator.domain.annotation_set import Role
from annotator.domain.text import canonical
from annotator.formats.api import AnnotatedArticle, Layer, Lose
from annotator.formats.file_names import FileNames, id_of, is_reversible
from annotator.formats.layer_names import LayerNames, is_named, layer_of
from annotator.formats.reducing import without_layer_facts, without_meta, without_title

_LONG = "left out, for a name of a file has no room for them"


def article_names() -> Callable[[AnnotatedArticle], str]:
    """Return what gives each article the stem of its files: its id, or a name that is read as none."""
    names, numbers = FileNames(), count(1)

    def name_of(article: AnnotatedArticle) -> str:
        return f"article~{next(numbers)}" if article.id is None else names.of(article.id)

    return name_of


class LayerFolders:
    """Gives every article and every layer its place below an empty target folder."""

    def __init__(self, target: Path) -> None:
        self._target = target
        self.article = article_names()
        """Returns the stem of an article's files."""
        self._layers = LayerNames()
        self._folders: dict[str, Path] = {}

    @property
    def made(self) -> list[Path]:
        """The folders of layers so far."""
        return list(self._folders.values())

    def layer(self, layer: Layer | None) -> Path:
        """Return the folder of a layer; for what is in no layer the target itself."""
        if layer is None:
            return self._target
        name = self._layers.of(layer)
        folder = self._folders.get(name)
        if folder is None:
            folder = self._folders[name] = self._target / name
            folder.mkdir()
        return folder


@dataclass(frozen=True, slots=True)
class Named:
    """What the names of a file and its folder say, in an export of ours."""

    article: str | None
    annotator: str | None
    role: Role


def named_by(path: Path) -> Named:
    """Read the names of a file of an export of ours and of its folder."""
    known_as = id_of(path.stem)
    annotator, role = _whose(path.parent.name)
    return Named(known_as if known_as is not None and is_reversible(known_as) else None, annotator, role)


@lru_cache(64)
def _whose(folder: str) -> tuple[str | None, Role]:
    layer = layer_of(folder)
    known = layer.annotator is not None and is_reversible(layer.annotator)
    return layer.annotator if known else None, layer.role


def folder_of(path: Path) -> str | None:
    """Return the name of the folder that a file of others lies in: perhaps the annotator's."""
    return canonical(path.absolute().parent.name).strip() or None


def named_only(article: AnnotatedArticle, lose: Lose) -> AnnotatedArticle:
    """Return the article with what names of files tell: id, annotators, roles; nothing else of the kind."""
    article = without_title(without_meta(article, lose), lose)
    if article.id is not None and not is_reversible(article.id):
        lose("ids of articles", _LONG, 1)
        article = replace(article, id=None)
    layers = tuple(without_layer_facts(_nameable(layer, lose), lose) for layer in article.layers)
    return article if layers == article.layers else replace(article, layers=layers)


def _nameable(layer: Layer, lose: Lose) -> Layer:
    if is_named(layer):
        return layer
    lose("names of annotators", _LONG, 1)
    return replace(layer, annotator=None)
