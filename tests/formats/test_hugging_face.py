"""Data sets for the hub: `datasets` loads them with their splits, and the card tells what is in them."""

from dataclasses import replace
from pathlib import Path

import orjson
import pytest
from hypothesis import given

from annotator.domain.errors import UnsoundExportError
from annotator.domain.label import Scheme
from annotator.domain.text import sha256_of
from annotator.formats.api import AnnotatedArticle, WriteOptions
from annotator.formats.hugging_face.card import licence_id
from annotator.formats.registry import format_named
from annotator.services.exports.reading_back import ReadingBack, read_back
from annotator.services.targets import hashes_of
from tests.formats.made import articles
from tests.formats.reading import read, record
from tests.formats.trips import there_and_back

HUB = format_named("hf-dataset")
NOTHING = Scheme((), ())


def good(folder: Path) -> list[AnnotatedArticle]:
    data = b"\n".join(orjson.dumps(record() | {"id": f"a{n}"}) for n in range(3))
    found, _ = read(folder / "a.jsonl", data)
    facts = (
        {"language": "en", "licence": "CC BY 4.0"},
        {"language": "x|`<b>"},
        {"lang": "de", "license": "mine"},
    )
    return [
        replace(one, meta=fact, text=one.text + " " * n, sha256=sha256_of(one.text + " " * n))
        for n, (one, fact) in enumerate(zip(found, facts, strict=True))
        if one.text
    ]


def written(folder: Path, *made: AnnotatedArticle, **options: object) -> Path:
    folder.mkdir()
    assert HUB.exporter
    HUB.exporter.write(iter(made), folder, NOTHING, WriteOptions(**options))  # type: ignore[arg-type]
    return folder


@given(article=articles())
def test_any_article_is_written_whole(
    tmp_path_factory: pytest.TempPathFactory, article: AnnotatedArticle
) -> None:
    _, losses = there_and_back(
        HUB, [article, replace(article, id="other")], tmp_path_factory.mktemp("any") / "out"
    )
    assert losses == ()


def test_datasets_loads_it_with_its_splits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    import datasets  # noqa: PLC0415

    monkeypatch.setattr("tqdm.auto.tqdm.monitor_interval", 0)
    made = good(tmp_path)
    parts = {made[0].sha256: "dev", made[1].sha256: "train", made[2].sha256: "train"}
    folder = written(tmp_path / "out", *made, parts=parts)
    loaded = datasets.load_dataset(str(folder), cache_dir=str(tmp_path / "cache"))
    assert {name: split["id"] for name, split in loaded.items()} == {"train": ["a1", "a2"], "dev": ["a0"]}
    row = loaded["dev"][0]
    assert row["text"] == made[0].text
    span = row["layers"][0]["spans"][1]
    assert (span["text"], span["attributes"]) == ("over 100 died", '{"polarity":"asserts"}')
    assert span["fragments"] == [{"start": 24, "end": 32}, {"start": 42, "end": 46}]
    assert row["layers"][0]["relations"][0]["to"] == "s1"
    builder = datasets.load_dataset_builder(str(folder), cache_dir=str(tmp_path / "cache"))
    assert builder.info.features == loaded["dev"].features
    assert builder.info.splits["train"].num_examples == 2


def test_the_card_tells_what_is_in_it_and_nothing_in_it_acts(tmp_path: Path) -> None:
    folder = written(tmp_path / "out", *good(tmp_path))
    card = (folder / "README.md").read_text("utf-8")
    head = card.split("---\n")[1]
    assert 'language:\n- "de"\n- "en"\n' in head
    assert "license:\n- cc-by-4.0\n- other\n- unknown\n" in head
    assert "  - split: train\n    path: data/train.parquet\n" in head
    assert "| `speaker` | `speaker` | 3 |" in card
    assert "3 articles with 6 annotations and 3 relations in 3 annotation sets." in card
    assert "<b>" not in card
    assert hashes_of(folder) == hashes_of(written(tmp_path / "again", *good(tmp_path)))


@pytest.mark.parametrize(
    ("words", "id"),
    [
        ("CC BY-SA 4.0", "cc-by-sa-4.0"),
        ("MIT", "mit"),
        ("GPL-3.0-or-later", "gpl-3.0"),
        ("", "unknown"),
        ("x\n- y", "other"),
    ],
)
def test_licences_are_called_as_the_hub_calls_them(words: str, id: str) -> None:
    assert licence_id(words) == id


def test_without_texts_the_rest_is_there_and_the_card_says_so(tmp_path: Path) -> None:
    made = good(tmp_path)
    folder = written(tmp_path / "out", *made, without_text=True)
    expected = ReadingBack(HUB.keeps)
    for one in made:
        expected.expect(replace(one, text=None))
    read_back(HUB, folder, expected)
    assert "3 articles come without their texts" in (folder / "README.md").read_text("utf-8")
    text = made[0].text or ""
    assert text.encode() not in b"".join(path.read_bytes() for path in folder.rglob("*.*"))


def test_what_is_not_as_it_should_be_is_noticed(tmp_path: Path) -> None:
    made = good(tmp_path)
    folder = written(tmp_path / "out", *made)
    expected = ReadingBack(HUB.keeps)
    for one in made[:-1]:
        expected.expect(one)
    with pytest.raises(UnsoundExportError):
        read_back(HUB, folder, expected)
    data = folder / "data" / "train.parquet"
    data.write_bytes(data.read_bytes()[:-20])
    with pytest.raises(UnsoundExportError, match=r"train\.parquet"):
        read_back(HUB, folder, expected)
