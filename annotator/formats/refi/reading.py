"""From the sources of a REFI-QDA project to articles, one by one."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from annotator.domain.errors import BadInputError, NoArticleError, Phrase
from annotator.domain.json_values import Json
from annotator.domain.text import canonical, canonicalised, sha256_of
from annotator.formats.api import AnnotatedArticle, Finding, Layer, ReadOptions, Tell
from annotator.formats.decoding import decode
from annotator.formats.json.own_facts import layer_of_facts, with_article_facts
from annotator.formats.label_colours import coloured
from annotator.formats.opening import name_of, title_from
from annotator.formats.refi.index import Index
from annotator.formats.refi.layers import RefiLayers
from annotator.formats.refi.names import guid_of
from annotator.formats.refi.notes import told
from annotator.formats.refi.project import (
    LIMITS,
    Project,
    part_of,
    pieces_in,
    project_in,
    variables_of,
)
from annotator.formats.remarks import left_out, tell_canonical
from annotator.formats.texts.packs import Pack, pack
from annotator.formats.wording import kinds_left_out, shown
from annotator.formats.xml.reading import LARGEST, Node
from annotator.formats.xml.text import substituted

_INSIDE = "internal://"
_BOM = b"\xef\xbb\xbf"
_ATLAS = "atlas"
"""A program that counts a line end as one character also where its text has two."""


def articles_in(path: Path, options: ReadOptions, tell: Tell) -> Iterator[AnnotatedArticle]:
    """Read the texts of a project with their codings.

    Raises:
        BadInputError: the file is no project, or something in it is broken, naming source and line.
    """
    with pack(path, "a REFI-QDA project", LIMITS) as parts:
        name = part_of(parts)
        with Index() as index:
            project = project_in(parts, name, index)
            reading = _Reading(project, parts, path, tell)
            sources = 0
            for node in pieces_in(parts, name):
                if node.parent is None or node.parent.name != "Sources":
                    continue
                sources += 1
                source = node.first("Representation") if node.name == "PDFSource" else node
                if source is None or source.name not in {"TextSource", "Representation"}:
                    project.left_out[node.name] += 1
                    continue
                try:
                    article = reading.article(node, source)
                except BadInputError as error:
                    if not options.keep_going:
                        raise
                    tell(left_out(error))
                    continue
                yield article
            if not sources:
                raise NoArticleError(
                    "{where}: there is no source in the project; export it with its texts", where=parts.where
                )
            _tell_left_out(project.left_out, parts.where, tell)


class _Reading:
    def __init__(self, project: Project, parts: Pack, path: Path, tell: Tell) -> None:
        self._project = project
        self._parts = parts
        self._path = path
        self._tell = tell
        self._names = {name.lower(): name for name in parts.names}

    def article(self, node: Node, source: Node) -> AnnotatedArticle:
        """One text; `source` is where its selections stand, `node` what is known of it as a whole."""
        name = node.attributes.get("name", "")
        where = Phrase("{file}, source {name}", file=name_of(self._path), name=shown(name or "?"))
        raw = self._text(source, where)
        mapping = canonicalised(raw)
        tell_canonical(mapping, where, self._tell)
        description = node.first("Description")
        note, _, facts = told(description.text() if description is not None else "")
        article = AnnotatedArticle(
            id=None,
            title=canonical(name) or title_from(self._path),
            titled=bool(name),
            text=mapping.text,
            sha256=sha256_of(mapping.text),
            source={"name": canonical(self._path.name)},
            where=where,
        )
        own: list[Layer] = []
        if facts is None:
            article = replace(article, meta=self._meta(node, note))
        else:
            own = [*_own_layers(facts.pop("layers", []), where)]
            article = _with_facts(article, facts, where)
        by_line = self._project.origin.lower().startswith(_ATLAS)
        layers = RefiLayers(
            self._project,
            own,
            mapping if mapping.changed and not by_line else None,
            len(mapping.text if by_line else raw),
            where,
            canonical(self._path.stem),
        )
        selections = [*source.all("PlainTextSelection")]
        layers.look_up(selections)
        for selection in selections:
            layers.add(selection)
        found = tuple(layers.layers())
        self._project.left_out.update(layers.left_out)
        return coloured(replace(article, layers=found), self._project.colours)

    def _meta(self, node: Node, note: str) -> dict[str, Json]:
        meta: dict[str, Json] = dict(self._project.about.get(guid_of(node.attributes.get("guid", "")), {}))
        meta.update(variables_of(self._project, node))
        if note.strip():
            meta["description"] = note.strip()
        return meta

    def _text(self, source: Node, where: str) -> str:
        content = source.first("PlainTextContent")
        if content is not None:
            return content.text()
        place = source.attributes.get("plainTextPath", "")
        inside = place.removeprefix(_INSIDE)
        name = self._names.get(f"sources/{inside}".lower())
        if not place.startswith(_INSIDE) or name is None:
            raise BadInputError(
                "{where}: its plain text is not in the file ({place}); export the project with its texts",
                where=where,
                place=shown(place or source.attributes.get("richTextPath", "") or "nothing"),
            )
        if self._parts.sizes(name)[1] > LARGEST:
            raise BadInputError(
                "{where}: the text has more than {megabytes} MB; split it",
                where=where,
                megabytes=LARGEST // 1_000_000,
            )
        data = self._parts.bytes_of(name)
        try:
            return data.removeprefix(_BOM).decode()
        except UnicodeDecodeError:
            return decode(data, where).text


def _own_layers(entries: Json, where: str) -> Iterator[Layer]:
    for entry in entries if isinstance(entries, list) else []:
        if isinstance(entry, dict):
            yield layer_of_facts(entry, where)


def _with_facts(article: AnnotatedArticle, facts: dict[str, Json], where: str) -> AnnotatedArticle:
    known = with_article_facts(article, facts, where)
    if known.titled and article.titled and canonical(substituted(known.title)) not in {article.title, ""}:
        # Another program gave the text another name since.
        return replace(known, title=article.title)
    return known


def _tell_left_out(found: Counter[str], where: str, tell: Tell) -> None:
    if found:
        tell(Finding(where, "not taken over: {kinds}", {"kinds": kinds_left_out(found, len(found))}))
