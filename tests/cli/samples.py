"""What runs of the command line come to, and corpora to try it on."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Ran:
    """What a run came to."""

    status: int
    out: str
    err: str

    @property
    def last(self) -> str:
        """The last line on standard error."""
        return self.err.rstrip("\n").rpartition("\n")[2]

    @property
    def value(self) -> Any:
        """Standard output, read as JSON."""
        return json.loads(self.out)


Run = Callable[..., Ran]


TEXT = "Officials said 12 people may have died 😀 in Örtown. “No,” she said, “none.”\n"


def articles() -> list[dict[str, Any]]:
    """Two articles as they stand in native JSONL, with much that may get lost."""
    spans = [
        span("s1", "speaker", [(0, 9)], attributes={"form": "unnamed", "entity": "Žofka"}),
        span("n1", "number", [(15, 17)], attributes={"value": 12, "bound": "exact", "unit": "people"}),
        span("c1", "claim", [(15, 38)], note="two\nlines", discuss=True),
        span("c2", "claim", [(54, 56), (71, 75)], attributes={"polarity": "denies"}),
    ]
    relations = [
        {"from": "c1", "to": "s1", "type": "said-by", "id": "r9", "note": "sure"},
        {"from": "c1", "to": "n1", "type": "has-number"},
        {"from": "c2", "to": "c1", "type": "about", "attributes": {"how": "denies"}},
    ]
    changed = [
        span("n1", "number", [(15, 17)], attributes={"value": 12.0, "lower": 1e2, "share": 0.5, "sure": True})
    ]
    origin = {"kind": "taken", "from": ["Zdeňka Nováková/c1"], "at": "2026-01-01T00:00:00Z", "reason": "x"}
    gold = [span("g1", "claim", [(15, 38)], origin=origin)]
    first = {
        "version": 1,
        "id": "a/1",
        "title": "Zwölf",
        "text": TEXT,
        "meta": {"published": "2026-01-02", "n": [1, 1.0, None, {"z": 1, "a": 2}]},
        "layers": [
            layer("Zdeňka Nováková", spans, relations),
            layer("ben", changed, [], status="in-progress"),
            layer("Zdeňka Nováková", gold, [], role="gold")
            | {"decisions": [{"who": "Zdeňka Nováková", "from": ["ben/n1"], "why": "so"}]},
        ],
    }
    second = {"id": "a2", "title": "Empty", "text": "Nothing was said.\n", "layers": [layer("carl", [], [])]}
    return [first, second]


def layer(
    annotator: str, spans: list[Any], relations: list[Any], *, role: str = "annotator", status: str = "done"
) -> dict[str, Any]:
    """A layer of native JSONL."""
    return {"annotator": annotator, "role": role, "status": status, "spans": spans, "relations": relations}


def span(id: str, label: str, fragments: list[tuple[int, int]], **more: Any) -> dict[str, Any]:
    """An annotation of native JSONL."""
    pieces = {"fragments": [list(one) for one in fragments]} if len(fragments) > 1 else {}
    text = " ".join(TEXT[start:end] for start, end in fragments)
    ends = {"start": fragments[0][0], "end": fragments[-1][1]}
    return {"id": id, "label": label, **ends, **pieces, "text": text, **more}


def read_corpus(path: Path) -> list[dict[str, Any]]:
    """The articles of a native JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file under a folder, by name."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
