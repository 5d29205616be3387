"""Tagging all occurrences: where the same words stand in one's open articles, tagged in one step."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import Final

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import Role, Status
from annotator.domain.article import Article, ArticleText
from annotator.domain.attributes import defaults
from annotator.domain.ids import new_id
from annotator.domain.label import Label
from annotator.domain.span import Span
from annotator.domain.texts.occurrences import Sought, occurrences, surroundings
from annotator.services import undoing
from annotator.services.annotations.annotating import opened_set
from annotator.services.ports.answers import ArticleRow
from annotator.services.ports.reading import Reading
from annotator.services.progress import UNDISTURBED, Progress
from annotator.services.work import Work
from annotator.services.workspace import Workspace

OPEN: Final = frozenset({Status.NEW, Status.IN_PROGRESS})
"""Statuses of the articles that are looked through; all others are left as they are."""
REACH: Final = 120
"""Code points of the text that are shown on either side of a place."""
PORTION: Final = 100
"""Articles that are read at a time, fewer where they are long."""
PORTION_LENGTH: Final = 1_000_000
"""Code points after which no further article joins a portion."""


class Standing(StrEnum):
    """What tagging a place with a label comes to."""

    FREE = "free"
    TAGGED = "tagged"
    """It is tagged so already."""
    NESTED = "nested"
    """It overlaps an annotation of the same label."""
    OVERLAPPING = "overlapping"
    """It overlaps annotations of other labels only."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the words, as it stands in its article, and the own annotations there."""

    span: Span
    words: str
    before: str
    after: str
    exact: frozenset[str] = frozenset()
    """Labels (`uid`s) of annotations of just this span."""
    overlapping: tuple[str, ...] = ()
    """Labels (`uid`s) of the other annotations that share code points with it."""

    def standing(self, label: str) -> Standing:
        """What tagging it with a label (`uid`) comes to."""
        if label in self.exact:
            return Standing.TAGGED
        if label in self.overlapping:
            return Standing.NESTED
        return Standing.OVERLAPPING if self.exact or self.overlapping else Standing.FREE

    def others(self, label: str) -> tuple[str, ...]:
        """The labels (`uid`s) of what it overlaps, but for annotations that are just what is meant."""
        return tuple(dict.fromkeys((*sorted(self.exact - {label}), *self.overlapping)))


@dataclass(frozen=True, slots=True)
class ArticlePlaces:
    """All places in one article."""

    article: str
    """The article's `uid`."""
    title: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Tagged:
    """What came of it."""

    annotations: int
    articles: tuple[str, ...]
    """The articles (`uid`s) in which annotations were made."""
    left_out: int
    """Places that were tagged or closed by somebody meanwhile."""
    step: str = ""
    """The change set (`uid`) that made them, by which they are taken back; empty where nothing was made."""

    @property
    def scope(self) -> str:
        """Whose undo takes them back: that of the one article (`uid`), or the project's (empty)."""
        return self.articles[0] if len(self.articles) == 1 else ""


def portions(rows: Sequence[ArticleRow]) -> Iterator[list[ArticleRow]]:
    """Cut a list of articles into pieces that are read at a time."""
    piece: list[ArticleRow] = []
    length = 0
    for row in rows:
        piece.append(row)
        length += row.length
        if len(piece) == PORTION or length >= PORTION_LENGTH:
            yield piece
            piece, length = [], 0
    if piece:
        yield piece


def find_places(
    read: Reading, rows: Sequence[ArticleRow], sought: Sought, who: str, most: int
) -> list[ArticlePlaces]:
    """Look through articles for words.

    Args:
        read: a state of the project.
        rows: the articles, as `portions` hands them out.
        sought: the words.
        who: whose annotations (annotator's `uid`, may be empty) the places are compared with.
        most: how many places are enough.
    """
    found: list[ArticlePlaces] = []
    titles = {row.uid: row.title for row in rows}
    for one in read.get_many(ArticleText, list(titles)):
        spans = list(islice(occurrences(one.text, sought), most))
        most -= len(spans)
        if spans:
            own = _own_annotations(read, one.uid, who)
            found.append(ArticlePlaces(one.uid, titles[one.uid], _places(one.text, spans, own)))
        if most <= 0:
            break
    return found


def _own_annotations(read: Reading, article: str, who: str) -> list[Annotation]:
    own = read.set_of(article, who, Role.ANNOTATOR) if who else None
    return read.annotations_of(own.uid) if own is not None else []


def _places(text: str, spans: Sequence[Span], annotations: Sequence[Annotation]) -> tuple[Place, ...]:
    exact: dict[Span, set[str]] = {}
    overlapping: dict[Span, dict[str, None]] = {}
    ends = [span.end for span in spans]  # sorted, for none overlaps another
    known = set(spans)
    for annotation in annotations:
        if len(annotation.fragments) == 1 and annotation.fragments[0] in known:
            exact.setdefault(annotation.fragments[0], set()).add(annotation.label)
            continue
        for fragment in annotation.fragments:
            for span in islice(spans, bisect_right(ends, fragment.start), None):
                if span.start >= fragment.end:
                    break
                overlapping.setdefault(span, {})[annotation.label] = None
    return tuple(
        _place(text, span, frozenset(exact.get(span, ())), tuple(overlapping.get(span, ()))) for span in spans
    )


def _place(text: str, span: Span, exact: frozenset[str], overlapping: tuple[str, ...]) -> Place:
    around = surroundings(text, span, REACH)
    return Place(span, span.of(text), around.before, around.after, exact, overlapping)


def tag_all(
    work: Work,
    label: str,
    wanted: Sequence[tuple[str, Sequence[Span]]],
    progress: Progress = UNDISTURBED,
) -> Tagged:
    """Tag spans of articles (`uid`s) with a label (`uid`), all of them or, where it is stopped, none.

    What was tagged so meanwhile is not tagged twice; articles that are no longer open, and articles that are
    gone, are left as they are.

    Raises:
        NotFoundError: the label is not there any more.
        RefusedError: nobody is known to be working.
        CancelledError: `progress` stopped it.
    """
    begins_with = defaults(work.get(Label, label))
    total = sum(len(spans) for _, spans in wanted)
    made = seen = 0
    articles: list[str] = []
    for article, spans in wanted:
        free = _free(work, article, label, spans)
        if free:
            own = opened_set(work, article)
            position = work.read.next_position(Annotation, own.uid)
            for number, span in enumerate(free):
                uid = new_id()
                work.put(Annotation(uid, own.uid, uid, label, (span,), position + number, begins_with))
                progress(seen + number, total)
            made += len(free)
            articles.append(article)
        seen += len(spans)
        progress(seen, total)
    return Tagged(made, tuple(articles), total - made)


def _free(work: Work, article: str, label: str, spans: Sequence[Span]) -> list[Span]:
    """Those of the spans that can be tagged in an article (`uid`) and are not yet, each once, in order."""
    known = work.read.get(Article, article)
    own = work.read.set_of(article, work.who, Role.ANNOTATOR)
    if known is None or (own is not None and own.status not in OPEN):
        return []
    there = (
        {one.fragments for one in work.read.annotations_of(own.uid) if one.label == label} if own else set()
    )
    return [span for span in sorted(set(spans)) if (span,) not in there and span.end <= known.length]


def tag_and_note(
    workspace: Workspace,
    label: str,
    wanted: Sequence[tuple[str, Sequence[Span]]],
    progress: Progress = UNDISTURBED,
) -> Tagged:
    """Do it as one step, and tell by which name that step is taken back.

    Raises:
        AnnotatorError: as `tag_all`, or the storage refuses; nothing was changed.
    """
    done = workspace.run(undoing.TAG_ALL, tag_all, label, wanted, progress)
    if not done.annotations:
        return done
    stack = workspace.read(undoing.stacks, workspace.who, done.scope).undo
    return Tagged(done.annotations, done.articles, done.left_out, stack[-1].uid if stack else "")


def take_back(workspace: Workspace, done: Tagged) -> bool:
    """Undo it, if it is still the last own step of its article or of the project; whether it was.

    Raises:
        StaleError: what it made was changed since; nothing was undone.
    """
    stack = workspace.read(undoing.stacks, workspace.who, done.scope).undo
    if not stack or stack[-1].uid != done.step:
        return False
    return workspace.undo(done.scope) is not None
