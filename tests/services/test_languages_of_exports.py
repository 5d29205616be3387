"""Datasheets and pages in another language: its words and its signs in numbers, the same bytes each time."""

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

import orjson
import pytest

from annotator.domain.annotation_set import Status
from annotator.domain.errors import BadInputError
from annotator.formats.page_texts import PAGES
from annotator.formats.page_words import PageWords
from annotator.services.exports import languages
from annotator.services.exports.exporting import export
from annotator.services.exports.languages import words_in
from annotator.services.exports.options import ExportOptions, Split
from annotator.services.exports.recipes import recipe_named, save_recipe
from annotator.services.selecting.choosing import KINDS_OF_LAYERS
from annotator.services.workspace import Workspace
from tests.services.conftest import Take
from tests.services.values import OTHER, article, layer, span, tie

NAMES = {
    *(
        "a",
        "ana",
        "ben",
        "rita",
        "annotator",
        "claim",
        "certain",
        "speaker",
        "hedge",
        "number",
        "about",
        "train",
    ),
    *("test", "Claim", "Speaker", "Hedge", "Number", "said", "by", "Reports", "Reuters", "One"),
}
"""What stands on the pages and is no word of ours."""


@pytest.fixture
def _backwards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The program speaks `de`: every text of ours in brackets, but for the fourth word for a status."""
    folder = tmp_path / "catalogues"
    folder.mkdir()
    messages = "".join(
        f"<message><source>{escape(text)}</source><translation>[{escape(text)}]</translation></message>"
        for text in [*PAGES.values(), "origins", "left out"]
        if text != "skipped"
    )
    broken = "<message><source>skipped</source><translation>{wrong}</translation></message>"
    other = "<message><source>done</source><translation>no</translation></message>"
    catalogue = (
        f'<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS><TS version="2.1" language="de">'
        f"<context><name>CorpusPages</name>{messages}{broken}</context>"
        f"<context><name>Other</name>{other}</context></TS>"
    )
    (folder / "annotator_de.ts").write_text(catalogue, encoding="utf-8")
    monkeypatch.setattr(languages, "resource", lambda *parts: tmp_path.joinpath("catalogues", *parts[1:]))
    languages._words.cache_clear()
    yield
    languages._words.cache_clear()


@pytest.fixture
def full(take: Take) -> None:
    claim = span("c", "claim", 0, 7, attributes={"certain": True}, discuss=True)
    marks = (claim, span("s", "speaker", 8, 12))
    take(
        article(
            "a1", *(layer(*marks, relations=(tie("c", "s"),), annotator=name) for name in ("ana", "ben"))
        ),
        article("a2", layer(annotator="rita", role="gold", final=False, guideline="3"), text=OTHER),
        article("a3", text="Nothing here. " * 100),
    )


@pytest.mark.usefixtures("_backwards", "full")
def test_every_word_of_ours_is_in_the_language(project: Workspace, tmp_path: Path) -> None:
    options = ExportOptions("html", language="de", datasheet=True, split=Split((1, 1)))
    export(project, tmp_path / "out", options)
    page = "".join(path.read_text("utf-8") for path in sorted((tmp_path / "out").glob("*.html")))
    sheet = (tmp_path / "out.datasheet.html").read_text("utf-8")
    told = (tmp_path / "out.datasheet.md").read_text("utf-8")
    assert '<html lang="de">' in page
    assert '<html lang="de">' in sheet
    for text in (page, sheet):
        shown = re.sub(r"<style>.*?</style>|<div class=\"text.*?</div>", " ", text, flags=re.DOTALL)
        bare = re.sub(r"<[^>]*>", " ", shown)
        while "[" in bare:
            bare = re.sub(r"\[[^\[\]]*\]", " ", bare)
        assert set(re.findall(r"[^\W\d_]+", bare)) <= NAMES
    assert "1.400" in sheet
    assert "1.400" in told
    assert r"\[Datasheet of project\]" in told
    for words in ('aria-label="[Annotation] 1"', "certain: [yes]", "[To discuss]"):
        assert words in page


@pytest.mark.usefixtures("_backwards", "full")
def test_the_language_is_the_recipes(project: Workspace, tmp_path: Path) -> None:
    options = ExportOptions("html", language="de", datasheet=True)
    project.run("Save recipe", save_recipe, "mine", options)
    kept = project.read(lambda read: recipe_named(read, "mine"))
    assert kept.language == "de"
    endings = ("", ".manifest.json", ".datasheet.md", ".datasheet.html")
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        export(project, tmp_path / name / "out.html", kept)
    for ending in endings:
        one, two = (tmp_path / name / f"out.html{ending}" for name in ("one", "two"))
        assert one.read_bytes() == two.read_bytes()
    assert (
        orjson.loads((tmp_path / "one" / "out.html.manifest.json").read_bytes())["options"]["language"]
        == "de"
    )


@pytest.mark.usefixtures("_backwards")
def test_what_cannot_be_said_is_said_in_english() -> None:
    german = words_in("de")
    assert (german.said("status_done"), german.said("status_skipped")) == ("[done]", "skipped")
    assert german.told("something of another package") == "something of another package"
    assert (german.whole(1234567), german.figure(0.5), german.figure(None)) == ("1.234.567", "0,500", "–")
    assert (german.share(1, 3), german.share(0, 0)) == ("33,3 %", "–")
    with pytest.raises(BadInputError, match="there is no language fr; there are en, de"):
        words_in("fr")


def test_the_program_speaks_its_languages() -> None:
    assert languages.languages()[0] == "en"
    for language in languages.languages():
        words = words_in(language)
        assert words.language == language
        assert words.whole(1000) != "1000"
    assert words_in("de").told("fragments") == "Fragmente"


def test_there_is_a_text_for_all_that_is_told() -> None:
    words = PageWords()
    for status in Status:
        assert words.said(f"status_{status.value}")
    for kind in KINDS_OF_LAYERS:
        assert words.said(f"layer_{kind}")
    source = "".join(
        path.read_text("utf-8")
        for folder in ("formats/pages", "services/exports")
        for path in (Path(languages.__file__).parents[2] / folder).glob("*.py")
    )
    asked = re.findall(r'said\(\s*"([\w-]+)"', source)
    unknown = {key for key in asked if key not in PAGES}
    assert len(asked) > 50
    assert not unknown
