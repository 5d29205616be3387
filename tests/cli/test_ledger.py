"""`annotator ledger`: the rows of the contract on the seed article, and files that are written whole."""

import csv
import json
import os
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from tests.cli.samples import Run, bytes_of, layer, span

KEYS = [
    *("article", "layer", "claim", "polarity", "speakers", "number", "bound"),
    *("value", "lower", "upper", "unit", "quantity", "hedges", "contradicts", "ids"),
]
KILLED = "Russians killed, 7 February strike"

ROWS: list[tuple[Any, ...]] = [
    ("c1", "n1", "asserts", ["Bloomberg"], "more-than", 100, None, "fighters", KILLED, ["reported"]),
    ("c2", "n2", "denies", ["Russian Foreign Ministry"], "vague", None, 24, "servicemen", KILLED,
     ["alleged"]),
    ("c4", "n3", "denies", ["Maria Zakharova"], "vague", None, 24, "Russians", KILLED, []),
    ("c5", "n4", "asserts", ["Maria Zakharova"], "vague", None, 1, "Russians", KILLED, []),
    ("c6", "n5", "asserts", ["Maria Zakharova"], "at-most", 5, None, "people", KILLED,
     ["in Moscow's official estimation"]),
    ("c7", "n6", "asserts", ["Maria Zakharova"], "exact", 5, None, "people", KILLED,
     ["Preliminary data shows", "could have", "presumably"]),
    ("c10", "n7", "asserts", ["Vladimir Frolov"], "exact", 2, None, "powers", "powers in the exchange", []),
    ("c14", "n8", "asserts", ["Pentagon"], "more-than", 100, None, "militiamen",
     "Syrian militia killed, 7 February strike", []),
    ("c21", "n9", "asserts", [], "approximate", 500, None, "fighters", "fighters attacking, 7 February", []),
    ("c16", "n10", "asserts", ["Russian Defense Ministry"], "exact", 25, None, "fighters",
     "Syrian militia wounded, 7 February strike", []),
    ("c18", "n11", "asserts", ["Russian Defense Ministry"], "exact", 0, None, "servicemen",
     "Russian servicemen in the area", []),
    ("c22", "n12", "asserts", [], "at-least", 5, None, "Russians", KILLED, ["appears"]),
]  # fmt: skip


@pytest.fixture
def seed(project: Path, shared_data: Path, run: Run) -> Path:
    """A project with the seed article."""
    assert run("import", project, shared_data / "seed-article.jsonl").status == 0
    return project


def allows(row: dict[str, Any], value: float) -> bool:
    """Whether a row leaves a value possible, in the words of the contract."""
    named, low, high = row["value"], row["lower"], row["upper"]
    allowed = {
        "exact": (named, named),
        "approximate": (named and named * 0.9, named and named * 1.1),
        "at-least": (named, None),
        "at-most": (None, named),
        "vague": (low, high),
    }
    if row["bound"] == "more-than":
        return bool(value > named)
    least, most = allowed[row["bound"]]
    return (least is None or value >= least) and (most is None or value <= most)


def test_the_seed_article_has_exactly_its_twelve_rows(seed: Path, start: Run) -> None:
    done = start("ledger", seed, "--layer", "annotator-a", "--json")
    assert (done.status, done.err) == (0, "")
    rows = done.value
    assert [
        (
            row["ids"]["claim"], row["ids"]["number"], row["polarity"],
            [speaker["entity"] for speaker in row["speakers"]],
            row["bound"], row["value"], row["lower"], row["unit"], row["quantity"], row["hedges"],
        )
        for row in rows
    ] == ROWS  # fmt: skip
    assert all(list(row) == KEYS for row in rows)
    assert {(row["article"], row["layer"], row["upper"]) for row in rows} == {
        ("seed-article", "annotator-a", None)
    }
    assert rows[1]["claim"].endswith(
        '"classic disinformation" that was "launched by anti-government militants'
    )
    assert rows[5]["speakers"] == [{"text": "she", "entity": "Maria Zakharova"}]
    assert rows[5]["number"] == "five"
    values = [*range(1000), *(n + 0.5 for n in range(1000))]
    wanted: list[list[int]] = [[] for _ in rows]
    for (i, one), (j, other) in combinations(enumerate(rows), 2):
        like = one["quantity"] == other["quantity"] and one["polarity"] == other["polarity"] == "asserts"
        if like and not any(allows(one, value) and allows(other, value) for value in values):
            wanted[i].append(j)
            wanted[j].append(i)
    assert [row["contradicts"] for row in rows] == wanted
    assert {index: found for index, found in enumerate(wanted) if found} == {0: [4, 5], 4: [0], 5: [0]}


def test_a_table_for_people(seed: Path, run: Run) -> None:
    lines = run("ledger", seed, "--layer", "annotator-a").out.split("\n")
    assert lines[0] == KILLED
    assert lines[1].split("  ")[1] == "Bloomberg"
    assert lines[2].startswith(
        '  Russian Foreign Ministry denies  "dozens" or "hundreds"  vaguely 24 or more  hedged: al'
    )
    assert lines[8] == (
        "  ! Bloomberg says more than 100, Maria Zakharova at most 5 and exactly 5: they exclude each other"
    )
    assert lines[-2] == "numeric claims: 12 · speakers: 6 · contradictions: 2"


def test_all_layers_where_there_is_no_gold(seed: Path, run: Run) -> None:
    rows = run("ledger", seed, "--json").value
    assert rows == run("ledger", seed, "--layer", "all", "--json").value
    assert {row["layer"] for row in rows} == {"annotator-a", "annotator-b"}
    alone = [run("ledger", seed, "--layer", f"annotator-{one}", "--json").value for one in "ab"]
    assert len(rows) == sum(map(len, alone))
    assert run("ledger", seed, "--layer", "gold", "--json").out == "[]\n"
    for index, row in enumerate(rows):
        assert all(index in rows[other]["contradicts"] for other in row["contradicts"])


def test_gold_where_there_is_any(project: Path, tmp_path: Path, run: Run) -> None:
    spans = [
        span("c", "claim", [(15, 38)], attributes={"polarity": "asserts"}),
        span("n", "number", [(15, 17)], attributes={"value": 12.0, "bound": "exact"}),
    ]
    ties = [{"from": "c", "to": "n", "type": "has-number"}]
    text = "Officials said 12 people may have died 😀 in Örtown. “No,” she said, “none.”\n"
    articles = [
        {
            "id": "g",
            "text": text,
            "layers": [layer("a", spans, ties), layer("rev", spans, ties, role="gold")],
        },
        {"id": "h", "text": text, "layers": [layer("a", spans, ties)]},
    ]
    corpus = tmp_path / "c.jsonl"
    corpus.write_text("".join(json.dumps(one) + "\n" for one in articles), encoding="utf-8")
    assert run("import", project, corpus).status == 0
    done = run("ledger", project, "--json")
    assert [(row["article"], row["layer"]) for row in done.value] == [("g", "gold"), ("h", "a")]
    assert '"value":12.0,' in done.out
    assert all(row["quantity"] is None and row["contradicts"] == [] for row in done.value)
    shown = run("ledger", project).out
    assert shown.startswith("Not sorted in yet: ")
    assert "no speaker  12  exactly 12" in shown


def test_files_are_written_whole(seed: Path, tmp_path: Path, start: Run) -> None:
    table, page = tmp_path / "out" / "l.csv", tmp_path / "out" / "l.html"
    table.parent.mkdir()
    table.write_text("old")
    done = start("ledger", seed, "--layer", "annotator-a", "--csv", table)
    assert (done.status, done.out) == (0, "")
    assert done.last == f"12 rows were written to {table}"
    assert start("ledger", seed, "--layer", "annotator-a", "--html", page).status == 0
    assert set(bytes_of(table.parent)) == {"l.csv", "l.html"}
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, strict=True))
    assert [(row["claim_id"], row["number_id"]) for row in rows] == [one[:2] for one in ROWS]
    assert rows[0]["contradicts"] == "4; 5"
    assert rows[5]["hedges"] == "Preliminary data shows; could have; presumably"
    whole = page.read_text(encoding="utf-8")
    assert whole.count('<svg class="bar') == 12 + 8
    assert (
        "<bdi>Bloomberg</bdi> says more than 100, <bdi>Maria Zakharova</bdi> at most 5 and exactly 5: they"
        in whole
    )


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--json", "--csv", "x.csv"], "one of --json, --csv and --html at a time"),
        (["--csv", "x.csv", "--html", "x.html"], "one of --json, --csv and --html at a time"),
        (["--csv"], "--csv"),
        (["--html", ""], "the name is empty"),
        (["--xml"], "--xml"),
        (["more"], "more"),
    ],
)
def test_wrong_usage(options: list[str], words: str, seed: Path, run: Run) -> None:
    before = bytes_of(seed.parent)
    done = run("ledger", seed, *options)
    assert (done.status, done.out) == (2, "")
    assert done.last.startswith("annotator: ")
    assert words in done.last
    assert bytes_of(seed.parent) == before


def test_what_cannot_be_done(seed: Path, tmp_path: Path, start: Run) -> None:
    before = bytes_of(tmp_path)
    for options, words in (
        (["--layer", "nobody"], "there is no annotator nobody; there are annotator-a, annotator-b"),
        (["--layer", "nobody", "--csv", tmp_path / "x.csv"], "there is no annotator nobody"),
        (["--html", tmp_path / "no" / "x.html"], "make it first"),
        (["--csv", tmp_path], "is a folder"),
        (["--csv", seed], "is the project itself"),
    ):
        done = start("ledger", seed, *options)
        assert (done.status, done.out) == (1, ""), options
        assert done.err.count("\n") == 1
        assert words in done.last
    assert start("ledger", tmp_path / "none.annotator").status == 1
    assert bytes_of(tmp_path) == before


def test_an_empty_project(project: Path, run: Run) -> None:
    assert run("ledger", project, "--json").out == "[]\n"
    assert run("ledger", project).out == "No claim is tied to a number yet.\n"


@pytest.mark.skipif(os.name != "posix", reason="rights as POSIX has them")
def test_a_file_has_the_rights_of_any_new_file(seed: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "plain").touch()
    assert run("ledger", seed, "--csv", tmp_path / "l.csv").status == 0
    assert (tmp_path / "l.csv").stat().st_mode == (tmp_path / "plain").stat().st_mode


HOSTILE = "</td><script>alert(1)</script>\u202e\x07=1+1{who}"


def test_hostile_words_in_every_field(project: Path, tmp_path: Path, run: Run) -> None:
    text = "=X says <b>5</b> or @7 of them."
    names = ("entity", "form", "polarity", "voice", "quote", "unit", "quantity", "type")
    values = dict.fromkeys(names, HOSTILE)

    def one(id: str, label: str, words: str, **more: Any) -> dict[str, Any]:
        at = text.index(words)
        return {
            "id": id,
            "label": label,
            "start": at,
            "end": at + len(words),
            "attributes": values | more,
            "note": HOSTILE,
        }

    spans = [
        one(HOSTILE, "claim", "<b>5</b> or @7 of them"),
        one("=s", "speaker", "=X"),
        one("<n>", "number", "<b>5</b>", bound="exact", value=5),
        one("@n", "number", "@7", bound=HOSTILE, value=HOSTILE),
        one("+h", "hedge", "or"),
    ]
    ties = [
        {"from": HOSTILE, "to": end, "type": kind}
        for end, kind in (("=s", "said-by"), ("<n>", "has-number"), ("@n", "has-number"), ("+h", "hedged-by"))
    ]
    article = {"id": "<i>", "title": HOSTILE, "text": text, "layers": [layer("<u>Ann", spans, ties)]}
    corpus, page, table = tmp_path / "h.jsonl", tmp_path / "h.html", tmp_path / "h.csv"
    corpus.write_text(json.dumps(article) + "\n")
    assert run("import", project, corpus).status == 0
    rows = run("ledger", project, "--json").value
    assert [row["number"] for row in rows] == ["<b>5</b>", "@7"]
    assert rows[1]["bound"] == rows[0]["quantity"] == rows[0]["polarity"] == HOSTILE
    assert rows[1]["value"] is None
    shown = run("ledger", project).out
    assert not {"\u202e", "\x07"} & set(shown)
    assert run("ledger", project, "--html", page).status == 0
    whole = page.read_text(encoding="utf-8")
    assert "<script" not in whole
    assert "<b>" not in whole
    assert "<u>" not in whole
    assert run("ledger", project, "--csv", table).status == 0
    with table.open(encoding="utf-8", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert "'=X" in cells


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (["--speaker", "Maria Zakharova"], ["n3", "n4", "n5", "n6"]),
        (["--speaker", "Maria Zakharova", "--polarity", "denies"], ["n3"]),
        (["--quantity", "Russian servicemen in the area"], ["n11"]),
        (["--quantity", ""], []),
        (["--words", "OFFICIAL estimation"], ["n5"]),
        (["--since", "2018-02-15", "--speaker", "Pentagon"], ["n8"]),
        (["--until", "2018-02", "--speaker", "Pentagon"], ["n8"]),
        (["--until", "2017", "--speaker", "Pentagon"], []),
        (["--since", "2018-02-16"], []),
        (["--article", "seed-article", "--speaker", "Vladimir Frolov"], ["n7"]),
        (["--article", "other"], []),
    ],
)
def test_what_is_asked_for(seed: Path, run: Run, options: list[str], expected: list[str]) -> None:
    (seed.parent / "other.txt").write_text("No number here.\n")
    assert run("import", seed, seed.parent / "other.txt").status == 0
    done = run("ledger", seed, "--layer", "annotator-a", "--json", *options)
    assert (done.status, done.err) == (0, "")
    assert [row["ids"]["number"] for row in done.value] == expected


def test_rows_that_exclude_another(seed: Path, run: Run) -> None:
    asked = ["ledger", seed, "--layer", "annotator-a", "--json", "--contradicting"]
    every = run(*asked[:-1]).value
    rows = run(*asked).value
    assert rows
    assert [row["ids"] for row in rows] == [row["ids"] for row in every if row["contradicts"]]
    # Indexes count the rows that are given.
    assert all(
        index in rows[other]["contradicts"] for index, row in enumerate(rows) for other in row["contradicts"]
    )


def test_filters_that_cannot_be(seed: Path, run: Run) -> None:
    missing = run("ledger", seed, "--article", "nowhere")
    assert missing.status == 1
    assert missing.last == "annotator: there is no article nowhere in the project; check the id"
    for wrong in (["--since", "yesterday"], ["--until", "2018-13"], ["--polarity", "maybe"]):
        assert run("ledger", seed, *wrong).status == 2
