"""Good files of the formats of lines and columns: one of ours and one of other programs each."""

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from annotator.domain.label import default_scheme
from annotator.formats.api import WriteOptions
from annotator.formats.registry import format_named
from tests.formats.test_brat import everything
from tests.formats.test_webanno_tsv import hard

_STANDOFF = (
    "T1\tOrg 0 3\tTen\nT2\tOrg 4 8;13 17\tdied said\nT3\tMerge 10 12\the\n*\tAlias T1 T2 T3\n"
    "R1\tFamily Arg1:T1 Arg2:T2\t\n"
    "E1\tMerge:T3 Org:T1 Org2:T2\nA1\tConfidence E1 High\nA2\tIndividual T1\nM1\tNegation T2\n"
    "N1\tReference T1 Wikipedia:10\tTen\n#1\tAnnotatorNotes T1\tlook again\n"
)
_COLUMNS = (
    "-DOCSTART- -X- O\n\nJane NNP B-PER\nDoe NNP I-PER\nsaid VBD O\n\n# text = so .\nso RB O\n. . O\n\n"
    "-DOCSTART- -X- O\n\n# NN B-X\nUlm I-LOC B-LOC\n"
)
_TABLE = (
    "#FORMAT=WebAnno TSV 3.3\n#T_SP=a.Host|v|ROLE_a.Host:links_a.Link|a.Span\n#T_SP=a.Span|label\n"
    "#T_CH=a.Link|referenceType|referenceRelation\n#T_RL=a.Tie|v|BT_a.Span\n\n\n#Text=This is\n#Text=a 👨.\n"
    "1-1\t0-4\tThis\tx[1]|*[2]\tp;q[1]|_[2]\t1-2;1-3[4]|_\t_\t_\t_\t_\t_\t\n"
    "1-1.1\t1-2\th\t_\t_\t_\t_\tt[1]\tr->1-1\t_\t_\t\n1-2\t5-7\tis\t_\t_\t_\tone\t_\t_\t_\t_\t\n"
    "1-3\t8-9\ta\t_\t_\t_\ttwo[4]\tt[1]\t*->1-2\t_\t_\t\n1-4\t10-12\t👨\t_\t_\t_\ttwo[4]\t_\t_\ty\\_|*\t1-2[0_4]|1-3[4_4]\t\n"
    "\n#Text=Second\n2-1\t14-20\tSecond\t_\t_\t_\t_\t_\t_\t_\t_\t\n"
)


_OLD = (
    " # a.Span | label | v # a.Tie | label | AttachTo=a.Span\n#id=1\n#text=Ten 👨 died\n"
    "1-1\tTen\tB-n\tB-24\t_\t_\t\n1-2\t👨\tB-x|B-y\t_|B-z\t_\t_\t\n1-3\tdied\tI-x\tO\tB-t\t1-1\t\n"
)


def brat() -> Sequence[Mapping[str, bytes]]:
    """What we write, and a file with events, groups, references and notes."""
    ours = _ours("brat", "ann*/*")
    ours = {name: ours[name] for name in sorted(ours, key=lambda name: not name.endswith(".ann"))}
    return [ours, {"b.ann": _STANDOFF.encode(), "b.txt": b"Ten died, he\nsaid.\n\nMore."}]


def conll() -> Sequence[Mapping[str, bytes]]:
    """What we write, and columns with parts of speech, comments and several documents."""
    return [_ours("conll", ""), {"b.conll": _COLUMNS.encode()}]


def webanno_tsv() -> Sequence[Mapping[str, bytes]]:
    """What we write, and a table with slots, a chain, relations, sub-tokens and stacked annotations."""
    return [_ours("webanno-tsv", "ann/*"), {"b.tsv": _TABLE.encode()}, {"b.tsv": _OLD.encode()}]


def _ours(name: str, pattern: str) -> Mapping[str, bytes]:
    chosen = format_named(name)
    assert chosen.exporter
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder, "a" + chosen.endings[0])
        if chosen.target == "folder":
            target.mkdir()
        article = everything() if name != "webanno-tsv" else hard()
        whole = chosen.exporter.carried(article, default_scheme(), lambda *_: None)
        chosen.exporter.write([whole], target, default_scheme(), WriteOptions())
        if not target.is_dir():
            return {target.name: target.read_bytes()}
        return {str(path.relative_to(target)): path.read_bytes() for path in sorted(target.glob(pattern))}
