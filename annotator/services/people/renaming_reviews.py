"""Names in gold: what is called otherwise is so in origins and decisions, too."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.decision import Decision
from annotator.domain.json_values import Json, same
from annotator.domain.label import Label, Owner
from annotator.services.selecting.names_in_values import Renaming
from annotator.services.work import Work


def rename_in_gold(
    work: Work, old: str, new: str, sets: Iterable[AnnotationSet], ids: Mapping[str, str] | None = None
) -> None:
    """Have origins and decisions name a person otherwise.

    Args:
        work: the piece of work.
        old: the name so far.
        new: the name from now on.
        sets: the gold sets to go through.
        ids: what the person's annotations are called now, where that changed.
    """
    called = ids or {}
    start = f"{old}/"

    def reference(text: str) -> str:
        if not text.startswith(start):
            return text
        annotation = text.removeprefix(start)
        return f"{new}/{called.get(annotation, annotation)}"

    renaming = Renaming(lambda name: new if name == old else name, reference)
    for one in sets:
        _rename_in(work, one.uid, renaming)


def rename_owner_in_gold(work: Work, old: Owner, new: Owner) -> None:
    """Have decisions name a label or relation type otherwise: it has another name, or is another one now."""
    if old.name == new.name:
        return
    key = "label" if isinstance(old, Label) else "relation"
    for one in work.read.gold_sets():
        pairs: list[tuple[Decision, Decision]] = []
        for decision in work.read.decisions_of(one.uid):
            body = decision.body
            if isinstance(body, dict) and body.get(key) == old.name:
                pairs.append((decision, replace(decision, body={**body, key: new.name})))
        work.change_many(Decision, pairs)


def _rename_in(work: Work, gold: str, renaming: Renaming) -> None:
    annotations: list[tuple[Annotation, Annotation]] = []
    for annotation in work.read.annotations_of(gold):
        if annotation.origin is not None:
            told = renaming.value(dict(annotation.origin))
            if isinstance(told, dict) and not same(told, annotation.origin):
                annotations.append((annotation, replace(annotation, origin=told)))
    decisions: list[tuple[Decision, Decision]] = []
    for decision in work.read.decisions_of(gold):
        body: Json = renaming.value(decision.body)
        if not same(body, decision.body):
            decisions.append((decision, replace(decision, body=body)))
    work.change_many(Annotation, annotations)
    work.change_many(Decision, decisions)
