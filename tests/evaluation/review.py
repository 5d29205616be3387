"""How far taking what is agreed gets to published gold: `python -m tests.evaluation.review [FOLDER]`.

Two annotators' work is brought into a project, what they agree on is taken into gold, and that is held
against the gold that was published with the corpus. FOLDER is where the corpora are, `../shared/data` unless
named. The tables go into `docs/accuracy-review.md`.
"""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from annotator.bootstrap import create_project, open_workspace
from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet, Role
from annotator.domain.errors import RefusedError
from annotator.domain.relation import Relation
from annotator.domain.review.adjudication import Draft, Resolution, Way, resolve
from annotator.domain.review.alignment import attributes_alike, shared_points
from annotator.domain.review.disagreement import Disagreement
from annotator.domain.span import Fragments
from annotator.services.imports.importing import ImportOptions, import_sources
from annotator.services.ports.reading import Reading
from annotator.services.review.adjudicating_many import adjudicate_all, decide_open
from annotator.services.review.comparing import compared
from annotator.services.review.gold_drafting import GoldDraft
from annotator.services.review.listing import listed
from annotator.services.work import Work
from tests.evaluation.tables import Table, renew, share

SHARED = Path(__file__).parents[3] / "shared" / "data"
DOCUMENT = Path(__file__).parents[2] / "docs" / "accuracy-review.md"
REVIEWER = "reviewer"
WAYS = (Way.TAKEN, Way.UNION, Way.INTERSECTION, Way.BOTH, Way.NEITHER)


@dataclass
class Result:
    """What came of one corpus."""

    articles: int = 0
    alike: int = 0
    """Articles whose gold is exactly what is agreed: nothing else is in it."""
    gold: int = 0
    """Annotations in published gold."""
    gold_relations: int = 0
    agreed: Counter[str] = field(default_factory=Counter)
    """Agreed annotations by what they are in published gold: `same`, `attributes`, `other`, `none`."""
    agreed_relations: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    """Disagreements by their kinds together."""
    ways: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Disagreements about annotations, by kinds and the way that makes what is in published gold."""
    relations: Counter[str] = field(default_factory=Counter)
    """Disagreements about relations once all others are decided as published: `follow` or `left`."""
    ties: Counter[str] = field(default_factory=Counter)
    """Relations that are in gold then, without a decision about any: in published gold (`same`) or not."""
    found_by_nobody: int = 0
    """Annotations in published gold where neither annotator has any of the label."""

    @property
    def disagreements(self) -> int:
        """All that are left to decide."""
        return sum(self.kinds.values())


def evaluate(corpus: Path) -> Result:
    """Take what is agreed of the articles that have published gold and two annotators who are done."""
    result = Result()
    with TemporaryDirectory() as folder:
        path = Path(folder) / "corpus.annotator"
        create_project(path)
        workspace = open_workspace(path)
        try:
            import_sources(workspace, [corpus], ImportOptions())
            workspace.run("Take agreed", adjudicate_all, REVIEWER)
            people = workspace.read(lambda read: read.annotators())
            workspace.who = next(one.uid for one in people if one.name == REVIEWER)
            for article in workspace.read(lambda read: read.articles()):
                workspace.read(_add, article.uid, result)
                workspace.run("Decide", _decide_as_published, article.uid, result)
        finally:
            workspace.close()
    return result


def _add(read: Reading, article: str, result: Result) -> None:
    published = _published(read, article)
    if published is None:
        return
    ours = next(one for one in read.sets_of(article) if one.role is Role.GOLD and one != published)
    gold = read.annotations_of(published.uid)
    result.articles += 1
    result.gold += len(gold)
    agreed = read.annotations_of(ours.uid)
    review = compared(read, article, ours.annotator)
    left = list(gold)
    for one in agreed:
        result.agreed[_in_gold(one, left)] += 1
    _count_relations(read, published, ours, result)
    for item in review.items:
        kinds = " + ".join(item.disagreement.types)
        result.kinds[kinds] += 1
        if not item.disagreement.of_relations:
            result.ways[kinds, _way(item.disagreement, left).way.value] += 1
    everybody = [each for content in review.contents for each in content.annotations]
    result.found_by_nobody += sum(not _near(one, everybody) for one in gold)
    result.alike += not left and all(_is_in(one, gold) for one in agreed)


def _in_gold(one: Annotation, left: list[Annotation]) -> str:
    """What an agreed annotation is in gold; it is taken off what is left there."""
    there = [each for each in left if _place(each) == _place(one)]
    same = next((each for each in there if attributes_alike(each.attributes, one.attributes)), None)
    found = same or next(iter(there), None)
    if found is not None:
        left.remove(found)
        return "same" if same is not None else "attributes"
    return "other" if _near(one, left) else "none"


def _way(one: Disagreement, left: Sequence[Annotation]) -> Resolution:
    """The first way that makes exactly what is in gold there, attributes apart; one's own where none does."""
    own = [each for side in one.sides for each in side.annotations]
    near = [each for each in left if _near(each, own)]
    if not near:
        return Resolution(Way.NEITHER)
    there = sorted(map(_place, near))
    for way in WAYS:
        people = [side.annotator for side in one.sides] if way is Way.TAKEN else [""]
        for person in people:
            resolution = Resolution(way, person)
            if sorted(map(_draft_place, _drafts(one, resolution))) == there:
                return resolution
    made = tuple(Draft(each.label, each.fragments, each.attributes, tuple(own)) for each in near)
    return Resolution(Way.OWN, own=made)


def _decide_as_published(work: Work, article: str, result: Result) -> None:
    """Decide everything about annotations so that it is as published, and count what becomes of relations."""
    published = _published(work.read, article)
    if published is None:
        return
    gold = work.read.annotations_of(published.uid)
    left = list(gold)
    draft = GoldDraft(work, article)
    for one in draft.review.gold:
        _in_gold(one, left)
    decide_open(draft, lambda one: None if one.of_relations else _way(one, left))
    draft.finish()
    for item in draft.standing.items:
        if item.disagreement.of_relations:
            result.relations["left" if item.left else "follow"] += 1
    ours = work.read.set_of(article, work.who, Role.GOLD)
    if ours is not None:
        there = {_tie(one, gold) for one in work.read.relations_of(published.uid)}
        own = work.read.annotations_of(ours.uid)
        for tie in work.read.relations_of(ours.uid):
            result.ties["same" if _tie(tie, own) in there else "none"] += 1


def _published(read: Reading, article: str) -> AnnotationSet | None:
    reviewer = next((one.uid for one in read.annotators() if one.name == REVIEWER), "")
    sets = read.sets_of(article)
    if all(one.annotator != reviewer for one in sets):
        return None
    return next((one for one in sets if one.role is Role.GOLD and one.annotator != reviewer), None)


def _drafts(one: Disagreement, resolution: Resolution) -> tuple[Draft, ...]:
    try:
        return resolve(one, resolution)
    except RefusedError:
        return ()


def _count_relations(read: Reading, published: AnnotationSet, ours: AnnotationSet, result: Result) -> None:
    gold = {_tie(one, read.annotations_of(published.uid)) for one in read.relations_of(published.uid)}
    result.gold_relations += len(gold)
    own = read.annotations_of(ours.uid)
    for one in read.relations_of(ours.uid):
        result.agreed_relations["same" if _tie(one, own) in gold else "none"] += 1


def _tie(one: Relation, annotations: Iterable[Annotation]) -> tuple[str, object, object]:
    places = {each.uid: _place(each) for each in annotations}
    return one.type, places[one.source], places[one.target]


def _place(one: Annotation) -> tuple[str, Fragments]:
    return one.label, one.fragments


def _draft_place(one: Draft) -> tuple[str, Fragments]:
    return one.label, one.fragments


def _near(one: Annotation, others: Iterable[Annotation]) -> bool:
    return any(each.label == one.label and shared_points(each.fragments, one.fragments) for each in others)


def _is_in(one: Annotation, gold: Iterable[Annotation]) -> bool:
    return any(
        _place(each) == _place(one) and attributes_alike(each.attributes, one.attributes) for each in gold
    )


def tables(shared: Path) -> Iterator[Table]:
    """What is agreed against published gold; what is left, and the ways that would make it."""
    result = evaluate(shared / "corpora" / "measeval.jsonl")
    agreed, of_relations = result.agreed, result.agreed_relations
    total = sum(agreed.values())
    yield Table(
        "review-agreed",
        "What is agreed, against published gold",
        ("measeval", "number", "share"),
        (
            ("articles with two annotators and gold", str(result.articles), ""),
            ("annotations in published gold", str(result.gold), ""),
            ("annotations that are agreed", str(total), ""),
            ("– in gold just so", str(agreed["same"]), share(agreed["same"], total)),
            (
                "– in gold with other attributes",
                str(agreed["attributes"]),
                share(agreed["attributes"], total),
            ),
            ("– in gold with another boundary", str(agreed["other"]), share(agreed["other"], total)),
            ("– not in gold", str(agreed["none"]), share(agreed["none"], total)),
            (
                "gold that is agreed, attributes apart",
                str(agreed["same"] + agreed["attributes"]),
                share(agreed["same"] + agreed["attributes"], result.gold),
            ),
            ("relations in published gold", str(result.gold_relations), ""),
            ("relations that are agreed", str(sum(of_relations.values())), ""),
            ("– in gold", str(of_relations["same"]), share(of_relations["same"], sum(of_relations.values()))),
            (
                "articles in which nothing is left to do",
                str(result.alike),
                share(result.alike, result.articles),
            ),
            (
                "gold where neither annotator has anything",
                str(result.found_by_nobody),
                share(result.found_by_nobody, result.gold),
            ),
        ),
    )
    ways = [*(way.value for way in WAYS), Way.OWN.value]
    kinds = [kind for kind, _ in result.kinds.most_common()]
    yield Table(
        "review-left",
        "What is left to decide, and the way that makes published gold, attributes apart",
        ("kind", "left", *ways),
        (
            *(
                (kind, str(result.kinds[kind]), *(str(result.ways[kind, way] or "") for way in ways))
                for kind in kinds
            ),
            (
                "all",
                str(result.disagreements),
                *(str(sum(result.ways[kind, way] for kind in kinds)) for way in ways),
            ),
        ),
    )
    yield _relations_table(result)
    yield _listed(shared / "seed-article.jsonl")


def _listed(article: Path) -> Table:
    """The disagreements of an article of two annotators, by place and kind; its words are not told."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "article.annotator"
        create_project(path)
        workspace = open_workspace(path)
        try:
            import_sources(workspace, [article], ImportOptions())
            with workspace.store.snapshot() as read:
                found = list(listed(read))
        finally:
            workspace.close()
    rows = []
    for number, one in enumerate(found, 1):
        extent = one.item.disagreement.extent
        relation = one.item.disagreement.relation_type
        counts = " : ".join(
            str(len(side.relations if relation else side.spans)) for side in one.sides.values()
        )
        kinds = " + ".join(one.item.disagreement.types)
        what = f"{one.label} ({relation})" if relation else one.label
        rows.append((str(number), f"{extent.start}–{extent.end}", kinds, what, counts))
    return Table(
        "review-list",
        "The disagreements of the test article",
        ("number", "code points", "differs in", "label", "annotator-a : annotator-b"),
        tuple(rows),
    )


def _relations_table(result: Result) -> Table:
    total, ties = sum(result.relations.values()), sum(result.ties.values())
    follow = result.relations["follow"]
    return Table(
        "review-relations",
        "Relations once every annotation is as published",
        ("measeval", "number", "share"),
        (
            ("disagreements about relations", str(total), ""),
            ("– that follow from their ends", str(follow), share(follow, total)),
            ("– left to decide", str(total - follow), share(total - follow, total)),
            ("relations in gold without a decision about any", str(ties), ""),
            ("– in published gold", str(result.ties["same"]), share(result.ties["same"], ties)),
            (
                "published relations that are in gold then",
                str(result.ties["same"]),
                share(result.ties["same"], result.gold_relations),
            ),
        ),
    )


def main() -> int:
    """Measure, print, and write the document anew."""
    shared = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED
    found = list(tables(shared))
    for table in found:
        sys.stdout.write("\n".join((f"\n{table.title}\n", *table.lines(), "")))
    renew(DOCUMENT, found)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
