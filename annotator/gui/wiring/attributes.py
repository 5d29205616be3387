"""The attributes of what is chosen: its actions, the fields beside the page, the strip beneath it."""

from functools import partial

from PySide6.QtCore import QObject, Qt

from annotator.gui.annotate.attribute_strip import AttributeStrip
from annotator.gui.annotate.attributes.editing import Editing
from annotator.gui.annotate.attributes.lists import Lists
from annotator.gui.main_window import MainWindow


class AttributeWiring(QObject):
    """Connects them in one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._screen = screen = window.annotate
        self._several = screen.rail.several
        inspector = screen.rail.inspector
        self._panel = inspector.attributes
        self.lists = Lists(window.session, screen.desk, self)
        self.editing = Editing(window.session, screen.desk, self._several, inspector.readings, self)
        self.strip = AttributeStrip(screen, self.editing, window.keeper, self)
        self.editing.told.connect(screen.hands.told)
        self.lists.filled.connect(self._panel.refresh_suggestions)
        self._panel.suggest = self.lists.suggest
        self._panel.changed.connect(self.editing.set)
        self._panel.left.connect(self._left)
        self._panel.leafed.connect(lambda step: screen.choose_neighbour(onwards=step > 0))
        inspector.confirm_asked.connect(self.editing.confirm)
        self.strip.begun.connect(partial(screen.bar.set_away, True))
        self.strip.ended.connect(partial(screen.bar.set_away, False))
        self.strip.commanded.connect(self._command)
        to = window.actions_of.connect_to
        for name, slot in (
            ("attribute-strip", self.strip.open),
            ("edit-attributes", self._go_to_fields),
            ("confirm-reading", self.editing.confirm),
            ("confirm-readings", self.editing.confirm_all),
            ("cycle-bound", self.editing.cycle_bound),
            ("entity-of-last", self.editing.name_as_last),
            ("choose-same-label", self._choose_same_label),
        ):
            to(name, partial(screen.in_turn, slot))
        to("repeat-tag", self._repeat_or_confirm)

    def _repeat_or_confirm(self) -> None:
        """Tag the selection as the last time; without one the chosen number's reading is confirmed."""
        hands, span = self._screen.hands, self._screen.page.selection()
        if hands.turns.is_for(span):
            hands.turns.after(self._repeat_or_confirm)
        elif span is None and self.editing.can_confirm():
            self.editing.confirm()
        else:
            hands.repeat()

    def _go_to_fields(self) -> None:
        if self._panel.go_to():
            return
        desk = self._screen.desk
        if desk.chosen is None:
            words = self.tr("Choose an annotation first: click it on the page or in the list.")
        elif not desk.changeable:
            words = self.tr("The article is done and protected; reopen it to change it.")
        else:
            words = self.tr("There is no attribute to set here.")
        self._screen.hands.told.emit(words)

    def _left(self) -> None:
        if not self.strip.is_open():
            self._screen.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_same_label(self) -> None:
        """All annotations of the label that is chosen, or listed."""
        desk = self._screen.desk
        chosen = desk.chosen_annotation()
        label = chosen.label if chosen else self._screen.rail.list.model.label
        alike = [one for one in desk.in_reading_order() if label is None or one.label == label]
        if not alike:
            self._screen.hands.told.emit(self.tr("There is no annotation in this article yet."))
            return
        if chosen is None:
            self._screen.show_annotation(alike[0].uid)
        self._several.choose(one.uid for one in alike)

    def _command(self, key: str) -> None:
        """A key that is the window's also while letters set attributes."""
        actions = self._window.actions_of
        owner = actions.keymap.owner(key)
        for spec in actions.specs():
            if actions.lasting_id(spec.id) == owner and actions[spec.id].isEnabled():
                actions[spec.id].trigger()
                return
