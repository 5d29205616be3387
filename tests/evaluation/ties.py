"""How often the proposed ties are right: `python -m tests.evaluation.ties [FOLDER]` prints tables.

Each article's annotations are given without their relations; what is proposed is held against the relations
that are there. FOLDER is where the corpora are, `../shared/data` unless named.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from annotator.domain.annotation import Annotation
from annotator.domain.label import Scheme, default_scheme, new_label, new_relation_type, widened
from annotator.domain.span import Span
from annotator.domain.ties.proposing import Proposals

SHARED = Path(__file__).parents[3] / "shared" / "data"
CORPORA = (
    ("seed-article.jsonl", "annotator-a"),
    ("seed-article.jsonl", "annotator-b"),
    ("corpora/gum-wikinews.jsonl", ""),
    ("corpora/spkatt2023.jsonl", ""),
)
SAID_BY = "said-by"
Json = dict[str, Any]


@dataclass
class Score:
    """Counts of one relation type."""

    relations: int = 0
    proposed: int = 0
    right: int = 0

    @property
    def missing(self) -> int:
        """Relations that were not proposed."""
        return self.relations - self.right


@dataclass
class Result:
    """What came of one corpus."""

    by_type: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    claims: int = 0
    """Claims with a speaker."""
    first: int = 0
    """Those whose most plausible speaker is right, how far away it may be."""
    first_two: int = 0
    wrong: list[tuple[str, str, str, str]] = field(default_factory=list)
    """Article, type, ids of source and target of what was proposed and is not there."""
    missing: list[tuple[str, str, str, str]] = field(default_factory=list)


def layers(path: Path, annotator: str = "") -> Iterator[tuple[Json, Json]]:
    """Articles of a native file with their layers, all of them or one annotator's."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            for layer in article["layers"]:
                if annotator in {"", layer["annotator"]}:
                    yield article, layer


def grown_scheme(path: Path) -> Scheme:
    """The default scheme with what a file brings, as an import grows it."""
    scheme = default_scheme()
    for _, layer in layers(path):
        for span in layer["spans"]:
            if scheme.label_named(span["label"]) is None:
                scheme = replace(scheme, labels=(*scheme.labels, new_label(span["label"], scheme)))
        labels = {span["id"]: span["label"] for span in layer["spans"]}
        for relation in layer.get("relations", ()):
            scheme = _with_relation(
                scheme, relation["type"], labels[relation["from"]], labels[relation["to"]]
            )
    return scheme


def _with_relation(scheme: Scheme, name: str, source: str, target: str) -> Scheme:
    kind = scheme.relation_type_named(name) or new_relation_type(name, scheme)
    wider = widened(kind, source, target)
    others = tuple(each for each in scheme.relation_types if each.uid != kind.uid)
    kinds = sorted((*others, wider), key=lambda each: each.position)
    return replace(scheme, relation_types=tuple(kinds))


def annotations(layer: Json) -> list[Annotation]:
    """The annotations of a layer; their ids are their `uid`s, labels go by their names."""
    return [
        Annotation(
            uid=span["id"],
            set="set",
            id=span["id"],
            label=span["label"],
            fragments=tuple(Span(*pair) for pair in span.get("fragments") or [(span["start"], span["end"])]),
            position=number,
            attributes=span.get("attributes", {}),
        )
        for number, span in enumerate(layer["spans"])
    ]


def evaluate(path: Path, annotator: str = "") -> Result:
    """Propose ties for every layer of a file and compare."""
    scheme, result = grown_scheme(path), Result()
    for article, layer in layers(path, annotator):
        proposals = Proposals(scheme, article["text"], annotations(layer))
        there = {(one["type"], one["from"], one["to"]) for one in layer.get("relations", ())}
        proposed = {(tie.type, tie.source, tie.target) for tie in proposals.all()}
        for kind, *_ in there:
            result.by_type[kind].relations += 1
        for tie in proposed:
            result.by_type[tie[0]].proposed += 1
            result.by_type[tie[0]].right += tie in there
        result.wrong += [(article["id"], *tie) for tie in sorted(proposed - there)]
        result.missing += [(article["id"], *tie) for tie in sorted(there - proposed)]
        _rank(result, proposals, there)
    return result


def _rank(result: Result, proposals: Proposals, there: set[tuple[str, str, str]]) -> None:
    speakers = defaultdict(set)
    for kind, claim, speaker in there:
        if kind == SAID_BY:
            speakers[claim].add(speaker)
    for claim, right in speakers.items():
        ranked = proposals.speakers_by_plausibility(claim)
        result.claims += 1
        result.first += bool(right & set(ranked[:1]))
        result.first_two += bool(right & set(ranked[:2]))


def table(folder: Path) -> Iterator[str]:
    """Lines of two Markdown tables."""
    results = [
        (Path(name).stem + (f", {who}" if who else ""), evaluate(folder / name, who)) for name, who in CORPORA
    ]
    yield "| corpus | relation type | relations | proposed | right | wrong | missing |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for name, result in results:
        for kind, score in sorted(result.by_type.items()):
            if not score.relations:
                continue  # the corpus does not tell whether they are right
            figures = (
                score.relations,
                score.proposed,
                score.right,
                score.proposed - score.right,
                score.missing,
            )
            yield f"| {name} | {kind} | {' | '.join(str(figure) for figure in figures)} |"
    yield ""
    yield "| corpus | claims with a speaker | the first is right | one of the first two |"
    yield "| --- | --- | --- | --- |"
    for name, result in results:
        yield f"| {name} | {result.claims} | {result.first} | {result.first_two} |"


def mistakes(folder: Path) -> Iterator[str]:
    """Lines that name what was proposed wrongly and what is missing, of types that a corpus has."""
    for name, who in CORPORA:
        result = evaluate(folder / name, who)
        for word, ties in (("wrong", result.wrong), ("missing", result.missing)):
            yield from (
                f"{name} {who} {word}: {' '.join(tie)}" for tie in ties if result.by_type[tie[1]].relations
            )


def main() -> None:
    """Print the tables, or with `--mistakes` what was wrong and missing."""
    words = [word for word in sys.argv[1:] if word != "--mistakes"]
    folder = Path(words[0]) if words else SHARED
    lines = mistakes(folder) if "--mistakes" in sys.argv else table(folder)
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
