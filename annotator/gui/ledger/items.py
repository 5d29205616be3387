"""What the ledger's list shows, line by line: the heading of a quantity, or a statement."""

from dataclasses import dataclass

from annotator.domain.ledger.panels import Line, Panel, panels_of, unsorted_rows
from annotator.domain.ledger.rows import Ledger, LedgerRow
from annotator.formats.ledger.words import LedgerWords
from annotator.gui.ledger.words import sentence
from annotator.services.ledger.keeping import Found


@dataclass(frozen=True, slots=True)
class Heading:
    """Begins a panel; the last one, without a panel, begins the numbers that have no quantity yet."""

    panel: Panel | None
    told: tuple[str, ...]
    """What excludes what, or why they are not sorted in, each a sentence on one line."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A row of the ledger under its heading."""

    line: Line
    panel: Panel | None

    @property
    def row(self) -> LedgerRow:
        """The row itself."""
        return self.line.row

    @property
    def key(self) -> tuple[str, str]:
        """By which the same row is found again: the claim's `uid` and the number's."""
        return self.line.row.claim.uid, self.line.row.number.uid


Item = Heading | Statement


@dataclass(frozen=True, slots=True)
class Shown:
    """A ledger laid out as lines; everything that takes time is done when this is made."""

    found: Found
    items: tuple[Item, ...]
    pairs: int
    """How many pairs of rows exclude each other."""
    articles: int
    """Of how many articles rows are shown."""
    layers: int
    speakers: tuple[str, ...]
    """Who can be asked for, by name."""
    quantities: tuple[str, ...]

    @property
    def ledger(self) -> Ledger:
        """The rows."""
        return self.found.ledger


def laid_out(found: Found, words: LedgerWords) -> Shown:
    """Make the lines of a ledger; for any thread."""
    ledger = found.ledger
    items: list[Item] = []
    for panel in panels_of(ledger):
        items.append(Heading(panel, _told(panel, words)))
        items.extend(Statement(line, panel) for line in panel.lines)
    left = unsorted_rows(ledger)
    if left:
        items.append(Heading(None, (words.unsorted_why,)))
        items.extend(Statement(Line(index, ledger.rows[index], None), None) for index in left)
    return Shown(
        found,
        tuple(items),
        ledger.contradictions.pairs,
        len({row.article.uid for row in ledger.rows}),
        len({row.layer for row in ledger.rows}),
        _sorted({speaker.name for row in found.unfiltered for speaker in row.speakers}),
        _sorted({row.amount.quantity for row in found.unfiltered if row.amount.quantity is not None}),
    )


def _told(panel: Panel, words: LedgerWords) -> tuple[str, ...]:
    told = [sentence(words, bracket) for bracket in panel.brackets]
    if panel.left_out:
        told.append(words.more.format(n=panel.left_out))
    return tuple(told)


def _sorted(names: set[str]) -> tuple[str, ...]:
    return tuple(sorted(names, key=lambda name: (name.casefold(), name)))
