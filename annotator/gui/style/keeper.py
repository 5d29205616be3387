"""Which theme holds now: the person's choice, or what the system says."""

from typing import Final, Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QStyleHints
from PySide6.QtWidgets import QApplication

from annotator.gui.style.apply import apply_theme
from annotator.gui.style.dialogs import undisturbed_dialogs
from annotator.gui.style.metrics import TYPE_SIZE
from annotator.gui.style.theme import Theme, load_theme

Mode = Literal["system", "light", "dark", "contrast"]
MODES: Final[tuple[Mode, ...]] = ("system", "light", "dark", "contrast")

_SCHEMES: Final = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
    "contrast": Qt.ColorScheme.Dark,
}


class ThemeKeeper(QObject):
    """Keeps the program in one theme and tells whoever paints when it changes.

    Controls that paint themselves are given the keeper, read `keeper.theme` when they paint, and
    repaint on `changed`.
    """

    changed = Signal(object)
    """The Theme that holds from now on; sent after it has been put on the program."""

    def __init__(self, app: QApplication, mode: str = "system", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._mode: Mode = "system"
        self._type_size = TYPE_SIZE
        self._theme = load_theme(self._system_theme())
        self._apply()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        if hasattr(hints, "accessibility"):
            hints.accessibility().contrastPreferenceChanged.connect(self._follow)
        self.set_mode(mode)

    @property
    def theme(self) -> Theme:
        """The theme that holds now."""
        return self._theme

    @property
    def mode(self) -> Mode:
        """What the person chose: `system`, `light`, `dark` or `contrast`."""
        return self._mode

    @property
    def type_size(self) -> int:
        """Size of the interface type in pixels."""
        return self._type_size

    def set_mode(self, mode: str) -> None:
        """Choose one of MODES; anything else, from an old settings file, means `system`."""
        self._mode = next((known for known in MODES if known == mode), "system")
        # The frame of the window, where the system draws it, goes with the choice.
        QGuiApplication.styleHints().setColorScheme(_SCHEMES[self._mode])
        self._follow()

    def set_type_size(self, pixels: int) -> None:
        """Set the size of the interface type, 10 to 24 pixels."""
        size = max(10, min(24, pixels))
        if size != self._type_size:
            self._type_size = size
            self._apply()
            self.changed.emit(self._theme)

    def _follow(self) -> None:
        """Take the theme that mode and system ask for, if it is another one."""
        theme = load_theme(self._system_theme() if self._mode == "system" else self._mode)
        if theme is self._theme:
            return
        self._theme = theme
        self._apply()
        self.changed.emit(theme)

    def _apply(self) -> None:
        with undisturbed_dialogs():
            apply_theme(self._app, self._theme, self._type_size)

    @staticmethod
    def _system_theme() -> str:
        """Return the name of the theme for what the system says now."""
        hints = QGuiApplication.styleHints()
        dark = hints.colorScheme() == Qt.ColorScheme.Dark
        if wants_contrast(hints):
            return "contrast" if dark else "contrast-light"
        return "dark" if dark else "light"


def wants_contrast(hints: QStyleHints) -> bool:
    """Say whether the system asks for high contrast; Qt tells from 6.10 on."""
    if not hasattr(hints, "accessibility"):
        return False
    return hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
