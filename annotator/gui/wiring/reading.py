"""The panel that sets the page: opened beneath the others, and kept in step with the settings."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication

from annotator.config.settings import Appearance
from annotator.gui.main_window import MainWindow
from annotator.gui.text.typography import Typography

if TYPE_CHECKING:
    from annotator.gui.reading.panel import ReadingPanel


class ReadingWiring(QObject):
    """Opens the panel of one window, sets its page, and hands on what is changed."""

    def __init__(self, window: MainWindow, change: Callable[[Mapping[str, object]], object]) -> None:
        super().__init__(window)
        self._window = window
        self._change = change
        self._appearance = Appearance()
        self.panel: ReadingPanel | None = None
        window.actions_of.connect_to("reading", self.open)

    def apply(self, appearance: Appearance, zoom: float) -> None:
        """Set the page, if it is not set like that yet."""
        self._appearance = appearance
        page = self._window.annotate.page
        wanted = typography_of(appearance)
        if wanted != page.typography() or abs(zoom - page.zoom()) > 0.001:
            page.set_typography(wanted, zoom)
        self._show()

    def open(self) -> None:
        """Show the panel and go to it; from within it, the same key leads back to the page."""
        if self.panel is None:
            from annotator.gui.reading.families import installed_families  # noqa: PLC0415 -- no part of the start
            from annotator.gui.reading.panel import ReadingPanel  # noqa: PLC0415

            self.panel = ReadingPanel(installed_families())
            self.panel.changed.connect(self._change)
            self.panel.closed.connect(self.close)
            self._window.add_strip(self.panel)
        focus = QApplication.focusWidget()
        if not self.panel.isHidden() and focus is not None and self.panel.isAncestorOf(focus):
            self.close()
            return
        self.panel.show()
        self._show()
        self.panel.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close(self) -> None:
        """Hide the panel; the keyboard goes back to the page."""
        if self.panel is not None:
            self.panel.hide()
        self._window.annotate.page.setFocus()

    def _show(self) -> None:
        if self.panel is not None and not self.panel.isHidden():
            font = self._window.annotate.page.document().defaultFont()
            self.panel.show_appearance(self._appearance, QFontInfo(font).family())


def typography_of(appearance: Appearance) -> Typography:
    """The part of the settings that the page knows as its typography."""
    return Typography(
        family=appearance.page_font,
        line_spacing=appearance.line_spacing,
        paragraph_gap=appearance.paragraph_gap,
        measure=appearance.measure,
    )
