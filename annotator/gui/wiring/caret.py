"""The actions of the menu Selection that move the caret and take units of the text."""

from functools import partial

from annotator.gui.main_window import MainWindow
from annotator.gui.text.caret_commands import CaretCommands, Unit

_UNITS: tuple[Unit, ...] = ("sentence", "paragraph")


def connect_caret(window: MainWindow) -> None:
    """Connect them."""
    commands = CaretCommands(window.annotate.page, window)
    commands.told.connect(window.messages.show_info)
    to = window.actions_of.connect_to
    to("select-word", commands.select_word)
    to("select-sentence", commands.select_sentence)
    to("select-quotation", commands.select_quotation)
    to("select-paragraph", commands.select_paragraph)
    to("select-to-punctuation", commands.select_to_punctuation)
    to("grow", commands.grow)
    to("shrink", commands.shrink)
    for unit in _UNITS:
        for way in ("on", "back"):
            to(f"{unit}-{way}", partial(commands.move, unit, onwards=way == "on"))
            to(f"extend-{unit}-{way}", partial(commands.extend, unit, onwards=way == "on"))
