"""Attributions in standoff, as the PolNeAR corpus has them: texts, and a file of events for each set."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from annotator.domain.label import Scheme
from annotator.domain.text import canonicalised, sha256_of
from annotator.formats.api import (
    AnnotatedArticle,
    Finding,
    Format,
    Keeps,
    Layer,
    Lose,
    ReadOptions,
    WriteOptions,
)
from annotator.formats.attribution.mapping import EVENT, attributed
from annotator.formats.brat.lines import read_lines
from annotator.formats.brat.places import found_places
from annotator.formats.brat.reading import Reading
from annotator.formats.broken_records import Broken
from annotator.formats.file_names import id_of, is_reversible
from annotator.formats.layer_folders import article_names
from annotator.formats.layer_names import LayerNames, layer_of
from annotator.formats.line_ends import split
from annotator.formats.opening import name_of
from annotator.formats.texts.limits import bytes_of

_TEXTS, _ATTRIBUTIONS = "text", "attributions"


class AttributionExporter:
    """Writes `text/ID.txt` and `attributions/ID_WHO.ann`."""

    def carried(self, article: AnnotatedArticle, scheme: Scheme, lose: Lose) -> AnnotatedArticle:
        """Return the article with attributions in the place of what was annotated."""
        del scheme
        return attributed(article, lose)

    def write(
        self, articles: Iterable[AnnotatedArticle], target: Path, scheme: Scheme, options: WriteOptions
    ) -> None:
        """Write articles into an empty folder."""
        del scheme, options
        for name in (_TEXTS, _ATTRIBUTIONS):
            (target / name).mkdir()
        names, people = article_names(), LayerNames()
        for article in articles:
            name, text = names(article), article.text or ""
            (target / _TEXTS / f"{name}.txt").write_bytes(text.encode())
            for layer in article.layers:
                who = people.of(layer).replace("_", "%5F")
                path = target / _ATTRIBUTIONS / f"{name}_{who}.ann"
                path.write_bytes("".join(_lines(layer, text)).encode())


def _lines(layer: Layer, text: str) -> Iterator[str]:
    ends: dict[str, list[str]] = {}
    for tie in layer.relations:
        roles = ends.setdefault(tie.source, [])
        count = sum(role.startswith(tie.type) for role in roles) + 1
        roles.append(f"{tie.type}{count if count > 1 else ''}:{tie.target}")
    events = 0
    for span in layer.spans:
        parts = split(span.fragments, text)
        places = ";".join(f"{one.start} {one.end}" for one in parts)
        covered = " ".join(text[one.start : one.end] for one in parts)
        yield f"{span.id}\t{span.label} {places}\t{covered}\n"
        if span.label == EVENT:
            events += 1
            yield f"E{events}\t{EVENT}:{span.id} {' '.join(ends.get(span.id, ()))}\n"


def read_again(target: Path) -> Iterator[Iterable[AnnotatedArticle]]:
    """Read a target as it was written: each file of events with its text, then the other texts.

    Raises:
        BadInputError: a file of it is broken or missing.
    """
    read = set()
    broken = Broken(ReadOptions(), _ignore)
    for path in sorted((target / _ATTRIBUTIONS).iterdir()):
        stem, _, who = path.stem.rpartition("_")
        read.add(stem)
        article = _article(target / _TEXTS / f"{stem}.txt")
        lines = read_lines(bytes_of(path).decode(), name_of(path), broken)
        places = found_places(canonicalised(article.text or ""), lines.stretches, marked=False)
        spans, ties = Reading(lines, places, name_of(path), broken, _ignore, own=False).layer()
        layer = layer_of(who)
        known = layer.annotator if layer.annotator and is_reversible(layer.annotator) else None
        yield (replace(article, layers=(Layer(known, layer.role, spans=spans, relations=ties),)),)
    for path in sorted((target / _TEXTS).iterdir()):
        if path.stem not in read:
            yield (_article(path),)


def _article(path: Path) -> AnnotatedArticle:
    text = bytes_of(path).decode()
    known_as = id_of(path.stem)
    return AnnotatedArticle(
        id=known_as if known_as is not None and is_reversible(known_as) else None,
        title=path.stem,
        titled=False,
        text=text,
        sha256=sha256_of(text),
        where=name_of(path),
    )


def _ignore(_finding: Finding) -> None:
    """What a file of ours says needs no remark."""


FORMAT = Format(
    name="attribution",
    title="Attributions in standoff (PolNeAR)",
    endings=(".ann",),
    target="folder",
    loses=(
        "annotations: those that are no part of an attribution",
        "relations: all but those between claims, speakers and cues",
        "attributes",
        "notes",
        "marks to discuss",
        "origins",
        "ids of annotations",
        "line ends at edges",
        "titles",
        "metadata",
        "statuses",
        "guideline versions",
        "decisions",
        "which gold is final",
        "ids of articles: those that are too long for names of files",
        "names of annotators: those that are too long for names of files",
    ),
    exporter=AttributionExporter(),
    keeps=Keeps(titles=False, meta=False),
    check=read_again,
)
