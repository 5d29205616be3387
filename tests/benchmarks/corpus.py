"""The corpus of the benchmarks: made articles, two annotators on each, always the same."""

import random
from collections.abc import Iterator
from pathlib import Path

import orjson

SEED = 20180207
LENGTH = 3500
"""Code points of an article."""
ANNOTATIONS = 80
"""Of one annotator in one article."""
LABELS = ("claim", "speaker", "number", "hedge")
_LETTERS = "aaabcdeeeefghiiijklmnooopqrstuuvwxyz"


def lines(articles: int, length: int = LENGTH, annotations: int = ANNOTATIONS) -> Iterator[bytes]:
    """Native JSONL, a line an article."""
    chance = random.Random(SEED)
    words = _words(chance)
    for number in range(articles):
        text = _text(chance, words, length)
        layers = [
            {
                "annotator": name,
                "role": "annotator",
                "status": "done",
                "spans": _spans(chance, text, annotations),
                "relations": [{"from": "s0", "to": "s1", "type": "said-by"}],
            }
            for name in ("ana", "ben")
        ]
        article = {
            "version": 1,
            "id": f"made-{number}",
            "title": f"Made {number}",
            "text": text,
            "layers": layers,
        }
        yield orjson.dumps(article) + b"\n"


def write(path: Path, articles: int, length: int = LENGTH, annotations: int = ANNOTATIONS) -> Path:
    """Write that many articles."""
    with path.open("wb") as target:
        target.writelines(lines(articles, length, annotations))
    return path


def made_text(chance: random.Random, length: int) -> str:
    """One text of that many code points, in sentences and paragraphs."""
    return _text(chance, _words(chance), length)


def _words(chance: random.Random) -> list[str]:
    return ["".join(chance.choices(_LETTERS, k=chance.randint(2, 10))) for _ in range(4000)]


def _text(chance: random.Random, words: list[str], wanted: int) -> str:
    parts: list[str] = []
    length = 0
    while length < wanted:
        sentence = " ".join(chance.choices(words, k=chance.randint(8, 25))).capitalize() + "."
        parts.append(sentence + ("\n\n" if chance.random() < 0.2 else " "))
        length += len(parts[-1])
    return "".join(parts)[:wanted]


def _spans(chance: random.Random, text: str, annotations: int) -> list[dict[str, object]]:
    spans: list[dict[str, object]] = []
    for number in range(annotations):
        # The first two are a claim and a speaker, so that they can be tied.
        label = LABELS[number] if number < 2 else chance.choice(LABELS)
        start = chance.randrange(len(text) - 100)
        end = start + chance.randint(1, 100 if label == "claim" else 20)
        attributes = {"bound": "exact", "value": number} if label == "number" else {}
        spans.append(
            {
                "id": f"s{number}",
                "label": label,
                "start": start,
                "end": end,
                "text": text[start:end],
                "attributes": attributes,
            }
        )
    return spans
