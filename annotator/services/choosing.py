"""Which articles and layers of a project an export takes, and under which names."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from annotator.domain.annotation_set import AnnotationSet, Role, Status
from annotator.domain.article import Article
from annotator.domain.errors import BadInputError
from annotator.domain.json_values import Json, JsonObject
from annotator.formats.api import AnnotatedArticle, Layer, RelationRecord, SpanRecord
from annotator.services.ports import Reading
from annotator.services.progress import Progress

ALL = "all"
GOLD = "gold"


@dataclass(frozen=True, slots=True)
class Choice:
    """What to take: `all` layers, `gold`, or those of one annotator by name; of one status or of any."""

    layer: str = ALL
    status: Status | None = None
    anonymous: bool = False


@dataclass(frozen=True, slots=True)
class _Names:
    """From `uid`s to the names that are written."""

    people: Mapping[str, str]
    labels: Mapping[str, str]
    types: Mapping[str, str]
    disguise: Mapping[str, str]
    """From true names to stand-ins; empty unless anonymous."""


def chosen_articles(read: Reading, choice: Choice, progress: Progress) -> Iterator[AnnotatedArticle]:
    """Give the articles of a project in their order, one by one, each with the layers that were asked for.

    Raises:
        BadInputError: there is no annotator of that name.
    """
    scheme = read.scheme()
    people = {person.uid: person.name for person in read.annotators()}
    if choice.layer not in {ALL, GOLD, *people.values()}:
        raise BadInputError(
            "there is no annotator {name}; there are {known}",
            name=choice.layer,
            known=", ".join(people.values()) or "none yet",
        )
    disguise = (
        {name: f"annotator-{n}" for n, name in enumerate(people.values(), 1)} if choice.anonymous else {}
    )
    names = _Names(
        {uid: disguise.get(name, name) for uid, name in people.items()},
        {label.uid: label.name for label in scheme.labels},
        {kind.uid: kind.name for kind in scheme.relation_types},
        disguise,
    )
    articles = read.articles()
    for number, article in enumerate(articles):
        if number % 20 == 0:
            progress(number, len(articles))
        sets = read.sets_of(article.uid)
        if choice.status is not None and not any(
            s.status is choice.status for s in sets if _asked(s, choice, people)
        ):
            continue
        taken = [s for s in sets if _asked(s, choice, people) and choice.status in {None, s.status}]
        yield _record(read, article, taken, names)
    progress(len(articles), len(articles))


def _asked(one: AnnotationSet, choice: Choice, people: Mapping[str, str]) -> bool:
    if choice.layer == ALL:
        return True
    if choice.layer == GOLD:
        return one.role is Role.GOLD
    return one.role is Role.ANNOTATOR and people[one.annotator] == choice.layer


def _record(read: Reading, article: Article, sets: list[AnnotationSet], names: _Names) -> AnnotatedArticle:
    return AnnotatedArticle(
        id=article.id,
        title=article.title,
        text=read.text(article.uid),
        sha256=article.sha256,
        meta=article.meta,
        layers=tuple(_layer(read, one, names) for one in sets),
    )


def _layer(read: Reading, one: AnnotationSet, names: _Names) -> Layer:
    annotations = read.annotations_of(one.uid)
    ids = {annotation.uid: annotation.id for annotation in annotations}
    return Layer(
        annotator=names.people[one.annotator],
        role=one.role,
        status=one.status,
        spans=tuple(
            SpanRecord(
                id=annotation.id,
                label=names.labels[annotation.label],
                fragments=annotation.fragments,
                attributes=annotation.attributes,
                note=annotation.note,
                discuss=annotation.discuss,
                origin=_disguised_origin(annotation.origin, names.disguise),
            )
            for annotation in annotations
        ),
        relations=tuple(
            RelationRecord(
                source=ids[relation.source],
                target=ids[relation.target],
                type=names.types[relation.type],
                id=relation.id,
                attributes=relation.attributes,
                note=relation.note,
            )
            for relation in read.relations_of(one.uid)
        ),
        decisions=tuple(_disguised(decision.body, names.disguise) for decision in read.decisions_of(one.uid)),
        final=one.final,
        guideline=one.guideline,
    )


def _disguised_origin(origin: JsonObject | None, disguise: Mapping[str, str]) -> JsonObject | None:
    if origin is None or not disguise:
        return origin
    return {key: _disguised(value, disguise) for key, value in origin.items()}


def _disguised(value: Json, disguise: Mapping[str, str]) -> Json:
    """Put stand-ins for names wherever a value is a name or a `name/annotation`."""
    if not disguise:
        return value
    if isinstance(value, str):
        name, slash, rest = value.partition("/")
        return disguise[name] + slash + rest if name in disguise else value
    if isinstance(value, list):
        return [_disguised(item, disguise) for item in value]
    if isinstance(value, dict):
        return {disguise.get(key, key): _disguised(item, disguise) for key, item in value.items()}
    return value
