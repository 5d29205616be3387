"""Which way in: a verb, a project to open, help, wrong usage; and how every run ends."""

import sys
from pathlib import Path
from typing import Any

import pytest

from annotator import __version__
from annotator.cli import project as project_verbs
from annotator.cli.verbs import VERBS
from annotator.config.paths import paths
from annotator.domain.errors import BadInputError
from tests.cli.samples import Ran, Run


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the window and the tour were asked to open."""
    asked: list[Any] = []

    def window(project: str | None, name: str | None) -> int:
        asked.append((project, name))
        return 0

    def tour(folder: Path | None) -> int:
        asked.append(folder)
        return 0

    monkeypatch.setattr("annotator.__main__._window", window)
    monkeypatch.setattr("annotator.__main__._demo", tour)
    return asked


def test_no_verb_opens_the_window(
    opened: list[Any], project: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project.parent)
    Path("import").write_bytes(project.read_bytes())
    url = "postgresql://lead:secret@localhost/corpus"
    for arguments in (
        [],
        ["--as", "ana"],
        [project],
        [project, "--as", "ana"],
        ["--as", "ana", project],
        ["./import"],
        [url],
    ):
        assert run(*arguments) == Ran(0, "", "")
    path = str(project)
    assert opened == [
        (None, None),
        (None, "ana"),
        (path, None),
        (path, "ana"),
        (path, "ana"),
        ("./import", None),
        (url, None),
    ]


def test_the_tour(opened: list[Any], run: Run, tmp_path: Path) -> None:
    assert run("demo").status == 0
    assert run("demo", "--screenshots", tmp_path).status == 0
    assert opened == [None, tmp_path]


def test_a_project_that_is_not_there_is_refused(opened: list[Any], run: Run) -> None:
    for name in ("no.annotator", "./no", "no/such"):
        done = run(name)
        assert (done.status, done.out) == (1, "")
        assert done.last.startswith(f"annotator: there is no project at {name};")
    assert opened == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["improt"], "there is no verb improt; perhaps import was meant"),
        (["improt", "p.annotator", "x.txt"], "perhaps import was meant"),
        (["suggest", "p.annotator"], "there is no verb suggest"),
        (["handout"], "there is no verb handout"),
        (["--nonsense"], "--nonsense"),
        (["stats"], "PROJECT"),
        (["stats", "a", "b"], "b"),
        (["stats", "a", "--xml"], "--xml"),
        (["import", "p.annotator"], "SOURCE"),
        (["export", "p.annotator", "out.jsonl"], "--format"),
        (["export", "p.annotator", "out.jsonl", "--format", "nonsense"], "nonsense"),
        (["export", "p.annotator", "out.jsonl", "--format", "jsonl", "--status", "ready"], "in-progress"),
        (["export", "p.annotator", "out"], "--format"),
        (["import", "p.annotator", "x", "--format", "nonsense"], "nonsense"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_usage(arguments: list[str], words: str, opened: list[Any], run: Run) -> None:
    done = run(*arguments)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("Usage: annotator")
    assert done.last.startswith("annotator: ")
    assert words in done.last
    assert done.last.endswith("--help")
    assert opened == []


def test_two_projects_are_one_too_many(opened: list[Any], project: Path, run: Run) -> None:
    assert run(project, project).status == 2
    assert opened == []


def test_help_lists_what_is_built_and_nothing_else(run: Run) -> None:
    built = [
        *("new", "import", "export", "agreement", "disagreements", "adjudicate"),
        *("ledger", "stats", "log", "check", "formats", "demo"),
    ]
    assert list(VERBS) == built
    for option in ("--help", "-h"):
        done = run(option)
        assert (done.status, done.err) == (0, "")
        verbs = done.out.partition("Verbs:\n")[2].split("\n\n")[0]
        assert [line.split()[0] for line in verbs.split("\n")] == built
        assert "[PROJECT] [--as NAME]" in done.out
    for verb in VERBS:
        done = run(verb, "--help")
        assert (done.status, done.err) == (0, "")
        assert done.out.startswith(f"Usage: annotator {verb}")
    assert run("p.annotator", "--help").out == run("--help").out


def test_version(run: Run) -> None:
    assert run("--version") == Ran(0, f"annotator {__version__}\n", "")


# How runs end


def failing(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def fail(*_args: object, **_kwargs: object) -> None:
        raise error

    monkeypatch.setattr(project_verbs, "check_project", fail)


def test_a_fault_of_ours_goes_to_the_log(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, ZeroDivisionError("postgresql://lead:secret@host/db"))
    done = run("check", "p.annotator")
    log = paths().log_file
    assert (done.status, done.out) == (1, "")
    assert done.err == (
        f"annotator: this is a fault of the program, not of yours; please report it with the log {log}\n"
    )
    told = log.read_text(encoding="utf-8")
    assert "Traceback" in told
    assert "ZeroDivisionError: postgresql://lead:***@host/db" in told


def test_a_fault_of_ours_where_no_log_can_be_written(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, ZeroDivisionError("postgresql://lead:secret@host/db"))
    paths().log.parent.mkdir(parents=True)
    paths().log.write_text("in the way")
    done = run("check", "p.annotator")
    assert done.status == 1
    assert done.err.count("\n") == 1
    assert "ZeroDivisionError: postgresql://lead:***@host/db" in done.last


@pytest.mark.parametrize(
    ("error", "status", "line"),
    [
        (KeyboardInterrupt(), 130, "annotator: stopped, nothing was changed"),
        (BrokenPipeError(), 0, ""),
        (
            BadInputError("two\nlines, {word}", word="\x1b[31mred\u202e"),
            1,
            "annotator: two lines, \\x1b[31mred\\u202e",
        ),
        (
            BadInputError("no postgresql://lead:se@cret@host/db?password=secret, look"),
            1,
            "annotator: no postgresql://lead:***@host/db?password=*** look",
        ),
        (
            MemoryError(),
            1,
            "annotator: there is not enough memory; close other programs, or take smaller files",
        ),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else "",
)
def test_how_a_run_ends(
    error: BaseException, status: int, line: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, error)
    done = run("check", "p.annotator")
    assert (done.status, done.out) == (status, "")
    assert done.err == (line + "\n" if line else "")


def test_passwords_are_never_shown(run: Run) -> None:
    """The server is not there, and neither is the port."""
    for verb in ("stats", "check", "log"):
        done = run(verb, "postgresql://lead:pa55word@127.0.0.1:1/corpus")
        assert done.status == 1
        assert "pa55word" not in done.out + done.err
        assert "postgresql://" in done.last


def test_faults_are_listed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    class Fault:
        what = "the text of the article\nis not the one that came in"
        where = "a/1 \ud800"

    monkeypatch.setattr(project_verbs, "check_project", lambda _target: [Fault(), Fault()])
    done = run("check", "p.annotator")
    assert done.status == 1
    assert done.out == "a/1 \\ud800: the text of the article is not the one that came in\n" * 2
    assert done.err.startswith("annotator: 2 faults in p.annotator; bring back a backup copy")
    done = run("check", "p.annotator", "--json")
    assert done.status == 1
    assert done.value == {"ok": False, "faults": [{"what": Fault.what, "where": "a/1 \\ud800"}] * 2}


def test_main_takes_the_arguments_of_the_process(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["annotator", "--version"])
    from annotator.__main__ import main  # noqa: PLC0415

    assert main() == 0
