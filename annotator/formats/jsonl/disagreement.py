"""A disagreement as `annotator disagreements --json` writes it."""

from collections.abc import Iterable, Mapping

from annotator.formats.api import RelationRecord, SpanRecord
from annotator.formats.jsonl.writing import relation_entry, span_entry


def disagreement_entry(
    article: str,
    text: str,
    types: Iterable[str],
    label: str,
    sides: Mapping[str, tuple[Iterable[SpanRecord], Iterable[RelationRecord]]],
    decision: object,
) -> dict[str, object]:
    """One disagreement, keys in the order of the contract.

    Args:
        article: its id.
        text: the article's.
        types: in what the sides differ.
        label: the label's name.
        sides: by the annotator's name: annotations and relations.
        decision: as in native JSONL, None where there is none.
    """
    return {
        "article": article,
        "types": list(types),
        "label": label,
        "sides": {
            name: {
                "spans": [span_entry(one, text) for one in spans],
                "relations": [relation_entry(one) for one in relations],
            }
            for name, (spans, relations) in sides.items()
        },
        "decision": decision,
    }
