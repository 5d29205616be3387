"""Whose work figures of agreement rest on: which annotators' sets count."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias, TypeVar

from annotator.domain.agreement.rows import Unit
from annotator.domain.annotation_set import AnnotationSet, Status
from annotator.domain.annotator import Annotator
from annotator.domain.article import Article
from annotator.domain.errors import BadInputError
from annotator.domain.label import Label, Scheme
from annotator.services.agreement.finding_done import NEVER, Done
from annotator.services.ledger.reading import is_day, last_day
from annotator.services.ports.reading import Reading

T = TypeVar("T")
Sets: TypeAlias = list[AnnotationSet]
NO_LABEL = "there is no label {name}; there are {known}"
NO_ANNOTATOR = "there is no annotator {name}; there are {known}"
NO_ARTICLE = "there is no article {name}; there are {known}"
NO_VERSION = "no set was made by version {name} of the guidelines; there are {known}"
NO_DAY = "{day} is no day; write YYYY-MM-DD, YYYY-MM or YYYY"
MOST = 12
"""Names that a message lists."""


class Reviewed(StrEnum):
    """Which articles count, by their review."""

    ALL = "all"
    BEFORE = "before"
    """Those without gold that is done: the annotators have not seen what was decided."""
    AFTER = "after"
    """Those whose final gold is done."""


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
    since: str = ""
    """Sets that were done on that day or later (YYYY-MM-DD, also YYYY-MM or YYYY; in UTC)."""
    until: str = ""
    """Sets that were done on that day or before."""
    guidelines: tuple[str, ...] = ()
    """Versions that sets were begun under; an empty text is for those of which that is not known."""
    reviewed: Reviewed = Reviewed.ALL

    @property
    def by_day(self) -> bool:
        """Whether it makes a difference when a set was done."""
        return bool(self.since or self.until)


DONE = Counted()


@dataclass(frozen=True, slots=True)
class ChosenWork:
    """The articles that two or more did, with the sets that count."""

    scheme: Scheme
    labels: Sequence[Label]
    """Those that count."""
    everybody: Sequence[Annotator]
    people: Sequence[Annotator]
    """Those that count, in the order in which they were asked for."""
    articles: Sequence[tuple[Article, Sets]]
    """In their order, each with its sets in the order of the people."""
    every: Sequence[tuple[Article, Sets]] = ()
    """Also the articles that one alone did."""
    done: Mapping[str, str] = field(default_factory=dict)
    """When sets (`uid`) were done, where that was asked for."""


def chosen_work(read: Reading, counted: Counted, done: Done | None = None) -> ChosenWork:
    """What counts.

    Args:
        read: a consistent state.
        counted: what is asked for.
        done: when sets were done, where that is known already.

    Raises:
        BadInputError: there is no such annotator, label, article, version or day.
    """
    for day in (counted.since, counted.until):
        if day and not is_day(day):
            raise BadInputError(NO_DAY, day=day)
    scheme, everybody = read.scheme(), read.annotators()
    labels = _chosen({one.name: one for one in scheme.labels}, counted.labels, NO_LABEL)
    people = _chosen({one.name: one for one in everybody}, counted.annotators, NO_ANNOTATOR)
    articles = _chosen({one.id: one for one in read.articles()}, counted.articles, NO_ARTICLE)
    if done is None and counted.by_day:
        done = Done().renewed(read)
    when = done.when if done is not None else NEVER
    every = _worked(read, articles, people, counted, when)
    worked = [(article, sets) for article, sets in every if len(sets) > 1]
    return ChosenWork(scheme, labels, everybody, people, worked, every, when)


def _worked(
    read: Reading,
    articles: Sequence[Article],
    people: Sequence[Annotator],
    counted: Counted,
    when: Mapping[str, str],
) -> list[tuple[Article, Sets]]:
    places = {one.uid: place for place, one in enumerate(people)}
    sets = [one for one in read.annotators_sets(counted.statuses) if one.annotator in places]
    if counted.guidelines:
        known = {one.guideline or "": one.guideline or "" for one in sets}
        known |= {one.version: one.version for one in read.guidelines()}
        wanted = {*_chosen({"": "", **known}, counted.guidelines, NO_VERSION)}
        sets = [one for one in sets if (one.guideline or "") in wanted]
    if counted.by_day:
        first, last = counted.since, last_day(counted.until) if counted.until else "~"
        sets = [one for one in sets if one.uid in when and first <= when[one.uid][:10] <= last]
    if counted.reviewed is not Reviewed.ALL:
        gold = {one.article for one in read.gold_sets() if one.final and one.status is Status.DONE}
        sets = [one for one in sets if (one.article in gold) is (counted.reviewed is Reviewed.AFTER)]
    by_article: dict[str, Sets] = {}
    for one in sets:
        by_article.setdefault(one.article, []).append(one)
    found = [(article, by_article.get(article.uid, [])) for article in articles]
    return [(article, sorted(some, key=lambda one: places[one.annotator])) for article, some in found if some]


def _chosen(there: Mapping[str, T], wanted: Sequence[str], unknown: str) -> list[T]:
    """Those of the names that are wanted, in that order; all where none is."""
    if not wanted:
        return list(there.values())
    for name in wanted:
        if name not in there:
            names = [one for one in there if one]
            known = ", ".join(names[:MOST]) + (", …" if len(names) > MOST else "")
            raise BadInputError(unknown, name=name, known=known or "none yet")
    return [there[name] for name in dict.fromkeys(wanted)]
