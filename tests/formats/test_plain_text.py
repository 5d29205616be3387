"""Plain texts as articles, hostile ones among them."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from annotator.domain.errors import BadInputError
from annotator.domain.text import canonicalised, sha256_of
from annotator.formats.api import ReadOptions
from annotator.formats.texts.importer import FORMAT
from tests.formats.reading import read

REFUSED = {"30_utf8_with_cp1252_bytes.txt", "33_invalid_utf8_overlong.txt", "36_invalid_lone_surrogate.txt"}
REFUSED |= {"45_zero_length.txt"}


def test_a_text_is_an_article(tmp_path: Path) -> None:
    data = "Über 100\r\nsagte er.\r\n".encode()
    (article,), findings = read(tmp_path / "U\u0308ber uns.md", data, format=FORMAT)
    assert (article.id, article.title, article.where) == (None, "Über uns", "U\u0308ber uns.md")
    assert article.text == "Über 100\nsagte er.\n"
    assert article.sha256 == sha256_of(article.text)
    assert article.layers == ()
    assert article.source == {
        "name": "U\u0308ber uns.md",
        "sha256": hashlib.sha256(data).hexdigest(),
        "encoding": "utf-8",
        "line_ends": "crlf",
    }
    assert [str(one) for one in findings] == [
        "U\u0308ber uns.md: 2 line ends became LF; offsets were moved along"
    ]


def test_markup_stays_as_it_stands(tmp_path: Path) -> None:
    text = "# Head\n\n<script>alert(1)</script> &amp; *bold*\n"
    (article,), findings = read(tmp_path / "a.md", text.encode(), format=FORMAT)
    assert (article.text, findings) == (text, [])


def test_a_guess_is_said_with_its_certainty(tmp_path: Path) -> None:
    text = (
        "Le ministre a déclaré que le coût dépasserait cinq milliards, peut-être davantage, très bientôt.\n"
    )
    (article,), findings = read(tmp_path / "a.txt", text.encode("cp1252"), format=FORMAT)
    assert article.text == text
    assert "not UTF-8 (byte 15, counted from 0, line 1) and was read as cp1252, certainty" in str(findings[0])


def test_a_mark_that_an_encoding_overrides_is_said(tmp_path: Path) -> None:
    options = ReadOptions(encoding="cp1252")
    (article,), findings = read(tmp_path / "a.txt", b"\xef\xbb\xbfa", format=FORMAT, options=options)
    assert article.text == "ï»¿a"
    assert "byte order mark (utf-8)" in str(findings[0])


def test_what_cannot_be_opened_is_said(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match=r"missing\.txt: there is no such file"):
        read(tmp_path / "missing.txt", format=FORMAT)
    with pytest.raises(BadInputError, match="this is a folder"):
        read(tmp_path, format=FORMAT)
    with pytest.raises(BadInputError, match="is empty"):
        read(tmp_path / "mark.txt", b"\xef\xbb\xbf", format=FORMAT)


def _expected() -> list[str]:
    path = Path(__file__).resolve().parents[3] / "shared" / "data" / "nasty" / "expected.json"
    if not path.is_file():
        return []
    return [entry["file"] for entry in json.loads(path.read_text("utf-8"))["files"]]


@pytest.fixture(scope="module")
def nasty(shared_data: Path) -> dict[str, dict[str, Any]]:
    """What is known of the nasty files, by name."""
    entries = json.loads((shared_data / "nasty" / "expected.json").read_text("utf-8"))["files"]
    return {entry["file"]: entry for entry in entries}


@pytest.mark.parametrize("name", _expected() or ["the nasty texts"])
def test_nasty_texts_come_in_with_right_offsets_or_not_at_all(
    name: str, nasty: dict[str, dict[str, Any]], shared_data: Path
) -> None:
    known = nasty[name]
    path = shared_data / "nasty" / name
    if name in REFUSED:
        with pytest.raises(BadInputError) as caught:
            read(path, format=FORMAT)
        assert "\n" not in str(caught.value)
        if not known["decodes"]:
            assert caught.value.facts["position"] == known["first_bad_byte"]
        return
    (article,), findings = read(path, format=FORMAT)
    mark = bytes.fromhex(known["bom"])
    decoded = path.read_bytes().removeprefix(mark).decode(known["encoding"])
    mapping = canonicalised(decoded)
    assert article.text == mapping.text
    assert article.source["encoding"] == known["encoding"]
    assert article.source["sha256"] == known["sha256"]
    for span in known["spans"]:
        start, end = span["cp"]
        assert decoded[start:end] == span["surface"]
        moved = (mapping.start(start), mapping.end(end))
        assert list(moved) == span["lf"]
        assert article.text[slice(*moved)] == canonicalised(span["surface"]).text
    if known["encoding"] != "utf-8" and not mark:
        assert any("certainty" in str(one) for one in findings)
