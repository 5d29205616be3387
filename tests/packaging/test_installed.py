"""The installed program works where there is no checkout: from the terminal and as a window."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from tests.packaging.conftest import ROOT, Installed

TEXT = "Officials said that at least 24 people, perhaps more, were hurt. 🚑 No one was killed.\n"
START, END = TEXT.index("at least 24"), TEXT.index(" people")


def corpus() -> dict[str, object]:
    span = {"id": "n1", "label": "number", "start": START, "end": END, "text": TEXT[START:END]}
    return {
        "version": 1,
        "id": "short",
        "title": "Short",
        "text": TEXT,
        "sha256": sha256(TEXT.encode()).hexdigest(),
        "layers": [
            {
                "annotator": "ana",
                "role": "annotator",
                "status": "done",
                "spans": [{**span, "attributes": {"bound": "at-least", "value": 24}}],
                "relations": [],
            }
        ],
    }


def test_it_is_not_the_checkout(installed: Installed) -> None:
    where = installed.run("python", "-c", "import annotator; print(annotator.__file__)").stdout.strip()
    assert Path(where).is_relative_to(installed.folder)
    assert not Path(where).is_relative_to(ROOT)


def test_it_has_its_resources_and_migrations(installed: Installed) -> None:
    code = "from annotator import assets; print(assets.resource('sample')); print(assets.migrations())"
    for line in installed.run("python", "-c", code).stdout.split("\n")[:-1]:
        assert Path(line).is_relative_to(installed.folder)
        assert any(Path(line).iterdir())


def test_a_corpus_goes_in_and_comes_out(installed: Installed, tmp_path: Path) -> None:
    source, target, project = tmp_path / "in.jsonl", tmp_path / "out.jsonl", tmp_path / "news.annotator"
    source.write_text(json.dumps(corpus(), ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")
    (tmp_path / "plain.txt").write_text("A second article.\n", encoding="utf-8", newline="\n")
    installed.run("annotator", "new", project)
    installed.run("annotator", "import", project, source, tmp_path / "plain.txt")
    installed.run("annotator", "export", project, target, "--format", "jsonl")
    assert installed.run("annotator", "check", project).stdout == "ok\n"
    first, second = map(json.loads, target.read_text(encoding="utf-8").split("\n")[:-1])
    (layer,) = first["layers"]
    assert (first["id"], first["text"]) == ("short", TEXT)
    assert [(span["id"], span["start"], span["end"]) for span in layer["spans"]] == [("n1", START, END)]
    assert layer["spans"][0]["attributes"] == {"bound": "at-least", "value": 24}
    assert second["text"] == "A second article.\n"
    assert second["layers"] == []


def test_it_knows_its_formats(installed: Installed) -> None:
    found = json.loads(installed.run("annotator", "formats", "--json").stdout)
    assert {entry["name"] for entry in found} >= {"text", "jsonl"}


def test_what_cannot_be_done_is_said_in_one_line(installed: Installed, tmp_path: Path) -> None:
    said = installed.run("annotator", "check", tmp_path / "none.annotator", status=1).stderr
    assert said.strip().split("\n")[-1].startswith("annotator: ")


@pytest.mark.parametrize("verb", ["", "new", "import", "export", "stats", "log", "formats", "check", "demo"])
def test_it_answers_help(verb: str, installed: Installed) -> None:
    assert "--help" in installed.run("annotator", *filter(None, [verb]), "--help").stdout
