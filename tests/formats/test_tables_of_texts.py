"""Tables become articles, a row each: columns by their names or as they were named, other columns kept."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from annotator.domain.errors import BadInputError
from annotator.formats.api import ReadOptions
from annotator.formats.columns import Columns
from annotator.formats.registry import recognise
from annotator.formats.texts import csv_rows
from annotator.formats.texts.importer import FORMAT
from tests.formats.documents import xlsx
from tests.formats.reading import read

MAIL = 'Nr;Überschrift;Inhalt;Datum;Quelle;Seite\n1;Eins;"Er sagte: ""Nein"";\nund ging.";7.2.2018;Post;4\n'


def refused(path: Path, data: bytes, columns: Columns | None = None) -> str:
    with pytest.raises(BadInputError) as caught:
        read(path, data, format=FORMAT, options=ReadOptions(columns=columns))
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    ("name", "encoding", "delimiter"),
    [
        ("a.csv", "utf-8", ";"),
        ("a.csv", "utf-8-sig", ","),
        ("a.tsv", "utf-16", "\t"),
        ("A.CSV", "cp1252", "|"),
    ],
)
def test_columns_are_known_by_their_names(tmp_path: Path, name: str, encoding: str, delimiter: str) -> None:
    text = MAIL if delimiter == ";" else MAIL.replace('"";\n', '"":\n').replace(";", delimiter)
    more = text + "".join(f"{n}{delimiter}Schluß{delimiter}Schön war’s{delimiter * 3}\n" for n in range(2, 9))
    path = tmp_path / name
    path.write_bytes(more.encode(encoding))
    assert recognise(path).name == "text"
    articles, findings = read(path, format=FORMAT)
    first = articles[0]
    assert (first.id, first.title, first.titled) == ("1", "Eins", True)
    assert first.text == 'Er sagte: "Nein"' + (";" if delimiter == ";" else ":") + "\nund ging."
    assert first.meta == {"Seite": "4", "source": "Post", "published": "2018-02-07"}
    assert first.where == f"{name}, line 2"
    assert (articles[1].text, articles[1].meta, articles[1].where) == ("Schön war’s", {}, f"{name}, line 4")
    assert "the columns were taken so: text = Inhalt, id = Nr, title = Überschrift, date = Datum" in str(
        findings[0]
    )


def test_columns_are_what_a_person_says(tmp_path: Path) -> None:
    data = b"x,text,Story,Page\n7,not this,The story.,4\n8,nor this,,5\n9,,Another.,6\n"
    columns = Columns(text="Story", id="x", meta=("Page",))
    articles, findings = read(tmp_path / "a.csv", data, format=FORMAT, options=ReadOptions(columns=columns))
    assert [(one.id, one.text, one.meta) for one in articles] == [
        ("7", "The story.", {"Page": "4"}),
        ("9", "Another.", {"Page": "6"}),
    ]
    assert [str(one) for one in findings] == [
        "a.csv: the columns were taken so: text = Story, id = x",
        "a.csv: rows without a text in the column Story were left out (1), the first is line 3",
    ]
    bare = Columns(text="column 2", header=False, said=True)
    articles, _findings = read(
        tmp_path / "a.csv", b"1,One.\n2,Two.\n", format=FORMAT, options=ReadOptions(columns=bare)
    )
    assert [(one.id, one.title, one.text, one.meta) for one in articles] == [
        (None, "", "One.", {"column 1": "1"}),
        (None, "", "Two.", {"column 1": "2"}),
    ]
    assert "there is no column Body; the columns are: a, b" in refused(
        tmp_path / "b.csv", b"a,b\n1,2\n", Columns(text="Body")
    )
    assert "none of the columns is called as texts usually are (a, b)" in refused(
        tmp_path / "b.csv", b"a,b\n1,2\n"
    )


def test_a_workbook(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["ID", "Body", "Published", "Words", "Ready"],
        [1, "First.", datetime(2020, 1, 2), 2.5, True],  # noqa: DTZ001 - as a workbook has it
        [2.0, None, None, None, None],
        [None, "=1+1", "03/04/2018", None, False],
        ["d", "x" * 32_767, None, 3, None],
    ]
    articles, findings = read(tmp_path / "a.xlsx", xlsx(About=[["nothing here"]], Texts=rows), format=FORMAT)
    assert [(one.id, one.meta, one.where) for one in articles] == [
        ("1", {"Words": 2.5, "Ready": True, "published": "2020-01-02"}, "a.xlsx, row 2"),
        ("d", {"Words": 3}, "a.xlsx, row 5"),
    ]
    said = " ".join(map(str, findings))
    assert "rows without a text in the column Body were left out (2), the first is row 3" in said
    assert "may have been cut off (1)" in said
    assert "there is no sheet named X; there are About, Texts" in refused(
        tmp_path / "a.xlsx", xlsx(About=[["a"]], Texts=rows), Columns(sheet="X")
    )


def test_a_line_without_end_does_not_fill_the_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_rows, "_LONGEST_LINE", 1_000)
    words = refused(tmp_path / "a.csv", b"text,n\nOne.,1\n" + b"x" * 2_000)
    assert words.startswith("a.csv, line 3: the line has more than")


def test_json_objects(tmp_path: Path) -> None:
    lines = b'{"url": "u", "body": "One.", "tags": ["a"]}\n\n{"body": "Two.", "more": 1}\n'
    for name, data in (
        ("a.jsonl", b"\xef\xbb\xbf" + lines),
        ("a.json", b"[" + lines.replace(b"\n\n", b",") + b"]"),
    ):
        articles, _findings = read(tmp_path / name, data, format=FORMAT)
        assert [(one.text, one.meta) for one in articles] == [
            ("One.", {"tags": ["a"], "source": "u"}),
            ("Two.", {"more": 1}),
        ]
        assert recognise(tmp_path / name).name == "text"


def test_broken_rows_refuse_the_file_or_are_listed(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    data = b'text,n\nOne.,1\nTwo, and more,2,3\n"Th"ree,3\nFour.,4\n'
    assert refused(path, data).startswith("a.csv, line 3: the row has 4 cells, the first row has 2;")
    articles, findings = read(path, data, format=FORMAT, options=ReadOptions(keep_going=True))
    assert [one.text for one in articles] == ["One.", "Four."]
    assert [str(one).partition(";")[0] for one in findings[:2]] == [
        "left out: a.csv, line 3: the row has 4 cells, the first row has 2",
        "left out: a.csv, line 4: the row cannot be told apart (',' expected after '\"')",
    ]
    assert "a.csv, line 3: the row cannot be told apart" in refused(
        path, b'text,n\nOne.,1\n"Two.,2\nThree,3\n'
    )
    assert "a.jsonl, line 2: the line is no JSON" in refused(
        tmp_path / "a.jsonl", b'{"text": "a", "x": 1}\n{"te'
    )
    good = b'{"text": "a", "x": 1}\n{"te\n{"text": "b"}\n'
    articles, findings = read(tmp_path / "a.jsonl", good, format=FORMAT, options=ReadOptions(keep_going=True))
    assert [one.text for one in articles] == ["a", "b"]
    latin = "text,n\n" + "ascii,1\n" * 9_000 + "Füße,2\n"
    articles, _findings = read(path, latin.encode("cp1252"), format=FORMAT)
    assert articles[-1].text == "Füße"
    assert "the text is no longer in the encoding" in refused(
        path, latin.encode("cp1252"), Columns(encoding="utf-8")
    )
