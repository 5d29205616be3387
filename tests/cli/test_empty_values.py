"""An option without a value, most often a variable that is not set, is refused and never counts as all."""

from pathlib import Path

import pytest

from tests.cli.samples import Run, bytes_of

EXPORT = ["export", "PROJECT", "out", "--format", "jsonl"]
OPTIONS: list[tuple[list[str], list[str]]] = [
    (
        EXPORT,
        ["--layer", "--label", "--article", "--since", "--until", "--split", "--recipe", "--save-recipe"],
    ),
    (EXPORT, ["--format", "--status", "--seed", "--on-loss"]),
    (["import", "PROJECT", "good.txt"], ["--as", "--format", "--encoding", "--map"]),
    (["ledger", "PROJECT"], ["--layer", "--article", "--speaker", "--words", "--since", "--csv", "--html"]),
    (["agreement", "PROJECT"], ["--label", "--article", "--since", "--until", "--guideline", "--status"]),
    (["log", "PROJECT"], ["--article"]),
    (["adjudicate", "PROJECT", "--take-agreed"], ["--as", "--majority"]),
    (["new", "other.annotator"], ["--labels"]),
    (["PROJECT"], ["--as"]),
]
FILES = ("--map", "--csv", "--html", "--labels")
"""Blanks can name a file."""


@pytest.mark.parametrize(("verb", "options"), OPTIONS)
def test_an_empty_value_is_wrong_usage_and_nothing_is_done(
    verb: list[str],
    options: list[str],
    filled: Path,
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.txt").write_text("Good.\n")
    before = bytes_of(tmp_path)
    arguments = [str(filled) if one == "PROJECT" else one for one in verb]
    for option in options:
        for value in ("", "  ")[: 1 if option in FILES else 2]:
            done = run(*arguments, option, value)
            assert (done.status, done.out) == (2, ""), (option, done)
            assert option in done.last
    assert bytes_of(tmp_path) == before


def test_an_empty_quantity_means_numbers_without_one(filled: Path, run: Run) -> None:
    assert run("ledger", filled, "--quantity", "").status == 0


def test_only_plain_digits_are_numbers(filled: Path, run: Run, tmp_path: Path) -> None:
    target = tmp_path / "out"
    exporting = ["export", filled, target, "--format", "jsonl", "--split"]
    adjudicating = ["adjudicate", filled, "--as", "rev", "--take-agreed", "--majority"]
    for value in ("٣", "1_000", " 5 ", "+5", "5.0", "0x5"):
        assert run(*exporting, "80/20", "--seed", value).status == 2, value
        assert run(*exporting, value).status == 2, value
        assert not target.exists()
    assert run(*exporting, "80/20", "--seed", "-3").status == 0
    for value in ("nan", "٠.٦", "0", "1.5", "inf", "0_1", " 0.6"):
        assert run(*adjudicating, value).status == 2, value
    for value in ("0.6", ".6", "1", "1.0"):
        assert run(*adjudicating, value).status == 0, value
