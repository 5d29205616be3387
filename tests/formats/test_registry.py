"""Which formats there are, and which one a file is of."""

from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from annotator.domain.errors import BadInputError
from annotator.formats import registry
from annotator.formats.registry import OURS, format_named, formats, names, recognise

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    yield
    registry._entries.cache_clear()
    registry._loaded.cache_clear()


def _others(monkeypatch: pytest.MonkeyPatch, **values: str) -> None:
    registry._entries.cache_clear()
    registry._loaded.cache_clear()
    entries = [EntryPoint(name, value, registry.GROUP) for name, value in values.items()]
    monkeypatch.setattr(registry, "entry_points", lambda group: entries)


def test_ours_are_there_and_called_as_they_are_listed() -> None:
    assert list(formats())[: len(OURS)] == list(OURS)
    assert all(name == one.name for name, one in formats().items() if name in OURS)


def test_the_package_announces_the_same() -> None:
    announced = (
        (ROOT / "pyproject.toml").read_text("utf-8").split('"annotator.formats"]\n')[1].split("\n\n")[0]
    )
    assert announced.strip().split("\n") == [f'{name} = "{value}"' for name, value in OURS.items()]


def test_others_come_by_entry_points(monkeypatch: pytest.MonkeyPatch) -> None:
    _others(monkeypatch, more="annotator.formats.jsonl.format:FORMAT", jsonl="nowhere:FORMAT")
    assert names() == [*OURS, "more"]
    assert format_named("more").title == format_named("jsonl").title


def test_another_that_does_not_load_harms_nobody(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    _others(monkeypatch, broken="no_such_module:FORMAT", wrong="annotator.formats.registry:GROUP")
    assert list(formats()) == list(OURS)
    assert "the format broken cannot be loaded" in caplog.text
    with pytest.raises(BadInputError, match="update or remove the package"):
        format_named("broken")
    with pytest.raises(BadInputError, match="none that this program understands"):
        format_named("wrong")


def test_another_that_ends_the_program_where_it_is_loaded_does_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _others(monkeypatch, quits="tests.formats.quitting:FORMAT")
    assert list(formats()) == list(OURS)


def test_an_unknown_name_is_answered_with_the_known_ones() -> None:
    with pytest.raises(BadInputError, match="no format named brat2; the formats are: text, jsonl"):
        format_named("brat2")


@pytest.mark.parametrize(
    ("name", "data", "format"),
    [
        ("a.txt", b"Hello", "text"),
        ("a.MD", b"# Hello", "text"),
        ("README", b"Hello", "text"),
        ("a.html", b"<p>Hello</p>", "text"),
        ("a.docx", b"PK\x03\x04", "text"),
        ("a.csv", b"Body,Date\n", "text"),
        ("a.jsonl", b'{"text": "x", "url": "y"}\n', "text"),
        ("a.jsonl", b'{"body": "' + b"x" * 70_000, "text"),
        ("a.jsonl", b'{"text": "x", "meta": {}}\n', "jsonl"),
        ("a.json", b'[{"body": "x"}]', "text"),
        ("a.jsonl", b'{"id": "a1"}', "jsonl"),
        ("a.JSONL", b"\xef\xbb\xbf{}", "jsonl"),
        ("a.json", b'{"text": "x", "layers": [{"spans": []}]}', "jsonl"),
        ("a.txt", b'{"text": "x", "layers": [{"spans": []}]}', "text"),
    ],
)
def test_files_are_recognised(tmp_path: Path, name: str, data: bytes, format: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert recognise(tmp_path / name).name == format


@pytest.mark.parametrize(
    ("name", "what"),
    [("a.doc", "save it as .docx"), ("a.ods", "save it as .xlsx or .csv"), ("a.xyz", "no format knows")],
)
def test_files_that_nobody_reads_are_refused(tmp_path: Path, name: str, what: str) -> None:
    (tmp_path / name).write_bytes(b"Hello")
    with pytest.raises(BadInputError, match=what):
        recognise(tmp_path / name)
    with pytest.raises(BadInputError, match="there is no such file"):
        recognise(tmp_path / "missing")
