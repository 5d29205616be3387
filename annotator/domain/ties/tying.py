"""What may be tied to what: the constraints of the label scheme, with the reason in plain words."""

from collections.abc import Iterable

from annotator.domain.annotation import Annotation
from annotator.domain.errors import AnnotatorError, RefusedError
from annotator.domain.label import RelationType, Scheme
from annotator.domain.relation import Relation
from annotator.domain.ties.kinds import ABOUT


def types_between(scheme: Scheme, source: Annotation, target: Annotation) -> list[RelationType]:
    """The relation types that may go from one annotation to the other, in the order of the scheme."""
    return [kind for kind in scheme.relation_types if may_tie(kind, source.label, target.label)]


def may_tie(kind: RelationType, source: str, target: str) -> bool:
    """Whether a relation type may go from one label (`uid`) to the other."""
    return source in kind.sources and target in kind.targets


def check_tie(
    scheme: Scheme, kind: RelationType, source: Annotation, target: Annotation, relations: Iterable[Relation]
) -> None:
    """Let pass what may be tied.

    Args:
        scheme: the project's labels and relation types.
        kind: the type of the relation to be.
        source: the annotation that it would start from.
        target: the annotation that it would go to.
        relations: those of the set that are there, without the one that is to be changed. Unless the type
            is `about`, those at the source are enough.

    Raises:
        RefusedError: the scheme does not allow it, or it makes no sense; says why.
    """
    if source.uid == target.uid:
        raise RefusedError("an annotation is not tied to itself; choose another one")
    if source.set != target.set:
        raise RefusedError("the two annotations belong to different sets; only those of one set are tied")
    if not may_tie(kind, source.label, target.label):
        raise _other_labels(scheme, kind, source, target)
    relations = tuple(relations)
    if any((one.type, one.source, one.target) == (kind.uid, source.uid, target.uid) for one in relations):
        raise RefusedError("the two are tied so already ({type})", type=kind.title)
    if kind.name == ABOUT and _leads(kind, relations, target.uid, source.uid):
        raise RefusedError("the claims would be about each other in a circle; untie one of them first")


def _other_labels(
    scheme: Scheme, kind: RelationType, source: Annotation, target: Annotation
) -> AnnotatorError:
    titles = {label.uid: label.title for label in scheme.labels}
    return RefusedError(
        "“{type}” goes from {sources} to {targets}, not from {source} to {target}",
        type=kind.title,
        sources=_listed(titles, kind.sources),
        targets=_listed(titles, kind.targets),
        source=titles.get(source.label, source.label),
        target=titles.get(target.label, target.label),
    )


def _listed(titles: dict[str, str], labels: Iterable[str]) -> str:
    return " / ".join(titles.get(uid, uid) for uid in labels) or "—"


def _leads(kind: RelationType, relations: Iterable[Relation], start: str, goal: str) -> bool:
    """Whether relations of the type lead from one annotation (`uid`) to another."""
    onwards: dict[str, list[str]] = {}
    for relation in relations:
        if relation.type == kind.uid:
            onwards.setdefault(relation.source, []).append(relation.target)
    seen, waiting = {start}, [start]
    while waiting:
        at = waiting.pop()
        if at == goal:
            return True
        following = [uid for uid in onwards.get(at, ()) if uid not in seen]
        seen.update(following)
        waiting += following
    return False
