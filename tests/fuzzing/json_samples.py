"""Good files of the JSON formats of other programs: one of ours and one of theirs each."""

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import orjson

from annotator.domain.label import default_scheme
from annotator.formats.api import WriteOptions
from annotator.formats.registry import format_named
from tests.formats import test_argilla, test_doccano, test_label_studio, test_prodigy, test_web_annotation
from tests.formats.reading import read, record

_THEIRS = {
    "doccano": test_doccano.RECORD,
    "label-studio": [test_label_studio.TASK],
    "prodigy": test_prodigy.TASK,
    "argilla": [test_argilla.RECORD],
    "web-annotation": [
        test_web_annotation.annotation(test_web_annotation.quote("5", "said "), name="n1"),
        test_web_annotation.annotation(test_web_annotation.position(0, 3), name="n2", creator="eva"),
    ],
}
_BESIDE = {"web-annotation": {"one.txt": test_web_annotation.TEXT.encode()}}


def samples_of(name: str) -> Sequence[Mapping[str, bytes]]:
    """What we write in the format, and what its own program does."""
    beside = _BESIDE.get(name, {})
    ours = {"a.json": _ours(name)}
    return [ours | beside, {"b.json": orjson.dumps(_THEIRS[name], option=orjson.OPT_INDENT_2)} | beside]


def _ours(name: str) -> bytes:
    chosen = format_named(name)
    assert chosen.exporter
    with tempfile.TemporaryDirectory() as folder:
        data = b"\n".join(orjson.dumps(record() | {"id": f"a{n}", "meta": {"n": n}}) for n in range(2))
        articles, _ = read(Path(folder, "native.jsonl"), data)
        target = Path(folder, "out")
        if chosen.target == "folder":
            target.mkdir()
        chosen.exporter.write(iter(articles), target, default_scheme(), WriteOptions())
        first = target if target.is_file() else next(target.glob("*.json"))
        return first.read_bytes()
