"""WebAnno TSV: INCEpTION's own files and what they mean, the rules of its reader, and what is refused."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from annotator.domain.errors import BadInputError
from annotator.domain.span import Span, text_of
from annotator.domain.text import sha256_of
from annotator.formats.api import AnnotatedArticle, Layer, RelationRecord, SpanRecord
from annotator.formats.registry import recognise
from annotator.formats.uima.xmi import FORMAT as XMI
from annotator.formats.webanno.format import FORMAT
from tests.formats.reading import read
from tests.formats.samples import seed
from tests.formats.trips import read_all, there_and_back

SUITE = "formats/fixtures-inception/inception/inception-io-webanno-tsv/src/test/resources"


def meaning(article: AnnotatedArticle) -> tuple[Counter[Any], Counter[Any]]:
    """Annotations and relations by their words, edges of white space apart, and with values as text."""
    layer = article.layers[0] if article.layers else Layer(None)
    text = article.text or ""
    told = {
        one.id: (
            # Some of the XMI files have another type for the same annotations.
            one.label.replace("NamedEntity", "Span"),
            text_of(one.fragments, text).strip(),
            tuple(sorted((name, str(value).lower()) for name, value in one.attributes.items())),
        )
        for one in layer.spans
    }
    ties = [(told[one.source], told[one.target], one.type) for one in layer.relations]
    return Counter(told.values()), Counter(ties)


def test_the_files_of_inception(shared_data: Path) -> None:
    """Its test suite holds each file as XMI as well, which says what it means."""
    folders = sorted((shared_data / SUITE / "tsv3-suite").iterdir())
    assert len(folders) == 26
    for folder in folders:
        assert recognise(folder / "reference.tsv") is FORMAT
        (found,), told = read(folder / "reference.tsv", format=FORMAT)
        (answer,), also = read(folder / "reference.xmi", format=XMI)
        assert str(found.text).strip() == str(answer.text).strip(), folder.name
        if "Chain" not in folder.name:
            assert meaning(found) == meaning(answer), folder.name
        left_out = {str(one).partition(": ")[2] for one in (*told, *also)}
        assert all(one.startswith("not taken over, as no annotations of people") for one in left_out)


def test_larger_files_of_inception(shared_data: Path) -> None:
    (one,), told = read(shared_data / SUITE / "tsv3/coref.tsv", format=FORMAT)
    spans = {span.id: span for span in one.layers[0].spans}
    chain = [each for each in one.layers[0].relations if each.type == "ANAPHORIC"][:2]
    assert [(spans[each.source].fragments[0].of(str(one.text)), each.type) for each in chain] == [
        ("Josef K.", "ANAPHORIC"), ("er", "ANAPHORIC"),
    ]  # fmt: skip
    assert [str(each) for each in told] == [
        "coref.tsv: not taken over, as no annotations of people: Lemma (4,993)"
    ]
    (other,), _ = read(shared_data / SUITE / "tsv3/example2.tsv", format=FORMAT)
    assert [span.attributes["value"] for span in other.layers[0].spans][:4] == ["PER", "OTH", "ORG", "LOC"]


def test_files_of_the_first_versions(shared_data: Path) -> None:
    folder = shared_data / "formats/fixtures-inception"
    old = [path for path in sorted(folder.rglob("*.tsv")) if not path.read_bytes().startswith(b"#FORMAT")]
    assert len(old) == 11
    for path in old:
        assert recognise(path) is FORMAT
        (one,), told = read(path, format=FORMAT)
        text = str(one.text)
        if path.parent.name != "tsv2":
            assert one.layers == ()
            assert [each.template for each in told] == [
                "not taken over, as no annotations of people: {kinds}"
            ]
            continue
        found = [(each.fragments[0].of(text), each.attributes["value"]) for each in one.layers[0].spans]
        assert found[:4] == [
            ("Ms. Haag", "PER"), ("Elianti", "OTH"), ("Rolls-Royce Motor", "ORGpart"), ("Rolls-Royce", "ORG"),
        ]  # fmt: skip
        assert {("BELL INDUSTRIES Inc.", "ORGpart"), ("BELL INDUSTRIES", "ORG"), ("BELL", "PER")} <= set(
            found
        )


def test_relations_of_version_2(tmp_path: Path) -> None:
    data = (
        " # a.Span | label | v # a.Tie | label | AttachTo=a.Span\n#id=1\n#text=Ten 👨 died\n"
        "1-1\tTen\tB-n\tB-24\t_\t_\t\n1-2\t👨\tB-x|B-y\t_|B-z\t_\t_\t\n1-3\tdied\tI-x\tO\tB-t\t1-1\t\n"
    )
    path = tmp_path / "x.tsv"
    (one,), _ = read(path, data.encode(), format=FORMAT)
    spans = [(each.label, each.fragments, each.attributes) for each in one.layers[0].spans]
    assert spans == [
        ("n", (Span(0, 3),), {"v": "24"}), ("x", (Span(4, 10),), {}), ("y", (Span(4, 5),), {"v": "z"}),
    ]  # fmt: skip
    labels = {each.id: each.label for each in one.layers[0].spans}
    ties = [(labels[each.source], each.type, labels[each.target]) for each in one.layers[0].relations]
    assert ties == [("n", "t", "x")]
    with pytest.raises(BadInputError, match=r"x\.tsv, line 4: two is not the next word of the text"):
        read(path, data.replace("\tTen\t", "\ttwo\t").encode(), format=FORMAT)


TEXT = "  Ten 👨 died.\n\nHe [said]|so;\t“x_y” -> 5.5 *\n"


def hard() -> AnnotatedArticle:
    """One article with whatever is hard for a table of tokens."""
    spans = (
        SpanRecord(
            "z",
            "claim",
            (Span(7, 13), Span(16, 18)),
            {"n": 24, "s": "24", "a|b": "[x]_*\t->;\\"},
            "one\r\ntwo",
        ),
        SpanRecord("a", "größer als", (Span(3, 4),), discuss=True, origin={"kind": "new"}),
        SpanRecord("b", "claim", (Span(3, 4),)),
        SpanRecord("w", "claim", (Span(1, 2),)),
        SpanRecord("x", "claim", (Span(13, 15),)),
        SpanRecord("y", 'a"\r', (Span(0, len(TEXT)),)),
    )
    ties = (
        RelationRecord("z", "a", "said-by", "r1", {"sure": 0.5}, "why"),
        RelationRecord("a", "b", "about"),
        RelationRecord("z", "b", "about"),
        RelationRecord("b", "b", "to_itself"),
    )
    layer = Layer("ann", spans=spans, relations=ties, decisions=({"who": "x"},), guideline="2")
    return AnnotatedArticle("a/1", "One\n", TEXT, sha256_of(TEXT), {"n": [1, None]}, (layer, Layer("ben")))


def test_the_reader_of_inception_takes_every_line(tmp_path: Path, shared_data: Path) -> None:
    """What that reader asks of a file: where sentences begin, how many fields, what references lead to."""
    target = tmp_path / "out"
    bare = AnnotatedArticle("none", "", "", sha256_of(""))
    _, losses = there_and_back(FORMAT, [hard(), bare, *seed(shared_data)], target)
    assert losses == ()
    paths = sorted(target.rglob("*.tsv"))
    assert [str(path.relative_to(target)) for path in paths] == [
        "ann/a%2F1.tsv", "annotator-a/seed-article.tsv",
        "annotator-b/seed-article.tsv", "ben/a%2F1.tsv", "none.tsv",
    ]  # fmt: skip
    types = (target / "TypeSystem.xml").read_text("utf-8")
    for path in paths:
        inception_takes(path.read_text("utf-8"), types)
    first = paths[0].read_text("utf-8").split("\n")
    assert "1-1.1\t1-2\t \tclaim[5]\t" in "\n".join(first)
    assert next(line for line in first if line.startswith("1-2.1\t")).startswith(
        "1-2.1\t3-4\te\tgrößer als[3]|claim[4]\t"
    )


def inception_takes(data: str, types: str) -> None:
    lines = re.split("\r\n|\r|\n", data)
    assert lines[0] == "#FORMAT=WebAnno TSV 3.3"
    head = lines[1 : lines.index("")]
    columns = [field for line in head for field in line.split("|")[1:]]
    assert all(f"<name>{field.removeprefix('BT_')}</name>" in types for field in columns)
    assert lines[lines.index("") + 1] == ""
    blocks = "\n".join(lines[lines.index("") + 2 :]).rstrip("\n").split("\n\n")
    text, units, leads = "", set(), set()
    for block in blocks:
        rows = block.split("\n")
        said = [row.removeprefix("#Text=") for row in rows if row.startswith("#Text=")]
        assert rows[0].startswith("#Sentence.id=")
        cells = [row.split("\t") for row in rows if not row.startswith("#")]
        assert all(len(row) == len(columns) + 4 for row in cells)
        begin = int(cells[0][1].split("-")[0])
        if len(text) > begin:
            assert len(text) == begin + 1
            text = text[:-1]
        assert len(text) == begin
        text += "".join(unescaped(line) + "\n" for line in said)
        for row in cells:
            units.add(row[0])
            start, end = map(int, row[1].split("-"))
            covered = text[start:end].replace("\ue000", "")
            assert row[2] in {covered, covered.replace("\n", "\\n").replace("\t", "\\t")}
            if head and head[-1].startswith("#T_RL"):
                leads |= {one.split("[")[0] for one in row[-2].split("|")}
    assert leads <= {*units, "_"}


def unescaped(line: str) -> str:
    """As units of UTF-16, each a letter, so that offsets can be counted in it."""
    plain = re.sub(r"\\(.)", lambda found: {"t": "\t", "n": "\n"}.get(found[1], found[1]), line)
    return re.sub("[\U00010000-\U0010ffff]", lambda found: found[0] + "\ue000", plain)


def test_what_inception_makes_of_ours_comes_back(tmp_path: Path) -> None:
    """It numbers anew, orders by place, and changes what people change."""
    target = tmp_path / "out"
    there_and_back(FORMAT, [hard()], target)
    path = target / "ann" / "a%2F1.tsv"
    lines = (
        path.read_text("utf-8")
        .replace("größer als", "number")
        .replace("[4]", "[99]")
        .replace("[3_4]", "[3_99]")
    )
    path.write_text(lines.replace("[1_4]", "[1_99]").replace("[4_4]", "[99_99]"), "utf-8")
    (found,), _ = read(path, format=FORMAT)
    labels = {one.id: one.label for one in found.layers[0].spans}
    assert labels == {"z": "claim", "a": "number", "b": "claim", "w": "claim", "x": "claim", "y": 'a"\r'}
    assert found.layers[0].relations == hard().layers[0].relations


def test_the_same_articles_are_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        there_and_back(FORMAT, [hard()], tmp_path / name)
    for path in (tmp_path / "one").rglob("*.*"):
        assert path.read_bytes() == (tmp_path / "two" / path.relative_to(tmp_path / "one")).read_bytes()
    assert len(read_all(FORMAT, tmp_path / "one")[0]) == 2


SPANS = "#FORMAT=WebAnno TSV 3.3\n#T_SP=a.Span|label\n"
HEAD = f"{SPANS}#T_RL=a.Tie|BT_a.Span\n\n\n"
CHAIN = "#FORMAT=WebAnno TSV 3.3\n#T_CH=a.Link|referenceType|referenceRelation\n\n\n"
SECOND = "\n#Text=b\n2-1\t0-1\tb\t_\t_\t\n"
BROKEN = [
    ("#FORMAT=WebAnno TSV 4.0\n", "line 1: this is WebAnno TSV of another version (#FORMAT=WebAnno TSV 4.0)"),
    ("#FORMAT=WebAnno TSV 3.3\n#T_XX=a\n", "line 2: #T_XX=a declares no layer"),
    (HEAD + "#Text=a\n1-1\t0-1\ta\tx\n", "line 7: there are 1 columns of values, and 2 are declared"),
    (HEAD + "#Text=a\nprose\n", "line 7: prose is no token"),
    (HEAD + "#Text=a\n1-1\t-1-1\ta\tx\t_\t\n", "line 7: 1-1"),
    (HEAD + "#Text=a\n1-1\t1-0\ta\tx\t_\t\n", "line 7: the offsets 1-0 are reversed"),
    (HEAD + "#Text=a\n1-1\t900000000-900000001\ta\tx\t_\t\n", "line 7: the sentence begins at 900000000"),
    (HEAD + "#Text=a\n1-1\t0-1\ta\tx\t_\t\n" + SECOND, "line 10: the sentence begins at 0"),
    (HEAD + "#Text=a\n1-1\t0-9\ta\tx\t_\t\n", "line 7, Span 2: its end is 9, and the text has 1"),
    (HEAD + "#Text=👨\n1-1\t0-1\ta\tx\t_\t\n", "line 7, Span 2: its end is 1, inside a character"),
    (HEAD + "#Text=a\n1-1\t0-1\ta\tx\t9-9\t\n", "line 7: something leads to 9-9, where no annotation"),
    (CHAIN + "#Text=a\n1-1\t0-1\ta\tx[1]\ty\t\n", "line 6: y is no place in a chain"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "why"), BROKEN, ids=range(len(BROKEN)))
def test_a_broken_line_is_named(tmp_path: Path, data: str, why: str) -> None:
    with pytest.raises(BadInputError) as told:
        read(tmp_path / "x.tsv", data.encode(), format=FORMAT)
    assert str(told.value).startswith(f"x.tsv, {why}")


def test_unusual_and_right(tmp_path: Path) -> None:
    data = (
        "\ufeff#FORMAT=WebAnno TSV 3.1\r\n#T_SP=a.b.Span|label|v\r\n\r\n\r\n#Text=a \\u0041\\t\r\n"
        "1-1\t0-1\ta\t*[1]|x\\|y\\\\|\\*\t*[1]|\\_|é\t\r\n1-2\t2-3\tA\t*[1]\t*[1]\t\r\n"
    )
    (found,), _ = read(tmp_path / "jane.tsv", data.encode(), format=FORMAT)
    assert found.text == "a A\t"
    assert found.layers[0].maybe == "jane"
    assert [(one.label, one.fragments, one.attributes) for one in found.layers[0].spans] == [
        ("Span", (Span(0, 3),), {}),
        ("x|y\\", (Span(0, 1),), {"v": "_"}),
        ("*", (Span(0, 1),), {"v": "é"}),
    ]
    field = "a" * 20_000_000
    (found,), _ = read(
        tmp_path / "x.tsv", f"{HEAD}#Text={field}\n1-1\t0-20000000\t{field}\tx\t_\t\n".encode(), format=FORMAT
    )
    assert found.layers[0].spans[0].fragments == (Span(0, 20_000_000),)
    assert FORMAT.importer
    assert not FORMAT.importer.recognises(tmp_path / "x.tsv", b"a\tb\n1\t2\n")
