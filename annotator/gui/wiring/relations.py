"""The actions of the menu Relations, tying by letters, and tying by the mouse."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QMenu

from annotator.gui.actions.usable import shown_key
from annotator.gui.annotate.marks import ANNOTATIONS
from annotator.gui.annotate.tie_mode import TieMode
from annotator.gui.annotate.tie_walking import TieWalking
from annotator.gui.main_window import MainWindow
from annotator.gui.text.hints import Hints
from annotator.gui.text.tie_drag import TieDrag
from annotator.gui.widgets.plain_text import escaped_mnemonic


class RelationWiring(QObject):
    """Connects what ties and unties in one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setObjectName("relation-wiring")
        self._window = window
        screen = window.annotate
        self._tying = tying = screen.tying
        self.walking = TieWalking(screen.desk, screen.walking, self)
        self.mode = TieMode(
            screen.desk, screen.page, tying, self.walking, Hints(screen.page, window.keeper, self)
        )
        self.drag: TieDrag = screen.page.tie_drag
        for teller in (tying, self.walking, self.mode):
            teller.told.connect(window.messages.show_info)
        tying.said.connect(self._announce)
        self.mode.hints.nothing.connect(window.messages.show_info)
        self.mode.hints.begun.connect(partial(screen.bar.set_away, True))
        self.mode.hints.ended.connect(partial(screen.bar.set_away, False))
        window.session.changed.connect(lambda _changes: self._changed())
        screen.desk.chose.connect(lambda _uid: self._hint())
        window.actions_of.keys_changed.connect(self._hint)
        self._connect_actions()
        self._connect_mouse()

    def _connect_actions(self) -> None:
        screen, tying = self._window.annotate, self._tying

        def to(name: str, slot: Callable[[], object]) -> None:
            self._window.actions_of.connect_to(name, partial(screen.in_turn, slot))

        to("accept-ties", tying.accept)
        to("accept-all-ties", tying.accept_all)
        to("decline-ties", tying.decline)
        to("other-speaker", tying.other_speaker)
        to("tie-mode", self.mode.begin)
        to("untie", self.mode.untie)
        to("tie-type", self.mode.change_type)
        to("next-proposed", partial(self.walking.to_proposed, onwards=True))
        to("previous-proposed", partial(self.walking.to_proposed, onwards=False))
        to("next-untied", partial(self.walking.to_untied, onwards=True))
        to("previous-untied", partial(self.walking.to_untied, onwards=False))

    def _connect_mouse(self) -> None:
        desk = self._window.annotate.desk
        self.drag.may_tie = lambda one, other: bool(self._tying.fitting(one, other))
        self.drag.tied.connect(self._dragged)
        for signal in (desk.opened, desk.set_changed):
            signal.connect(self._offer)

    def _offer(self) -> None:
        """An article that is done is protected, and what cannot be written cannot be tied."""
        desk = self._window.annotate.desk
        self.drag.set_layer(ANNOTATIONS if desk.changeable else None)

    def _dragged(self, source: str, target: str, where: QPoint) -> None:
        """From the chosen annotation to another one (`uid`s); of several types a menu asks for one."""
        ways = self._tying.fitting(source, target)
        if not ways:
            self._window.messages.show_info(self._tying.why_not(source, target))
        elif len(ways) == 1:
            self._tying.tie(ways[0])
        else:
            titles = {kind.uid: kind.title for kind in self._window.annotate.desk.scheme.relation_types}
            menu = QMenu(self._window)
            menu.setObjectName("relation-types")
            menu.setAccessibleName(self.tr("Which relation?"))
            menu.aboutToHide.connect(menu.deleteLater)
            for way in ways:
                action = menu.addAction(escaped_mnemonic(titles[way.type]))
                action.triggered.connect(lambda _checked=False, way=way: self._tying.tie(way))
            menu.popup(where)

    def _changed(self) -> None:
        """Letters stand over what is there now."""
        if self.mode.hints.active():
            self.mode.hints.draw_anew()
        self._hint()

    def _hint(self) -> None:
        """Say at the foot by which keys the proposed ties of what is chosen are taken."""
        actions, desk = self._window.actions_of, self._window.annotate.desk
        proposed = bool(desk.chosen) and desk.changeable and bool(self._tying.proposed())
        keys = [shown_key(actions.first_key(name)) for name in ("accept-ties", "other-speaker")]
        words = self.tr("{accept} accepts the proposed ties · {other} other speaker")
        self._window.foot.show_hint(words.format(accept=keys[0], other=keys[1]) if proposed else "")

    def _announce(self, words: str) -> None:
        page = self._window.annotate.page
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(page, words))
