"""Which articles and layers of a project an export takes, and under which names."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from annotator.domain.annotation_set import AnnotationSet, Role, Status
from annotator.domain.article import Article, ArticleKey
from annotator.domain.decision import Decision
from annotator.domain.errors import BadInputError, NotFoundError
from annotator.domain.licence import may_be_passed_on
from annotator.domain.relation import Relation
from annotator.formats.api import AnnotatedArticle, Layer, RelationRecord, SpanRecord
from annotator.formats.span_rows import SpanRows
from annotator.services.ports.chunks import chunks
from annotator.services.ports.reading import Reading
from annotator.services.progress import Progress
from annotator.services.selecting.disguising import NO_DISGUISE, Disguise
from annotator.services.selecting.majority_layer import MAJORITY, majority_layer

ALL = "all"
GOLD = "gold"
ANNOTATORS = "annotators"
_AT_ONCE = 20
"""Articles that are asked for together, with their sets and what is in these but the annotations."""
KINDS_OF_LAYERS = (ALL, GOLD, ANNOTATORS, MAJORITY)


@dataclass(frozen=True, slots=True)
class Choice:
    """Which layers of which articles to take; what is empty lets all through."""

    layer: str = ALL
    """`all`, `gold`, `annotators`, `majority`, or the name of one annotator, who goes before the last two."""
    statuses: tuple[Status, ...] = ()
    anonymous: bool = False
    labels: tuple[str, ...] = ()
    """Names."""
    articles: tuple[str, ...] = ()
    """Ids."""
    since: str = ""
    """A date, `2026-02-01`."""
    until: str = ""

    def takes_of(self, published: str) -> bool:
        """Whether articles of that date, which may be unknown, are among those that were asked for."""
        if not (self.since or self.until):
            return True
        day = published[:10]
        return bool(day) and _reaches(day, self.since) >= 0 and _reaches(day, self.until) <= 0


def _reaches(day: str, bound: str) -> int:
    """Whether a date is before (-1), at (0) or after (1) another; a year or a month is all of its days."""
    both = min(len(day), len(bound))
    return (day[:both] > bound[:both]) - (day[:both] < bound[:both])


@dataclass(frozen=True, slots=True)
class _Names:
    """From `uid`s to the names that are written."""

    people: Mapping[str, str]
    labels: Mapping[str, str]
    types: Mapping[str, str]
    disguise: Disguise


def chosen_articles(
    read: Reading, choice: Choice, progress: Progress, only: Sequence[ArticleKey] | None = None
) -> Iterator[AnnotatedArticle]:
    """Give the articles of a project in their order, one by one, each with the layers that were asked for.

    A text that may not be passed on is left out.

    Args:
        read: a consistent state.
        choice: which.
        progress: told how many articles are read.
        only: these of `chosen_of`, if not all.

    Raises:
        BadInputError: there is no annotator, article or label of that name.
    """
    scheme = read.scheme()
    people = {person.uid: person.name for person in read.annotators()}
    check_layer(choice.layer, people.values(), KINDS_OF_LAYERS)
    disguise = Disguise(people.values()) if choice.anonymous else NO_DISGUISE
    names = _Names(
        {uid: disguise.name(name) for uid, name in people.items()},
        {label.uid: label.name for label in scheme.labels},
        {kind.uid: kind.name for kind in scheme.relation_types},
        disguise,
    )
    labels = frozenset(choice.labels)
    articles = chosen_of(read, choice) if only is None else only
    for number, (key, about) in enumerate(_with_sets(read, articles)):
        if number % _AT_ONCE == 0:
            progress(number, len(articles))
        sets = [one for one in about.sets.get(key.uid, ()) if _asked(one, choice, people)]
        if choice.statuses and not sets:
            continue
        record = _record(read, about.articles[key.uid], sets, about, names)
        if labels:
            record = replace(record, layers=tuple(_of_labels(layer, labels) for layer in record.layers))
        if choice.layer == MAJORITY and MAJORITY not in people.values():
            layer = majority_layer(record.layers)
            record = replace(record, layers=(layer,) if layer is not None else ())
        yield record
    progress(len(articles), len(articles))


def chosen_of(read: Reading, choice: Choice) -> list[ArticleKey]:
    """The articles that were asked for, in their order, whatever work there is on them.

    Raises:
        BadInputError: there is no article of one of the ids, or no label of one of the names, or no day
            between the dates.
    """
    if choice.since and choice.until and _reaches(choice.since, choice.until) > 0:
        raise BadInputError(
            "no day is from {since} on and not after {until}; give the earlier day first",
            since=choice.since,
            until=choice.until,
        )
    articles = read.article_keys()
    ids, labels = {one.id for one in articles}, {one.name for one in read.scheme().labels}
    for name in choice.articles:
        if name not in ids:
            raise BadInputError("there is no article {name} in the project; check the id", name=name)
    for name in choice.labels:
        if name not in labels:
            raise BadInputError("there is no label {name} in the project; check the name", name=name)
    wanted = frozenset(choice.articles) or ids
    return [one for one in articles if one.id in wanted and choice.takes_of(one.published)]


def _of_labels(layer: Layer, labels: Collection[str]) -> Layer:
    """The annotations of some labels, and the relations between them."""
    spans = tuple(span for span in layer.spans if span.label in labels)
    ids = {span.id for span in spans}
    relations = tuple(one for one in layer.relations if one.source in ids and one.target in ids)
    return replace(layer, spans=spans, relations=relations)


def check_layer(layer: str, people: Collection[str], kinds: Collection[str] = (ALL, GOLD)) -> None:
    """Check that a layer is one of the kinds, or one of the people by name.

    Raises:
        BadInputError: there is no annotator of that name.
    """
    if layer not in {*kinds, *people}:
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
    if choice.statuses and one.status not in choice.statuses:
        return False
    if choice.layer == ALL:
        return True
    if choice.layer == GOLD:
        return one.role is Role.GOLD
    if one.role is not Role.ANNOTATOR:
        return False
    return people[one.annotator] == choice.layer or (
        choice.layer in {ANNOTATORS, MAJORITY} and choice.layer not in people.values()
    )


@dataclass(frozen=True, slots=True)
class _About:
    """What is asked for about some articles at once, as each question costs time; by the parent's `uid`."""

    articles: Mapping[str, Article]
    """By their own."""
    sets: Mapping[str, Sequence[AnnotationSet]]
    relations: Mapping[str, Sequence[Relation]]
    decisions: Mapping[str, Sequence[Decision]]


def _with_sets(read: Reading, articles: Sequence[ArticleKey]) -> Iterator[tuple[ArticleKey, _About]]:
    for portion in chunks(articles, _AT_ONCE):
        keys = [one.uid for one in portion]
        sets = read.children(AnnotationSet, keys)
        uids = [one.uid for those in sets.values() for one in those]
        about = _About(
            {one.uid: one for one in read.get_many(Article, keys)},
            sets,
            read.children(Relation, uids),
            read.children(Decision, uids),
        )
        for key in portion:
            yield key, about


def _record(
    read: Reading,
    article: Article,
    sets: Sequence[AnnotationSet],
    about: _About,
    names: _Names,
) -> AnnotatedArticle:
    return AnnotatedArticle(
        id=article.id,
        title=article.title,
        text=read.text(article.uid) if may_be_passed_on(article.meta) else None,
        sha256=article.sha256,
        meta=article.meta,
        layers=tuple(_layer(read, one, about, names) for one in sets),
    )


def _layer(read: Reading, one: AnnotationSet, about: _About, names: _Names) -> Layer:
    rows, relations = read.written_of(one.uid), about.relations.get(one.uid, ())
    ids = {row[0]: row[1] for row in rows} if relations else {}
    spans: Sequence[SpanRecord] = SpanRows(rows, names.labels)
    if names.disguise is not NO_DISGUISE:
        spans = tuple(_disguised(span, names.disguise) for span in spans)
    return Layer(
        annotator=names.people[one.annotator],
        role=one.role,
        status=one.status,
        spans=spans,
        relations=tuple(
            RelationRecord(
                source=ids[relation.source],
                target=ids[relation.target],
                type=names.types[relation.type],
                id=relation.id,
                attributes=relation.attributes,
                note=names.disguise.text(relation.note),
            )
            for relation in relations
        ),
        decisions=tuple(names.disguise.value(decision.body) for decision in about.decisions.get(one.uid, ())),
        final=one.final,
        guideline=one.guideline,
    )


def _disguised(span: SpanRecord, disguise: Disguise) -> SpanRecord:
    return replace(span, note=disguise.text(span.note), origin=disguise.object(span.origin))
