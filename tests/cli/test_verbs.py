"""What stats, log, formats and check say, in the words of the contract."""

import json
import re
from pathlib import Path

from annotator.bootstrap import open_workspace
from annotator.domain.article import Article
from annotator.services.keeping_articles import rename
from annotator.services.people import people
from tests.cli.samples import Ran, Run


def test_new_says_so(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "p.annotator"
    assert run("new", path) == Ran(0, "", f"the project {path} was made\n")
    assert run("check", path) == Ran(0, "ok\n", "")
    assert run("check", path, "--json").value == {"ok": True, "faults": []}


def test_stats_of_nothing(project: Path, run: Run) -> None:
    assert run("stats", project, "--json").value == {
        "articles": 0,
        "sets": {},
        "annotations": {"total": 0, "by_label": {}, "by_annotator": {}},
        "relations": 0,
        "gold": 0,
        "decisions": 0,
    }


def test_stats(filled: Path, run: Run) -> None:
    done = run("stats", filled, "--json")
    assert done.err == ""
    assert done.value == {
        "articles": 2,
        "sets": {"in-progress": 1, "done": 3},
        "annotations": {
            "total": 5,
            "by_label": {"claim": 2, "speaker": 1, "number": 2},
            "by_annotator": {"Zdeňka Nováková": 4, "ben": 1},
        },
        "relations": 3,
        "gold": 1,
        "decisions": 1,
    }
    lines = run("stats", filled).out.split("\n")
    assert lines[0] == "articles              2"
    assert "  by Zdeňka Nováková  4" in lines


def test_log(filled: Path, run: Run) -> None:
    with_name = open_workspace(filled)
    ana = with_name.run("Add annotator", people.add, "ana")
    with_name.who = ana.uid
    with with_name.store.reading() as read:
        article = read.article_called("a/1")
    assert isinstance(article, Article)
    with_name.run("Rename article", rename, article.uid, "Dreizehn")
    with_name.undo()
    with_name.close()
    done = run("log", filled, "--json")
    assert (done.status, done.err) == (0, "")
    entries = done.value
    assert all(entry.keys() == {"at", "who", "action", "article", "changes"} for entry in entries)
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]{12}Z", entry["at"]) for entry in entries)
    assert [entry["at"] for entry in entries] == sorted((entry["at"] for entry in entries), reverse=True)
    assert [(entry["who"], entry["action"]) for entry in entries] == [
        ("ana", "Undo: Rename article"),
        ("ana", "Rename article"),
        (None, "Add annotator"),
        (None, "Import"),
    ]
    changes = [change for entry in entries for change in entry["changes"]]
    assert all(change.keys() == {"kind", "id", "before", "after"} for change in changes)
    renamed = entries[1]["changes"][0]
    assert (renamed["kind"], renamed["id"]) == ("article", "a/1")
    assert (renamed["before"]["title"], renamed["after"]["title"]) == ("Zwölf", "Dreizehn")
    made = {
        change["kind"]: change["after"]["made"] for change in entries[-1]["changes"] if change["id"] is None
    }
    assert made == {
        "article": 2,
        "article-text": 2,
        "annotation-set": 4,
        "annotation": 6,
        "relation": 3,
        "decision": 1,
    }
    grown = [change["id"] for change in entries[-1]["changes"] if change["kind"] == "annotator"]
    assert grown == ["Zdeňka Nováková", "ben", "carl"]


def test_the_log_of_one_article(filled: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "later.txt").write_text("Later.\n")
    run("import", filled, tmp_path / "later.txt")
    assert [entry["article"] for entry in run("log", filled, "--json").value] == ["later", None]
    assert len(run("log", filled, "--json", "--article", "later").value) == 1
    assert len(run("log", filled, "--json", "--article", "a/1").value) == 1
    done = run("log", filled, "--article", "nobody")
    assert (done.status, done.out) == (1, "")
    assert done.last == "annotator: there is no article nobody in the project; check the id"


def test_the_log_for_people(filled: Path, run: Run) -> None:
    done = run("log", filled)
    assert done.status == 0
    assert re.fullmatch(r"\S+Z  -  Import: \+annotator Zdeňka Nováková, .* and \d+ more\n", done.out)


def test_an_empty_log_is_an_empty_list(project: Path, run: Run) -> None:
    assert run("log", project, "--json").out == "[]\n"
    assert run("log", project).out == ""


def test_formats(run: Run) -> None:
    done = run("formats", "--json")
    known = {one["name"]: one for one in done.value}
    assert list(known)[:2] == ["text", "jsonl"]
    assert known["jsonl"] == {
        "name": "jsonl",
        "endings": [".jsonl"],
        "import": True,
        "export": True,
        "target": "file",
        "loses": [],
    }
    assert (known["text"]["import"], known["text"]["export"]) == (True, False)
    assert "Native JSONL" in run("formats").out


def test_remarks_of_one_kind_are_shortened_and_nothing_is_left_unsaid(
    project: Path, tmp_path: Path, run: Run
) -> None:
    """Labels that came along are named all; a text that is known already, with its place."""
    corpus = tmp_path / "c.jsonl"
    spans = [{"id": name, "label": name, "start": 0, "end": 1} for name in "abcdef"]
    layers = [{"annotator": "x", "spans": spans}]
    articles = [{"id": f"i{n}", "text": "Same.", "layers": layers if n == 0 else []} for n in range(6)]
    corpus.write_text("".join(json.dumps(article) + "\n" for article in articles))
    said = run("import", project, corpus).err.split("\n")
    assert "the label a was added to the scheme" in said
    assert "  likewise b; c; d; e; f" in said
    assert sum(line.startswith("  likewise c.jsonl, line") for line in said) == 4
    assert "  likewise c.jsonl, line 6: i5, i0 and 4 more" in "\n".join(said).replace(", article i5", "")


def test_what_differs_between_remarks_stands_in_the_order_of_their_sentence(
    project: Path, tmp_path: Path, run: Run
) -> None:
    """Which fact differs first is chance: "likewise b, r1, a" would say nothing to anybody."""
    corpus = tmp_path / "c.jsonl"
    spans = [{"id": name, "label": name, "start": 0, "end": 1} for name in "abcd"]
    ties = [("a", "b", "r0"), ("a", "c", "r0"), ("b", "c", "r1"), ("c", "d", "r2")]
    relations = [{"from": source, "to": target, "type": kind} for source, target, kind in ties]
    layers = [{"annotator": "x", "spans": spans, "relations": relations}]
    corpus.write_text(json.dumps({"id": "i", "text": "Same.", "layers": layers}) + "\n")
    said = run("import", project, corpus).err.split("\n")
    assert "the relation r0 may now go from a to b" in said
    assert "  likewise r0, a, c; r1, b, c; r2, c, d" in said
