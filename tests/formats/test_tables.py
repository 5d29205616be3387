"""CSV, workbooks and Parquet: three tables that are whole in themselves and read back to the letter."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from annotator.domain.errors import UnsoundExportError
from annotator.domain.label import Scheme
from annotator.formats.api import AnnotatedArticle, WriteOptions
from annotator.formats.registry import format_named
from annotator.services.exports.reading_back import assert_sound, check_of
from annotator.services.targets import hashes_of
from tests.formats.made import articles
from tests.formats.nasty import nasty_articles
from tests.formats.reading import bare, read
from tests.formats.trips import read_all, there_and_back

TABLES = ("csv", "xlsx", "parquet")
NOTHING = Scheme((), ())


@pytest.fixture(scope="module")
def corpora(request: pytest.FixtureRequest) -> list[AnnotatedArticle]:
    shared: Path = request.getfixturevalue("shared_data")
    names = ("seed-article", "corpora/gum-wikinews", "corpora/measeval", "corpora/recognizers-text")
    found = [read(shared / f"{name}.jsonl")[0] for name in names]
    return [
        *[article for few in found for article in few[:: max(1, len(few) // 12)]],
        *nasty_articles(shared),
    ]


@pytest.mark.parametrize("name", TABLES)
def test_real_corpora_come_back_whole_and_as_the_same_bytes(
    name: str, corpora: list[AnnotatedArticle], tmp_path: Path
) -> None:
    chosen = format_named(name)
    again, losses = there_and_back(chosen, corpora, tmp_path / "out")
    assert losses == ()
    assert [bare([one])[0].layers for one in again] == [one.layers for one in corpora]
    there_and_back(chosen, again, tmp_path / "twice")
    assert list(hashes_of(tmp_path / "out").values()) == list(hashes_of(tmp_path / "twice").values())


@pytest.mark.parametrize("name", TABLES)
@given(article=articles())
def test_any_article_comes_back_whole(
    name: str, tmp_path_factory: pytest.TempPathFactory, article: AnnotatedArticle
) -> None:
    chosen = format_named(name)
    other = replace(article, id="=other", layers=article.layers[::-1])
    again, losses = there_and_back(chosen, [article, other], tmp_path_factory.mktemp("any") / "out")
    assert losses == ()
    assert bare(again) == [article, other]


@pytest.mark.parametrize("name", TABLES)
@given(article=articles())
@settings(max_examples=15)
def test_without_text_everything_else_comes_back(
    name: str, tmp_path_factory: pytest.TempPathFactory, article: AnnotatedArticle
) -> None:
    chosen = format_named(name)
    target = tmp_path_factory.mktemp("without") / "out"
    if chosen.target == "folder":
        target.mkdir()
    assert chosen.exporter
    chosen.exporter.write(iter([article]), target, NOTHING, WriteOptions(without_text=True))
    (again,), _ = read_all(chosen, target)
    # A text without letters may count as one that was left out: nobody can tell the difference.
    assert bare([again]) == [replace(article, text=None if article.text else again.text)]


@pytest.mark.parametrize("name", ["csv", "parquet"])
@given(article=articles(), after=articles())
@settings(max_examples=15)
def test_the_check_after_an_export_passes_what_is_right_and_finds_what_is_not(
    name: str, tmp_path_factory: pytest.TempPathFactory, article: AnnotatedArticle, after: AnnotatedArticle
) -> None:
    """Of the first article it looks at every value, of the second at head and sizes."""
    chosen = format_named(name)
    target = tmp_path_factory.mktemp("checked") / "out"
    if chosen.target == "folder":
        target.mkdir()
    made = [replace(article, id="=a"), replace(after, id="b")]
    assert chosen.exporter
    chosen.exporter.write(iter(made), target, NOTHING, WriteOptions())
    check = check_of(chosen)
    for one in made:
        check.expect(one)
    assert_sound(check, target)
    for other in (
        [made[1], made[0]],
        [made[0]],
        [*made, made[1]],
        [replace(made[0], meta={**made[0].meta, "n": 1.0}), made[1]],
        [
            replace(made[0], layers=tuple(replace(one, final=not one.final) for one in made[0].layers[:1])),
            made[1],
        ],
        [made[0], replace(made[1], title=made[1].title + "x")],
        [made[0], replace(made[1], layers=made[1].layers[1:])],
    ):
        if other == made:
            continue
        check = check_of(chosen)
        for one in other:
            check.expect(one)
        with pytest.raises(UnsoundExportError):
            assert_sound(check, target)
