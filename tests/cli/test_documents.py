"""Documents and tables come in by one command, and the report says what was left out."""

from pathlib import Path

import pytest

from tests.cli.samples import Run, read_corpus
from tests.formats import documents
from tests.formats.documents import p, page_of, pdf, xlsx

MAP = """
[labels]
PER = "speaker"

[columns]
text = "Leib"
title = "Kopf"
meta = []
delimiter = "semicolon"
"""


def test_a_folder_of_documents(project: Path, tmp_path: Path, run: Run) -> None:
    folder, target = tmp_path / "papers", tmp_path / "out.jsonl"
    folder.mkdir()
    for name, data in {
        "a.docx": documents.docx(p("One."), header1=p("Paper"), core="Of bridges"),
        "b.odt": documents.odt("<text:p>Two.</text:p>"),
        "c.rtf": b"{\\rtf1 Three.\\par}",
        "d.epub": documents.epub(
            {"1.xhtml": page_of("<p>Four.</p>"), "2.xhtml": page_of("<p>Five.</p>")}, {}
        ),
        "e.html": b"<html><head><title>Page</title></head><body><p>Six.</p></body></html>",
        "f.pdf": pdf([[(70, 700, 11, "Seven.")]]),
        "g.csv": b"title,text\nA,Eight.\n",
        "h.xlsx": xlsx(Sheet=[["text"], ["Nine."]]),
        "i.jsonl": b'{"body": "Ten.", "url": "https://example.org"}\n',
        "j.md": b"Eleven.",
        "k.csv": b"colour,n\nred,1\n",
        "l.doc": b"\xd0\xcf\x11\xe0",
    }.items():
        (folder / name).write_bytes(data)
    done = run("import", project, folder)
    assert done.status == 0, done.err
    assert "a.docx: headers and footers were left out (1)" in done.err
    assert "passed over: k.csv: no column of the table is called as texts usually are" in done.err
    assert "passed over: l.doc: this is an old Word document; save it as .docx" in done.err
    assert "12 new articles" not in done.err
    assert run("export", project, target, "--format", "jsonl").status == 0
    articles = {one["text"]: one for one in read_corpus(target)}
    numbers = ("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven")
    assert set(articles) >= {f"{number}." for number in numbers}
    told = {text: (one["id"], one["title"]) for text, one in articles.items()}
    assert told["One."] == ("a", "Of bridges")
    assert (told["Four."][0], told["Five."][0]) == ("d", "d-2")
    assert told["Eight."] == ("g", "A")
    assert articles["Ten."]["meta"] == {"source": "https://example.org"}
    assert "nothing was changed" in run("import", project, folder).err


def test_columns_named_in_a_map(project: Path, tmp_path: Path, run: Run) -> None:
    table, names = tmp_path / "a.csv", tmp_path / "map.toml"
    table.write_text("Kopf;Leib;Datum\nEins;Er ging.;7.2.2018\n", encoding="utf-8")
    refused = run("import", project, table)
    assert (refused.status, "name it under [columns] in a map (--map)" in refused.err) == (1, True)
    names.write_text(MAP, encoding="utf-8")
    assert run("import", project, table, "--map", names).status == 0
    assert run("export", project, tmp_path / "out.jsonl", "--format", "jsonl").status == 0
    (article,) = [one for one in read_corpus(tmp_path / "out.jsonl") if one["text"] == "Er ging."]
    assert (article["title"], article["meta"]) == ("Eins", {"published": "2018-02-07"})


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ('columns = "text"', "should name a column for each of text, id, title, date, source"),
        ("[columns]\ntext = 5", "should name a column for each of"),
        ('[columns]\nwords = "x"', "has “words”; there are text, id, title, date, source"),
        ('[columns]\nheader = "no"', "header as true or false"),
        ('[columns]\nmeta = "x"', "a list of others as meta"),
        ('[columns]\ndelimiter = "both"', "is no single character"),
    ],
)
def test_wrong_maps(written: str, words: str, project: Path, tmp_path: Path, run: Run) -> None:
    names = tmp_path / "map.toml"
    names.write_text(written, encoding="utf-8")
    done = run("import", project, tmp_path, "--map", names)
    assert (done.status, words in done.err) == (1, True), done.err
