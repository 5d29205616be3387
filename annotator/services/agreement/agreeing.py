"""How far the annotators of a project agree: what counts is read and counted portion by portion."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotator.domain.agreement.attributes import AttributeColumns
from annotator.domain.agreement.batch import batch_of
from annotator.domain.agreement.counting import Layout
from annotator.domain.agreement.drawing import DRAWS, FEWEST, SEED
from annotator.domain.agreement.figures import Agreement, Basis
from annotator.domain.agreement.rows import Columns, Work, Worked
from annotator.domain.agreement.sums import Called, Sums
from annotator.domain.agreement.tallies import Tallies, tallies_of
from annotator.domain.annotator import Annotator
from annotator.domain.article import Article
from annotator.domain.label import Label, Scheme
from annotator.services.agreement.choosing_sets import DONE, ChosenWork, Counted, Sets, chosen_work
from annotator.services.ports.reading import Reading
from annotator.services.progress import UNDISTURBED, Progress

AT_ONCE, LENGTH_AT_ONCE = 200, 1_000_000
"""Articles, and code points, that are counted together."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is counted, and where it stands."""

    columns: Columns
    layout: Layout
    called: Called
    places: Mapping[str, int]
    """Of annotators, by `uid`."""


def agreement(read: Reading, counted: Counted = DONE, progress: Progress = UNDISTURBED) -> Agreement:
    """Every figure of agreement; articles are read one after another, and sums alone are kept.

    Args:
        read: a consistent state, best a snapshot where there are many articles.
        counted: which work counts.
        progress: told how many articles are read.

    Raises:
        BadInputError: there is no such annotator, label, article, version or day.
        CancelledError: `progress` stopped it.
    """
    work = chosen_work(read, counted)
    plan = plan_of(work.scheme, work.labels, work.people)

    def parts() -> Iterator[Tallies]:
        done = 0
        for portion in portions(work.articles):
            progress(done, len(work.articles))
            rows = [row_of(read, article, sets, plan.places) for article, sets in portion]
            yield tallies_of(batch_of(rows, plan.columns, counted.unit), plan.layout)
            done += len(portion)
        progress(done, len(work.articles))

    return figures_of(work, counted, plan, parts())


def figures_of(work: ChosenWork, counted: Counted, plan: Plan, parts: Iterable[Tallies]) -> Agreement:
    """The figures of counts; `parts` are those of `portions`, which the draws go by."""
    sums = Sums(len(work.articles), plan.layout, plan.called)
    for part in parts:
        sums.add(part)
    who = {one.annotator for _, sets in work.articles for one in sets}
    two = [plan.places[one.uid] for one in work.people] if len(counted.annotators) == len(work.people) else []
    return Agreement(
        pairs=sums.pairs([(two[0], two[1])] if len(two) == 2 else ()),
        alpha=sums.alphas(),
        alpha_u=sums.alphas_u(),
        articles=len(work.articles),
        annotators=tuple(one.name for one in work.people if one.uid in who),
        unit=counted.unit.value,
        seed=SEED,
        draws=DRAWS,
        fewest=FEWEST,
        basis=Basis(
            tuple(one.value for one in counted.statuses),
            *(counted.annotators, counted.labels, counted.articles, counted.since, counted.until),
            guidelines=counted.guidelines,
            reviewed=counted.reviewed.value,
            sets=sum(len(sets) for _, sets in work.articles),
        ),
    )


def portions(worked: Iterable[tuple[Article, Sets]]) -> Iterator[list[tuple[Article, Sets]]]:
    """Articles that are counted together."""
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


def row_of(read: Reading, article: Article, sets: Sets, places: Mapping[str, int]) -> Worked:
    """An article with the work that counts in it."""
    works = [Work(places[one.annotator], read.marks_of(one.uid), read.ties_of(one.uid)) for one in sets]
    return Worked(read.text(article.uid), works)


def plan_of(scheme: Scheme, labels: Sequence[Label], people: Sequence[Annotator]) -> Plan:
    """What is counted; of relation types those that connect labels that are."""
    known = {one.uid for one in labels}
    types = scheme.relation_types
    if len(labels) < len(scheme.labels):
        types = tuple(one for one in types if known & {*one.sources} and known & {*one.targets})
    attributes = AttributeColumns([[one.name for one in label.attributes] for label in labels])
    return Plan(
        Columns(
            {one.uid: place for place, one in enumerate(labels)},
            {one.uid: place for place, one in enumerate(types)},
        ),
        Layout(len(labels), len(types), attributes),
        Called([one.name for one in people], [one.name for one in labels], [one.name for one in types]),
        {one.uid: place for place, one in enumerate(people)},
    )
