"""The claim ledger of a project: whose annotations it is made of, and which of its rows are asked for."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet, Role
from annotator.domain.article import Article, ArticleText
from annotator.domain.ledger.rows import Ledger, LedgerRow, LedgerScheme, rows_of
from annotator.domain.relation import Relation
from annotator.services.ports.reading import Reading
from annotator.services.progress import UNDISTURBED, Progress
from annotator.services.selecting.choosing import ALL, GOLD, check_layer


@dataclass(frozen=True, slots=True)
class LedgerFilter:
    """Which rows are asked for; what is None or empty lets all through."""

    article: str = ""
    """The article's `uid`."""
    since: str = ""
    """Published on that day or later (YYYY-MM-DD, also YYYY-MM or YYYY); what has no date is left out."""
    until: str = ""
    """Published on that day or before, as `last_day` has it."""
    quantity: str | None = None
    """Its name; empty: those without a quantity."""
    speaker: str = ""
    """The entity, or the text of a speaker that has none."""
    polarity: str = ""
    contradicting: bool = False
    """Only rows that exclude another. Beside a speaker, polarity or words: pairs of which one side fits."""
    words: str = ""
    """Words that all stand somewhere in the row: in its texts, names, layer or article; capitals or not."""

    def takes(self, article: Article) -> bool:
        """Whether rows of the article are asked for."""
        if self.article not in {"", article.uid}:
            return False
        day = article.published[:10]
        if (self.since or self.until) and not day:
            return False
        return (not self.since or day >= self.since) and (not self.until or day <= self.until)

    def counts(self, row: LedgerRow) -> bool:
        """Whether the row is of the quantity."""
        return self.quantity is None or (row.amount.quantity or "") == self.quantity

    def fits(self, row: LedgerRow) -> bool:
        """Whether the row has the speaker, the polarity and the words."""
        if self.speaker and self.speaker not in {speaker.name for speaker in row.speakers}:
            return False
        if self.polarity and row.polarity != self.polarity:
            return False
        words = self.words.casefold().split()
        return not words or all(word in _letters_of(row) for word in words)


def _letters_of(row: LedgerRow) -> str:
    """Everything in a row that words are looked for in, on lines of their own."""
    names = [name for speaker in row.speakers for name in (speaker.text, speaker.entity or "")]
    of_article = (row.article.title, row.article.id, row.layer)
    said = (row.claim.text, row.number.text, row.amount.quantity or "", *row.hedges)
    return "\n".join((*names, *said, *of_article)).casefold()


def is_day(text: str) -> bool:
    """Whether a text is a day, a month or a year as a filter takes it."""
    return _DAY.fullmatch(text) is not None


def last_day(day: str) -> str:
    """The last day of a day, month or year; the 31st sorts behind all days of any month."""
    return day + _LAST[len(day) - len("2018") :]


_DAY: Final = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")
_LAST: Final = "-12-31"

EVERYTHING = LedgerFilter()
PORTION = 100
"""So many articles are read with one question: many enough for a server, few enough for the memory."""


@dataclass(frozen=True, slots=True)
class Told:
    """What an article has to say in the ledger."""

    article: Article
    sets: tuple[AnnotationSet, ...]
    """Those that count."""
    rows: Mapping[str, list[LedgerRow]]
    """By set (`uid`); sets without any are left out."""


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

    def chosen(sets: Sequence[AnnotationSet]) -> list[AnnotationSet]:
        return chosen_sets(sets, layer, people)

    for number in range(0, len(articles), PORTION):
        progress(number, len(articles))
        for told in told_by(read, articles[number : number + PORTION], scheme, people, chosen):
            rows += together(told.rows.values())
    progress(len(articles), len(articles))
    return filtered(rows, where)


def chosen_sets(
    sets: Sequence[AnnotationSet], layer: str | None, people: Mapping[str, str]
) -> list[AnnotationSet]:
    """The sets of an article that a layer means; `people` are annotators' names by `uid`."""
    gold = [one for one in sets if one.role is Role.GOLD and one.final]
    if layer == GOLD or (layer is None and gold):
        return gold
    if layer in {None, ALL}:
        return list(sets)
    return [one for one in sets if one.role is Role.ANNOTATOR and people[one.annotator] == layer]


def told_by(
    read: Reading,
    articles: Sequence[Article],
    scheme: LedgerScheme,
    people: Mapping[str, str],
    chosen: Callable[[Sequence[AnnotationSet]], list[AnnotationSet]],
) -> Iterator[Told]:
    """What some articles have to say, in their order, read with a few questions for all of them.

    Args:
        read: a consistent state.
        articles: so many as are to be in memory at once.
        scheme: what its labels and relation types mean.
        people: annotators' names by `uid`.
        chosen: which sets of an article count.
    """
    there = read.children(AnnotationSet, [article.uid for article in articles])
    sets = {uid: chosen(some) for uid, some in there.items()}
    relations = read.children(Relation, [one.uid for some in sets.values() for one in some])
    telling = {uid for uid, ties in relations.items() if scheme.ties_numbers(ties)}
    annotations = read.children(Annotation, list(telling))
    wanted = [uid for uid, some in sets.items() if any(one.uid in telling for one in some)]
    texts = {one.uid: one.text for one in read.get_many(ArticleText, wanted)}
    for article in articles:
        rows = {}
        for one in sets.get(article.uid, ()):
            if one.uid in telling:
                layer = GOLD if one.role is Role.GOLD else people[one.annotator]
                text, marked = texts[article.uid], annotations.get(one.uid, ())
                rows[one.uid] = rows_of(article, text, layer, scheme, marked, relations[one.uid])
        yield Told(
            article, tuple(sets.get(article.uid, ())), {uid: some for uid, some in rows.items() if some}
        )


def together(sets: Iterable[Sequence[LedgerRow]]) -> list[LedgerRow]:
    """The rows of several sets of an article; what they have at one place stands together."""
    found = [row for rows in sets for row in rows]
    # The order of the sets, and within each its own, stays where claims have the same extent.
    found.sort(key=lambda row: (row.claim.start, -row.claim.end))
    return found


def filtered(rows: Iterable[LedgerRow], where: LedgerFilter) -> Ledger:
    """The ledger of those rows of chosen articles that are asked for."""
    ledger = Ledger(tuple(row for row in rows if where.counts(row)))
    if not (where.speaker or where.polarity or where.contradicting or where.words):
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
