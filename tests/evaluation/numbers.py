"""How well numbers are read: `python -m tests.evaluation.numbers [--wrong]` measures on two corpora.

The corpora say where quantities are, but neither what they come to nor what bounds them; `keys/*.tsv`
beside this module has that, read by a person from the text: article, start and end (code points), bound
("outside" where the scheme has no attributes for it: dates, lists, dimensions), value, lower, upper, unit.
"""

import argparse
import csv
import json
import math
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotator.domain.numbers.reading import Reading, read_number
from annotator.domain.span import Span
from tests.evaluation.tables import Table, share

HERE = Path(__file__).resolve().parent
CORPORA = HERE.parents[2] / "shared" / "data" / "corpora"
UNSEEN = "eval"
"""The part of MeasEval whose errors were not looked at while the grammar was made."""
OUTSIDE = "outside"
BOUNDS = ("exact", "approximate", "at-least", "more-than", "at-most", "less-than", "range", "vague")
HEADER = ("", "n", "read", "bound", "value", "unit", "all right")
FACETS = ("read", "bound", "value", "unit", "all")


@dataclass(frozen=True, slots=True)
class Case:
    """A number of a corpus: its article, its place, what the key says of it and what is read."""

    article: dict[str, Any]
    span: Span
    key: Reading | None
    read: Reading | None

    @property
    def text(self) -> str:
        """The number as it is tagged."""
        return self.span.of(self.article["text"])

    def right(self, facet: str) -> bool:
        """Whether a facet is read as the key has it."""
        if self.read is None or self.key is None:
            return False
        checks = {
            "read": True,
            "bound": self.read.bound == self.key.bound,
            "value": same_value(self.read, self.key),
            "unit": self.read.unit == self.key.unit,
        }
        return all(checks.values()) if facet == "all" else checks[facet]


def same_value(one: Reading, other: Reading) -> bool:
    """Whether value, lower and upper are the same numbers, but for what binary fractions lose."""
    pairs = ((one.value, other.value), (one.lower, other.lower), (one.upper, other.upper))
    return all(a == b if a is None or b is None else math.isclose(a, b, rel_tol=1e-9) for a, b in pairs)


def articles(corpus: str, corpora: Path = CORPORA) -> Iterator[dict[str, Any]]:
    """The articles of a corpus, as its file has them."""
    with (corpora / f"{corpus}.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def cases(corpus: str, corpora: Path = CORPORA) -> list[Case]:
    """The numbers of the corpus that the key has, in its order."""
    by_id = {article["id"]: article for article in articles(corpus, corpora)}
    with (HERE / "keys" / f"{corpus}.tsv").open(encoding="utf-8") as lines:
        return [_case(by_id[row["article"]], row) for row in csv.DictReader(lines, delimiter="\t")]


def _case(article: dict[str, Any], row: dict[str, str]) -> Case:
    span = Span(int(row["start"]), int(row["end"]))
    key = None
    if row["bound"] != OUTSIDE:
        value, lower, upper = (
            float(row[name]) if row[name] else None for name in ("value", "lower", "upper")
        )
        key = Reading(row["bound"], value, lower, upper, row["unit"] or None)
    return Case(article, span, key, read_number(article["text"], (span,)))


def kind_of_value(case: Case) -> str:
    """How the number is written."""
    if not re.search(r"\d", case.text):
        return "in words"
    return (
        "digits and words" if re.search(r"million|billion|hundred|thousand|dozen", case.text) else "in digits"
    )


def kind_of_unit(case: Case) -> str:
    """What the number counts in, by the key."""
    unit = case.key.unit if case.key is not None else None
    if unit is None:
        return "none"
    if unit == "%":
        return "%"
    if re.fullmatch(r"[A-Z]{3}", unit):
        return "currency"
    return "in the span" if unit.rstrip("s") in case.text else "beside the span"


def row(title: str, chosen: Iterable[Case]) -> tuple[str, ...]:
    """A line of a table: how many there are, and the share that is right in each facet."""
    chosen = list(chosen)
    shares = [share(sum(case.right(facet) for case in chosen), len(chosen)) for facet in FACETS]
    return (title, str(len(chosen)), *shares)


def table_of(name: str, title: str, corpus: list[Case]) -> Table:
    """A corpus by the bound, the way the value is written, and the kind of unit of its key."""
    inside = [case for case in corpus if case.key is not None]
    rows = [row("all", inside)]
    parts: list[tuple[str, Callable[[Case], str]]] = [
        ("bound", lambda case: case.key.bound if case.key is not None else OUTSIDE),
        ("value", kind_of_value),
        ("unit", kind_of_unit),
    ]
    for label, kind in parts:
        counted = Counter(map(kind, inside))
        order = BOUNDS if label == "bound" else tuple(sorted(counted, key=counted.__getitem__, reverse=True))
        rows += [
            row(f"{label}: {one}", (case for case in inside if kind(case) == one))
            for one in order
            if counted[one]
        ]
    return Table(name, title, HEADER, tuple(rows))


def other_languages(corpora: Path = CORPORA) -> Table:
    """What of the other languages' sentences is read; of bare digits, whether the value is right."""
    counts: dict[str, Counter[str]] = {}
    for article in articles("recognizers-text", corpora):
        language = article["meta"]["lang"]
        if language == "en":
            continue
        count = counts.setdefault(language, Counter())
        for entry in article["layers"][0]["spans"]:
            if entry["label"] != "number":
                continue
            reading = read_number(article["text"], (Span(entry["start"], entry["end"]),))
            count["n"] += 1
            count["read"] += reading is not None
            if re.fullmatch(r"\d+", entry["text"]):
                count["bare"] += 1
                count["right"] += reading is not None and reading.value == int(entry["text"])
    rows = [
        (
            language,
            str(count["n"]),
            share(count["read"], count["n"]),
            str(count["bare"]),
            share(count["right"], count["bare"]),
        )
        for language, count in sorted(counts.items())
    ]
    header = ("language", "n", "read at all", "bare digits", "of these right")
    return Table("numbers-languages", "Recognizers-Text, other languages", header, tuple(rows))


def tables(corpora: Path = CORPORA) -> Iterator[Table]:
    """Every table of this evaluation."""
    measeval, english = cases("measeval", corpora), cases("recognizers-text", corpora)
    seen = [case for case in measeval if case.article["meta"]["split"] != UNSEEN]
    unseen = [case for case in measeval if case.article["meta"]["split"] == UNSEEN]
    yield table_of("numbers-measeval-seen", "MeasEval, train and trial", seen)
    yield table_of("numbers-measeval-unseen", "MeasEval, eval (not looked at)", unseen)
    yield table_of("numbers-news", "GUM, Wikinews", cases("gum-wikinews", corpora))
    yield table_of("numbers-recognizers", "Recognizers-Text, English", english)
    yield other_languages(corpora)


def wrong(corpora: Path = CORPORA, *, unseen: bool = False) -> Iterator[str]:
    """What is read otherwise than the key has it, in its text; the unseen part only when asked."""
    for corpus in ("measeval", "gum-wikinews", "recognizers-text"):
        for case in cases(corpus, corpora):
            if case.key is None or case.right("all") or (case.article["meta"]["split"] == UNSEEN) != unseen:
                continue
            text, span = case.article["text"], case.span
            around = (
                f"{text[max(0, span.start - 25) : span.start]}[{case.text}]{text[span.end : span.end + 30]}"
            )
            read = case.read.attributes() if case.read is not None else None
            yield f"{around!r}\n    key {case.key.attributes()}\n    read {read}"


def main() -> int:
    """Print the tables, or what is wrong."""
    parser = argparse.ArgumentParser(prog="tests.evaluation.numbers", description=__doc__)
    parser.add_argument("--wrong", action="store_true", help="list what is read wrongly instead")
    lines = (
        wrong()
        if parser.parse_args().wrong
        else (line for table in tables() for line in (f"\n{table.title}\n", *table.lines()))
    )
    for line in lines:
        sys.stdout.write(line + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
