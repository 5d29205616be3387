"""The ledger as a table for people: by quantity, and last what has none yet."""

from collections.abc import Iterator, Sequence

from annotator.cli.streams import one_line
from annotator.cli.tables import columns
from annotator.domain.ledger.panels import panels_of, unsorted_rows
from annotator.domain.ledger.rows import Ledger, LedgerRow
from annotator.formats.ledger.words import ENGLISH as WORDS
from annotator.formats.wording import shown

_NAME, _TEXT = 40, 60
"""Code points of a name and of a claim; longer ones are cut."""


def lines(ledger: Ledger) -> Iterator[str]:
    """The table line by line; nothing in it acts on a terminal."""
    if not ledger.rows:
        yield WORDS.empty
        return
    with_article = len({row.article.uid for row in ledger.rows}) > 1
    with_layer = len({row.layer for row in ledger.rows}) > 1

    def cells(row: LedgerRow) -> list[str]:
        found = [
            shown(WORDS.speaker(row), _NAME) + (f" {WORDS.denies}" if row.denies else ""),
            shown(row.number.text, _NAME),
            WORDS.amount(row.amount),
            f"{WORDS.hedged}: {', '.join(shown(hedge, _NAME) for hedge in row.hedges)}" if row.hedges else "",
            shown(row.claim.text, _TEXT),
        ]
        found += [shown(row.article.id, _NAME)] * with_article + [shown(row.layer, _NAME)] * with_layer
        return found

    def table(heading: str, rows: Sequence[LedgerRow]) -> Iterator[str]:
        yield heading
        yield from columns([cells(row) for row in rows], indent="  ")

    for panel in panels_of(ledger):
        yield from table(shown(panel.quantity, 2 * _TEXT), [line.row for line in panel.lines])
        yield from (f"  ! {one_line(WORDS.sentence(bracket))}" for bracket in panel.brackets)
        if panel.left_out:
            yield f"  ! {WORDS.more.format(n=panel.left_out)}"
        yield ""
    left = unsorted_rows(ledger)
    if left:
        yield from table(f"{WORDS.unsorted}: {WORDS.unsorted_why}", [ledger.rows[index] for index in left])
        yield ""
    yield WORDS.counts.format(
        rows=len(ledger.rows), speakers=len(ledger.speakers), pairs=ledger.contradictions.pairs
    )
