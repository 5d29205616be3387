"""The claim ledger of a project: whose annotations it is made of, and which of its rows are asked for."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotator.domain.annotation_set import AnnotationSet, Role
from annotator.domain.article import Article
from annotator.domain.ledger import Ledger, LedgerRow, LedgerScheme, rows_of
from annotator.services.choosing import ALL, GOLD, check_layer
from annotator.services.ports import Reading
from annotator.services.progress import UNDISTURBED, Progress


@dataclass(frozen=True, slots=True)
class LedgerFilter:
    """Which rows are asked for; what is None or empty lets all through."""

    article: str = ""
    """The article's `uid`."""
    since: str = ""
    """Published on that day or later (YYYY-MM-DD); what has no date is left out."""
    until: str = ""
    """Published on that day or before."""
    quantity: str | None = None
    """Its name; empty: those without a quantity."""
    speaker: str = ""
    """The entity, or the text of a speaker that has none."""
    polarity: str = ""
    contradicting: bool = False
    """Only rows that exclude another. Beside a speaker or polarity: the pairs of which one side fits."""

    def takes(self, article: Article) -> bool:
        """Whether rows of the article are asked for."""
        if self.article not in {"", article.uid}:
            return False
        day = article.published[:10]
        if (self.since or self.until) and not day:
            return False
        return (not self.since or day >= self.since) and (not self.until or day <= self.until)

    def fits(self, row: LedgerRow) -> bool:
        """Whether the row has the speaker and the polarity."""
        if self.speaker and self.speaker not in {speaker.name for speaker in row.speakers}:
            return False
        return not self.polarity or row.polarity == self.polarity


EVERYTHING = LedgerFilter()


def read_ledger(
    read: Reading,
    layer: str | None = None,
    where: LedgerFilter = EVERYTHING,
    progress: Progress = UNDISTURBED,
) -> Ledger:
    """The ledger of a project, in reading order; articles are read one after another.

    Args:
        read: a consistent state, best a snapshot where there are many articles.
        layer: `all` sets, final `gold`, one annotator's by name; None: of each article the final gold where
            it has one, else all sets.
        where: which rows are asked for.
        progress: told how many articles are read.

    Raises:
        BadInputError: there is no annotator of that name.
        CancelledError: `progress` stopped it.
    """
    people = {person.uid: person.name for person in read.annotators()}
    if layer is not None:
        check_layer(layer, people.values())
    scheme = LedgerScheme(read.scheme())
    articles = [article for article in read.articles() if where.takes(article)]
    rows: list[LedgerRow] = []
    for number, article in enumerate(articles):
        if number % 20 == 0:
            progress(number, len(articles))
        sets = _chosen(read.sets_of(article.uid), layer, people)
        rows += (row for row in _rows(read, article, sets, scheme, people) if _counted(row, where))
    progress(len(articles), len(articles))
    return _filtered(Ledger(tuple(rows)), where)


def _chosen(
    sets: Sequence[AnnotationSet], layer: str | None, people: Mapping[str, str]
) -> list[AnnotationSet]:
    gold = [one for one in sets if one.role is Role.GOLD and one.final]
    if layer == GOLD or (layer is None and gold):
        return gold
    if layer in {None, ALL}:
        return list(sets)
    return [one for one in sets if one.role is Role.ANNOTATOR and people[one.annotator] == layer]


def _rows(
    read: Reading,
    article: Article,
    sets: Sequence[AnnotationSet],
    scheme: LedgerScheme,
    people: Mapping[str, str],
) -> Iterator[LedgerRow]:
    """The rows of an article; what several layers have at one place stands together."""
    found: list[LedgerRow] = []
    text = None
    for one in sets:
        relations = read.relations_of(one.uid)
        if not scheme.ties_numbers(relations):
            continue
        if text is None:
            text = read.text(article.uid)
        layer = GOLD if one.role is Role.GOLD else people[one.annotator]
        found += rows_of(article, text, layer, scheme, read.annotations_of(one.uid), relations)
    # The order of the sets, and within each its own, stays where claims have the same extent.
    found.sort(key=lambda row: (row.claim.start, -row.claim.end))
    yield from found


def _counted(row: LedgerRow, where: LedgerFilter) -> bool:
    return where.quantity is None or (row.amount.quantity or "") == where.quantity


def _filtered(ledger: Ledger, where: LedgerFilter) -> Ledger:
    if not (where.speaker or where.polarity or where.contradicting):
        return ledger
    rows, found = ledger.rows, ledger.contradictions
    if not where.contradicting:
        return Ledger(tuple(filter(where.fits, rows)))
    return Ledger(
        tuple(
            row
            for index, row in enumerate(rows)
            if found.count(index)
            and (where.fits(row) or any(where.fits(rows[one]) for one in found.of(index)))
        )
    )
