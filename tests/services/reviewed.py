"""An article of several annotators under review, short to make and to look at."""

from collections.abc import Callable
from typing import Any

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import Status
from annotator.domain.review.adjudication import Resolution, Way
from annotator.domain.review.review import Item
from annotator.services.annotations import annotating
from annotator.services.people import people
from annotator.services.review import adjudicating
from annotator.services.review.comparing import Review, compared
from annotator.services.work import Work
from annotator.services.workspace import Workspace
from tests.services.values import article, layer, span

Json = dict[str, Any]


class Reviewed:
    """An article of several annotators, a reviewer at work."""

    def __init__(self, project: Workspace, reviewer: str = "rev") -> None:
        self.project = project
        self.who = project.run("Add", people.add, reviewer).uid
        project.who = self.who
        self.article = project.read(lambda read: read.articles()[0].uid)

    @property
    def review(self) -> Review:
        return self.project.read(compared, self.article, self.project.who)

    def item(self, *ids: str) -> Item:
        """The disagreement in which annotations of these ids are."""
        for item in self.review.items:
            found = {one.id for side in item.disagreement.sides for one in side.annotations}
            if not item.disagreement.of_relations and found.issuperset(ids):
                return item
        raise AssertionError(f"nothing about {ids}")

    def tie_item(self, type: str, source: str) -> Item:
        return next(
            item
            for item in self.review.items
            if item.disagreement.relation_type == type
            and any(one.id == source for side in item.disagreement.sides for one in side.annotations)
        )

    def uid(self, name: str) -> str:
        return next(uid for uid, known in self.review.people.items() if known == name)

    def decide(self, item: Item, resolution: Resolution | Way, reason: str = "", note: str = "") -> None:
        chosen = Resolution(resolution) if isinstance(resolution, Way) else resolution
        key = item.disagreement.key
        self.project.run("Decide", adjudicating.decide, self.article, key, chosen, reason=reason, note=note)

    def take(self, item: Item, name: str, **facets: str) -> None:
        chosen = {facet: self.uid(other) for facet, other in facets.items()}
        self.decide(item, Resolution(Way.TAKEN, self.uid(name), chosen))

    @property
    def gold(self) -> list[tuple[str, int, int]]:
        return sorted((one.label, one.start, one.end) for one in self.review.gold)

    @property
    def gold_ties(self) -> list[tuple[str, tuple[int, int], tuple[int, int]]]:
        at = {one.uid: (one.start, one.end) for one in self.review.gold}
        return sorted((one.type, at[one.source], at[one.target]) for one in self.review.gold_relations)

    def as_annotator(self, name: str, use_case: Callable[[Work], object]) -> None:
        """Somebody changes their set, done before and after."""
        self.project.who = self.uid(name)

        def changing(work: Work) -> None:
            annotating.set_status(work, self.article, Status.IN_PROGRESS)
            use_case(work)
            annotating.set_status(work, self.article, Status.DONE)

        self.project.run("Change", changing)
        self.project.who = self.who

    def own(self, name: str, id: str) -> Annotation:
        contents = self.review.contents
        found = next(one for one in contents if one.set.annotator == self.uid(name))
        return next(one for one in found.annotations if one.id == id)


def two(*, ana: tuple[Json, ...], ben: tuple[Json, ...], **ties: tuple[Json, ...]) -> Json:
    return article(
        "a1",
        layer(*ana, annotator="ana", relations=ties.get("ana_ties", ())),
        layer(*ben, annotator="ben", relations=ties.get("ben_ties", ())),
    )


ANA = (
    span("s1", "speaker", 0, 7),
    span("c1", "claim", 18, 35, attributes={"polarity": "asserts"}),
    span("n1", "number", 18, 26, attributes={"bound": "more-than", "value": 100}),
    span("h1", "hedge", 8, 12),
)
BEN = (
    span("s1", "speaker", 0, 7),
    span("c1", "claim", 18, 35, attributes={"polarity": "denies"}),
    span("n1", "number", 23, 26, attributes={"bound": "exact", "value": 100}),
)
