"""What lies on the annotator's desk: the open article and their work on it, kept up by change sets."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from annotator.domain.annotation import Annotation, reading_order
from annotator.domain.annotation_set import CLOSED, AnnotationSet, Role
from annotator.domain.article import Article
from annotator.domain.change import Change, ChangeSet, Step
from annotator.domain.declined_tie import DeclinedTie
from annotator.domain.label import Label, Scheme
from annotator.domain.openness import Openness
from annotator.domain.relation import Relation
from annotator.domain.ties.proposing import Proposals
from annotator.services.reading import OpenArticle


class Desk(QObject):
    """Values only; whoever shows something of them listens."""

    opened = Signal()
    """Another article lies here now, or none, or the same one was read anew."""
    put = Signal(object, object)
    """An annotation before (None: it is new) and after."""
    removed = Signal(object)
    """An annotation that is gone."""
    chose = Signal(object)
    """The `uid` of the chosen annotation, or None."""
    set_changed = Signal()
    """Status, reason, or that there is a set at all."""
    described = Signal()
    """Title or details of the article."""
    relations_changed = Signal()
    """Relations, or what is proposed of them: once for all that a change set says."""
    article_removed = Signal(str)
    """The `uid` of the article that lay here and is gone from the project."""
    scheme_changed = Signal()

    def __init__(
        self, parent: QObject | None = None, *, writable: bool = True, role: Role = Role.ANNOTATOR
    ) -> None:
        super().__init__(parent)
        self.writable = writable
        self._role = role
        self.scheme = Scheme((), ())
        self.article: Article | None = None
        self.text = ""
        self.set: AnnotationSet | None = None
        self.annotations: dict[str, Annotation] = {}
        self.relations: dict[str, Relation] = {}
        self.declined: dict[str, DeclinedTie] = {}
        self.chosen: str | None = None
        self._openness: Openness | None = None
        self._proposals: Proposals | None = None

    # What there is

    @property
    def protected(self) -> bool:
        """Whether the article is done and must be reopened first."""
        return self.set is not None and self.set.status in CLOSED

    @property
    def changeable(self) -> bool:
        """Whether annotations can be changed here and now."""
        return self.writable and not self.protected

    def chosen_annotation(self) -> Annotation | None:
        """The chosen annotation."""
        return self.annotations.get(self.chosen) if self.chosen else None

    def label(self, annotation: Annotation) -> Label | None:
        """The label of an annotation."""
        return self.scheme.label(annotation.label)

    def openness(self) -> Openness:
        """What is open here; made anew only when relations or the scheme have changed."""
        if self._openness is None:
            self._openness = Openness(self.scheme, self.relations.values())
        return self._openness

    def proposals(self) -> Proposals:
        """The ties that are proposed here; begun when somebody asks, and then kept up change by change."""
        if self._proposals is None:
            self._proposals = Proposals(
                self.scheme,
                self.text,
                self.annotations.values(),
                self.relations.values(),
                self.declined.values(),
            )
        return self._proposals

    def in_reading_order(self) -> list[Annotation]:
        """All annotations by their place in the text."""
        return sorted(self.annotations.values(), key=reading_order)

    def neighbour(self, position: int, *, onwards: bool) -> Annotation | None:
        """The annotation after (or before) the chosen one, or after the code point where none is chosen."""
        ordered = self.in_reading_order()
        if not ordered:
            return None
        current = self.chosen_annotation()
        if current is not None:
            index = ordered.index(current) + (1 if onwards else -1)
            return ordered[index % len(ordered)]
        if onwards:
            return next((a for a in ordered if a.start >= position), ordered[0])
        return next((a for a in reversed(ordered) if a.start < position), ordered[-1])

    # What happens

    def lay(self, opened: OpenArticle | None) -> None:
        """Lay an article on the desk, or clear it."""
        same = opened is not None and self.article is not None and opened.article.uid == self.article.uid
        chosen = self.chosen if same else None
        self.article = opened.article if opened else None
        self.text = opened.text if opened else ""
        self.set = opened.set if opened else None
        self.annotations = {a.uid: a for a in opened.annotations} if opened else {}
        self.relations = {r.uid: r for r in opened.relations} if opened else {}
        self.declined = {d.uid: d for d in opened.declined} if opened else {}
        self._openness = self._proposals = None
        self.chosen = chosen if chosen in self.annotations else None
        self.opened.emit()
        self.chose.emit(self.chosen)

    def set_scheme(self, scheme: Scheme) -> None:
        """Take another label scheme."""
        self.scheme = scheme
        self._openness = self._proposals = None
        self.scheme_changed.emit()

    def choose(self, uid: str | None) -> None:
        """Choose an annotation (`uid`), or none; page, list and details then show the same one."""
        if uid is not None and uid not in self.annotations:
            uid = None
        if uid != self.chosen:
            self.chosen = uid
            self.chose.emit(uid)

    def follow(self, change_set: ChangeSet, who: str) -> bool:
        """Take what a change set says of this article.

        Args:
            change_set: what was saved, by whomever.
            who: the annotator (`uid`) at this desk.

        Returns:
            Whether the article must be read anew, because the change set is too large to tell values.
        """
        article = self.article
        if article is None:
            return False
        if article.uid in change_set.reload:
            return True
        # Undoing the first annotation takes the set away with it: what was in the set goes too.
        own = {self.set.uid} if self.set else set()
        self._follow_sets(change_set.changes, article, who)
        own |= {self.set.uid} if self.set else set()
        last: str | None = None
        tied = False
        for change in change_set.changes:
            entity = change.entity
            if isinstance(entity, Annotation) and entity.set in own:
                last = self._follow_annotation(change) or last
            elif isinstance(entity, Relation) and entity.set in own:
                self._follow_relation(change)
                tied = True
            elif isinstance(entity, DeclinedTie) and entity.set in own:
                self._follow_declined(change)
                tied = True
            elif isinstance(entity, Article) and entity.uid == article.uid:
                self._follow_article(change)
        if tied:
            self.relations_changed.emit()
        if change_set.step is not Step.DO and change_set.who == who and last is not None:
            # After undo and redo the person sees what came back or changed.
            self.choose(last)
        return False

    def _follow_sets(self, changes: Iterable[Change], article: Article, who: str) -> None:
        for change in changes:
            one = change.entity
            if not isinstance(one, AnnotationSet) or one.article != article.uid:
                continue
            if one.annotator == who and one.role is self._role:
                self.set = one if change.after is not None else None
                self.set_changed.emit()

    def _follow_annotation(self, change: Change) -> str | None:
        before, after = self.annotations.get(change.uid), change.after
        if self._proposals is not None:
            self._proposals.annotation_changed(before, after if isinstance(after, Annotation) else None)
        if isinstance(after, Annotation):
            self.annotations[after.uid] = after
            self.put.emit(before, after)
            return after.uid
        if before is not None:
            del self.annotations[before.uid]
            if self.chosen == before.uid:
                self.choose(None)
            self.removed.emit(before)
        return None

    def _follow_relation(self, change: Change) -> None:
        before, after = self.relations.pop(change.uid, None), change.after
        relation = after if isinstance(after, Relation) else None
        if relation is not None:
            self.relations[relation.uid] = relation
        if self._proposals is not None:
            self._proposals.relation_changed(before, relation)
        self._openness = None

    def _follow_declined(self, change: Change) -> None:
        before, after = self.declined.pop(change.uid, None), change.after
        declined = after if isinstance(after, DeclinedTie) else None
        if declined is not None:
            self.declined[declined.uid] = declined
        if self._proposals is not None:
            self._proposals.declined_changed(before, declined)

    def _follow_article(self, change: Change) -> None:
        if isinstance(change.after, Article):
            self.article = change.after
            self.described.emit()
        else:
            self.lay(None)
            self.article_removed.emit(change.uid)
