"""A REFI-QDA project on its way into an archive: texts at once, the project's file when all is known."""

import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from annotator.domain.annotation_set import Role
from annotator.domain.label import Scheme
from annotator.domain.span import Span
from annotator.formats.api import AnnotatedArticle, Layer, RelationRecord, SpanRecord
from annotator.formats.json.own_facts import article_facts, layer_facts
from annotator.formats.pages.inks import colour_of
from annotator.formats.refi.names import ORIGIN, guid
from annotator.formats.refi.notes import described
from annotator.formats.xml.text import attributes, in_text, spelled, substituted

NAMESPACE = "urn:QDA-XML:project:1.0"
PROJECT = "project.qde"
_WHEN = "1980-01-01T00:00:00Z"
"""Readers want a time for all that was made; ours is none, so that the same project is the same bytes."""
_QUOTED = 60
"""Characters of a selection that its name repeats."""
_BOM = "\ufeff"


class ProjectWriter:
    """Writes articles one by one; what has to come at the end waits on the disk."""

    def __init__(self, target: Path, scheme: Scheme) -> None:
        self._scheme = scheme
        self._archive = zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6)
        self._sources, self._notes, self._links = (_waiting() for _ in range(3))
        self._users: dict[tuple[str, str], None] = {}
        self._labels: dict[str, None] = {label.name: None for label in scheme.labels}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._finish()
        self._archive.close()
        for file in (self._sources, self._notes, self._links):
            file.close()

    def add(self, article: AnnotatedArticle) -> None:
        """Write an article."""
        text = article.text or ""
        mine = guid("source", article.id or "", article.sha256)
        # Decoding takes off one byte order mark; a text that begins with one keeps its own.
        data = (_BOM + text if text.startswith(_BOM) else text).encode()
        self._archive.writestr(_entry(f"Sources/{mine}.txt"), data)
        facts = {**article_facts(article), "layers": [layer_facts(layer) for layer in article.layers]}
        self._sources.write(
            "<TextSource{}>{}".format(
                attributes(
                    guid=mine,
                    name=substituted(article.title) or mine,
                    plainTextPath=f"internal://{mine}.txt",
                    creationDateTime=_WHEN,
                ),
                _description(described("", {}, facts)),
            )
        )
        for number, layer in enumerate(article.layers):
            self._layer(layer, number, text, f"{mine}\x1f{number}")
        self._sources.write("</TextSource>\n")

    def _layer(self, layer: Layer, number: int, text: str, mine: str) -> None:
        user = None
        if layer.annotator is not None:
            self._users[layer.annotator, layer.role.value] = None
            user = guid("user", layer.annotator, layer.role.value)
        for span in layer.spans:
            for part, fragment in enumerate(span.fragments):
                self._selection(span, part, fragment, text, (mine, user, number))
        for place, relation in enumerate(layer.relations):
            self._link(relation, place, mine)

    def _selection(
        self, span: SpanRecord, part: int, fragment: Span, text: str, whose: tuple[str, str | None, int]
    ) -> None:
        mine, user, number = whose
        self._labels[span.label] = None
        facts: dict[str, object] = {"id": span.id, "layer": number}
        if part:
            description = described("", {}, {**facts, "part": part})
        else:
            if span.discuss:
                facts["discuss"] = True
            if span.origin is not None:
                facts["origin"] = span.origin
            description = described(span.note, span.attributes, facts)
        place = f"{mine}\x1f{span.id}"
        quoted = " ".join(
            substituted(text[fragment.start : min(fragment.end, fragment.start + _QUOTED)]).split()
        )
        by = attributes(creatingUser=user, creationDateTime=_WHEN)
        selection = attributes(
            guid=guid("selection", place, str(part)),
            name=quoted,
            startPosition=fragment.start,
            endPosition=fragment.end,
        )
        self._sources.write(
            f"<PlainTextSelection{selection}{by}>{_description(description)}"
            f"<Coding{attributes(guid=guid('coding', place, str(part)))}{by}>"
            f"<CodeRef{attributes(targetGUID=guid('code', span.label))}/></Coding></PlainTextSelection>\n"
        )

    def _link(self, relation: RelationRecord, place: int, mine: str) -> None:
        own = guid("link", mine, str(place))
        facts = {} if relation.id is None else {"id": relation.id}
        description = described(relation.note, relation.attributes, facts)
        note = ""
        if description:
            name = guid("note", own)
            note = f"<NoteRef{attributes(targetGUID=name)}/>"
            self._notes.write(
                f"<Note{attributes(guid=name, name=spelled(relation.type), creationDateTime=_WHEN)}>"
                f"<PlainTextContent>{in_text(description)}</PlainTextContent></Note>\n"
            )
        ends = attributes(
            guid=own,
            name=spelled(relation.type),
            direction="OneWay",
            originGUID=guid("selection", f"{mine}\x1f{relation.source}", "0"),
            targetGUID=guid("selection", f"{mine}\x1f{relation.target}", "0"),
        )
        self._links.write(f"<Link{ends}>{note}</Link>\n" if note else f"<Link{ends}/>\n")

    def _finish(self) -> None:
        with self._archive.open(_entry(PROJECT), "w", force_zip64=True) as file:
            for piece in self._project():
                file.write(piece.encode())

    def _project(self) -> Iterable[str]:
        yield '<?xml version="1.0" encoding="utf-8"?>\n'
        yield f'<Project name="{ORIGIN}" origin="{ORIGIN}" xmlns="{NAMESPACE}">\n'
        if self._users:
            yield "<Users>\n"
            for name, role in self._users:
                shown = spelled(name) + (" (gold)" if role == Role.GOLD.value else "")
                yield f"<User{attributes(guid=guid('user', name, role), name=shown)}/>\n"
            yield "</Users>\n"
        if self._labels:
            yield "<CodeBook>\n<Codes>\n"
            for name in self._labels:
                colour = colour_of(name, self._scheme)
                code = attributes(guid=guid("code", name), name=spelled(name), isCodable="true", color=colour)
                yield f"<Code{code}/>\n"
            yield "</Codes>\n</CodeBook>\n"
        for name, file in (("Sources", self._sources), ("Notes", self._notes), ("Links", self._links)):
            yield from _whole(name, file)
        yield "</Project>\n"


def _whole(name: str, file: IO[str]) -> Iterable[str]:
    """An element with all that waited for it; none where nothing did: the schema wants something inside."""
    if file.tell():
        file.seek(0)
        yield f"<{name}>\n"
        while piece := file.read(1_000_000):
            yield piece
        yield f"</{name}>\n"


def _waiting() -> IO[str]:
    return tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n")


def _description(text: str) -> str:
    return f"<Description>{in_text(text)}</Description>" if text else ""


def _entry(name: str) -> zipfile.ZipInfo:
    """An entry of the archive, the same for the same name whenever it is written."""
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o100644 << 16
    entry.create_system = 3
    return entry
