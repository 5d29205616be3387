"""CSV: cells that spreadsheets would run, files made by hand, and what is refused by line and reason."""

import csv
import shutil
from pathlib import Path

import orjson
import pytest

from annotator.domain.annotation_set import Role, Status
from annotator.domain.errors import BadInputError
from annotator.domain.span import Span
from annotator.domain.text import sha256_of
from annotator.formats.api import AnnotatedArticle, Finding, Layer, ReadOptions, RelationRecord, SpanRecord
from annotator.formats.registry import format_named, recognise
from annotator.formats.spreadsheet_cells import ACTS, bare, guarded
from tests.formats.trips import read_all, there_and_back

CSV = format_named("csv")
HEADS = {
    "articles.csv": "id,text,layers\n",
    "annotations.csv": "article,annotator,id,label,start,end,fragments,text,attributes,discuss\n",
    "relations.csv": "article,annotator,id,type,from,to\n",
}
GOOD = {
    "articles.csv": "a1,Bloomberg reported 5 deaths.,\na2,Nothing.,\n",
    "annotations.csv": 'a1,ann,s1,speaker,0,9,,Bloomberg,,\na1,ann,n1,number,19,20,,5,"{""value"":5}",yes\n',
    "relations.csv": "a1,ann,,said-by,n1,s1\n",
}


def made(folder: Path, **other: str) -> Path:
    """The good files, or those that are given, in a folder."""
    folder.mkdir(exist_ok=True)
    for name, head in HEADS.items():
        rows = other.get(name.removesuffix(".csv"), GOOD[name])
        (folder / name).write_text(rows if rows.startswith("HEAD") else head + rows, "utf-8")
        if rows.startswith("HEAD"):
            (folder / name).write_text(rows.removeprefix("HEAD"), "utf-8")
    return folder / "articles.csv"


def taken(
    path: Path, *, keep_going: bool = False, encoding: str = ""
) -> tuple[list[AnnotatedArticle], list[Finding]]:
    assert CSV.importer
    findings: list[Finding] = []
    options = ReadOptions(encoding=encoding, keep_going=keep_going)
    return list(CSV.importer.read(path, options, findings.append)), findings


def test_no_cell_is_run_and_each_reads_back_to_the_letter(tmp_path: Path) -> None:
    texts = [f"{sign}1+cmd|' /C calc'!A0" for sign in (*ACTS, "'=", "''", " ", '"')]
    text = '=HYPERLINK("http://x")\n-1'
    layer = Layer(
        "@ann",
        spans=tuple(SpanRecord(one, one, (Span(0, 4),), {"=x": one}, one) for one in texts),
        relations=tuple(RelationRecord(one, one, one, one, {}, one) for one in texts),
    )
    article = AnnotatedArticle("=id", "+title", text, sha256_of(text), {"-": "="}, (layer,))
    again, _ = there_and_back(CSV, [article], tmp_path / "out")
    assert again[0].layers == article.layers
    for path in (tmp_path / "out").iterdir():
        with path.open(encoding="utf-8", newline="") as file:
            cells = [cell for row in csv.reader(file) for cell in row]
        assert not [cell for cell in cells if cell.startswith(tuple(set(ACTS) - {"'"}))]
    assert [bare(guarded(one)) for one in texts] == texts
    assert bare("'Twas the night") == "'Twas the night"


def test_files_made_by_hand_are_read(tmp_path: Path) -> None:
    (one, two), findings = taken(made(tmp_path / "corpus"))
    assert findings == []
    (layer,) = one.layers
    assert (one.id, one.text, two.layers) == ("a1", "Bloomberg reported 5 deaths.", ())
    assert (layer.annotator, layer.role, layer.status) == ("ann", Role.ANNOTATOR, Status.DONE)
    assert layer.spans[1] == SpanRecord("n1", "number", (Span(19, 20),), {"value": 5}, discuss=True)
    assert layer.relations == (RelationRecord("n1", "s1", "said-by"),)


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_delimiters_encodings_and_orders_are_read(tmp_path: Path, delimiter: str) -> None:
    rows = GOOD["annotations.csv"].splitlines()
    path = made(
        tmp_path / "corpus",
        articles="a2,Nöthing.,\na1,Bloomberg reported 5 deaths.,\n",
        annotations="\n".join([rows[0], "a2,ben,s1,number,0,2,,Nö,,", rows[1]]) + "\n",
    )
    for name in HEADS:
        file = path.with_name(name)
        with file.open(encoding="utf-8", newline="") as source:
            cells = list(csv.reader(source))
        with file.open("w", encoding="utf-16", newline="") as target:
            csv.writer(target, delimiter=delimiter).writerows(cells)
    assert recognise(path) is CSV
    found, _ = taken(path)
    assert [(one.id, [len(layer.spans) for layer in one.layers]) for one in found] == [
        ("a2", [1]),
        ("a1", [2]),
    ]
    assert found[1].layers[0].spans[1].attributes == {"value": 5}


def test_a_text_that_is_not_canonical_is_made_so_and_offsets_move(tmp_path: Path) -> None:
    path = made(
        tmp_path / "corpus",
        articles='a1,"One\r\ntwo\0 5",\n',
        annotations="a1,ann,s1,number,10,11,,5,,\n",
        relations="",
    )
    (article,), findings = taken(path)
    assert article.text == "One\ntwo\ufffd 5"
    assert article.layers[0].spans[0].fragments == (Span(9, 10),)
    assert len(findings) == 2


@pytest.mark.parametrize(
    ("kind", "rows", "said"),
    [
        ("articles", "a1,x,\na1,y,\n", "articles.csv, line 3: another article before it is called a1"),
        ("articles", "a1,x,{}\n", "articles.csv, line 2: `layers` is no list"),
        ("articles", 'a1,x,"[{""annotator"":""ann"",""spans"":[]}]"\n', "line 2: `layers` holds annotations"),
        ("articles", "a1,x,[NaN]\n", "articles.csv, line 2, column layers: NaN is no number"),
        ("articles", "a1,x,,more\n", "articles.csv, line 2: the row has 4 cells, but there are 3 columns"),
        ("articles", 'a1,"x"y,\n', "articles.csv, line 2: the row cannot be told apart"),
        ("articles", 'a1,"x\n\n\n', "articles.csv, line 2: the row cannot be told apart"),
        ("articles", "", "articles.csv: there is no article in it"),
        ("articles", "HEADid,title\n", "articles.csv, line 1: the column text is missing"),
        ("articles", "HEADid,text,id\n", "articles.csv, line 1: the column id is there twice"),
        (
            "annotations",
            "HEADarticle,label,colour\n",
            "annotations.csv, line 1: the column colour is unknown",
        ),
        ("annotations", "HEADarticle,start,end\n", "annotations.csv, line 1: the column label is missing"),
        ("annotations", ",ann,s1,speaker,0,9,,,,\n", "annotations.csv, line 2: the row names no article"),
        ("annotations", "a9,ann,s1,speaker,0,9,,,,\n", "annotations.csv, line 2: it is about the article a9"),
        (
            "annotations",
            "a1,ann,s1,speaker,0,99,,,,\n",
            "annotations.csv, line 2: the annotation s1 is out of",
        ),
        (
            "annotations",
            "a1,ann,s1,speaker,-1,9,,,,\n",
            "annotations.csv, line 2: the annotation s1 has a nega",
        ),
        (
            "annotations",
            "a1,ann,s1,speaker,9,1,,,,\n",
            "annotations.csv, line 2: the annotation s1 is reversed",
        ),
        ("annotations", "a1,ann,s1,speaker,0.5,9,,,,\n", 'line 2: `start` of the annotation s1 is "0.5"'),
        (
            "annotations",
            "a1,ann,s1,speaker,0,9,,Reuters,,\n",
            "annotations.csv, line 2: the annotation s1 says",
        ),
        (
            "annotations",
            "a1,ann,s1,,0,9,,,,\n",
            "annotations.csv, line 2: `label` of the annotation s1 is empty",
        ),
        (
            "annotations",
            "a1,ann,s1,x,0,9,7,,,\n",
            "annotations.csv, line 2: `fragments` of the annotation s1",
        ),
        (
            "annotations",
            'a1,ann,s1,x,0,9,,,"{""a"":1,""a"":2}",\n',
            "line 2, column attributes: the key a sta",
        ),
        ("annotations", "a1,ann,s1,x,0,9,,," + "[" * 9000 + ",\n", "line 2, column attributes: "),
        ("annotations", "a1,ann,s1,x,0,9,,,,perhaps\n", "annotations.csv, line 2: `discuss` is perhaps"),
        (
            "annotations",
            "a1,ann,s1,x,0,9,,,,\na1,ann,s1,x,0,9,,,,\n",
            "annotations.csv, line 3: another annotation of this layer has the id s1",
        ),
        ("relations", "a1,ann,,said-by,n1,s7\n", "relations.csv, line 2: a relation said-by has as `to` s7"),
    ],
)
def test_what_is_wrong_is_told_by_file_line_and_reason(
    tmp_path: Path, kind: str, rows: str, said: str
) -> None:
    path = made(tmp_path / "corpus", **{kind: rows})
    with pytest.raises(BadInputError) as caught:
        taken(path)
    assert said in str(caught.value)


def test_the_good_articles_are_taken_where_one_wants_to_go_on(tmp_path: Path) -> None:
    path = made(
        tmp_path / "corpus", annotations="a1,ann,s1,speaker,0,99,,,,\na9,ann,s1,x,0,1,,,,\n", relations=""
    )
    found, findings = taken(path, keep_going=True)
    assert [one.id for one in found] == ["a2"]
    assert [str(one).split(":")[0] for one in findings] == [
        "annotations.csv, line 3",
        "annotations.csv, line 2",
    ]


def test_an_encoding_that_does_not_fit_is_told(tmp_path: Path) -> None:
    path = made(tmp_path / "corpus")
    path.write_bytes("id,text,layers\na1,Käse,\n".encode("cp1252"))
    with pytest.raises(BadInputError, match=r"articles\.csv, line 2: the file is not utf-8 here"):
        taken(path)
    path.with_name("annotations.csv").unlink()
    path.with_name("relations.csv").unlink()
    assert taken(path, encoding="cp1252")[0][0].text == "Käse"
    with pytest.raises(BadInputError, match="there is no encoding zlib"):
        taken(path, encoding="zlib")


def test_the_spans_of_another_program_are_read_onto_the_texts_beside_them(
    tmp_path: Path, shared_data: Path
) -> None:
    theirs = shared_data / "formats" / "interchange-generated"
    rows = [orjson.loads(line) for line in (theirs / "rows.jsonl").read_bytes().split(b"\n") if line]
    shutil.copy(theirs / "spans.csv", tmp_path)
    spans = tmp_path / "spans.csv"
    assert recognise(spans) is CSV
    alone = taken(spans)[0]
    assert {(one.text, one.sha256) for one in alone} == {(None, "")}
    with (tmp_path / "articles.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["id", "text"], *([row["id"], row["text"]] for row in rows)])
    assert recognise(tmp_path / "articles.csv") is CSV
    found = {one.id: one for one in read_all(CSV, tmp_path)[0]}
    assert len(found) == len(rows)
    for row in rows:
        for layer in row["layers"]:
            mine = [one for one in found[row["id"]].layers if one.annotator == layer["annotator"]]
            spans_read = [span for one in mine for span in one.spans]
            assert [(one.id, one.label, [[p.start, p.end] for p in one.fragments]) for one in spans_read] == [
                (one["id"], one["label"], one.get("fragments") or [[one["start"], one["end"]]])
                for one in layer["spans"]
            ]


def test_only_our_tables_are_recognised(tmp_path: Path) -> None:
    path = made(tmp_path / "corpus")
    assert CSV.importer
    for file in path.parent.iterdir():
        assert CSV.importer.recognises(file, file.read_bytes())
    with pytest.raises(BadInputError, match=r"annotations\.csv: it is about articles that stand in"):
        taken(path.with_name("annotations.csv"))
    other = tmp_path / "articles.csv"
    for head in ("id,text\n", "id,text,layers,url\n", "", "\xff\xfe"):
        assert not CSV.importer.recognises(other, head.encode("utf-8", "surrogateescape"))
    assert len(read_all(CSV, path.parent)[0]) == 2
