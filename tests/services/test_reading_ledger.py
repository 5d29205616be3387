"""Whose annotations the ledger of a project is made of, and what its filters leave."""

from typing import Any

import pytest

from annotator.domain.errors import BadInputError
from annotator.domain.ledger.rows import Ledger
from annotator.services.ledger.reading import LedgerFilter, read_ledger
from annotator.services.workspace import Workspace
from annotator.storage.queries import Reader
from tests.services.conftest import Take
from tests.services.values import Json, article, layer, span, tie

TEXT = "Reuters said that over 100 men died. The ministry says 5 died."


def said(annotator: str, first: int, second: int | None = None, **more: object) -> Json:
    """Reuters says so many; the ministry, where asked for, so many."""
    spans = [
        span("s", "speaker", 0, 7, attributes={"entity": "Reuters"}),
        span("c", "claim", 18, 35, attributes={"polarity": "asserts"}),
        span("n", "number", 18, 26, attributes={"bound": "exact", "value": first, "quantity": "q"}),
    ]
    ties = [tie("c", "s"), tie("c", "n", "has-number")]
    if second is not None:
        spans += [
            span("s2", "speaker", 37, 49),
            span("c2", "claim", 55, 61, attributes={"polarity": "asserts"}),
            span("n2", "number", 55, 56, attributes={"bound": "exact", "value": second, "quantity": "q"}),
        ]
        ties += [tie("c2", "s2"), tie("c2", "n2", "has-number")]
    return layer(*spans, annotator=annotator, relations=tuple(ties), **more)


def told(ledger: Ledger) -> list[tuple[str, str, object]]:
    return [(row.article.id, row.layer, row.amount.value) for row in ledger.rows]


@pytest.fixture
def corpus(take: Take) -> None:
    take(
        article(
            "a1", said("ana", 1, 6), said("ben", 2, 7), said("ana", 3, role="gold"),
            said("ben", 4, role="gold", final=False), text=TEXT, meta={"published": "2020-01-05"},
        ),
        article(
            "a2", said("ana", 8), layer(annotator="ben"), text=TEXT + "!", meta={"published": "2020-02-01T09"}
        ),
        article("a3", said("ben", 1), text=TEXT + "?"),
    )  # fmt: skip


def test_many_articles_are_asked_for_at_once(
    project: Workspace, take: Take, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(*(article(f"a{number}", said("ana", number), text=f"{TEXT} {number}") for number in range(12)))
    asked: list[str] = []
    for name in ("children", "get_many", "sets_of", "annotations_of", "relations_of", "text", "get"):
        real = getattr(Reader, name)

        def noting(self: Reader, *args: object, real: Any = real, name: str = name) -> Any:
            asked.append(name)
            return real(self, *args)

        monkeypatch.setattr(Reader, name, noting)
    assert [row.amount.value for row in project.read(read_ledger).rows] == list(range(12))
    assert asked == ["children", "children", "children", "get_many"]


@pytest.mark.usefixtures("corpus")
def test_the_layers(project: Workspace) -> None:
    assert told(project.read(read_ledger)) == [("a1", "gold", 3), ("a2", "ana", 8), ("a3", "ben", 1)]
    assert told(project.read(read_ledger, "gold")) == [("a1", "gold", 3)]
    assert told(project.read(read_ledger, "ben")) == [("a1", "ben", 2), ("a1", "ben", 7), ("a3", "ben", 1)]
    assert told(project.read(read_ledger, "all")) == [
        ("a1", "ana", 1),
        ("a1", "ben", 2),
        ("a1", "gold", 3),
        ("a1", "gold", 4),
        ("a1", "ana", 6),
        ("a1", "ben", 7),
        ("a2", "ana", 8),
        ("a3", "ben", 1),
    ]
    with pytest.raises(BadInputError, match="there is no annotator carl; there are ana, ben"):
        project.read(read_ledger, "carl")


@pytest.mark.usefixtures("corpus")
def test_the_filters(project: Workspace) -> None:
    def values(**where: object) -> list[object]:
        ledger = project.read(read_ledger, "all", LedgerFilter(**where))  # type: ignore[arg-type]
        return [row.amount.value for row in ledger.rows]

    with project.store.reading() as read:
        second = read.article_called("a2")
    assert second is not None
    assert values(article=second.uid) == [8]
    assert values(since="2020-01-06") == [8]
    assert values(until="2020-02-01") == [1, 2, 3, 4, 6, 7, 8]
    assert values(since="2020-01-05", until="2020-01-05", speaker="The ministry") == [6, 7]
    assert values(speaker="Reuters") == [1, 2, 3, 4, 8, 1]
    assert values(speaker="nobody") == []
    assert values(polarity="denies") == []
    assert values(quantity="q", polarity="asserts") == values()
    assert values(quantity="") == []


@pytest.mark.usefixtures("corpus")
def test_only_contradictions(project: Workspace) -> None:
    def ledger(**where: object) -> Ledger:
        return project.read(read_ledger, "ana", LedgerFilter(contradicting=True, **where))  # type: ignore[arg-type]

    assert told(ledger()) == [("a1", "ana", 1), ("a1", "ana", 6), ("a2", "ana", 8)]
    alone = ledger(speaker="The ministry")
    assert told(alone) == told(ledger())
    assert alone.contradictions.of(1) == [0, 2]
    assert told(ledger(since="2020-02-01")) == []


@pytest.mark.usefixtures("corpus")
def test_progress_is_told_article_by_article(project: Workspace) -> None:
    seen: list[tuple[int, int]] = []
    project.read(read_ledger, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(0, 3), (3, 3)]
