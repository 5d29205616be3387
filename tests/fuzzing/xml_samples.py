"""Good files of the XML formats and of CAS JSON: one of ours and one of other programs each."""

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import orjson

from annotator.domain.label import default_scheme
from annotator.formats.api import WriteOptions
from annotator.formats.registry import format_named
from tests.formats import test_refi_qda, test_tei, test_uima
from tests.formats.reading import read, record

_SLOT = '<x:Link xmi:id="5" role="r" target="2"/>'
_TIE = test_uima.TIE.format("3")
_MARKS = test_uima.mark(0, 3, 'n="4" many="1 2" links="5"') + test_uima.mark(4, 7, 'spanId="s" part="0"', "3")


def xmi() -> Sequence[Mapping[str, bytes]]:
    """What we write, and an annotation with a slot and a relation, the types beside it."""
    return [
        _ours("xmi"),
        {"b.xmi": test_uima.xmi(_MARKS + _SLOT + _TIE), "typesystem.xml": test_uima.TYPES.encode()},
        {"b.xmi": test_uima.xmi(_MARKS + _SLOT + _TIE)},
    ]


def cas_json() -> Sequence[Mapping[str, bytes]]:
    """What we write, and a file of a few lines with a reference and an array."""
    array = {"%ID": 3, "%TYPE": "uima.cas.FSArray", "%ELEMENTS": [2]}
    theirs = orjson.loads(test_uima.cas_json(test_uima.structure(0, 3, **{"@next": 3, "#f": "NaN"}), array))
    return [_ours("cas-json"), {"b.json": orjson.dumps(theirs, option=orjson.OPT_INDENT_2)}]


def tei() -> Sequence[Mapping[str, bytes]]:
    """What we write, and a document with elements in its lines, anchors and groups."""
    return [_ours("tei"), {"b.xml": test_tei.tei(test_tei.BODY, test_tei.STAND)}]


def refi_qda() -> Sequence[Mapping[str, bytes]]:
    """What we write, and a project with two people, a picture, notes and links."""
    with tempfile.TemporaryDirectory() as folder:
        theirs = test_refi_qda.qdpx(Path(folder, "b.qdpx")).read_bytes()
    return [_ours("refi-qda"), {"b.qdpx": theirs}]


def _ours(name: str) -> Mapping[str, bytes]:
    chosen = format_named(name)
    assert chosen.exporter
    with tempfile.TemporaryDirectory() as folder:
        articles, _ = read(Path(folder, "native.jsonl"), orjson.dumps(record() | {"meta": {"n": 1}}))
        target = Path(folder, "out")
        if chosen.target == "folder":
            target.mkdir()
        chosen.exporter.write(articles, target, default_scheme(), WriteOptions())
        paths = sorted(path for path in target.rglob("*") if path.is_file()) if target.is_dir() else [target]
        ending = chosen.endings[0]
        paths.sort(key=lambda path: path.suffix != ending)
        return {path.name if path.suffix else f"a{ending}": path.read_bytes() for path in paths}
