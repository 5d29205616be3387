"""Putting a theme on the running program."""

from PySide6.QtWidgets import QApplication

from annotator.gui.style.fonts import interface_font
from annotator.gui.style.metrics import TYPE_SIZE
from annotator.gui.style.palette import palette
from annotator.gui.style.stylesheet import stylesheet
from annotator.gui.style.theme import Theme


def apply_theme(app: QApplication, theme: Theme, type_size: int = TYPE_SIZE) -> None:
    """Set style, font, palette and stylesheet of the program; `type_size` in pixels."""
    if app.property("annotatorStyle") != "fusion":
        app.setStyle("Fusion")
        app.setProperty("annotatorStyle", "fusion")
    app.setFont(interface_font(type_size))
    app.setPalette(palette(theme))
    app.setStyleSheet(stylesheet(theme, type_size))
