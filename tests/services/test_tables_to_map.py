"""Which files of an import a person is asked about, and what one sees of them."""

from pathlib import Path

import pytest

from annotator.domain.errors import BadInputError
from annotator.formats.columns import Columns
from annotator.formats.texts.samples import sample_of
from annotator.services.imports.tables_to_map import may_have_tables, tables_among
from tests.formats.documents import xlsx


def test_tables_of_texts_are_found_and_sorted_by_their_columns(tmp_path: Path) -> None:
    for name, data in {
        "a.csv": b"text,n\nOne.,1\n",
        "b.csv": b"text,n\nTwo.,2\n",
        "c.csv": b"text,day\nThree.,3\n",
        "d.csv": b"colour,n\nred,1\n",
        "e.jsonl": b'{"id": "a", "text": "x", "layers": []}\n',
        "f.jsonl": b'{"body": "x", "n": 1}\n',
        "g.txt": b"text,n\n",
        "h.xlsx": b"PK\x03\x04broken",
        "i.jsonl": b'{"words": "x", "n": 1}\n',
    }.items():
        (tmp_path / name).write_bytes(data)
    found = [[path.name for path in one.paths] for one in tables_among([tmp_path])]
    assert found == [["a.csv", "b.csv"], ["c.csv"], ["f.jsonl"]]
    named = [tmp_path / name for name in ("d.csv", "e.jsonl", "i.jsonl", "g.txt", "h.xlsx")]
    assert [one.paths[0].name for one in tables_among(named)] == ["d.csv", "i.jsonl"]
    assert tables_among([tmp_path / "not there"]) == []
    assert may_have_tables([tmp_path])
    assert not may_have_tables([tmp_path / "g.txt"])


def test_a_sample_follows_the_choice_without_the_disk(tmp_path: Path) -> None:
    table = tmp_path / "a.csv"
    table.write_bytes("Wort;Füße\n".encode("cp1252") + b"a|b;c\n" * 60)
    sample = sample_of(table)
    table.unlink()
    assert sample.shown(Columns()).names == ["Wort", "Füße"]
    assert len(sample.shown(Columns()).rows) == 50
    assert sample.shown(Columns(delimiter="|", header=False)).names == ["column 1"]
    assert sample.shown(Columns(encoding="cp437")).names[1] != "Füße"
    with pytest.raises(BadInputError, match="broken bytes"):
        sample.shown(Columns(encoding="utf-8"))
    shown = sample.shown(Columns())
    article = sample.article(shown, shown.rows[0], {"text": "Wort"}, Columns())
    assert article is not None
    assert (article.text, article.meta) == ("a|b", {"Füße": "c"})
    book = tmp_path / "a.xlsx"
    book.write_bytes(xlsx(Empty=[], About=[["x"]], Texts=[["n", "Content"], [1, "One."]]))
    sample = sample_of(book)
    assert sample.sheet == "Texts"
    assert sample.shown(Columns()).names == ["n", "Content"]
    assert sample.shown(Columns(sheet="About", header=False)).names == ["column 1"]
    assert sample.shown(Columns(sheet="Empty")).rows == []
