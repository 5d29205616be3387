"""How far the annotators of a project agree: which work counts, read and counted portion by portion."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from annotator.domain.agreement import Agreement
from annotator.domain.agreement_attributes import AttributeColumns
from annotator.domain.agreement_batch import batch_of
from annotator.domain.agreement_counting import Layout
from annotator.domain.agreement_drawing import DRAWS, FEWEST, SEED
from annotator.domain.agreement_rows import Columns, Unit, Work, Worked
from annotator.domain.agreement_sums import Called, Sums
from annotator.domain.agreement_tallies import tallies_of
from annotator.domain.annotation_set import AnnotationSet, Status
from annotator.domain.annotator import Annotator
from annotator.domain.article import Article
from annotator.domain.errors import BadInputError
from annotator.domain.label import Label, Scheme
from annotator.services.ports import Reading
from annotator.services.progress import UNDISTURBED, Progress

T = TypeVar("T")
NO_LABEL = "there is no label {name}; there are {known}"
NO_ANNOTATOR = "there is no annotator {name}; there are {known}"
NO_ARTICLE = "there is no article {name}; there are {known}"
MOST = 12
"""Names that a message lists."""
AT_ONCE, LENGTH_AT_ONCE = 200, 1_000_000
"""Articles, and code points, that are counted together."""


@dataclass(frozen=True, slots=True)
class Counted:
    """Which work counts; what is empty lets all through."""

    statuses: tuple[Status, ...] = (Status.DONE,)
    annotators: tuple[str, ...] = ()
    """Names."""
    labels: tuple[str, ...] = ()
    """Names; `all` is then these together."""
    articles: tuple[str, ...] = ()
    """Ids."""
    unit: Unit = Unit.TOKEN


DONE = Counted()


def agreement(read: Reading, counted: Counted = DONE, progress: Progress = UNDISTURBED) -> Agreement:
    """Every figure of agreement; articles are read one after another, and sums alone are kept.

    Args:
        read: a consistent state, best a snapshot where there are many articles.
        counted: which work counts.
        progress: told how many articles are read.

    Raises:
        BadInputError: there is no such annotator, label or article.
        CancelledError: `progress` stopped it.
    """
    scheme, everybody = read.scheme(), read.annotators()
    labels = _chosen({one.name: one for one in scheme.labels}, counted.labels, NO_LABEL)
    people = _chosen({one.name: one for one in everybody}, counted.annotators, NO_ANNOTATOR)
    articles = _chosen({one.id: one for one in read.articles()}, counted.articles, NO_ARTICLE)
    places = {one.uid: place for place, one in enumerate(people)}
    worked = _worked(read, articles, people, counted.statuses)
    columns, layout, called = _columns(scheme, labels, people)
    sums = Sums(len(worked), layout, called)
    done = 0
    for portion in _portions(worked):
        progress(done, len(worked))
        rows = [_row(read, article, sets, places) for article, sets in portion]
        sums.add(tallies_of(batch_of(rows, columns, counted.unit), layout))
        done += len(portion)
    progress(done, len(worked))
    who = {one.annotator for _, sets in worked for one in sets}
    return Agreement(
        pairs=sums.pairs([(0, 1)] if len(counted.annotators) == len(people) == 2 else ()),
        alpha=sums.alphas(),
        alpha_u=sums.alphas_u(),
        articles=len(worked),
        annotators=tuple(one.name for one in people if one.uid in who),
        unit=counted.unit.value,
        seed=SEED,
        draws=DRAWS,
        fewest=FEWEST,
    )


Sets = list[AnnotationSet]


def chosen_work(read: Reading, counted: Counted) -> tuple[dict[str, str], list[tuple[Article, Sets]]]:
    """The labels that count, by `uid` with their names, and the articles that two or more did, with the sets.

    Raises:
        BadInputError: there is no such annotator, label or article.
    """
    labels = _chosen({one.name: one for one in read.scheme().labels}, counted.labels, NO_LABEL)
    people = _chosen({one.name: one for one in read.annotators()}, counted.annotators, NO_ANNOTATOR)
    articles = _chosen({one.id: one for one in read.articles()}, counted.articles, NO_ARTICLE)
    return {one.uid: one.name for one in labels}, _worked(read, articles, people, counted.statuses)


def _worked(
    read: Reading, articles: Sequence[Article], people: Sequence[Annotator], statuses: Sequence[Status]
) -> list[tuple[Article, Sets]]:
    """The articles that at least two did, with their sets in the order of the people."""
    places = {one.uid: place for place, one in enumerate(people)}
    by_article: dict[str, Sets] = {}
    for one in read.annotators_sets(statuses):
        if one.annotator in places:
            by_article.setdefault(one.article, []).append(one)
    found = [(article, by_article.get(article.uid, [])) for article in articles]
    return [
        (article, sorted(sets, key=lambda one: places[one.annotator]))
        for article, sets in found
        if len(sets) > 1
    ]


def _portions(worked: Iterable[tuple[Article, Sets]]) -> Iterator[list[tuple[Article, Sets]]]:
    portion: list[tuple[Article, Sets]] = []
    length = 0
    for article, sets in worked:
        if portion and (len(portion) == AT_ONCE or length + article.length > LENGTH_AT_ONCE):
            yield portion
            portion, length = [], 0
        portion.append((article, sets))
        length += article.length
    if portion:
        yield portion


def _row(read: Reading, article: Article, sets: Sets, places: Mapping[str, int]) -> Worked:
    works = [Work(places[one.annotator], read.marks_of(one.uid), read.ties_of(one.uid)) for one in sets]
    return Worked(read.text(article.uid), works)


def _columns(
    scheme: Scheme, labels: Sequence[Label], people: Sequence[Annotator]
) -> tuple[Columns, Layout, Called]:
    """What is counted; of relation types those that connect labels that are."""
    known = {one.uid for one in labels}
    types = scheme.relation_types
    if len(labels) < len(scheme.labels):
        types = tuple(one for one in types if known & {*one.sources} and known & {*one.targets})
    attributes = AttributeColumns([[one.name for one in label.attributes] for label in labels])
    return (
        Columns(
            {one.uid: place for place, one in enumerate(labels)},
            {one.uid: place for place, one in enumerate(types)},
        ),
        Layout(len(labels), len(types), attributes),
        Called([one.name for one in people], [one.name for one in labels], [one.name for one in types]),
    )


def _chosen(there: Mapping[str, T], wanted: Sequence[str], unknown: str) -> list[T]:
    """Those of the names that are wanted, in that order; all where none is."""
    if not wanted:
        return list(there.values())
    for name in wanted:
        if name not in there:
            known = ", ".join(list(there)[:MOST]) + (", …" if len(there) > MOST else "")
            raise BadInputError(unknown, name=name, known=known or "none yet")
    return [there[name] for name in dict.fromkeys(wanted)]
