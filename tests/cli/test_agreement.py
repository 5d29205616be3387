"""`annotator agreement`: the figures of the contract, equal to those of other programs on real data."""

import json
import os
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from annotator.domain.agreement.rows import Unit, Work, Worked
from tests.cli.samples import Run, bytes_of, layer, span
from tests.domain.agreement_made import Plain, mark

FIGURES = ["exact_f1", "overlap_f1", "kappa", "alpha", "spans"]
TEXT = "Officials said 12 people may have died 😀 in Örtown. “No,” she said, “none.”\n"


@pytest.fixture
def seed(project: Path, shared_data: Path, run: Run) -> Path:
    """A project with the seed article."""
    assert run("import", project, shared_data / "seed-article.jsonl").status == 0
    return project


def worked_of(corpus: Path, people: list[str]) -> list[Worked]:
    """The annotators' work of a corpus, read without the program."""
    found = []
    for line in corpus.read_text(encoding="utf-8").strip().split("\n"):
        article = json.loads(line)
        works = [
            Work(
                people.index(one["annotator"]),
                [
                    mark(each["id"], each["label"], each.get("fragments", [(each["start"], each["end"])]))
                    for each in one["spans"]
                ],
            )
            for one in article["layers"]
            if one.get("role") != "gold"
        ]
        found.append(Worked(article["text"], sorted(works, key=lambda work: work.person)))
    return found


@pytest.mark.parametrize(
    ("name", "people"),
    [
        ("seed-article.jsonl", ["annotator-a", "annotator-b"]),
        ("corpora/measeval.jsonl", ["annotator1", "annotator2"]),
    ],
)
@pytest.mark.parametrize("unit", list(Unit))
def test_figures_are_those_of_other_programs(
    name: str, people: list[str], unit: Unit, project: Path, shared_data: Path, run: Run
) -> None:
    assert run("import", project, shared_data / name).status == 0
    found = run("agreement", project, "--json", "--unit", unit.value).value
    (pair,) = found["pairs"]
    plain = Plain([one for one in worked_of(shared_data / name, people) if len(one.works) == 2], unit)
    assert [pair["a"], pair["b"], pair["articles"]] == [*people, len(plain.articles)]
    labels = list(pair["labels"])
    for some, figures, key in [
        *(([label], pair["labels"][label], label) for label in labels),
        (labels, pair["all"], "all"),
    ]:
        assert figures["exact_f1"] == near(plain.f1(0, 1, some, exact=True))
        assert figures["overlap_f1"] == near(plain.f1(0, 1, some, exact=False))
        assert figures["kappa"] == near(plain.kappa(0, 1, some))
        alpha = plain.alpha(some)
        assert figures["alpha"] == found["alpha"][key] == near(alpha)
        if alpha is not None and unit is Unit.TOKEN:
            assert alpha == near(plain.alpha_by_nltk(some))


def near(value: float | None) -> Any:
    return None if value is None else pytest.approx(value, abs=1e-6)


def test_the_seed_article(seed: Path, start: Run) -> None:
    done = start("agreement", seed, "--json")
    assert (done.status, done.err) == (0, "")
    found = done.value
    more = ["basis", "earlier", "needed"]
    assert list(found) == ["pairs", "alpha", "alpha_u", "intervals", "undefined", *more]
    (pair,) = found["pairs"]
    by_entity = "relations_by_entity"
    assert list(pair) == ["a", "b", "articles", "labels", "all", "attributes", "relations", by_entity]
    assert list(pair["labels"]) == ["claim", "speaker", "number", "hedge"]
    assert all(list(one) == FIGURES for one in [*pair["labels"].values(), pair["all"]])
    assert {name: round(value, 6) for name, value in pair["all"].items() if name != "spans"} == {
        "exact_f1": 0.724138,
        "overlap_f1": 0.862069,
        "kappa": 0.890294,
        "alpha": 0.890200,
    }
    assert pair["labels"]["claim"]["spans"] == [23, 21]
    assert pair["all"]["spans"] == [63, 53]
    assert pair["attributes"]["number.bound"] == {"agree": 0.8, "n": 10}
    assert pair["relations"]["said-by"] == {"f1": pytest.approx(32 / 39), "n": [20, 19]}
    # "she" is Zakharova to the one and the ministry to the other.
    assert pair[by_entity]["said-by"] == {"f1": pytest.approx(30 / 39), "n": [20, 19]}
    assert found["basis"] == {
        "status": ["done"],
        **{name: [] for name in ("annotators", "labels", "articles", "guidelines")},
        "since": None,
        "until": None,
        "review": "all",
        "unit": "token",
        "counted": {"articles": 1, "sets": 2, "annotators": ["annotator-a", "annotator-b"]},
    }
    assert found["earlier"] == []
    assert found["needed"] == {"half": 0.05, "pairs": [], "all": {}}
    assert list(found["alpha"]) == list(found["alpha_u"]) == ["claim", "speaker", "number", "hedge", "all"]
    assert found["intervals"] == {}
    assert found["undefined"] == [
        {
            "figure": "pairs[annotator-a, annotator-b].attributes.number.upper.agree",
            "why": "of the matched annotations of annotator-a and annotator-b none has a value there",
        },
        {"figure": "intervals", "why": "intervals need at least 10 articles, there are 1"},
    ]


def test_tables_for_people(seed: Path, run: Run) -> None:
    lines = run("agreement", seed).out.split("\n")
    assert lines[0] == "annotator-a and annotator-b: 1 article"
    assert lines[1].split() == ["exact", "F1", "overlap", "F1", "kappa", "alpha", "annotations"]
    assert lines[6].split() == ["all", "0.724", "0.862", "0.890", "0.890", "63", "and", "53"]
    assert any(line.split()[:2] == ["said-by", "0.821"] and line.endswith("20 and 19") for line in lines)
    assert lines[-2] == "counted: 2 sets, sets that are done"


@pytest.fixture
def three(project: Path, tmp_path: Path, run: Run) -> Path:
    """Eleven articles of three people; the third did few, and one is not done."""

    def spans(n: int, who: int) -> list[dict[str, Any]]:
        end = 38 if (n + who) % 4 else 33
        found = [span("c", "claim", [(15, end)], attributes={"polarity": "asserts"})]
        return found + [span("s", "speaker", [(0, 9)])] * (who < 2)

    articles = []
    for n in range(12):
        layers = [layer(name, spans(n, who), []) for who, name in enumerate(("ana", "ben"))]
        if n < 3:
            layers.append(layer("cem", spans(n, 2), [], status="done" if n else "in-progress"))
        if n == 11:
            layers = layers[:1]
        articles.append({"id": f"a{n}", "text": f"{TEXT}{n}", "layers": layers})
    corpus = tmp_path / "three.jsonl"
    corpus.write_text("".join(json.dumps(one) + "\n" for one in articles), encoding="utf-8")
    done = run("import", project, corpus)
    assert done.status == 0, done.err
    return project


def test_three_annotators_of_whom_one_did_little(three: Path, run: Run) -> None:
    found = run("agreement", three, "--json").value
    assert [(one["a"], one["b"], one["articles"]) for one in found["pairs"]] == [
        ("ana", "ben", 11),
        ("ana", "cem", 2),
        ("ben", "cem", 2),
    ]
    low, high = found["intervals"]["alpha"]["claim"]
    assert low <= found["alpha"]["claim"] <= high
    first, second, _ = found["intervals"]["pairs"]
    assert all(len(one) == 2 for one in first["labels"]["claim"].values())
    assert set(second["labels"]["claim"].values()) == {None}
    assert found == run("agreement", three, "--json").value


def test_only_two_in_the_order_asked(three: Path, run: Run) -> None:
    found = run("agreement", three, "--between", "ben", "ana", "--json").value
    (pair,) = found["pairs"]
    assert (pair["a"], pair["b"], pair["articles"]) == ("ben", "ana", 11)
    assert found["alpha"]["claim"] == pytest.approx(pair["labels"]["claim"]["alpha"])


def test_which_work_counts_can_be_chosen(three: Path, run: Run) -> None:
    every = run("agreement", three, "--status", "done", "--status", "in-progress", "--json").value
    assert [one["articles"] for one in every["pairs"]] == [11, 3, 3]
    some = run("agreement", three, "--article", "a1", "--article", "a4", "--label", "claim", "--json").value
    assert [one["articles"] for one in some["pairs"]] == [2, 1, 1]
    assert list(some["pairs"][0]["labels"]) == ["claim"]
    assert set(some["pairs"][0]["attributes"]) == {"claim.quote", "claim.polarity", "claim.voice"}
    assert list(some["pairs"][0]["relations"]) == ["about"]
    assert some["pairs"][0]["all"] == some["pairs"][0]["labels"]["claim"]


def test_which_sets_count_is_told(three: Path, run: Run) -> None:
    only = run("agreement", three, "--review", "before", "--since", "2020", "--guideline", "3")
    assert (only.status, only.out) == (1, "")
    assert only.last.endswith("no set was made by version 3 of the guidelines; there are none yet")
    assert run("agreement", three, "--since", "soon").last.startswith("annotator: soon is no day")
    assert run("agreement", three, "--review", "never").status == 2
    none = run("agreement", three, "--review", "after", "--json").value
    assert (none["pairs"], none["basis"]["review"]) == ([], "after")
    days, articles = ["--since", "2020", "--until", "9999"], ["--article", "a1", "--article", "a2"]
    options = ["--review", "before", *days, *articles]
    some = run("agreement", three, *options, "--status", "done", "--status", "flagged")
    told = "sets that are done or flagged; only the articles a1 or a2; done on 2020 or later; done on 9999"
    assert f"counted: 6 sets, {told} or before; only articles without finished gold" in some.out
    found = run("agreement", three, "--json").value["needed"]
    assert [(one["a"], one["b"]) for one in found["pairs"]] == [("ana", "ben")]
    (pair,) = found["pairs"]
    assert pair["labels"]["speaker"] == dict.fromkeys(("exact_f1", "overlap_f1", "kappa", "alpha"), 0)
    assert pair["labels"]["claim"]["exact_f1"] > 100
    assert set(found["all"]) == {"claim", "speaker", "all"}
    assert set(found["all"]["claim"]) == {"alpha", "alpha_u"}
    more = f"ana and ben: exact F1 {pair['labels']['all']['exact_f1']:,}, overlap F1 0"
    assert more in run("agreement", three).out


def test_two_without_a_common_article(three: Path, run: Run) -> None:
    found = run("agreement", three, "--between", "ana", "cem", "--article", "a5", "--json").value
    (pair,) = found["pairs"]
    assert pair["articles"] == 0
    assert {pair["all"][name] for name in FIGURES[:-1]} == {None}
    reasons = {one["figure"]: one["why"] for one in found["undefined"]}
    assert reasons["pairs[ana, cem].all.kappa"] == "ana and cem have no article in common that counts"
    assert reasons["alpha_u.claim"] == "no article that counts has two annotators"


def test_an_empty_project(project: Path, run: Run) -> None:
    found = run("agreement", project, "--json").value
    assert (found["pairs"], found["intervals"]) == ([], {})
    assert set(found["alpha"].values()) == set(found["alpha_u"].values()) == {None}
    assert run("agreement", project).status == 0


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--json", "--html", "x.html"], "one of --json and --html at a time"),
        (["--between", "annotator-a"], "--between"),
        (["--between", "annotator-a", "annotator-a"], "two annotators"),
        (["--unit", "word"], "--unit"),
        (["--status", "ready"], "--status"),
        (["--html", ""], "the name is empty"),
    ],
)
def test_wrong_usage(options: list[str], words: str, seed: Path, run: Run) -> None:
    done = run("agreement", seed, *options)
    assert (done.status, done.out) == (2, "")
    assert words in done.last


def test_what_cannot_be_done(seed: Path, tmp_path: Path, run: Run) -> None:
    before = bytes_of(tmp_path)
    for options, words in (
        (["--between", "annotator-a", "me"], "no annotator me; there are annotator-a, annotator-b"),
        (["--label", "date"], "there is no label date; there are claim, speaker, number, hedge"),
        (["--article", "x"], "there is no article x; there are seed-article"),
        (["--html", tmp_path / "no" / "x.html"], "make it first"),
        (["--html", seed], "is the project itself"),
    ):
        done = run("agreement", seed, *options)
        assert (done.status, done.out) == (1, ""), options
        assert words in done.last
    assert bytes_of(tmp_path) == before


@pytest.mark.parametrize("verb", ["stats", "ledger", "disagreements", "agreement"])
def test_numpy_is_loaded_by_its_verb_alone(verb: str, seed: Path, start: Run, tmp_path: Path) -> None:
    code = "import sys\nprint(*sys.modules, sep='\\n', file=sys.stderr)\n"
    tmp_path.joinpath("sitecustomize.py").write_text(
        f"import atexit\natexit.register(lambda: exec({code!r}))\n"
    )
    paths = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")]).rstrip(os.pathsep)
    done = start(verb, seed, environment={"PYTHONPATH": paths})
    assert done.status == 0
    loaded = done.err.split("\n")
    assert "sqlalchemy" in loaded
    assert ("numpy" in loaded) == (verb == "agreement")


def test_gamma_without_its_package(seed: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pygamma_agreement", None)
    done = run("agreement", seed, "--gamma")
    assert (done.status, done.out) == (1, "")
    assert "install annotator[gamma]" in done.last
    assert run("agreement", seed, "--gamma", "--html", "x.html").status == 2


def test_gamma_is_the_figure_of_its_package(seed: Path, start: Run) -> None:
    pytest.importorskip("pygamma_agreement", reason="the extra gamma is not installed")
    found = start("agreement", seed, "--gamma", "--json", environment={"PYTHONWARNINGS": "default"}).value
    assert found["gamma"]["articles"] == found["gamma"]["of"] == 1
    assert found["gamma"]["value"] == pytest.approx(0.78798, abs=1e-4)


def test_a_report_as_a_page(three: Path, tmp_path: Path, run: Run) -> None:
    page = tmp_path / "report.html"
    page.write_text("old")
    done = run("agreement", three, "--html", page, "--review", "before")
    assert (done.status, done.out) == (0, "")
    assert done.last == f"the agreement of 3 pairs in 11 articles was written to {page}"
    whole = page.read_text(encoding="utf-8")
    found = run("agreement", three, "--json").value
    assert whole.count('<table class="heat">') == 4 + 1
    assert whole.count('<svg class="dots"') == 2 + 3
    # Confused labels of all and of each pair, borders, missing marks.
    assert whole.count('<svg class="grid"') == 1 + 3 + 1 + 1
    for pair in found["pairs"]:
        assert f">{pair['labels']['claim']['exact_f1']:.3f}<" in whole
    low, high = found["intervals"]["alpha"]["claim"]
    assert f'<span class="range">{low:.3f} to {high:.3f}</span>' in whole
    assert "PolNeAR" in whole
    for one in found["undefined"]:
        assert one["why"] in whole
    assert "<li><bdi>only articles without finished gold, so before their review</bdi></li>" in whole
    needed = found["needed"]["all"]["all"]["alpha_u"]
    assert f'<td class="figure">{needed:,}</td>' in whole
    # The claims that end in " died" or before it.
    assert "<title>one word, 2–5</title>" in whole
    assert "<title>cem, speaker: 4 of 4</title>" in whole


def test_the_report_loads_nothing_and_takes_names_as_text(project: Path, tmp_path: Path, run: Run) -> None:
    hostile = "</td><script>alert(1)</script>\u202e"
    mine = {"id": "a", "label": hostile, "start": 0, "end": 2, "attributes": {hostile: "x"}}
    article = {"id": "x", "text": "abc", "layers": [layer(f"{hostile}{who}", [mine], []) for who in "ab"]}
    corpus = tmp_path / "x.jsonl"
    corpus.write_text(json.dumps(article) + "\n", encoding="utf-8")
    assert run("import", project, corpus).status == 0
    page = tmp_path / "report.html"
    assert run("agreement", project, "--html", page).status == 0
    whole = page.read_text(encoding="utf-8")
    assert "<script" not in whole
    assert "&lt;script&gt;" in whole
    assert "default-src 'none'" in whole
    parser = Loads()
    parser.feed(whole)
    assert parser.found == []
    shown = run("agreement", project).out
    assert "\u202e" not in shown


class Loads(HTMLParser):
    """Collects what a page would load or link."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = {"src", "href", "xlink:href", "data", "action", "poster", "srcset"}
        self.found += [f"{tag} {name}" for name, _ in attrs if name in names]
        if tag in {"link", "script", "iframe", "img", "object", "embed"}:
            self.found.append(tag)
