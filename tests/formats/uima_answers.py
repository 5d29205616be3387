"""The answer to the XMI files of `formats/interchange-generated`, which hold fragments as others do not."""

import json
from collections import Counter
from pathlib import Path

from annotator.formats.api import AnnotatedArticle, Layer

Answer = tuple[list[tuple[str, tuple[tuple[int, int], ...]]], Counter[tuple[str, str, str]]]
"""Label and fragments of each annotation, sorted; relations by what their ends look like."""


def answers(shared: Path) -> dict[tuple[str, str], Answer]:
    """By text and annotator: annotations and relations, without ids."""
    result = {}
    for line in (shared / "formats/interchange-generated/rows.jsonl").read_text("utf-8").split("\n"):
        if not line:
            continue
        row = json.loads(line)
        for layer in row["layers"]:
            known = {
                span["id"]: (
                    span["label"],
                    tuple((a, b) for a, b in span.get("fragments") or [[span["start"], span["end"]]]),
                )
                for span in layer["spans"]
            }
            ties = Counter(
                (repr(known[link["from"]]), repr(known[link["to"]]), link["label"]) for link in layer["links"]
            )
            result[row["text"], layer["annotator"]] = sorted(known.values()), ties
    return result


def answer_of(layer: Layer) -> Answer:
    """A layer that was read, as the answer tells it."""
    known = {
        span.id: (span.label, tuple((one.start, one.end) for one in span.fragments)) for span in layer.spans
    }
    ties = Counter((repr(known[one.source]), repr(known[one.target]), one.type) for one in layer.relations)
    return sorted(known.values()), ties


def assert_answered(articles: list[AnnotatedArticle], shared: Path, names: dict[str, str]) -> None:
    """Assert that articles are what the answer says, each layer named by `names[layer.maybe or annotator]`.

    All annotators of `names` have to be there, each with all texts.
    """
    wanted = {key: answer for key, answer in answers(shared).items() if key[1] in names.values()}
    for article in articles:
        for layer in article.layers:
            name = layer.annotator or layer.maybe
            assert name is not None
            assert article.text is not None
            assert answer_of(layer) == wanted.pop((article.text, names[name])), (article.where, name)
    assert not wanted
