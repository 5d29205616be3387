"""Web Annotations read as articles: ours set by set, those of other programs by their source and creator."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias

from annotator.domain.errors import BadInputError, Count, Phrase
from annotator.domain.json_values import EMPTY, Json
from annotator.domain.offsets import OffsetMap
from annotator.domain.text import canonical
from annotator.formats.api import AnnotatedArticle, Layer, ReadOptions, RelationRecord
from annotator.formats.json.reading import Reading
from annotator.formats.json.values import Object, listed, no_object, object_of
from annotator.formats.json_records.parts import (
    Spans,
    article_of,
    body_of,
    is_ours,
    layer_from,
    no_end,
    relation_from,
    with_layer,
)
from annotator.formats.read_text import ReadText
from annotator.formats.remarks import left_out
from annotator.formats.web_annotation.bodies import creator_of, iri_of, motivations_of, said_by, targets_of
from annotator.formats.web_annotation.selectors import as_list, kinds_of, places_of
from annotator.formats.web_annotation.texts import name_in, text_beside
from annotator.formats.wording import kind_of, shown

MOST = 1_000_000
"""So many annotations outside our collections are kept in memory until the whole file is read."""
_Placed: TypeAlias = tuple[Phrase, Object]
"""Where an annotation stands, and what it says."""
_PAGES = frozenset({"AnnotationCollection", "AnnotationPage", "OrderedCollection", "OrderedCollectionPage"})


_OFTEN = 100
_TIED = "annotation of annotations"


@dataclass(slots=True)
class _OfSource:
    """What is about one source: annotations by who made them, and what ties these."""

    makers: dict[str | None, list[_Placed]] = field(default_factory=dict)
    ties: list[_Placed] = field(default_factory=list)


@dataclass(slots=True)
class WebRecords:
    """The annotations of one file."""

    path: Path
    options: ReadOptions
    loose: list[_Placed] = field(default_factory=list)
    taken: int = 0
    texts: dict[str, str] = field(default_factory=dict)
    """Texts that the file holds itself, by the IRI of their source."""

    def record(self, record: Object, reading: Reading) -> Iterator[AnnotatedArticle]:
        """Read a collection of ours as an article with a set; keep all else until the end."""
        if is_ours(record) and "document" in record:
            yield _article_of_ours(record, reading)
            return
        for annotation in _annotations(record, reading):
            if len(self.loose) >= MOST:
                raise BadInputError(
                    "{where}: the file has more than {most:,} annotations; split it",
                    where=reading.where,
                    most=Count(MOST),
                )
            self.loose.append((reading.where, annotation))
            for target in as_list(annotation.get("target")):
                source = target.get("source") if isinstance(target, dict) else None
                value = source.get("value") if isinstance(source, dict) else None
                if isinstance(value, str):
                    self.texts[iri_of(source)] = value

    def rest(self, reading: Reading) -> Iterator[AnnotatedArticle]:
        """Make an article of each source, with a set for each creator."""
        about = {iri: targets_of(one) for _, one in self.loose if (iri := iri_of(one))}
        sources: dict[str, _OfSource] = {}
        for where, annotation in self.loose:
            targets = targets_of(annotation)
            tied = next((one.source for one in targets if one.source in about), None)
            if tied is not None:
                home = next(iter(about[tied]), None)
                sources.setdefault(home.source if home else "", _OfSource()).ties.append((where, annotation))
            elif not any(one.selectors for one in targets):
                reading.pass_over(["annotation of a whole text"])
            else:
                makers = sources.setdefault(targets[0].source, _OfSource()).makers
                makers.setdefault(creator_of(annotation), []).append((where, annotation))
        for source, found in sources.items():
            if not found.makers:
                reading.pass_over([_TIED] * len(found.ties))
                continue
            reading.where = next(iter(found.makers.values()))[0][0]
            try:
                article = self._article(source, found, reading)
            except BadInputError as error:
                self._leave_out(error, reading)
                continue
            yield article

    def _article(self, source: str, found: _OfSource, reading: Reading) -> AnnotatedArticle:
        """Make the article of a source."""
        given = self.texts.get(source)
        name = _name_of(source)
        read = text_beside(self.path, source, reading.name) if given is None else given
        text = body_of(read, "value", reading.where, reading.tell)
        offsets = OffsetMap(read)
        sets: list[_Set] = []
        homes: dict[str, _Set] = {}
        for creator, annotations in found.makers.items():
            one = _Set(text, creator, offsets)
            for place, annotation in annotations:
                reading.where = place
                self._guarded(one.add, annotation, source, reading)
            sets.append(one)
            homes.update(dict.fromkeys(one.iris, one))
        for place, annotation in found.ties:
            home = next((homes[one.source] for one in targets_of(annotation) if one.source in homes), None)
            if home is None or not home.holds(annotation):
                reading.pass_over([_TIED])
                continue
            reading.where = place
            self._guarded(home.tie, annotation, source, reading)
        article = article_of({}, text, {"source": source} if source else EMPTY, reading)
        layers = tuple(one.layer({}, reading) for one in sets)
        named = {"name": canonical(name_in(source)) or reading.name}
        return replace(article, title=name or article.title, layers=layers, source=named)

    def _guarded(
        self, take: Callable[[Object, Reading], None], annotation: Object, source: str, reading: Reading
    ) -> None:
        """Take one annotation, or leave it out where the person said to go on."""
        self.taken += 1
        if not self.taken % _OFTEN:
            self.options.pulse()
        try:
            _assert_about(source, annotation, reading)
            take(annotation, reading)
        except BadInputError as error:
            self._leave_out(error, reading)

    def _leave_out(self, error: BadInputError, reading: Reading) -> None:
        if not self.options.keep_going:
            raise error
        reading.tell(left_out(error))


def _assert_about(source: str, annotation: Object, reading: Reading) -> None:
    if any(one.source != source for one in targets_of(annotation) if one.selectors):
        raise BadInputError(
            "{where}: the annotation {id} is about several sources; make one for each",
            where=reading.where,
            id=shown(iri_of(annotation)),
        )


def _name_of(source: str) -> str:
    """A title for a source that has none: the stem of its last part."""
    return canonical(Path(name_in(source)).stem)


def _annotations(record: Object, reading: Reading) -> Iterator[Object]:
    """The annotations of a record: itself, or those of its page."""
    kinds = kinds_of(record)
    if "Annotation" in kinds:
        yield record
        return
    if not kinds & _PAGES:
        raise BadInputError(
            "{where}: this is neither an annotation nor a page or collection of them; give Web Annotations",
            where=reading.where,
        )
    page = record.get("first") if "items" not in record else record
    if not isinstance(page, dict):
        raise BadInputError(
            "{where}: the first page of the collection is {kind}; give it with its `items` in the file",
            where=reading.where,
            kind=kind_of(page),
        )
    for item in listed(page, "items", "the page", reading.where):
        if not isinstance(item, dict):
            raise no_object("an annotation", item, reading.where)
        yield item


def _article_of_ours(record: Object, reading: Reading) -> AnnotatedArticle:
    reading.name_article(record.get("article"))
    document = object_of(record, "document", "the collection", reading.where)
    text = body_of(document.get("value"), "document.value", reading.where, reading.tell)
    article = article_of(record, text, object_of(record, "meta", "the collection", reading.where), reading)
    if record["role"] is None:
        return article
    found = _Set(text, creator_of(record), OffsetMap(text.read or ""))
    items = list(_annotations(record, reading))
    for item in items:
        if "linking" not in motivations_of(item):
            found.add(item, reading)
    for item in items:
        if "linking" in motivations_of(item):
            found.tie(item, reading)
    return with_layer(article, found.layer(record, reading))


class _Set:
    """The annotations of one creator on one text while they are read."""

    def __init__(self, text: ReadText, creator: str | None, offsets: OffsetMap) -> None:
        self._text = text
        self._offsets = offsets
        self._spans = Spans(text, "")
        self._creator = creator
        self.iris: dict[str, str] = {}
        """The ids of its annotations, by their IRIs."""
        self._relations: list[RelationRecord] = []

    def add(self, annotation: Object, reading: Reading) -> None:
        """Take an annotation of a stretch, one for each of its labels.

        Raises:
            BadInputError: its place cannot be told.
        """
        said = said_by(annotation)
        reading.pass_over(said.other)
        iri = iri_of(annotation)
        named = annotation.get("annotation")
        name = named if isinstance(named, str) and named else iri or None
        where = (
            Phrase("{place}, annotation {id}", place=reading.where, id=shown(name or ""))
            if name
            else reading.where
        )
        places = sorted(
            place
            for target in targets_of(annotation)
            for place in places_of(
                target.selectors, self._text.read or "", self._offsets, where, reading.tell
            )
        )
        if not places:
            raise BadInputError("{where}: the annotation has no target; tell its place", where=where)
        entry: Object = {
            key: annotation[key] for key in ("attributes", "discuss", "origin") if key in annotation
        }
        if said.notes:
            entry["note"] = "\n".join(said.notes)
        if len(places) > 1:
            entry["fragments"] = [[start, end] for start, end in places]
        self._spans.where = where
        labels = said.labels or motivations_of(annotation)[:1] or ["highlighting"]
        for number, label in enumerate(labels):
            known_as = name if not number or name is None else f"{name}+{label}"
            span = self._spans.add(entry, known_as, label, places[0][0], places[-1][1])
            if iri and not number:
                self.iris[iri] = span.id

    def holds(self, annotation: Object) -> bool:
        """Whether the annotation links two of this set."""
        return all(one.source in self.iris for one in targets_of(annotation)) and any(
            link in self.iris for link in said_by(annotation).links
        )

    def tie(self, annotation: Object, reading: Reading) -> None:
        """Take a relation.

        Raises:
            BadInputError: one of its ends is not in the set.
        """
        said = said_by(annotation)
        kind: Json = (said.labels or ["linking"])[0]
        ends: list[str] = []
        target = targets_of(annotation)
        for key, iri in (
            ("target", target[0].source if target else ""),
            ("body", next(iter(said.links), "")),
        ):
            if iri not in self.iris:
                raise no_end(kind, key, iri, reading.where)
            ends.append(self.iris[iri])
        entry: Object = {"attributes": annotation.get("attributes"), "note": "\n".join(said.notes)}
        named = annotation.get("relation")
        name = named if isinstance(named, str) and named else None
        self._relations.append(relation_from(entry, ends[0], ends[1], kind, name, reading.where))

    def layer(self, record: Object, reading: Reading) -> Layer:
        """Make the set."""
        return layer_from(record, self._spans.found, tuple(self._relations), reading, Layer(self._creator))
