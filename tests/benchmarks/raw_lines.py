"""The floors of exports in lines: the same files written from values in memory, with nothing checked."""

import os
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from tests.benchmarks.raw_tables import Record

_TOKEN = re.compile(r"\w+|[^\w\s]")
_SENTENCE = re.compile(r"[^.\n]*[.\n]*\s*")


def write_brat(corpus: Sequence[Record], target: Path) -> None:
    """Write a folder for each annotator, with a text and a file of annotations for each article."""
    for name in {layer["annotator"] for record in corpus for layer in record["layers"]}:
        (target / name).mkdir()
    for record in corpus:
        text = record["text"]
        for layer in record["layers"]:
            stem = f"{target}/{layer['annotator']}/{record['id']}"
            _put(stem + ".txt", text.encode())
            _put(stem + ".ann", "".join(_standoff(layer, text)).encode())
    os.sync()


def _put(path: str, data: bytes) -> None:
    with open(path, "xb", buffering=0) as file:  # noqa: PTH123 -- ten times faster
        file.write(data)


def _standoff(layer: Record, text: str) -> Iterator[str]:
    numbers = {}
    attributes = 0
    for number, span in enumerate(layer["spans"], 1):
        numbers[span["id"]] = number
        places = [(found.start(), found.end()) for found in re.finditer(r"[^\n]+", span["text"])]
        start = span["start"]
        offsets = ";".join([f"{start + one} {start + other}" for one, other in places])
        words = " ".join([span["text"][one:other] for one, other in places])
        yield f"T{number}\t{span['label']} {offsets}\t{words}\n"
        for name, value in span["attributes"].items():
            attributes += 1
            yield f"A{attributes}\t{name} T{number} {value}\n"
        yield f"#{number}\tId T{number}\t{span['id']}\n"
    for number, tie in enumerate(layer["relations"], 1):
        ends = f"Arg1:T{numbers[tie['from']]} Arg2:T{numbers[tie['to']]}"
        yield f"R{number}\t{tie['type']} {ends}\n"


def write_conll(corpus: Sequence[Record], target: Path) -> None:
    """Write one file of columns, a column a label, further ones where annotations of a label overlap."""
    with (target / "out.conll").open("wb") as file:
        for record in corpus:
            for layer in record["layers"]:
                file.write("\n".join(_columns(record, layer)).encode())
        file.flush()
        os.fsync(file.fileno())


def _columns(record: Record, layer: Record) -> Iterator[str]:
    text = record["text"]
    edges = {0, len(text)}
    for span in layer["spans"]:
        edges |= {span["start"], span["end"]}
    cuts = sorted(edges)
    tokens = [
        (found.start() + start, found.end() + start)
        for start, end in pairwise(cuts)
        for found in _TOKEN.finditer(text[start:end])
    ]
    columns: dict[tuple[str, int], list[Record]] = {}
    for span in sorted(layer["spans"], key=lambda one: (one["start"], -one["end"])):
        number = 0
        while (held := columns.setdefault((span["label"], number), [])) and held[-1]["end"] > span["start"]:
            number += 1
        held.append(span)
    tags = []
    for held in columns.values():
        column = ["O"] * len(tokens)
        at = 0
        for span in held:
            prefix = "B-"
            while at < len(tokens) and tokens[at][1] <= span["end"]:
                if tokens[at][0] >= span["start"]:
                    column[at] = prefix + span["label"]
                    prefix = "I-"
                at += 1
        tags.append(column)
    yield f"# newdoc id = {record['id']}\n# title = {record['title']}\n# annotator = {layer['annotator']}"
    rows = zip([text[start:end] for start, end in tokens], *tags, strict=True)
    done = 0
    lines = ["\t".join(row) for row in rows]
    for found in _SENTENCE.finditer(text):
        first = done
        while done < len(tokens) and tokens[done][0] < found.end():
            done += 1
        yield "# text = " + found.group().replace("\n", "\\n")
        yield from lines[first:done]
        yield ""
