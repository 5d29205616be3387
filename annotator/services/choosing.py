"""Which articles and layers of a project an export takes, and under which names."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet, Role, Status
from annotator.domain.article import Article
from annotator.domain.errors import BadInputError, NotFoundError
from annotator.formats.api import AnnotatedArticle, Layer, RelationRecord, SpanRecord
from annotator.services.disguising import NO_DISGUISE, Disguise
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
    disguise: Disguise


def chosen_articles(read: Reading, choice: Choice, progress: Progress) -> Iterator[AnnotatedArticle]:
    """Give the articles of a project in their order, one by one, each with the layers that were asked for.

    Raises:
        BadInputError: there is no annotator of that name.
    """
    scheme = read.scheme()
    people = {person.uid: person.name for person in read.annotators()}
    check_layer(choice.layer, people.values())
    disguise = Disguise(people.values()) if choice.anonymous else NO_DISGUISE
    names = _Names(
        {uid: disguise.name(name) for uid, name in people.items()},
        {label.uid: label.name for label in scheme.labels},
        {kind.uid: kind.name for kind in scheme.relation_types},
        disguise,
    )
    articles = read.articles()
    for number, article in enumerate(articles):
        if number % 20 == 0:
            progress(number, len(articles))
        sets = [one for one in read.sets_of(article.uid) if _asked(one, choice, people)]
        if choice.status is None or sets:
            yield _record(read, article, sets, names)
    progress(len(articles), len(articles))


def check_layer(layer: str, people: Collection[str]) -> None:
    """Check that a layer is `all`, `gold` or one of the people by name.

    Raises:
        BadInputError: there is no annotator of that name.
    """
    if layer not in {ALL, GOLD, *people}:
        raise BadInputError(
            "there is no annotator {name}; there are {known}",
            name=layer,
            known=", ".join(people) or "none yet",
        )


def article_of_id(read: Reading, id: str) -> Article:
    """The article of a public id.

    Raises:
        NotFoundError: there is none.
    """
    found = read.article_called(id)
    if found is None:
        raise NotFoundError("there is no article {id} in the project; check the id", id=id)
    return found


def _asked(one: AnnotationSet, choice: Choice, people: Mapping[str, str]) -> bool:
    if choice.status not in {None, one.status}:
        return False
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
        spans=_spans(annotations, names),
        relations=tuple(
            RelationRecord(
                source=ids[relation.source],
                target=ids[relation.target],
                type=names.types[relation.type],
                id=relation.id,
                attributes=relation.attributes,
                note=names.disguise.text(relation.note),
            )
            for relation in read.relations_of(one.uid)
        ),
        decisions=tuple(names.disguise.value(decision.body) for decision in read.decisions_of(one.uid)),
        final=one.final,
        guideline=one.guideline,
    )


def _spans(annotations: list[Annotation], names: _Names) -> tuple[SpanRecord, ...]:
    """The annotations under the names of files; the hot path of an export."""
    labels, disguise = names.labels, names.disguise
    return tuple(
        [
            SpanRecord(
                one.id,
                labels[one.label],
                one.fragments,
                one.attributes,
                disguise.text(one.note) if one.note else "",
                one.discuss,
                None if one.origin is None else disguise.object(one.origin),
            )
            for one in annotations
        ]
    )
