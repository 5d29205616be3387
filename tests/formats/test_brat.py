"""brat standoff: brat's own files, files of other programs, what brat itself accepts, and what is refused."""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import orjson
import pytest

from annotator.domain.errors import BadInputError
from annotator.domain.label import default_scheme
from annotator.domain.span import Span
from annotator.domain.text import sha256_of
from annotator.formats.api import (
    AnnotatedArticle,
    Layer,
    ReadOptions,
    RelationRecord,
    SpanRecord,
    WriteOptions,
)
from annotator.formats.brat import format as brat
from annotator.formats.brat.format import FORMAT
from annotator.formats.brat.quick import quickly
from annotator.formats.registry import recognise
from tests.formats.reading import read
from tests.formats.test_lines_and_columns import some_of
from tests.formats.trips import read_all, there_and_back

TEXT = "Ten died, he\nsaid.\n\n“Maybe.”"


def made(folder: Path, lines: str, text: str | bytes = TEXT) -> Path:
    """Files as another program leaves them."""
    folder.mkdir(exist_ok=True)
    (folder / "one.txt").write_bytes(text if isinstance(text, bytes) else text.encode())
    (folder / "one.ann").write_text(lines, "utf-8")
    return folder / "one.ann"


def test_the_files_of_brat_itself(shared_data: Path) -> None:
    folder = shared_data / "formats/fixtures-brat/tutorials/news"
    found = {}
    for path in sorted(folder.glob("*.ann")):
        assert recognise(path) is FORMAT
        (article,), _ = read(path, format=FORMAT)
        assert article.id is None
        assert article.text == path.with_suffix(".txt").read_text("utf-8")
        assert article.layers[0].maybe == "news"
        found[path.stem] = article.layers[0]
    assert {name[:3]: (len(one.spans), len(one.relations)) for name, one in found.items()} == {
        "000": (7, 6), "010": (0, 0), "020": (0, 0), "030": (0, 0), "040": (4, 0), "050": (6, 0),
        "060": (10, 3), "070": (9, 4), "080": (21, 10), "090": (22, 12), "100": (26, 20), "110": (14, 8),
        "999": (0, 0),
    }  # fmt: skip
    introduced = {one.id: one for one in found["000-introduction"].spans}
    assert introduced["T4"].attributes == {"Mention": "Name", "Individual": True}
    assert introduced["T2"].note == "100000000 USD"
    alias = [
        (one.source, one.target) for one in found["060-relation_annotation"].relations if one.type == "Alias"
    ]
    assert alias == [("T3", "T4"), ("T4", "T5")]
    events = [one for one in found["090-event_structures"].relations if one.source == "T5"]
    assert [(one.type, one.target) for one in events] == [("Reporter-Arg", "T4"), ("Event-Arg", "T3")]
    noted = [one.note for one in found["110-note_annotation"].relations if one.note]
    assert noted == ["Should this be marked? It's not explicitly stated."]


def test_what_another_program_made_of_real_corpora(shared_data: Path) -> None:
    folder = shared_data / "formats/interchange-generated"
    read_layers = 0
    for row in map(orjson.loads, (folder / "rows.jsonl").read_bytes().splitlines()):
        for layer in row["layers"]:
            path = folder / "brat" / layer["annotator"] / (row["id"].replace("/", "__") + ".ann")
            (article,), findings = read(path, format=FORMAT)
            assert article.text == row["text"]
            assert findings == []
            assert article.layers[0].maybe == layer["annotator"]
            assert shape(article.layers[0]) == answer(layer)
            read_layers += 1
    assert read_layers == 40


def answer(layer: dict[str, Any]) -> tuple[list[Any], list[Any]]:
    """Annotations and relations of a layer of `rows.jsonl`, by where they are."""
    at = {
        one["id"]: (
            [tuple(each) for each in one.get("fragments", [[one["start"], one["end"]]])],
            one["label"],
        )
        for one in layer["spans"]
    }
    return sorted(at.values()), sorted(
        (at[one["from"]], at[one["to"]], one["label"]) for one in layer["links"]
    )


def shape(layer: Layer) -> tuple[list[Any], list[Any]]:
    """Annotations and relations of a layer that was read, by where they are."""
    at = {one.id: ([(each.start, each.end) for each in one.fragments], one.label) for one in layer.spans}
    return sorted(at.values()), sorted((at[one.source], at[one.target], one.type) for one in layer.relations)


def everything() -> AnnotatedArticle:
    """One article with whatever is hard for brat."""
    spans = (
        SpanRecord("c1", "claim", (Span(0, 18),), {"value": 24, "unit": "24", "x": None, "yes": True}, "24"),
        SpanRecord("T1", "größer als", (Span(10, 12), Span(13, 18)), {"a b": "“x\ty”\u2028"}, '"one\ntwo"'),
        SpanRecord("é", "x", (Span(19, 22),), discuss=True, origin={"kind": "new"}),
        SpanRecord("ends", "claim", (Span(18, 20),)),
    )
    relations = (
        RelationRecord("c1", "T1", "said-by", "R9", {"sure": 0.5}, "why"),
        RelationRecord("T1", "T1", "to itself"),
        RelationRecord("ends", "T1", "said-by"),
    )
    text = TEXT
    layer = Layer("ann a/b", spans=spans, relations=relations)
    gold = replace(layer, annotator="rita", role=type(layer.role)("gold"))
    return AnnotatedArticle("a/1", "One", text, sha256_of(text), layers=(layer, gold))


def test_brat_takes_every_line(tmp_path: Path, shared_data: Path) -> None:
    """The rules by which brat itself reads a line, and another program's reader."""
    from bioc import brat as others  # noqa: PLC0415 -- slow

    target = tmp_path / "out"
    articles = [everything(), *some_of(shared_data / "seed-article.jsonl")]
    _, losses = there_and_back(FORMAT, articles, target, default_scheme())
    assert {(one.what, one.n) for one in losses} == {
        ("annotations", 2), ("metadata", 1), ("relations", 2), ("titles", 2),
    }  # fmt: skip
    paths = sorted(target.rglob("*.ann"))
    assert [str(path.relative_to(target)) for path in paths] == [
        "ann%20a%2Fb/a%2F1.ann", "annotator-a/seed-article.ann",
        "annotator-b/seed-article.ann", "rita.gold/a%2F1.ann",
    ]  # fmt: skip
    for path in paths:
        text = path.with_suffix(".txt").read_text("utf-8")
        lines = path.read_text("utf-8").splitlines()
        assert lines == path.read_text("utf-8").rstrip("\n").split("\n")
        ids = {line.split("\t")[0] for line in lines}
        assert len(ids) == len(lines)
        for line in lines:
            brat_takes(line, text, ids)
        with path.open(encoding="utf-8") as ann, path.with_suffix(".txt").open(encoding="utf-8") as beside:
            document = others.load(beside, ann)
        (article,), _ = read(path, format=FORMAT)
        assert [one.type for one in document.entities] == [
            line.split()[1] for line in lines if line[0] == "T"
        ]
        assert len(document.relations) == len(article.layers[0].relations)


def brat_takes(line: str, text: str, ids: set[str]) -> None:
    """What brat's own reader asks of a line."""
    known_as, data, *tail = line.split("\t", 2)
    assert re.fullmatch(r"[TRA#]\d+", known_as)
    if known_as[0] == "T":
        label, places = data.split(" ", 1)
        assert re.fullmatch("[A-Za-z0-9_-]+", label)
        pairs = [tuple(map(int, one.split(" "))) for one in places.split(";")]
        assert all(0 <= start < end <= len(text) for start, end in pairs)
        assert all(end <= start for (_, end), (start, _) in pairwise(pairs))
        assert tail == [" ".join(text[start:end] for start, end in pairs)]
    elif known_as[0] == "R":
        assert re.fullmatch(r"[A-Za-z0-9_-]+ Arg1:(T\d+) Arg2:(T\d+)", data)
        assert {one.split(":")[1] for one in data.split()[1:]} <= ids
    elif known_as[0] == "A":
        found = re.match(r"(.+?) (.+?)( (.+?))?$", data)
        assert found
        assert found.group(2) in ids
        assert not tail
    else:
        assert data.split()[1] in ids
        assert len(data.split()) == 2
        assert tail[0].strip()


def test_both_readers_of_ours_agree(
    tmp_path: Path, shared_data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The quick one for files of the usual shape, and the one that takes any file."""
    there_and_back(FORMAT, [everything(), *some_of(shared_data / "seed-article.jsonl")], tmp_path / "out")
    quick = read_all(FORMAT, tmp_path / "out")
    taken = [
        quickly(path.read_text("utf-8"), path.with_suffix(".txt").read_text("utf-8")) is not None
        for path in (tmp_path / "out").rglob("*.ann")
    ]
    assert taken == [True] * 4
    monkeypatch.setattr(brat, "quickly", lambda *_: None)
    assert read_all(FORMAT, tmp_path / "out") == quick


def test_the_configuration_says_what_may_be_tied(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    assert FORMAT.exporter
    whole = FORMAT.exporter.carried(everything(), default_scheme(), lambda *_: None)
    FORMAT.exporter.write([whole], tmp_path / "out", default_scheme(), WriteOptions())
    lines = (tmp_path / "out/rita.gold/annotation.conf").read_text("utf-8").splitlines()
    assert "said-by\tArg1:claim, Arg2:speaker" in lines
    assert "hedged-by\tArg1:claim|number, Arg2:hedge" in lines
    assert "polarity\tArg:claim, Value:asserts|denies" in lines
    assert "gr_x00F6__x00DF_er_x0020_als" in lines
    visual = (tmp_path / "out/rita.gold/visual.conf").read_text("utf-8").splitlines()
    assert "gr_x00F6__x00DF_er_x0020_als | größer als" in visual
    assert "claim\tfgColor:black, bgColor:#C0DCEC, borderColor:#0072B2" in visual


def test_work_that_went_on_in_brat_is_kept(tmp_path: Path) -> None:
    """Offsets that were changed count more than the fragments noted before; new annotations come along."""
    target = tmp_path / "out"
    there_and_back(FORMAT, [everything()], target)
    path = target / "rita.gold" / "a%2F1.ann"
    lines = path.read_text("utf-8").replace(" 10 12;13 18\the said.", " 4 12\tdied, he")
    path.write_text(lines + "T99\tnumber 0 3\tTen\nA99\tbound T99 exact\n", "utf-8")
    (article,), findings = read(path, format=FORMAT)
    by_id = {one.id: one for one in article.layers[0].spans}
    assert by_id["T1"].fragments == (Span(4, 12),)
    assert by_id["T99"].attributes == {"bound": "exact"}
    assert by_id["c1"].fragments == (Span(0, 18),)
    assert ["changed in brat" in str(one) for one in findings] == [True]
    assert (article.id, article.layers[0].annotator, article.layers[0].role.value) == ("a/1", "rita", "gold")


def test_articles_without_annotation_sets_and_empty_sets(tmp_path: Path) -> None:
    bare = AnnotatedArticle("a", "", "Bare", sha256_of("Bare"))
    empty = AnnotatedArticle("b", "", "", sha256_of(""), layers=(Layer("ann"), Layer(None)))
    there_and_back(FORMAT, [bare, empty], tmp_path / "out")
    found, _ = read_all(FORMAT, tmp_path / "out")
    assert sorted((str(one.id), [str(each.annotator) for each in one.layers]) for one in found) == [
        ("a", []), ("b", ["None"]), ("b", ["ann"]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (b"Ten\r\ndied", "5 9"),
        (b"Ten\r\ndied", "4 8"),
        (b"\xef\xbb\xbfTen\r\ndied", "5 9"),
        (b"\xef\xbb\xbfTen\r\ndied", "6 10"),
        (b"\xef\xbb\xbfTen\ndied", "5 9"),
    ],
)
def test_offsets_however_they_were_counted(tmp_path: Path, text: bytes, places: str) -> None:
    (article,), _ = read(made(tmp_path / "x", f"T1\tclaim {places}\tdied\n", text), format=FORMAT)
    assert (article.text, article.layers[0].spans[0].fragments) == ("Ten\ndied", (Span(4, 8),))


BROKEN = [
    ("T1 claim 0 3 Ten", "line 1: there is no tab after T1 claim"),
    ("X1\tclaim 0 3\tTen", "line 1: X1 is no number of brat's"),
    ("T1\tclaim\tTen", "T1 has no label and offsets"),
    ("T1\t 0 3\tTen", "T1 has no label and offsets"),
    ("T1\tclaim 3 0\tTen", "the offsets 3 and 0 of T1 are empty or reversed"),
    ("T1\tclaim 3 3\t", "the offsets 3 and 3 of T1 are empty or reversed"),
    ("T1\tclaim -1 3\tTen", "the offsets of T1 are -1 3"),
    ("T1\tclaim 0 99\tTen", "T1 goes beyond the text, which has 28 code points"),
    ("T1\tclaim 0 " + "9" * 5000 + "\tTen", "the offsets of T1 are 0 999"),
    ("T1\tclaim ² 3\tTen", "the offsets of T1"),
    ("T1\tclaim 0 5;3 8\tTen", "the parts of T1 overlap"),
    ("T1\tclaim 0 3\tOne", "T1 is One in the file, but Ten stands at its offsets"),
    ("T1\tclaim 0 3\tTen\nT1\tclaim 0 3\tTen", "line 2: there are two T1"),
    ("T1\tclaim 0 3\tTen\nR1\tsaid-by Arg1:T1", "line 2: the relation R1 has not two ends"),
    (
        "T1\tclaim 0 3\tTen\nR1\tsaid-by Arg1:T1 Arg2:T9",
        "line 2: said-by has an end T9 that is no annotation",
    ),
    ("E1\tMerge", "the event E1 has no trigger"),
    ("E1\t", "the event E1 has no trigger"),
    ("R1\t", "the relation R1 has not two ends"),
    ("N1\tReference T1", "the reference N1 is broken"),
    ("#1\t", "the note #1 is of nothing"),
    ("A1\tNegation", "the attribute A1 is of nothing"),
    ("\x00\x01\tclaim", "is no number of brat's"),
]


@pytest.mark.parametrize(("lines", "why"), BROKEN, ids=range(len(BROKEN)))
def test_a_broken_line_is_named(tmp_path: Path, lines: str, why: str) -> None:
    with pytest.raises(BadInputError) as told:
        read(made(tmp_path / "x", f"{lines}\n"), format=FORMAT)
    assert why in str(told.value)
    assert str(told.value).startswith("one.ann, line ")
    path = made(tmp_path / "x", f"T7\tclaim 0 3\tTen\n{lines}\n")
    (article,), findings = read(path, format=FORMAT, options=ReadOptions(keep_going=True))
    assert article.layers[0].spans[0] == SpanRecord("T7", "claim", (Span(0, 3),))
    assert sum(one.template.startswith("left out") for one in findings) == 1


def test_a_missing_text_and_a_gigantic_field(tmp_path: Path) -> None:
    path = made(tmp_path / "x", "T1\tclaim 0 3\tTen\n")
    path.with_suffix(".txt").unlink()
    with pytest.raises(BadInputError, match=r"one\.txt: there is no such file"):
        read(path, format=FORMAT)
    text = "a" * 20_000_000
    path = made(tmp_path / "x", f"T1\tclaim 0 20000000\t{text}\nA1\tx T1 {text}\n", text)
    (article,), _ = read(path, format=FORMAT)
    assert article.layers[0].spans[0].attributes == {"x": text}


def test_what_is_said_twice_or_of_nothing_is_told(tmp_path: Path) -> None:
    lines = (
        "T1\tclaim 0 3\tTen\nA1\tsure T1 24\nA2\tsure T1 low\nA3\tsure T9\n#1\tComment T1\tlook\n"
        "#2\tAnnotatorNotes T1\t again \nN1\tReference T1 Wikipedia:10\tTen\nM1\tNegation T1\n"
    )
    (article,), findings = read(made(tmp_path / "x", lines), format=FORMAT)
    assert article.layers[0].spans[0] == SpanRecord(
        "T1",
        "claim",
        (Span(0, 3),),
        {"sure": 24, "Negation": True, "Reference": "Wikipedia:10 Ten"},
        "Comment: look\nagain",
    )
    assert [str(one) for one in findings] == [
        "one.ann, line 3: passed over: T1 has sure a second time",
        "one.ann, line 4: passed over: sure says something of T9, which is no annotation",
    ]


def test_other_files_are_not_claimed(tmp_path: Path) -> None:
    assert FORMAT.importer
    for head in (b"prose\n", b'{"text": "x"}', b"\xff\xfe\x00"):
        assert not FORMAT.importer.recognises(tmp_path / "x.ann", head)
    assert not FORMAT.importer.recognises(tmp_path / "x.txt", b"T1\tclaim 0 3\tTen")
    assert not FORMAT.importer.recognises(tmp_path / "x.ann", b"")
