"""Where things lie, and that a log never holds a password nor gets in the way."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.config.logging import SIZE, LogFile, log_fault, start_log
from annotator.config.paths import HOME, paths
from annotator.config.secrets import hidden


@pytest.fixture(autouse=True)
def _no_log_left() -> Iterator[None]:
    yield
    root = logging.getLogger()
    for handler in [one for one in root.handlers if isinstance(one, LogFile)]:
        root.removeHandler(handler)
        handler.close()


def test_one_folder_for_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME, str(tmp_path / "stick"))
    found = paths()
    assert found.settings == tmp_path / "stick" / "config" / "settings.toml"
    assert found.default_project == tmp_path / "stick" / "data" / "articles.annotator"
    assert found.last_state == tmp_path / "stick" / "state" / "state.json"
    assert found.log_file == tmp_path / "stick" / "log" / "annotator.log"
    assert not (tmp_path / "stick").exists()


def test_the_platforms_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(HOME)
    monkeypatch.setattr("platformdirs.PlatformDirs.user_data_path", tmp_path / "data")
    assert paths().default_project == tmp_path / "data" / "articles.annotator"
    assert paths().config.is_absolute()


def test_the_log_is_made_with_its_first_message(tmp_path: Path) -> None:
    file = start_log(tmp_path / "made" / "annotator.log")
    assert not file.parent.exists()
    logging.getLogger("annotator.storage").info("opened %s", "postgresql://lead:secret@host/db")
    logging.getLogger("alembic").info("not of interest")
    told = file.read_text(encoding="utf-8")
    assert "opened postgresql://lead:***@host/db" in told
    assert "not of interest" not in told
    start_log(file)
    logging.getLogger("annotator").warning("once")
    assert file.read_text(encoding="utf-8").count("once") == 1


def test_the_log_does_not_grow_for_ever(tmp_path: Path) -> None:
    file = start_log(tmp_path / "annotator.log")
    for _ in range(6):
        logging.getLogger("annotator").warning("x" * SIZE)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "annotator.log",
        "annotator.log.1",
        "annotator.log.2",
        "annotator.log.3",
    ]
    assert file.stat().st_size < 2 * SIZE


def test_a_log_that_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("")
    start_log(tmp_path / "file" / "annotator.log")
    logging.getLogger("annotator").warning("nobody hears")
    assert capsys.readouterr().err == ""


def test_a_fault_is_kept_with_its_traceback() -> None:
    with pytest.raises(ZeroDivisionError) as caught:
        raise ZeroDivisionError("password=secret")
    file = log_fault(caught.value)
    told = file.read_text(encoding="utf-8")
    assert "Traceback" in told
    assert "ZeroDivisionError: password=***" in told


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("postgresql://u:p@h/db", "postgresql://u:***@h/db"),
        ("postgresql+psycopg://u:p:q/r@s@h:5432/db?x=1", "postgresql+psycopg://u:***@h:5432/db?x=1"),
        ("postgresql://u@h/db", "postgresql://u@h/db"),
        ("postgresql://h:5432/db", "postgresql://h:5432/db"),
        ("postgresql://h/db?user=u&password=p&x=1", "postgresql://h/db?user=u&password=***&x=1"),
        ("see https://example.org/a:b", "see https://example.org/a:b"),
        ("ana@example.org: hello", "ana@example.org: hello"),
    ],
)
def test_passwords(text: str, shown: str) -> None:
    assert hidden(text) == shown
