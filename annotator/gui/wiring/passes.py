"""Passes in the window: how one begins, goes from article to article, and ends."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from annotator.gui.actions.usable import shown_key
from annotator.gui.main_window import MainWindow
from annotator.gui.passes.pass_bar import PassBar
from annotator.gui.passes.passes import Passes
from annotator.gui.widgets.ask import ask_yes
from annotator.gui.widgets.message_row import MessageAction
from annotator.services.ports.answers import ArticleRow


class PassWiring(QObject):
    """Connects the passes of one window; outside of a pass it leaves every action as it is."""

    def __init__(self, window: MainWindow, open_article: Callable[[str], object]) -> None:
        super().__init__(window)
        self._window = window
        self._open = open_article
        self.passes = Passes(window.session, self)
        self.bar = PassBar(window.keeper)
        window.annotate.put_above(self.bar)
        window.strips.append(self.bar)
        actions = window.actions_of
        actions.connect_to("pass-start", self._ask)
        actions.connect_to("pass-end", self.end)
        self.bar.done_asked.connect(actions["done-next"].trigger)
        self.bar.back_asked.connect(actions["reopen"].trigger)
        self.bar.end_asked.connect(actions["pass-end"].trigger)
        self.passes.changed.connect(self._show)
        window.articles.filled.connect(self._show)
        window.annotate.opened.connect(lambda _article: self._opened())
        window.annotate.desk.scheme_changed.connect(self._scheme_changed)
        actions.keys_changed.connect(self._show)

    # What the actions do

    def done_next(self) -> bool:
        """In a pass: note that the open article is done in it and open the next one.

        Returns:
            Whether a pass is on.
        """
        if self.passes.label is None:
            return False
        window = self._window
        window.annotate.rail.inspector.finish()
        article = window.annotate.desk.article
        if not window.session.annotator_name:
            window.annotate.hands.name_wanted.emit()
        elif article is not None:
            self.passes.mark(article.uid, done=True, then=self._open_next)
        return True

    def take_back(self) -> bool:
        """In a pass, where the open article is done in it: note that it is not. Return whether it was."""
        article = self._window.annotate.desk.article
        if article is None or not self._done_here():
            return False
        self.passes.mark(article.uid, done=False)
        return True

    def end(self) -> None:
        """Leave the pass; its marks are kept."""
        if self.passes.label is not None:
            self.passes.end()
            self._window.annotate.hands.hold_pen(None)
            self._window.annotate.rail.list_label(None)
            self._window.annotate.page.setFocus()

    def update_situation(self) -> None:
        """Enable the actions that are of use in a pass, and only there."""
        actions, on = self._window.actions_of, self.passes.label is not None
        actions["pass-end"].setEnabled(on and actions["pass-end"].isEnabled())
        if self._done_here():
            actions["reopen"].setEnabled(actions["done-next"].isEnabled())
        # The bar of the pass has the button for it.
        self._window.top.done.setVisible(not on)

    # Beginning

    def _ask(self) -> None:
        from annotator.gui.passes.pass_dialog import PassDialog  # noqa: PLC0415 -- seldom needed

        window, labels = self._window, self._window.annotate.desk.scheme.labels
        if not labels or not self._rows():
            window.messages.show_info(
                self.tr("A pass needs articles and labels: import some articles first.")
            )
            return
        current = self.passes.label or window.annotate.hands.pen or window.annotate.hands.last
        dialog = PassDialog(labels, current, len(self._rows()), window.keeper, window)
        dialog.started.connect(lambda label: self._begin(label, anew=False))
        dialog.anew.connect(self._ask_anew)
        self.passes.begun.connect(dialog.show_begun)
        self.passes.ask_begun()
        dialog.open()

    def _ask_anew(self, label: str, done: int) -> None:
        one = self._window.annotate.desk.scheme.label(label)
        if one is not None:
            question = self.tr(
                "Begin the pass over “{label}” anew? That %Ln articles were done in it is forgotten; "
                "every annotation stays.",
                "",
                done,
            ).format(label=one.title)
            ask_yes(
                self._window,
                self.tr("Start anew"),
                question,
                self.tr("&Start anew"),
                lambda: self._begin(label, anew=True),
            )

    def _begin(self, label: str, *, anew: bool) -> None:
        begin = self.passes.start_anew if anew else self.passes.start
        begin(label, self._begun)
        self._window.annotate.hands.hold_pen(label)
        self._window.annotate.rail.list_label(label)
        self._window.annotate.page.setFocus()

    def _begun(self) -> None:
        """Its marks are known: stay where there is something to do, else go there."""
        if self._window.annotate.desk.article is None or self._done_here():
            self._open_next()

    # Going on

    def _open_next(self) -> None:
        """Open the next article of the list that is not done in this pass."""
        rows, article = self._rows(), self._window.annotate.desk.article
        at = next((n for n, row in enumerate(rows) if article and row.uid == article.uid), -1)
        ordered = [*rows[at + 1 :], *rows[: at + 1]]
        uid = next((row.uid for row in ordered if row.uid not in self.passes.done), "")
        if uid:
            self._open(uid)
            self._window.annotate.page.setFocus()
        else:
            words = self.tr("This pass is complete: every article is done in it. You can begin another one.")
            self._window.messages.show_info(words, MessageAction(self.tr("End the pass"), self.end))

    # Following

    def _opened(self) -> None:
        self.passes.reread()
        self._show()

    def _scheme_changed(self) -> None:
        label = self.passes.label
        if label is not None and self._window.annotate.desk.scheme.label(label) is None:
            self.end()
        else:
            self._show()

    def _show(self) -> None:
        window, uid = self._window, self.passes.label
        label = window.annotate.desk.scheme.label(uid) if uid is not None else None
        if label is None and self.bar.isHidden():
            return
        if label is None:
            self.bar.hide()
        else:
            rows = self._rows()
            keys = {name: self._key(name) for name in ("done-next", "reopen", "pass-end")}
            done = sum(row.uid in self.passes.done for row in rows)
            self.bar.show_pass(label, done, len(rows), here=self._done_here(), keys=keys)
        window.articles.model.mark_in_pass(self.passes.done)
        window.annotate.situation_changed.emit()

    def _done_here(self) -> bool:
        article = self._window.annotate.desk.article
        return self.passes.label is not None and article is not None and article.uid in self.passes.done

    def _rows(self) -> Sequence[ArticleRow]:
        return self._window.articles.model.rows()

    def _key(self, action: str) -> str:
        return shown_key(self._window.actions_of.first_key(action))
