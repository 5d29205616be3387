"""The ledger that is kept is the one that is read, whatever is changed; and only that is read again."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest

from annotator.domain.annotation import Annotation
from annotator.domain.article import Article
from annotator.domain.change import ChangeSet
from annotator.domain.errors import BadInputError, CancelledError, RefusedError
from annotator.services.annotations import annotating
from annotator.services.ledger import keeping as keeping_ledger
from annotator.services.ledger.keeping import Asked, KeptLedger
from annotator.services.ledger.reading import LedgerFilter, Told, read_ledger, told_by
from annotator.services.ledger.sorting_in import sort_in, take_out
from annotator.services.people import people
from annotator.services.ports.reading import Reading
from annotator.services.work import Work
from annotator.services.workspace import Workspace
from tests.services.conftest import Take
from tests.services.test_reading_ledger import TEXT, said
from tests.services.values import article, layer


@pytest.fixture
def corpus(take: Take) -> None:
    take(
        article(
            "a1",
            said("ana", 1, 6, status="in-progress"),
            said("ben", 2, 7, status="in-progress"),
            said("ana", 3, role="gold"),
            text=TEXT,
        ),
        article("a2", said("ana", 8, status="in-progress"), layer(annotator="ben"), text=TEXT + "!"),
        article("a3", said("ben", 1), text=TEXT + "?"),
    )


class Keeper:
    """Keeps a ledger along with a project, and counts the articles that it reads."""

    def __init__(self, project: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
        self.kept = KeptLedger()
        self.read_articles: list[str] = []
        self._project = project
        self._heard: list[ChangeSet] = []
        project.listen(self._heard.append)

        def counting(read: Reading, articles: Sequence[Article], *rest: Any) -> Iterator[Told]:
            self.read_articles += [one.id for one in articles]
            return told_by(read, articles, *rest)

        monkeypatch.setattr(keeping_ledger, "told_by", counting)

    def check(self, *again: str) -> None:
        """It is what a fresh reading gives, for every layer; only these articles were read again."""
        self.read_articles.clear()
        self.kept.forget(self._heard)
        self._heard.clear()
        for name in (None, "all", "gold", "ana", "ben"):
            for where in (LedgerFilter(), LedgerFilter(contradicting=True), LedgerFilter(words="MINISTRY 6")):
                found = self.kept.read(self._project.store, Asked(name, where))
                assert found.ledger.rows == self._project.read(read_ledger, name, where).rows
                assert set(found.sets) >= {row.set for row in found.ledger.rows}
        assert sorted(self.read_articles) == sorted(again)


def a_number(project: Workspace, value: int) -> Annotation:
    rows = project.read(read_ledger, "all").rows
    uid = next(row.number.uid for row in rows if row.amount.value == value)
    found = project.read(lambda read: read.get(Annotation, uid))
    assert found is not None
    return found


def as_person(project: Workspace, name: str) -> None:
    project.who = project.read(lambda read: next(one.uid for one in read.annotators() if one.name == name))


@pytest.mark.usefixtures("corpus")
def test_only_what_changed_is_read_again(project: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    keeper = Keeper(project, monkeypatch)
    keeper.check("a1", "a2", "a3")
    keeper.check()
    as_person(project, "ana")
    project.run("Sort in", sort_in, [a_number(project, 8).uid], "other")
    keeper.check("a2")
    project.undo(project.read(lambda read: next(one.uid for one in read.articles() if one.id == "a2")))
    keeper.check("a2")
    project.run("Delete", annotating.delete, [a_number(project, 6).uid])
    keeper.check("a1")
    first = project.read(lambda read: read.articles()[2])

    def retitle(work: Work) -> None:
        work.put(replace(first, title="Another"))

    project.run("Retitle", retitle)
    keeper.check("a3")
    project.run("Rename", people.rename, project.who, "anna")
    project.run("Rename", people.rename, project.who, "ana")
    keeper.check("a1", "a2", "a3")


@pytest.mark.usefixtures("corpus")
def test_what_was_read_before_a_stop_is_kept(project: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    keeper = Keeper(project, monkeypatch)
    monkeypatch.setattr(keeping_ledger, "AT_ONCE", 1)
    told: list[tuple[int, int]] = []

    def stopping(done: int, total: int) -> None:
        told.append((done, total))
        if done == 2:
            raise CancelledError("stopped")

    with pytest.raises(CancelledError):
        keeper.kept.read(project.store, Asked(), stopping)
    assert told == [(0, 3), (1, 3), (2, 3)]
    keeper.check("a3")
    with pytest.raises(BadInputError, match="no annotator carl"):
        keeper.kept.read(project.store, Asked("carl"))


@pytest.mark.usefixtures("corpus")
def test_sorting_in_changes_the_quantity_alone(project: Workspace) -> None:
    as_person(project, "ana")
    before = a_number(project, 8)
    project.run("Sort in", sort_in, [before.uid, before.uid], "  men \n killed ")
    assert a_number(project, 8) == replace(before, attributes={**before.attributes, "quantity": "men killed"})
    project.run("Take out", take_out, [before.uid])
    assert "quantity" not in a_number(project, 8).attributes
    assert {**a_number(project, 8).attributes, "quantity": "q"} == dict(before.attributes)


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize(
    ("value", "name", "why"),
    [
        (2, "x", "somebody else's"),
        (3, "x", "is gold"),
        (1, " \n", "cannot be empty"),
        (1, "x" * 501, "longer"),
    ],
)
def test_what_is_refused_changes_nothing(project: Workspace, value: int, name: str, why: str) -> None:
    as_person(project, "ana")
    before = project.read(read_ledger, "all").rows
    numbers = [a_number(project, 8).uid, a_number(project, value).uid]
    with pytest.raises(RefusedError, match=why):
        project.run("Sort in", sort_in, numbers, name)
    assert project.read(read_ledger, "all").rows == before
