"""Tagging all occurrences in the window: what is sought, the dialog, and what is said afterwards."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.domain.article import Article
from annotator.domain.span import Span
from annotator.domain.texts.occurrences import LONGEST, Sought
from annotator.domain.texts.words import snapped_to_words
from annotator.gui.main_window import MainWindow
from annotator.gui.widgets.message_row import MessageAction
from annotator.services.ports.answers import ArticleRow

if TYPE_CHECKING:
    from annotator.gui.tag_all.dialog import TagAllDialog
    from annotator.services.annotations.tagging_all import Tagged


class TagAllWiring(QObject):
    """Opens the dialog over one window; while the window is open it remembers where one looked and how."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._case = True
        self._everywhere = False
        self._asking = False
        turns = window.annotate.hands.turns
        window.actions_of.connect_to("tag-all", partial(turns.after, self._ask))

    # Before

    def _ask(self) -> None:
        desk, hands = self._window.annotate.desk, self._window.annotate.hands
        article = desk.article
        if article is None or self._asking:
            return
        span = self._span()
        if not self._window.session.annotator_name:
            hands.name_wanted.emit()
        elif not desk.scheme.labels:
            hands.told.emit(self.tr("This project has no labels to tag with."))
        elif span is not None:
            self._asking = True
            who = self._window.session.who
            self._window.session.submit_quietly(
                partial(self._window.session.workspace.read, lambda read: read.article_rows(who)),
                partial(self._open, article, span, self._label()),
            )

    def _span(self) -> Span | None:
        """What is selected, or what is chosen; where neither will do, that is said."""
        screen = self._window.annotate
        chosen, span = screen.desk.chosen_annotation(), screen.page.selection()
        said = ""
        if span is None and chosen is None:
            said = self.tr(
                "Select words first, or choose an annotation whose words should be tagged everywhere."
            )
        elif span is None and chosen is not None:
            span = chosen.fragments[0]
            if len(chosen.fragments) > 1:
                said = self.tr("The chosen annotation has several parts; select the words that you mean.")
        if span is not None and not said:
            words = span.of(screen.desk.text).strip()
            if not words:
                said = self.tr("The selection has no words in it.")
            elif len(words) > LONGEST:
                said = self.tr("So long a text stands nowhere else; select some words of it.")
        if said:
            screen.hands.told.emit(said)
            return None
        return span

    def _label(self) -> str:
        """That of the chosen annotation where its words are meant, else the pen's or the one used last."""
        desk, hands = self._window.annotate.desk, self._window.annotate.hands
        chosen = desk.chosen_annotation()
        own = chosen.label if chosen is not None else None
        selected = self._window.annotate.page.selection() is not None
        wished = (hands.pen, hands.last, own) if selected else (own, hands.pen, hands.last)
        known = (uid for uid in wished if uid and desk.scheme.label(uid) is not None)
        return next(known, desk.scheme.labels[0].uid)

    def _open(self, article: Article, span: Span, label: str, rows: list[ArticleRow] | None) -> None:
        from annotator.gui.tag_all.dialog import Asked, TagAllDialog  # noqa: PLC0415 -- seldom needed

        self._asking = False
        window, desk = self._window, self._window.annotate.desk
        if desk.article is None or desk.article.uid != article.uid:
            return  # another one came meanwhile
        text = desk.text
        sought = Sought(span.of(text).strip(), self._case, snapped_to_words(text, span) == span)
        asked = Asked(sought, label, article.uid, self._everywhere)
        listed = window.articles.model.rows() if rows is None else rows
        dialog = TagAllDialog(window.session, desk.scheme, listed, asked, window.keeper, window)
        dialog.tagged.connect(partial(self._tagged, span))
        dialog.stopped.connect(
            lambda: window.messages.show_info(self.tr("Tagging was stopped. Nothing was changed."))
        )
        dialog.failed.connect(window.session.failed)
        dialog.finished.connect(lambda _result: self._remember(dialog))
        window.closing.connect(dialog.give_up)
        dialog.open()

    def _remember(self, dialog: "TagAllDialog") -> None:
        self._case = dialog.case.isChecked()
        self._everywhere = dialog.everywhere.isChecked()
        self._window.annotate.page.setFocus()

    # After

    def _tagged(self, span: Span, done: "Tagged", label: str) -> None:
        screen, desk = self._window.annotate, self._window.annotate.desk
        screen.hands.last = label
        if done.annotations:
            if screen.page.selection() == span:
                screen.page.clear_selection()
            here = (one.uid for one in desk.annotations.values() if one.label == label)
            desk.choose(
                next((uid for uid in here if desk.annotations[uid].fragments == (span,)), desk.chosen)
            )
        title = one.title if (one := desk.scheme.label(label)) else label
        parts = [self.tr("%Ln places tagged as “{label}”", "", done.annotations).format(label=title)]
        if len(done.articles) > 1:
            parts.append(self.tr("in %Ln articles", "", len(done.articles)))
        if done.left_out:
            parts.append(self.tr("%Ln left out: tagged or closed meanwhile", "", done.left_out))
        action = MessageAction(self.tr("Undo"), partial(self._take_back, done)) if done.step else None
        self._window.messages.show_info(" · ".join(parts), action)

    def _take_back(self, done: "Tagged") -> None:
        from annotator.services.annotations.tagging_all import take_back  # noqa: PLC0415 -- seldom needed

        session, tell = self._window.session, self._window.messages.show_info
        words = self.tr("Something else was done since; undo that first, here or in the project.")
        session.submit(
            partial(take_back, session.workspace, done), lambda undone: None if undone else tell(words)
        )
