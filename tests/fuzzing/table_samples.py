"""A corpus in the three tables, for spoiling: as this program writes it, and as people make it by hand."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

import orjson

from annotator.domain.label import Scheme
from annotator.formats.api import ReadOptions, WriteOptions
from annotator.formats.registry import format_named
from tests.formats.reading import record

_BY_HAND = {
    "articles.csv": b"id;text\na1;Bloomberg reported 5 deaths.\na2;'=1+1\n",
    "annotations.csv": (
        b"article;label;start;end;annotator;fragments;discuss\n"
        b"a2;number;0;1;ann;;\na1;speaker;0;9;ann;;yes\na1;claim;;;ann;[[0,9],[19,20]];\n"
    ),
}


def samples_of(format: str) -> Sequence[dict[str, bytes]]:
    """The files of a corpus by name, the one that an importer is given first."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        gold = {"annotator": "eva", "role": "gold", "final": False, "spans": [], "decisions": [{"by": "eva"}]}
        records = [record() | {"id": f"a{n}", "meta": {"n": n}} for n in range(2)]
        records.append(records[0] | {"id": "a9", "title": "=1", "layers": [*records[0]["layers"], gold]})
        (folder / "a.jsonl").write_bytes(b"\n".join(map(orjson.dumps, records)))
        importer, chosen = format_named("jsonl").importer, format_named(format)
        assert importer
        assert chosen.exporter
        target = folder / ("a" + chosen.endings[0] if chosen.target == "file" else "out")
        if chosen.target == "folder":
            target.mkdir()
        chosen.exporter.write(
            importer.read(folder / "a.jsonl", ReadOptions(), lambda _finding: None),
            target,
            Scheme((), ()),
            WriteOptions(),
        )
        paths = [target] if target.is_file() else sorted(target.iterdir(), key=_articles_first)
        files = {path.name: path.read_bytes() for path in paths}
    return [files, _BY_HAND] if format == "csv" else [files]


def _articles_first(path: Path) -> tuple[bool, str]:
    return path.stem != "articles", path.name
