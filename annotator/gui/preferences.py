"""What a person likes: theme, size of the text, how the mouse selects; applied at once and remembered."""

from dataclasses import replace
from functools import partial
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QWheelEvent

from annotator.config.settings import Appearance, Settings, ThemeMode
from annotator.gui.actions.keymap import Changes
from annotator.gui.main_window import MainWindow
from annotator.gui.wiring.beside import BesideWiring
from annotator.gui.wiring.reading import ReadingWiring

ZOOM_STEP = 1.1
SMALLEST, LARGEST = 9, 51
"""Pixels of the article's type."""


class Keeper(Protocol):
    """Whoever keeps the settings."""

    settings: Settings

    def change_settings(self, settings: Settings) -> None:
        """Take and remember other settings, in all windows."""
        ...


class Preferences(QObject):
    """Connects the actions of one window that change settings, and applies settings to it."""

    def __init__(self, window: MainWindow, keeper: Keeper) -> None:
        super().__init__(window)
        self._window = window
        self._keeper = keeper
        to = window.actions_of.connect_to
        for mode in ThemeMode:
            to(f"theme-{mode.value}", partial(self._appear, theme=mode))
        to("larger", partial(self._zoom, ZOOM_STEP))
        to("smaller", partial(self._zoom, 1 / ZOOM_STEP))
        self.reading = ReadingWiring(window, lambda values: self._appear(**values))
        to("usual-size", partial(self._appear, page_size=Appearance().page_size))
        to("shortcuts", self._show_shortcuts)
        to("whole-words", partial(self._switch, "whole-words", "whole_words"))
        to("selection-bar", partial(self._switch, "selection-bar", "selection_bar"))
        to("note-time", partial(self._switch, "note-time", "note_time"))
        window.annotate.page.viewport().installEventFilter(self)
        self.beside = BesideWiring(window, lambda values: self._appear(**values))
        self.apply(keeper.settings)

    def apply(self, settings: Settings) -> None:
        """Let the window look and work as the settings say."""
        window, annotating = self._window, settings.annotating
        if window.actions_of.changes != settings.shortcuts:
            window.actions_of.set_keymap(settings.shortcuts)
        window.actions_of[f"theme-{settings.appearance.theme.value}"].setChecked(True)
        window.actions_of["whole-words"].setChecked(annotating.whole_words)
        window.actions_of["selection-bar"].setChecked(annotating.selection_bar)
        window.actions_of["note-time"].setChecked(annotating.note_time)
        window.annotate.page.set_whole_words(annotating.whole_words)
        window.annotate.bar.set_wanted(annotating.selection_bar)
        zoom = _legible(settings.appearance.page_size) / Appearance().page_size
        self.reading.apply(settings.appearance, zoom)
        self.beside.apply(settings.appearance)
        window.foot.show_zoom(zoom)

    def _show_shortcuts(self) -> None:
        from annotator.gui.help.shortcut_sheet import ShortcutSheet  # noqa: PLC0415 -- no part of the start

        def change(shortcuts: Changes) -> None:
            self._keeper.change_settings(replace(self._keeper.settings, shortcuts=dict(shortcuts)))

        ShortcutSheet(self._window.actions_of, self._window.keeper, change, self._window).open()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl and the wheel change the size of the text."""
        if isinstance(event, QWheelEvent) and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y()
            if turned:
                self._zoom(ZOOM_STEP if turned > 0 else 1 / ZOOM_STEP)
            return True
        return super().eventFilter(watched, event)

    def _zoom(self, factor: float) -> None:
        now = _legible(self._keeper.settings.appearance.page_size)
        step = 1 if factor > 1 else -1
        size = round(now * factor)
        self._appear(page_size=_legible(size if size != now else now + step))

    def _appear(self, **values: object) -> None:
        settings = self._keeper.settings
        appearance = replace(settings.appearance, **values)  # type: ignore[arg-type]  # fields of Appearance
        self._keeper.change_settings(replace(settings, appearance=appearance))

    def _switch(self, action: str, name: str) -> None:
        settings = self._keeper.settings
        on = {name: self._window.actions_of[action].isChecked()}
        self._keeper.change_settings(replace(settings, annotating=replace(settings.annotating, **on)))


def _legible(size: int) -> int:
    return min(max(size, SMALLEST), LARGEST)
