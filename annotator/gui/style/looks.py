"""Looks that a control can be given by name; what they mean is in the stylesheet."""

from typing import Final

from PySide6.QtWidgets import QWidget

LOOKS: Final = {
    "primary": "the one dark button of a screen",
    "flat": "a button without a border until the mouse is on it",
    "link": "a button that looks like underlined text",
    "danger": "a button or a sentence about something that cannot be brought back easily",
    "heading": "the name of a panel, bold",
    "title": "the name of a screen or an article, larger and bold",
    "muted": "text that explains",
    "small": "smaller text, for the second line of a row",
    "bar": "the bar on top of a screen: a line beneath",
    "foot": "a panel at the bottom: a line above",
    "rail": "a quiet panel at the side",
    "page": "the white of the page, without a border",
    "read": "a value that is read from the text and that nobody has confirmed: muted and slanted",
    "several": "a field for values that differ, muted so that its word is no value",
    "card": "a rounded panel with a border",
    "warning": "the yellow panel of what is still open",
    "plain": "an input without a border, inside something that has one",
}


def set_look(widget: QWidget, *looks: str) -> None:
    """Give a control one or more of LOOKS instead of those it had; raises ValueError for an unknown one."""
    unknown = [look for look in looks if look not in LOOKS]
    if unknown:
        raise ValueError(f"there is no look {', '.join(unknown)}")
    value = " ".join(looks)
    if widget.property("look") == value:
        return
    widget.setProperty("look", value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()
