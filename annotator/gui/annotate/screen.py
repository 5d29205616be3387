"""The screen itself: the page in the middle, the rail beside it, the desk behind both."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from annotator.domain.annotation import Annotation
from annotator.domain.change import ChangeSet
from annotator.gui.annotate.ahead import Ahead
from annotator.gui.annotate.connecting import Connecting
from annotator.gui.annotate.desk import Desk
from annotator.gui.annotate.hands import Hands
from annotator.gui.annotate.marks import ANNOTATIONS, mark_of, page_colours, style_of
from annotator.gui.annotate.pen import Pen
from annotator.gui.annotate.rail import Rail
from annotator.gui.annotate.tying import Tying
from annotator.gui.annotate.walking import Walking
from annotator.gui.numerals import whole
from annotator.gui.session import Session
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.looks import set_look
from annotator.gui.text.fragment_pointers import FragmentPointers
from annotator.gui.text.overview import Overview
from annotator.gui.text.selection_bar import BarLabel, SelectionBar
from annotator.gui.text.view import ArticleView
from annotator.services.reading import OpenArticle


class AnnotateScreen(QWidget):
    """Opens articles and lets one annotate them."""

    opened = Signal(object)
    """The Article on the page, or None; another one, or the same one read anew."""
    situation_changed = Signal()
    """Something that decides which actions are of use."""

    def __init__(self, session: Session, keeper: ThemeKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._keeper = keeper
        self.ahead = Ahead(session, self)
        self.desk = Desk(self, writable=not session.read_only)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.page = ArticleView(self.splitter, colours=page_colours(keeper.theme))
        self.overview = Overview(self.page)
        self.pointers = FragmentPointers(self.page)
        self.hands = Hands(self.desk, self.page, session, self)
        self.pen = Pen(self.desk, self.page, self.hands, self)
        self.walking = Walking(self.desk, self.page.caret, self)
        self.tying = Tying(self.desk, session, self)
        self.connecting = Connecting(self.desk, self.page, self.tying, keeper)
        self.rail = Rail(self.desk, keeper, self.splitter)
        self.hands.group = self.rail.several.group
        self.bar = SelectionBar(self.page, page_colours(keeper.theme))
        set_look(self.page, "page")
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.page)
        self.splitter.addWidget(self.rail)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.splitter, 1)
        self._wanted = ""
        self._connect()

    def _connect(self) -> None:
        desk, page, rail = self.desk, self.page, self.rail
        self._session.changed.connect(self._follow)
        self._keeper.changed.connect(self._restyle)
        desk.opened.connect(self._show_article)
        desk.described.connect(self._show_title)
        desk.put.connect(self._put)
        desk.removed.connect(lambda annotation: page.remove_mark(ANNOTATIONS, annotation.uid))
        desk.chose.connect(self._show_chosen)
        desk.scheme_changed.connect(self._scheme_changed)
        desk.set_changed.connect(self.situation_changed)
        self.hands.turns.changed.connect(self.situation_changed)
        self.pen.waiting_changed.connect(self.situation_changed)
        page.mark_chosen.connect(desk.choose)
        page.selection_changed.connect(lambda _span: self.situation_changed.emit())
        self.bar.label_picked.connect(self.hands.tag)
        rail.labels.picked.connect(self.hands.tag)
        rail.list.picked.connect(self.show_annotation)
        rail.open.picked.connect(self.show_annotation)
        rail.claims.picked.connect(self.show_annotation)
        rail.claims.left.connect(self.page.setFocus)
        self.walking.led_to.connect(self.show_annotation)
        rail.list.left.connect(self.page.setFocus)
        rail.inspector.discuss.clicked.connect(self.hands.toggle_discuss)
        rail.inspector.note.finished.connect(self.hands.write_note)
        for typed in (rail.inspector.note, rail.inspector.attributes):
            typed.drafted.connect(self.hands.put_by)
        rail.inspector.attributes.settled.connect(self.hands.drop_draft)
        rail.inspector.note.left.connect(self.page.setFocus)

    def put_above(self, bar: QWidget) -> None:
        """Put a bar above page and rail."""
        self._column.insertWidget(0, bar)

    # Opening

    def open(self, uid: str, then: Callable[[], object] | None = None) -> None:
        """Open an article (`uid`); `then` is called when it is on the page."""
        self.rail.inspector.finish()
        self._wanted = uid
        who = self._session.who

        def arrived(found: OpenArticle) -> None:
            # Whoever leafs quickly sees the article asked for last.
            if self._wanted == uid:
                self.desk.lay(found)
                if then is not None:
                    then()

        self._session.submit(lambda: self.ahead.read(uid, who), arrived)

    @property
    def wanted(self) -> str:
        """The article (`uid`) asked for last, on the page or on its way there; empty where none was."""
        return self._wanted

    def clear(self) -> None:
        """Show no article."""
        self.rail.inspector.finish()
        self._wanted = ""
        self.desk.lay(None)

    def load_drafts(self) -> None:
        """Fetch half-typed notes and values that a crash left behind."""
        store, who = self._session.workspace.store, self._session.who
        if who:
            self._session.submit(lambda: store.drafts(who), self.rail.inspector.set_drafts)

    def show_annotation(self, uid: str) -> None:
        """Choose an annotation (`uid`) and bring it into view."""
        self.desk.choose(uid)
        annotation = self.desk.annotations.get(uid)
        if annotation is not None:
            self.page.show_span(annotation.fragments[0])

    def choose_neighbour(self, *, onwards: bool) -> None:
        """Choose the next or previous annotation in reading order."""
        annotation = self.desk.neighbour(self.page.caret(), onwards=onwards)
        if annotation is not None:
            self.show_annotation(annotation.uid)
        else:
            self.hands.told.emit(self.tr("There is no annotation in this article yet."))

    def choose_beneath(self) -> None:
        """Choose the next of the annotations that overlap under the caret or the chosen one."""
        chosen = self.desk.chosen_annotation()
        place = self.page.caret()
        if chosen is not None and chosen.uid == self._beneath[0]:
            # The same key again goes on with the pile that it began with.
            place = self._beneath[1]
        elif chosen is not None and not chosen.extent.contains(place):
            place = chosen.start
        keys = [mark.key for mark in self.page.marks_under(place)]
        if not keys:
            self.hands.told.emit(self.tr("No annotation lies here."))
            return
        index = keys.index(chosen.uid) + 1 if chosen is not None and chosen.uid in keys else 0
        self._beneath = (keys[index % len(keys)], place)
        self.desk.choose(self._beneath[0])

    def in_turn(self, job: Callable[[], object]) -> None:
        """Do something with what is chosen, after what was selected before is tagged and saved."""
        self.pen.finish()
        self.hands.turns.after(job)

    def let_go(self) -> bool:
        """Drop the selection, else the choice; return whether there was one."""
        if self.page.selection() is not None:
            self.pen.forget()
            self.page.clear_selection()
            return True
        if self.desk.chosen is not None:
            self.desk.choose(None)
            return True
        return False

    # Following

    def _follow(self, change_set: ChangeSet) -> None:
        if self.desk.follow(change_set, self._session.who) and self.desk.article is not None:
            self.open(self.desk.article.uid)
        else:
            self.connecting.show()

    def _show_article(self) -> None:
        article = self.desk.article
        if article is None:
            self.page.set_article("", "", "")
        elif self._shown != article.uid or self.page.text() != self.desk.text:
            self.page.set_article(self.desk.text, article.title, self._subtitle())
        elif self._titles != (article.title, self._subtitle()):
            self._show_title()
        self._titles = (article.title, self._subtitle()) if article else ("", "")
        self._shown = article.uid if article else ""
        self._set_marks()
        self.opened.emit(article)
        self.situation_changed.emit()

    def _show_title(self) -> None:
        article = self.desk.article
        if article is not None:
            place, caret, span = self.page.first_visible(), self.page.caret(), self.page.selection()
            self._titles = (article.title, self._subtitle())
            self.page.set_article(self.desk.text, *self._titles)
            self._set_marks()
            if span is not None:
                self.page.select(span)
            else:
                self.page.set_caret(caret)
            self.page.restore_place(place)
            self.connecting.show()

    _keys: Mapping[str, str] = MappingProxyType({})
    _shown = ""
    _titles = ("", "")
    _beneath = ("", 0)

    def _subtitle(self) -> str:
        article = self.desk.article
        if article is None:
            return ""
        facts = []
        source = article.meta.get("source")
        if article.published:
            facts.append(article.published)
        if isinstance(source, str) and source:
            facts.append(source)
        facts.append(
            self.tr("%n characters", "", article.length).replace(str(article.length), whole(article.length))
        )
        return " · ".join(facts)

    def _set_marks(self) -> None:
        theme = self._keeper.theme
        marks = [mark_of(a, self.desk.label(a), theme) for a in self.desk.annotations.values()]
        self.page.set_marks(ANNOTATIONS, marks)

    def _put(self, _before: object, after: Annotation) -> None:
        self.page.put_mark(ANNOTATIONS, mark_of(after, self.desk.label(after), self._keeper.theme))

    def _show_chosen(self, _uid: str | None) -> None:
        self.connecting.show()
        self.situation_changed.emit()

    def show_label_keys(self, keys: Mapping[str, str]) -> None:
        """Show beside each label (`uid`) the key that it has now."""
        self._keys = keys
        self.rail.labels.show_keys(keys)
        self._fill_bar()

    def _scheme_changed(self) -> None:
        self._fill_bar()
        self._set_marks()
        self.connecting.show()

    def _fill_bar(self) -> None:
        theme = self._keeper.theme
        # Without labels there is no bar: where nothing can be changed none is offered.
        labels = self.desk.scheme.labels if self.desk.writable else ()
        self.bar.set_labels(
            [
                BarLabel(label.uid, label.title, self._keys.get(label.uid, ""), style_of(label, theme))
                for label in labels
            ]
        )

    def _restyle(self) -> None:
        self.page.set_colours(page_colours(self._keeper.theme))
        self.bar.set_colours(page_colours(self._keeper.theme))
        self._scheme_changed()
