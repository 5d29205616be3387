"""The gold pane as a page that is worked on: the desk, the hands and the tools of annotating, on gold."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import Role
from annotator.domain.change import ChangeSet
from annotator.domain.label import Scheme
from annotator.domain.span import Fragments
from annotator.gui.annotate.attributes.editing import Editing
from annotator.gui.annotate.attributes.lists import Lists
from annotator.gui.annotate.connecting import Connecting
from annotator.gui.annotate.desk import Desk
from annotator.gui.annotate.details_area import DetailsArea
from annotator.gui.annotate.hands import Hands
from annotator.gui.annotate.inspector import Inspector
from annotator.gui.annotate.marks import ANNOTATIONS, mark_of
from annotator.gui.annotate.several import Several
from annotator.gui.annotate.tie_mode import TieMode
from annotator.gui.annotate.tie_walking import TieWalking
from annotator.gui.annotate.tying import Tying
from annotator.gui.annotate.walking import Walking
from annotator.gui.session import Session
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.text.hints import Hints
from annotator.gui.text.view import ArticleView
from annotator.services.reading import OpenArticle
from annotator.services.review.gold_editing import annotate_gold
from annotator.services.review.opening_gold import gold_to_edit


class Workbench(QObject):
    """Begins with an annotation of gold chosen, and ends when the person says so; each change is one step."""

    begun = Signal()
    ended = Signal()
    told = Signal(str)
    """A hint in plain words."""

    def __init__(
        self, session: Session, keeper: ThemeKeeper, page: ArticleView, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._keeper, self.page = session, keeper, page
        self.on = False
        self.desk = Desk(self, writable=not session.read_only, role=Role.GOLD)
        self.hands = Hands(self.desk, page, session, self, annotate_gold)
        self.several = Several(self.desk, self)
        self.inspector = Inspector(self.desk, self.several, keeper)
        self.details = DetailsArea(self.inspector)
        self.lists = Lists(session, self.desk, self)
        self.editing = Editing(session, self.desk, self.several, self.inspector.readings, self)
        self.tying = Tying(self.desk, session, self)
        self.connecting = Connecting(self.desk, page, self.tying, keeper)
        self.walking = Walking(self.desk, page.caret, self)
        ties = TieWalking(self.desk, self.walking, self)
        self.tie_mode = TieMode(self.desk, page, self.tying, ties, Hints(page, keeper, self))
        self._connect(ties)

    def _connect(self, ties: TieWalking) -> None:
        desk, hands, inspector, attributes = self.desk, self.hands, self.inspector, self.inspector.attributes
        self._session.changed.connect(self._follow)
        self._keeper.changed.connect(self._recolour)
        desk.put.connect(self._put)
        desk.removed.connect(self._removed)
        desk.chose.connect(self._show_chosen)
        self.page.mark_chosen.connect(self._choose)
        self.page.handles.moved.connect(self._reshape)
        self.walking.led_to.connect(self.show_annotation)
        for teller in (hands, self.editing, self.tying, self.walking, ties, self.tie_mode):
            teller.told.connect(self.told)
        self.tie_mode.hints.nothing.connect(self.told)
        inspector.discuss.clicked.connect(hands.toggle_discuss)
        inspector.note.finished.connect(hands.write_note)
        inspector.note.left.connect(self._focus_page)
        inspector.confirm_asked.connect(self.editing.confirm)
        self.lists.filled.connect(attributes.refresh_suggestions)
        attributes.suggest = self.lists.suggest
        attributes.changed.connect(self.editing.set)
        attributes.left.connect(self._focus_page)

    # From beginning to end

    def begin(self, article: str, key: str, scheme: Scheme, annotation: str = "") -> None:
        """Edit what a disagreement (its key) has in the gold of an article (`uid`), or one annotation."""
        who = self._session.who

        def arrived(found: tuple[OpenArticle, list[str]]) -> None:
            opened, uids = found
            self.on = True
            self.desk.set_scheme(scheme)
            self.desk.lay(opened)
            self._set_marks()
            self.page.handles.set_layer(ANNOTATIONS if self.desk.changeable else None)
            first = annotation or next(iter(uids), "")
            if first:
                self.show_annotation(first)
            self.begun.emit()
            self._focus_page()

        self._session.ask(arrived, lambda read: gold_to_edit(read, article, who, key))

    def end(self) -> None:
        """Hand over what is typed and let go."""
        if not self.on:
            return
        self.inspector.finish()
        self.on = False
        self.page.handles.set_layer(None)
        self.page.clear_selection()
        self.desk.lay(None)
        self.connecting.show()
        self.ended.emit()

    # What keys do

    def show_annotation(self, uid: str) -> None:
        """Choose an annotation of gold (`uid`) and bring it into view."""
        self.desk.choose(uid)
        annotation = self.desk.annotations.get(uid)
        if annotation is not None:
            self.page.show_span(annotation.fragments[0])

    def choose_neighbour(self, *, onwards: bool) -> None:
        """Choose the next or previous annotation of gold."""
        annotation = self.desk.neighbour(self.page.caret(), onwards=onwards)
        if annotation is not None:
            self.show_annotation(annotation.uid)

    def in_turn(self, job: Callable[[], object]) -> None:
        """Do something with what is chosen, after what was selected before is tagged and saved."""
        self.hands.turns.after(job)

    def edit_attributes(self) -> None:
        """Go to the fields of the attributes."""
        if not self.inspector.attributes.go_to():
            self.told.emit(self.tr("Choose an annotation of gold first: click it in its pane."))

    def jobs(self) -> dict[str, Callable[[], object]]:
        """What each action does, by its id among the actions of annotating."""
        hands = self.hands
        found: dict[str, Callable[[], object]] = {
            "add-fragment": hands.add_fragment,
            "take-away": hands.take_away,
            "delete-annotation": hands.delete,
            "edit-attributes": self.edit_attributes,
            "edit-note": self.inspector.edit_note,
            "toggle-discuss": hands.toggle_discuss,
            "cycle-bound": self.editing.cycle_bound,
            "confirm-reading": self.editing.confirm,
            "tie-mode": self.tie_mode.begin,
            "untie": self.tie_mode.untie,
            "tie-type": self.tie_mode.change_type,
            "accept-ties": self.tying.accept,
            "other-speaker": self.tying.other_speaker,
            "next-annotation": partial(self.choose_neighbour, onwards=True),
            "previous-annotation": partial(self.choose_neighbour, onwards=False),
        }
        for edge in ("start", "end"):
            for unit in ("word", "character"):
                for way in ("on", "back"):
                    found[f"{edge}-{unit}-{way}"] = partial(
                        hands.move_edge,
                        edge,
                        by_word=unit == "word",
                        onwards=way == "on",
                    )
        return {name: partial(self.in_turn, job) for name, job in found.items()}

    # Following

    def _follow(self, change_set: ChangeSet) -> None:
        if self.on:
            self.desk.follow(change_set, self._session.who)
            self.connecting.show()

    def _recolour(self) -> None:
        if self.on:
            self._set_marks()
            self.connecting.show()

    def _set_marks(self) -> None:
        theme = self._keeper.theme
        marks = [mark_of(one, self.desk.label(one), theme) for one in self.desk.annotations.values()]
        self.page.set_marks(ANNOTATIONS, marks)

    def _put(self, _before: object, after: Annotation) -> None:
        self.page.put_mark(ANNOTATIONS, mark_of(after, self.desk.label(after), self._keeper.theme))

    def _removed(self, annotation: Annotation) -> None:
        self.page.remove_mark(ANNOTATIONS, annotation.uid)

    def _choose(self, key: str | None) -> None:
        if self.on:
            self.desk.choose(key)

    def _show_chosen(self, _uid: str | None) -> None:
        if self.on:
            self.connecting.show()

    def _reshape(self, uid: str, fragments: Fragments) -> None:
        if self.on:
            self.hands.reshape(uid, fragments)

    def _focus_page(self) -> None:
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)
