"""Offsets in other digits, with signs, blanks or underscores: refused by every importer, naming the file."""

import re
import zipfile
from pathlib import Path

import pytest

from annotator.domain.errors import BadInputError
from annotator.domain.label import Scheme
from annotator.domain.span import Span
from annotator.domain.text import sha256_of
from annotator.formats.api import AnnotatedArticle, Importer, Layer, ReadOptions, SpanRecord, WriteOptions
from annotator.formats.registry import format_named
from annotator.services.imports.sources import files_of

TEXT = "Bloomberg said 5 died."
ARTICLE = AnnotatedArticle(
    "a1",
    "One",
    TEXT,
    sha256_of(TEXT),
    layers=(Layer("ann", spans=(SpanRecord("s", "speaker", (Span(15, 16),)),)),),
)
OFFSETS: dict[str, tuple[str, str]] = {
    "jsonl": ("*.jsonl", r'"start":15'),
    "doccano": ("*.jsonl", r'"start_offset":15'),
    "label-studio": ("tasks.json", r'"start":15'),
    "prodigy": ("*.jsonl", r'"spans":\[\{"start":15'),
    "argilla": ("records.json", r'"start":15'),
    "web-annotation": ("*.jsonld", r'"start":15'),
    "cas-json": ("ann/*.json", r'"begin":15'),
    "brat": ("ann/*.ann", r"speaker 15 16"),
    "xmi": ("ann/*.xmi", r'begin="15" end="16" label'),
    "webanno-tsv": ("ann/*.tsv", r"\t15-16\t"),
    "tei": ("*.xml", r"text,15,1\)"),
    "csv": ("annotations.csv", r"speaker,15,16"),
    "xlsx": ("*.xlsx", r"<v>15</v>"),
    "refi-qda": ("*.qdpx", r'startPosition="15"'),
}
"""Which file of an export has the beginning of the annotation, and where."""
SLIPS = ("١٥", "1_5", "+15", "１５", "15.5", "0x0f", "")
BLANKS = (" 15", "15 ")
JSON = {"jsonl", "doccano", "label-studio", "prodigy", "argilla", "web-annotation", "cas-json"}
BLANKS_BETWEEN = JSON | {"brat", "tei"}
"""Blanks stand between numbers there, and are no part of them."""


def spoiled(path: Path, pattern: str, slip: str) -> None:
    """Put another offset in the place of 15."""

    def changed(data: str) -> str:
        whole = re.sub(pattern, lambda found: found.group().replace("15", slip, 1), data, count=1)
        assert whole != data, "the offset is elsewhere"
        return whole

    if not zipfile.is_zipfile(path):
        path.write_text(changed(path.read_text("utf-8")), "utf-8", newline="")
        return
    with zipfile.ZipFile(path) as pack:
        parts = {name: pack.read(name) for name in pack.namelist()}
    (name,) = [name for name, data in parts.items() if re.search(pattern.encode(), data)]
    parts[name] = changed(parts[name].decode()).encode()
    with zipfile.ZipFile(path, "w") as pack:
        for name, data in parts.items():
            pack.writestr(name, data)


def refusal(importer: Importer, path: Path) -> str:
    """What an importer says against a file; empty where it takes it."""
    try:
        list(importer.read(path, ReadOptions(), lambda _finding: None))
    except BadInputError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("name", OFFSETS)
def test_an_offset_is_plain_digits_or_refused(name: str, tmp_path: Path) -> None:
    chosen = format_named(name)
    assert chosen.exporter
    assert chosen.importer
    files, pattern = OFFSETS[name]
    slips = [*SLIPS, *(() if name in BLANKS_BETWEEN else BLANKS)]
    if name in JSON:
        slips += [f'"{one}"' for one in (*SLIPS, *BLANKS, *(() if name == "cas-json" else ("15",)))]
    for number, slip in enumerate(slips):
        folder = tmp_path / str(number)
        folder.mkdir()
        target = folder if chosen.target == "folder" else folder / f"out{chosen.endings[0]}"
        chosen.exporter.write(iter([ARTICLE]), target, Scheme((), ()), WriteOptions())
        (path,) = folder.glob(files)
        spoiled(path, pattern, slip)
        (source,) = files_of(chosen, target)
        assert path.name in refusal(chosen.importer, source), f"{slip!r} was taken"
