"""Small projects that tests work on, and what they put into them."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet, Role, Status
from annotator.domain.annotator import Annotator
from annotator.domain.article import Article, new_article
from annotator.domain.ids import new_id
from annotator.domain.json_values import EMPTY, JsonObject
from annotator.domain.relation import Relation
from annotator.domain.span import Span
from annotator.services.work import Work
from annotator.services.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]
TEXT = "Reports said that over 100 fighters 🙂 were killed. The ministry denied it.\n" * 4


@dataclass(frozen=True)
class Desk:
    """One article, one annotator, one set to annotate in."""

    article: Article
    annotator: Annotator
    set: AnnotationSet


def furnish(work: Work, name: str = "anna", article: str = "a1") -> Desk:
    """Put in an annotator (unless there), an article and a set."""
    people = {one.name: one for one in work.read.annotators()}
    someone = people.get(name) or Annotator(new_id(), name, work.read.next_position(Annotator))
    work.put(someone)
    head, text = new_article(
        TEXT,
        id=article,
        title=f"Article {article}",
        position=work.read.next_position(Article),
        meta={"published": "2018-02-15", "z": 1, "a": [1, 1.0, None]},
        source={"name": "a.txt"},
    )
    work.put(head)
    work.put(text)
    empty = AnnotationSet(new_id(), head.uid, someone.uid, Role.ANNOTATOR, Status.IN_PROGRESS, 1)
    work.put(empty)
    return Desk(head, someone, empty)


def mark(
    work: Work,
    set: AnnotationSet,
    *spans: tuple[int, int],
    label: str = "claim",
    attributes: JsonObject = EMPTY,
) -> Annotation:
    """Make an annotation."""
    position = work.read.next_position(Annotation, set.uid)
    made = Annotation(
        new_id(),
        set.uid,
        new_id(),
        label,
        tuple(Span(*span) for span in spans or ((0, 7),)),
        position,
        attributes,
    )
    work.put(made)
    return made


def tie(work: Work, source: Annotation, target: Annotation, type: str = "said-by") -> Relation:
    """Make a relation."""
    position = work.read.next_position(Relation, source.set)
    made = Relation(new_id(), source.set, None, type, source.uid, target.uid, position)
    work.put(made)
    return made


def clear(work: Work, annotation: Annotation) -> None:
    """Remove an annotation and what is tied to it."""
    for relation in work.read.relations_at(annotation.uid):
        work.remove(relation)
    work.remove(annotation)


def everything(workspace: Workspace) -> dict[str, object]:
    """All that a project holds, the journal apart."""
    with workspace.store.reading() as read:
        articles = read.articles()
        sets = [one for article in articles for one in read.sets_of(article.uid)]
        return {
            "scheme": read.scheme(),
            "annotators": read.annotators(),
            "articles": articles,
            "texts": [read.text(article.uid) for article in articles],
            "sets": sets,
            "annotations": [read.annotations_of(one.uid) for one in sets],
            "relations": [read.relations_of(one.uid) for one in sets],
            "decisions": [read.decisions_of(one.uid) for one in sets],
            "remarks": [read.remarks_on(article.uid) for article in articles],
            "assignments": read.review_assignments(),
            "review": read.review_settings(),
            "rows": [read.article_rows(one.uid) for one in read.annotators()],
            "counts": read.counts(),
        }


@contextmanager
def child(script: str, *arguments: str) -> Iterator["subprocess.Popen[str]"]:
    """Run a script in a process of its own; killed at the latest when the block ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()
