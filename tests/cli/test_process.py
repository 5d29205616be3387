"""The program as other programs start it: streams, locales, signals, and what it loads."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.samples import TEXT, Run, articles, bytes_of

posix = pytest.mark.skipif(os.name != "posix", reason="signals and terminals as POSIX has them")
PLAIN = {"LANG": "C", "LC_ALL": "C", "PYTHONIOENCODING": "", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


def test_results_and_messages_go_apart(tmp_path: Path, start: Run) -> None:
    project, corpus, target = tmp_path / "p.annotator", tmp_path / "c.jsonl", tmp_path / "o.jsonl"
    corpus.write_text(json.dumps(articles()[0]) + "\n")
    made = start("new", project)
    assert (made.status, made.out) == (0, "")
    done = start("import", project, corpus)
    assert (done.status, done.out) == (0, "")
    assert done.last == "1 new article, 6 new annotations, 3 new relations"
    assert "\r" not in done.err
    counts = start("stats", project, "--json")
    assert (counts.status, counts.err) == (0, "")
    assert counts.value["articles"] == 1
    written = start("export", project, target, "--format", "jsonl")
    assert (written.status, written.out) == (0, "")
    assert start("check", project).out == "ok\n"
    wrong = start("export", project, target)
    assert (wrong.status, wrong.out) == (2, "")
    missing = start("stats", tmp_path / "no.annotator")
    assert (missing.status, missing.out, missing.err.count("\n")) == (1, "", 1)


@pytest.mark.parametrize("environment", [PLAIN, PLAIN | {"PYTHONIOENCODING": "cp1252"}], ids=["C", "cp1252"])
def test_utf8_whatever_the_locale(environment: dict[str, str], filled: Path, start: Run) -> None:
    done = start("stats", filled, environment=environment)
    assert done.status == 0
    assert "by Zdeňka Nováková" in done.out
    done = start("log", filled, "--json", environment=environment)
    assert "Zdeňka Nováková" in done.out
    done = start("import", filled, "Žluťoučký kůň 😀.txt", environment=environment)
    assert done.status == 1
    assert "Žluťoučký kůň 😀.txt" in done.last
    target = filled.with_name("out.jsonl")
    options = ["--format", "jsonl", "--layer", "Zdeňka Nováková"]
    done = start("export", filled, target, *options, environment=environment)
    assert done.status == 0, done.err
    assert "Zdeňka Nováková" in target.read_text(encoding="utf-8")


@posix
def test_a_name_that_is_no_text(filled: Path, start: Run) -> None:
    done = start("import", filled, os.fsdecode(b"caf\xe9.txt"))
    assert done.status == 1
    assert "caf\\udce9.txt" in done.last
    done = start("log", filled, "--article", os.fsdecode(b"caf\xe9"))
    assert done.status == 2
    (filled.parent / os.fsdecode(b"caf\xe9.txt")).write_text("Caf.\n")
    done = start("import", filled, filled.parent / os.fsdecode(b"caf\xe9.txt"))
    assert done.status == 0, done.err


def test_what_is_loaded(start: Run) -> None:
    """Neither Qt nor a database for help; no Qt for any verb."""
    program = (
        "import sys\n"
        "from annotator.__main__ import main\n"
        "status = main(sys.argv[1:])\n"
        "heavy = {'PySide6', 'sqlalchemy', 'alembic', 'charset_normalizer', 'psycopg', 'numpy'}\n"
        "heavy.add('annotator.gui')\n"
        "print('loaded', *sorted(heavy & sys.modules.keys()), file=sys.stderr)\n"
        "sys.exit(status)"
    )
    for arguments in (
        ["--help"],
        ["--version"],
        ["import", "--help"],
        ["ledger", "--help"],
        ["agreement", "--help"],
        ["formats"],
    ):
        done = subprocess.run(
            [sys.executable, "-c", program, *arguments], capture_output=True, check=True, text=True
        )
        assert done.stderr == "loaded\n", arguments
    assert start("check", "no.annotator").status == 1


@posix
def test_who_reads_may_stop_reading(filled: Path) -> None:
    """As `annotator log PROJECT | true` does."""
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "annotator", "log", str(filled), "--json"],
            stdout=writer,
            stderr=subprocess.PIPE,
            check=False,
        )
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


@posix
def test_output_that_takes_nothing(filled: Path, start: Run) -> None:
    closed = start("stats", filled, preexec_fn=lambda: os.close(1), stdout=None)
    assert closed.status == 1
    assert closed.err.startswith("annotator: the result could not be written (")
    assert closed.err.count("\n") == 1
    if Path("/dev/full").exists():
        with Path("/dev/full").open("wb") as full:
            done = start("stats", filled, "--json", stdout=full)
        assert done.status == 1
        assert done.err.startswith("annotator: the result could not be written (No space left on device)")
        assert done.err.count("\n") == 1


@posix
def test_messages_that_nobody_hears(filled: Path, tmp_path: Path, start: Run) -> None:
    (tmp_path / "good.txt").write_text("Good.\n")
    assert (
        start("import", filled, tmp_path / "good.txt", preexec_fn=lambda: os.close(2), stderr=None).status
        == 0
    )
    assert start("stats", filled, "--json").value["articles"] == 3


def much(path: Path) -> None:
    """A corpus that takes some seconds."""
    rest = json.dumps({"text": TEXT * 100, "layers": []}).removeprefix("{")
    path.write_text("".join(f'{{"id": "m{n}", {rest}\n' for n in range(20_000)))


@posix
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_stopped_in_the_middle(number: signal.Signals, status: int, filled: Path, tmp_path: Path) -> None:
    """At a terminal, where a bar shows that the work has begun; then nothing is left of it."""
    import pty  # noqa: PLC0415 -- POSIX only

    much(tmp_path / "much.jsonl")
    before = bytes_of(tmp_path)
    terminal, its_end = pty.openpty()
    command = [sys.executable, "-m", "annotator", "import", str(filled), str(tmp_path / "much.jsonl")]
    with subprocess.Popen(command, stderr=its_end, stdout=subprocess.PIPE) as process:
        os.close(its_end)
        said = b""
        while b"importing" not in said:
            said += os.read(terminal, 1000)
        process.send_signal(number)
        said += rest_of(terminal)
        assert process.wait(30) == status
        assert process.stdout is not None
        assert process.stdout.read() == b""
    os.close(terminal)
    assert said.decode().rstrip().split("\n")[-1].strip() == "annotator: stopped, nothing was changed"
    assert "Traceback" not in said.decode()
    assert bytes_of(tmp_path) == before


def rest_of(terminal: int) -> bytes:
    said = b""
    while True:
        try:
            piece = os.read(terminal, 1000)
        except OSError:
            return said
        if not piece:
            return said
        said += piece


def test_two_programs_take_turns(filled: Path, tmp_path: Path) -> None:
    """Four imports at once: each waits for its turn and all come in."""
    processes = []
    for n in range(4):
        (tmp_path / f"t{n}.txt").write_text(f"Text {n}.\n")
        command = [sys.executable, "-m", "annotator", "import", str(filled), str(tmp_path / f"t{n}.txt")]
        processes.append(subprocess.Popen(command, stderr=subprocess.PIPE))
    for process in processes:
        _, said = process.communicate(timeout=60)
        assert process.returncode == 0, said
    stats = [sys.executable, "-m", "annotator", "stats", str(filled), "--json"]
    counts = json.loads(subprocess.run(stats, capture_output=True, check=True).stdout)
    assert counts["articles"] == 6


def test_help_loads_next_to_nothing() -> None:
    """So it is quick on any machine; what takes long to load is loaded by the verb that needs it."""
    asking = (
        "import runpy, sys\n"
        "sys.argv = ['annotator', '--help']\n"
        "try:\n    runpy.run_module('annotator', run_name='__main__')\n"
        "except SystemExit:\n    pass\n"
        "print(*sys.modules, sep='\\n', file=sys.stderr)\n"
    )
    ran = subprocess.run([sys.executable, "-c", asking], capture_output=True, check=True, text=True)
    loaded = {line.partition(".")[0] for line in ran.stderr.split("\n")}
    heavy = {"sqlalchemy", "alembic", "psycopg", "PySide6", "orjson", "regex", "charset_normalizer"}
    assert "click" in loaded
    assert not loaded & heavy
