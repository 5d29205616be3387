"""The page for people without the program: all that it carries, read again, and nothing that acts."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings

from annotator.domain.errors import UnsoundExportError
from annotator.domain.json_values import Json
from annotator.domain.label import default_scheme
from annotator.domain.text import sha256_of
from annotator.formats.api import AnnotatedArticle, WriteOptions
from annotator.formats.pages.corpus_check import read_page
from annotator.formats.registry import format_named
from annotator.services.exports.reading_back import ReadingBack, read_back
from tests.formats.made import articles
from tests.formats.nasty import nasty_articles
from tests.formats.samples import seed, some
from tests.formats.test_article_html import Reader
from tests.formats.trips import there_and_back

HTML = format_named("html")


def test_real_articles_are_all_there(shared_data: Path, tmp_path: Path) -> None:
    originals = [*seed(shared_data), *some(shared_data, "measeval"), *some(shared_data, "gum-wikinews", 2)]
    _, lost = there_and_back(HTML, originals, tmp_path / "out.html", default_scheme())
    assert lost == ()
    assert [(one.id, one.text, one.layers) for one in read_page(tmp_path / "out.html")] == [
        (one.id, one.text, one.layers) for one in originals
    ]
    page = (tmp_path / "out.html").read_text("utf-8")
    for words in (
        "11 annotated articles",
        "Classic disinformation",
        "<bdi>annotator-a</bdi> · <bdi>done</bdi>",
        "said by",
        "Claim",
    ):
        assert words in page


def test_hostile_texts_are_all_there(shared_data: Path, tmp_path: Path) -> None:
    originals = nasty_articles(shared_data)
    there_and_back(HTML, originals, tmp_path / "out.html")
    assert [one.text for one in read_page(tmp_path / "out.html")] == [one.text for one in originals]


@settings(max_examples=40)
@given(article=articles())
def test_any_article_is_all_there_and_nothing_acts(
    tmp_path_factory: pytest.TempPathFactory, article: AnnotatedArticle
) -> None:
    target = tmp_path_factory.mktemp("html") / "out.html"
    _, lost = there_and_back(HTML, [article], target)
    assert {one.what for one in lost} <= {"decisions", "origins"}
    page = target.read_text("utf-8")
    reader = Reader()
    reader.feed(page)
    reader.close()
    assert not reader.tags & {"script", "iframe", "object", "embed", "img", "link", "form", "base"}
    assert all(address.startswith("#") for address in reader.addresses)
    ids = re.findall(r' id="([^"]*)"', page)
    assert len(ids) == len(set(ids))
    assert {address[1:] for address in reader.addresses} <= set(ids)


def test_what_is_not_drawn_as_it_is_listed_is_noticed(shared_data: Path, tmp_path: Path) -> None:
    originals, path = seed(shared_data), tmp_path / "out.html"
    assert HTML.exporter
    HTML.exporter.write(iter(originals), path, default_scheme(), WriteOptions())
    whole = path.read_text("utf-8")
    spoilt = [
        whole.replace('data-a="1"', 'data-a="2"', 1),
        whole.replace("Bloomberg</mark>", "Blomberg</mark>", 1),
        whole.replace("organisation&quot;", "named&quot;", 1),
        re.sub(r"<li data-relation.*\n", "", whole, count=1),
    ]
    for page in spoilt:
        assert page != whole
        path.write_text(page, "utf-8")
        expected = ReadingBack(HTML.keeps)
        for one in originals:
            expected.expect(one)
        with pytest.raises(UnsoundExportError):
            read_back(HTML, path, expected)


def test_a_text_has_the_language_that_it_is_in(tmp_path: Path) -> None:
    """Else a German page would have an English article read out in German."""
    said: tuple[Json, ...] = ("en", "de-AT", 'x" onclick="y', 7, None)
    made = [
        AnnotatedArticle(f"{number}", f"{number}", "Ten.", sha256_of("Ten."), {"language": language})
        for number, language in enumerate(said)
    ]
    there_and_back(HTML, made, tmp_path / "out.html")
    page = (tmp_path / "out.html").read_text("utf-8")
    assert re.findall(r'<div class="text" lang="([^"]*)">', page) == ["en", "de-AT", "", "", ""]
    assert re.findall(r'<h2 dir="auto" lang="([^"]*)">', page) == ["en", "de-AT", "", "", ""]
