"""The annotations behind a figure of agreement, so that they can be opened and argued about."""

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass

from annotator.domain.agreement.batch import Batch, Marks, batch_of
from annotator.domain.agreement.pictures import NOTHING, Pair
from annotator.domain.agreement.places import Found, Place, Wanted, begins_of, pairs_wanted
from annotator.domain.agreement.rows import Worked
from annotator.domain.article import Article
from annotator.services.agreement.agreeing import Plan, plan_of, row_of
from annotator.services.agreement.choosing_sets import chosen_work
from annotator.services.agreement.finding_done import Done
from annotator.services.agreement.keeping import Measured, Opening
from annotator.services.ports.reading import Reading
from annotator.services.ports.storage import Store
from annotator.services.progress import UNDISTURBED, Progress

MOST = 1000
"""So many places are told."""
LONGEST = 80
"""Code points of what was marked that are told of each side."""


@dataclass(frozen=True, slots=True)
class Places:
    """Places in the order of the articles."""

    places: tuple[Place, ...]
    more: bool
    """Whether there are more than are told."""


def places_behind(
    store: Store, found: Measured, wanted: Wanted, progress: Progress = UNDISTURBED, most: int = MOST
) -> Places:
    """The annotations behind a figure.

    Args:
        store: the project.
        found: the figures; the articles that have nothing of it are not read.
        wanted: what is looked for.
        progress: told how many articles are read.
        most: how many places are told.

    Raises:
        CancelledError: `progress` stopped it.
    """
    return _places(store.reading, found, wanted, progress, most)


def places_in(read: Reading, found: Measured, wanted: Wanted, most: int = MOST) -> Places:
    """As `places_behind`, of one state of the project."""
    return _places(lambda: nullcontext(read), found, wanted, UNDISTURBED, most)


def _places(opening: Opening, found: Measured, wanted: Wanted, progress: Progress, most: int) -> Places:
    with opening() as read:
        done = Done().renewed(read) if found.counted.by_day else None
        work = chosen_work(read, found.counted, done)
    plan = plan_of(work.scheme, work.labels, work.people)
    there = found.table.articles_with(wanted)
    articles = [(article, sets) for article, sets in work.articles if article.uid in there]
    places: list[Place] = []
    for number, (article, sets) in enumerate(articles):
        progress(number, len(articles))
        with opening() as read:
            worked = row_of(read, article, sets, plan.places)
        batch = batch_of([worked], plan.columns, found.counted.unit)
        for place in _in_article(wanted, article, worked, batch, plan):
            if len(places) == most:
                return Places(tuple(places), more=True)
            places.append(place)
    progress(len(articles), len(articles))
    return Places(tuple(places), more=False)


def _in_article(
    wanted: Wanted, article: Article, worked: Worked, batch: Batch, plan: Plan
) -> Iterator[Place]:
    people = [plan.called.people[one.person] for one in worked.works]
    for second in range(1, len(people)):
        for first in range(second):
            names = people[first], people[second]
            if wanted.pair in {None, names}:
                sides = batch.slots[first], batch.slots[second]
                for found in pairs_wanted(wanted, batch, worked.text, (first, second), plan.called, names):
                    yield _place(article, worked.text, sides, found, names, plan)


def _place(
    article: Article, text: str, sides: tuple[Marks, Marks], found: Found, names: Pair, plan: Plan
) -> Place:
    uids, words, labels, ends = [], [], [], []
    for marks, some in zip(sides, (found.first, found.second), strict=True):
        uids.append(tuple(marks.uids[n] for n in some))
        # Of a relation, where it starts from.
        words.append(_cut(text[marks.begin[some[0]] : marks.end[some[0]]]) if some else "")
        labels.append(plan.called.labels[marks.label[some[0]]] if some else NOTHING)
        ends += [int(marks.end[n]) for n in some]
    return Place(
        article.uid,
        article.id,
        article.title,
        names,
        uids[0],
        uids[1],
        min(begins_of(*sides, found)),
        max(ends),
        (words[0], words[1]),
        (labels[0], labels[1]),
    )


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1]}…"
