"""The rows of a ledger as the contract writes them, for programs."""

from collections.abc import Iterator

from annotator.domain.ledger.rows import Ledger
from annotator.formats.json.lists import json_list


def json_of(ledger: Ledger) -> Iterator[str]:
    """The file piece by piece: one list, a row a line."""
    return json_list(row_entry(ledger, index) for index in range(len(ledger.rows)))


def row_entry(ledger: Ledger, index: int) -> dict[str, object]:
    """One row, keys in the order of the contract; numbers keep their type, what is not known is None."""
    row = ledger.rows[index]
    amount = row.amount
    return {
        "article": row.article.id,
        "layer": row.layer,
        "claim": row.claim.text,
        "polarity": row.polarity,
        "speakers": [{"text": speaker.text, "entity": speaker.entity} for speaker in row.speakers],
        "number": row.number.text,
        "bound": amount.bound,
        "value": amount.value,
        "lower": amount.lower,
        "upper": amount.upper,
        "unit": amount.unit,
        "quantity": amount.quantity,
        "hedges": list(row.hedges),
        "contradicts": ledger.contradictions.of(index),
        "ids": {"claim": row.claim.id, "number": row.number.id},
    }
