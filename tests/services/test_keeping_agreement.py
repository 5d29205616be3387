"""Figures that are kept are those counted afresh, whatever is changed; and only that is counted again."""

import random
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from annotator.domain.agreement.borders import Border
from annotator.domain.agreement.pictures import Pair
from annotator.domain.agreement.places import Place, Wanted, What
from annotator.domain.agreement.rows import Unit, Worked
from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet, Status
from annotator.domain.article import Article
from annotator.domain.change import ChangeSet
from annotator.domain.errors import BadInputError, CancelledError
from annotator.domain.span import Span
from annotator.services import workspace
from annotator.services.agreement import agreeing
from annotator.services.agreement import keeping as keeping_agreement
from annotator.services.agreement.agreeing import agreement, row_of
from annotator.services.agreement.choosing_sets import Counted, Reviewed, Sets
from annotator.services.agreement.finding_places import places_behind
from annotator.services.agreement.keeping import RESULTS, KeptAgreement, Measured, measured
from annotator.services.agreement.shelving import put, taken
from annotator.services.annotations import annotating
from annotator.services.people import people
from annotator.services.ports.reading import Reading
from annotator.services.work import Work
from annotator.services.workspace import Workspace
from tests.services.conftest import Take
from tests.services.values import TEXT, article, layer, span, tie

Json = dict[str, Any]
CHOICES = (
    Counted(),
    Counted(annotators=("ben", "ana")),
    Counted(annotators=("ana", "cem")),
    Counted(statuses=(Status.DONE, Status.IN_PROGRESS)),
    Counted(labels=("claim",), unit=Unit.CODEPOINT),
    Counted(reviewed=Reviewed.BEFORE),
    Counted(guidelines=("1",)),
)


def marked(who: str, chance: random.Random, **more: Any) -> Json:
    """Something of everything: two labels in a place, what overlaps, fragments, attributes, relations."""
    spans = [
        span("c", "claim", 18, 35 - 3 * chance.randrange(2), attributes={"polarity": "asserts"}),
        span("s", chance.choice(["speaker", "hedge"]), 0, 7, attributes={"form": "named"}),
        span("n", "number", 18, 26, attributes={"bound": chance.choice(["more-than", "exact"])}),
    ]
    if chance.randrange(2):
        spans.append(span("d", "claim", 37, 59, fragments=[[37, 49], [50, 59]]))
    if chance.randrange(2):
        spans.append(span("e", "claim", 20, 59))
    ties = (tie("c", "s"),) if spans[1]["label"] == "speaker" else ()
    return layer(*spans, annotator=who, relations=ties, **more)


@pytest.fixture
def corpus(take: Take) -> None:
    chance = random.Random(7)
    articles = []
    for n in range(14):
        layers = [
            marked("ana", chance, guideline="1"),
            marked("ben", chance, guideline="1" if n % 3 else "2"),
        ]
        if n % 4 == 0:
            layers.append(marked("cem", chance, status="done" if n else "in-progress"))
        if n == 5:
            layers.append(layer(span("g", "claim", 18, 35), annotator="rev", role="gold"))
        if n == 6:
            layers = [layer(annotator="ana"), layer(annotator="ben")]
        if n == 7:
            layers = layers[:1]
        articles.append(article(f"a{n}", *layers, text=f"{TEXT} {n}"))
    take(*articles)


class Keeper:
    """Keeps figures along with a project, and notes the articles that are counted."""

    def __init__(
        self, project: Workspace, monkeypatch: pytest.MonkeyPatch, shelf: Path | None = None
    ) -> None:
        self.kept = KeptAgreement(shelf)
        self.counted: list[str] = []
        self._project = project
        self._heard: list[ChangeSet] = []
        project.listen(self._heard.append)

        def counting(read: Reading, article: Article, sets: Sets, places: Any) -> Worked:
            self.counted.append(article.id)
            return row_of(read, article, sets, places)

        monkeypatch.setattr(keeping_agreement, "row_of", counting)

    def check(self, *again: str, choices: Sequence[Counted] = CHOICES[:1]) -> None:
        """They are what a fresh count gives, for every choice; only these articles were counted again."""
        found = {}
        self.counted.clear()
        self.kept.forget(self._heard)
        self._heard.clear()
        for choice in choices:
            found[choice] = self.kept.read(self._project.store, choice)
        assert sorted(self.counted) == sorted(again)
        for choice, kept in found.items():
            assert kept.agreement == self._project.read(agreement, choice)
            fresh = self._project.read(measured, choice)
            assert told(kept) == told(fresh)
        for choice in list(found)[-RESULTS:]:
            assert self.kept.read(self._project.store, choice) is found[choice]


def told(found: Measured) -> list[object]:
    """Everything there is to be told of it."""
    table = found.table
    every: list[object] = [found.agreement, table.articles, table.pairs, found.versions]
    for pair in (None, *table.pairs):
        every += [table.confusion(pair), table.missing(pair), table.borders(pair)]
        for label in (None, *table.labels):
            every += [table.by_article(pair, label), table.by_time(pair, label)]
            every.append(table.by_guideline(pair, label, found.versions))
    return every


def as_person(project: Workspace, name: str) -> None:
    project.who = project.read(lambda read: next(one.uid for one in read.annotators() if one.name == name))


def called(project: Workspace, id: str) -> str:
    found = project.read(lambda read: read.article_called(id))
    assert found is not None
    return found.uid


def set_of(project: Workspace, id: str, name: str) -> AnnotationSet:
    def find(read: Reading) -> AnnotationSet:
        names = {one.uid: one.name for one in read.annotators()}
        article = read.article_called(id)
        assert article is not None
        return next(one for one in read.sets_of(article.uid) if names[one.annotator] == name)

    return project.read(find)


def reopened(work: Work, article: str, name: str) -> Annotation:
    """Open a set again, mark something in it, and be done with it."""
    annotating.set_status(work, article, Status.IN_PROGRESS)
    label = next(one for one in work.read.scheme().labels if one.name == name)
    made = annotating.annotate(work, article, Span(3, 12), label.uid)
    annotating.set_status(work, article, Status.DONE)
    return made


@pytest.mark.usefixtures("corpus")
def test_only_what_changed_is_counted_again(project: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    keeper = Keeper(project, monkeypatch)
    keeper.check(*(f"a{n}" for n in range(14) if n != 7))
    keeper.check()
    # Another label or unit needs counts of its own; other people or versions need none.
    every = [f"a{n}" for n in range(14) if n != 7]
    keeper.check("a0", choices=[one for one in CHOICES if one != CHOICES[1] and not one.labels])
    keeper.check(*every, choices=[CHOICES[1]])
    keeper.check(*every, choices=[CHOICES[4]])
    keeper.check(choices=CHOICES)

    as_person(project, "ben")
    project.run("Mark", reopened, called(project, "a3"), "hedge")
    keeper.check("a3")
    keeper.check("a3", "a3", choices=CHOICES)
    project.undo(called(project, "a3"))
    keeper.check("a3", "a3", "a3", choices=CHOICES)
    project.run("Open", annotating.set_status, called(project, "a4"), Status.IN_PROGRESS)
    keeper.check()
    project.undo(called(project, "a4"))
    keeper.check()
    project.run("Rename", people.rename, set_of(project, "a4", "cem").annotator, "dora")
    keeper.check(*every)


@pytest.mark.usefixtures("corpus")
def test_what_comes_in_with_a_file_counts(
    project: Workspace, take: Take, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper = Keeper(project, monkeypatch)
    keeper.check(*(f"a{n}" for n in range(14) if n != 7))
    take(article("a7", marked("cem", random.Random(3)), text=f"{TEXT} 7"), name="more.jsonl")
    keeper.check("a7")


@pytest.mark.usefixtures("corpus")
def test_what_was_counted_before_it_was_stopped_is_kept(
    project: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper = Keeper(project, monkeypatch)
    monkeypatch.setattr(agreeing, "AT_ONCE", 4)

    def stop(done: int, _total: int) -> None:
        if done == 8:
            raise CancelledError("stopped")

    with pytest.raises(CancelledError):
        keeper.kept.read(project.store, Counted(), stop)
    keeper.check("a9", "a10", "a11", "a12", "a13")


class Opener:
    """Opens what is behind figures, and checks each place."""

    def __init__(self, project: Workspace) -> None:
        self._store = project.store
        self.found = KeptAgreement().read(project.store)
        sets = project.read(lambda read: [each.uid for each in read.annotators_sets([Status.DONE])])
        self._annotations = {
            one.uid: one
            for uid in sets
            for one in project.read(lambda read, uid: read.annotations_of(uid), uid)
        }
        self._names = project.read(lambda read: {one.uid: one.name for one in read.scheme().labels})

    def places(self, what: What, pair: Pair | None, **more: Any) -> list[Place]:
        told = places_behind(self._store, self.found, Wanted(what, pair, **more))
        assert not told.more
        for place in told.places:
            assert place.pair in self.found.table.pairs
            sides = zip((place.first, place.second), place.words, place.labels, strict=True)
            for side, words, label in sides:
                assert bool(side) == bool(words) == bool(label)
                for uid in side[:1]:
                    one = self._annotations[uid]
                    assert self._names[one.label] == label
                    assert place.start <= one.start < one.end <= place.end
                    assert TEXT[one.start : one.end] == words
        order = [place.article for place in told.places]
        assert order == sorted(order, key=[one.uid for one in self.found.table.articles].index)
        return list(told.places)

    def number(self, what: What, pair: Pair | None, **more: Any) -> int:
        return len(self.places(what, pair, **more))


@pytest.fixture
def few_are_worth_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping_agreement, "WORTH", 2)


@pytest.mark.usefixtures("corpus", "few_are_worth_it")
def test_counts_are_there_when_the_program_starts_again(
    project: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, take: Take
) -> None:
    shelf = tmp_path / "shelf"
    Keeper(project, monkeypatch, shelf).check(*(f"a{n}" for n in range(14) if n != 7))
    (file,) = shelf.iterdir()
    Keeper(project, monkeypatch, shelf).check()
    as_person(project, "ben")
    project.run("Mark", reopened, called(project, "a3"), "hedge")
    take(article("a7", marked("cem", random.Random(3)), text=f"{TEXT} 7"), name="more.jsonl")
    again = Keeper(project, monkeypatch, shelf)
    again.check("a3", "a7")
    # What is heard while it runs holds for what is put on the shelf next.
    for name in ("a1", "a2"):
        project.run("Mark", reopened, called(project, name), "hedge")
    again.check("a1", "a2")
    Keeper(project, monkeypatch, shelf).check()
    # Another journal, a broken file, no file at all, a change of the scheme: counted afresh.
    every = sorted(f"a{n}" for n in range(14))
    kept = file.read_bytes()
    for broken in (b"", kept[: len(kept) // 2], kept.replace(b'"form":1', b'"form":0'), b"PK\x03\x04"):
        file.write_bytes(broken)
        Keeper(project, monkeypatch, shelf).check(*every)
    known = taken(file)
    assert known is not None
    put(file, replace(known, entry="0" * len(known.entry)))
    Keeper(project, monkeypatch, shelf).check(*every)
    project.run("Rename", people.rename, set_of(project, "a4", "cem").annotator, "dora")
    Keeper(project, monkeypatch, shelf).check(*every)


@pytest.mark.usefixtures("corpus", "few_are_worth_it")
def test_a_shelf_that_cannot_be_written_is_no_matter(
    project: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tmp_path.joinpath("shelf").write_text("in the way")
    Keeper(project, monkeypatch, tmp_path / "shelf").check(*(f"a{n}" for n in range(14) if n != 7))


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize("pair", [None, ("ana", "ben"), ("ben", "cem")])
def test_behind_every_cell_are_as_many_places(project: Workspace, pair: Pair | None) -> None:
    opener = Opener(project)
    table = opener.found.table
    for (label, other), n in table.confusion(pair).cells.items():
        assert opener.number(What.CONFUSION, pair, label=label, other=other) == n
    borders = table.borders(pair)
    assert borders.counts
    for one in borders.counts:
        same = [each for each in borders.counts if (each.label, each.end) == (one.label, one.end)]
        n = sum(each.n for each in same if (each.kind, each.length) == (one.kind, one.length))
        length = {"least": one.length, "most": one.length}
        wanted = {"label": one.label, "end": one.end}
        assert opener.number(What.BORDER, pair, **wanted, kind=one.kind, **length) == n
        n = sum(each.n for each in same if each.kind is not Border.SAME)
        assert opener.number(What.BORDER, pair, **wanted) == n
    assert opener.number(What.BORDER, pair) == borders.differing
    for lack in table.missing(pair):
        wanted = {"annotator": lack.annotator, "label": lack.label}
        assert opener.number(What.MISSING, pair, **wanted) == lack.n


@pytest.mark.usefixtures("corpus")
def test_behind_every_figure_are_its_places(project: Workspace) -> None:
    opener = Opener(project)
    pair = ("ana", "ben")
    (figures,) = (one for one in opener.found.agreement.pairs if (one.a, one.b) == pair)
    for label, known in ((None, figures.all), ("claim", figures.labels["claim"])):
        alike = opener.number(What.ALIKE, pair, label=label)
        assert known.exact_f1.value == pytest.approx(2 * alike / sum(known.spans))
    bound = figures.attributes["number.bound"]
    agree = round((bound.agree.value or 0) * bound.n)
    assert 0 < opener.number(What.ATTRIBUTE, pair, attribute="bound") == bound.n - agree
    said = figures.relations["said-by"]
    told = opener.places(What.RELATION, pair, relation="said-by")
    assert 0 < len(told) == sum(said.n) - round((said.f1.value or 0) * sum(said.n))
    assert all(len(one.first + one.second) == 2 for one in told)
    few = places_behind(project.store, opener.found, Wanted(What.DIFFERENT), most=2)
    assert (len(few.places), few.more) == (2, True)
    assert {one.id for one in opener.places(What.APART, None, articles=(called(project, "a2"),))} <= {"a2"}


@pytest.mark.usefixtures("corpus")
def test_which_sets_count(project: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def ids(**choice: Any) -> list[str]:
        found = project.read(measured, Counted(**choice))
        assert found.agreement.articles == len(found.table.articles)
        assert found.agreement.basis.sets == len(found.table.tallies.work_person)
        return [one.id for one in found.table.articles]

    every = [f"a{n}" for n in range(14) if n != 7]
    assert ids() == every
    assert ids(reviewed=Reviewed.AFTER) == ["a5"]
    assert ids(reviewed=Reviewed.BEFORE) == [one for one in every if one != "a5"]
    assert ids(guidelines=("1",)) == [f"a{n}" for n in range(14) if n % 3 and n not in {6, 7}]
    assert ids(guidelines=("1", "2")) == [one for one in every if one != "a6"]
    assert ids(guidelines=("",)) == ["a6"]
    today = workspace.now()[:10]
    assert ids(since=today[:4], until=today) == every
    assert ids(until="2020-02") == []
    monkeypatch.setattr(workspace, "now", lambda: "2019-05-05T10:00:00.000Z")
    for name in ("ana", "ben"):
        as_person(project, name)
        for status in (Status.IN_PROGRESS, Status.DONE):
            project.run("Open", annotating.set_status, called(project, "a2"), status)
    assert ids(until="2020-02") == ids(since="2019-05-05", until="2019-05-05") == ["a2"]
    assert "a2" not in ids(since="2019-05-06")
    trend = project.read(measured, Counted(articles=("a2", "a3"))).table.by_time()
    assert [(one.name, one.articles) for one in trend.points] == [
        ("2019-01-01", 1),
        (f"{today[:4]}-01-01", 1),
    ]
    for wrong, words in (
        ({"since": "May"}, "May is no day"),
        ({"guidelines": ("7",)}, "no set was made by version 7 of the guidelines; there are 1, 2"),
    ):
        with pytest.raises(BadInputError, match=words):
            ids(**wrong)


@pytest.mark.usefixtures("corpus")
def test_what_no_figure_rests_on_leaves_them_as_they_are(
    project: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper = Keeper(project, monkeypatch)
    heard: list[ChangeSet] = []
    project.listen(heard.append)
    before = keeper.kept.read(project.store, Counted())
    as_person(project, "cem")
    place, label = called(project, "a1"), project.read(lambda read: read.scheme().labels[0].uid)
    project.run("Mark", annotating.annotate, place, Span(3, 12), label)
    assert keeper.kept.forget(heard), "whose set came in"
    before = keeper.kept.read(project.store, Counted())
    heard.clear()
    project.run("Mark", annotating.annotate, place, Span(14, 17), label)
    assert heard
    assert not keeper.kept.forget(heard), "it is not done"
    assert keeper.kept.read(project.store, Counted()) is before
    project.run("Done", annotating.set_status, place, Status.DONE)
    assert keeper.kept.forget(heard)
    assert keeper.kept.read(project.store, Counted()).agreement != before.agreement
