"""Showing words that people wrote: nothing in them is markup, and no letter is a shortcut."""

from html import escape, unescape

from PySide6.QtWidgets import QWidget


def plain_tooltip(text: str) -> str:
    """Return a text so that a tooltip shows it letter by letter; Qt takes what looks like HTML as HTML."""
    lines = escape(text, quote=False).replace("\n", "<br>")
    return f"<span>{lines}</span>" if text else ""


def put_tip(widget: QWidget, text: str) -> None:
    """Give a control words for the mouse and, without the markup of tooltips, for screen readers."""
    widget.setToolTip(plain_tooltip(text))
    widget.setAccessibleDescription(text)


def words_of(tooltip: str) -> str:
    """Return the text that `plain_tooltip` was given."""
    return unescape(tooltip.removeprefix("<span>").removesuffix("</span>").replace("<br>", "\n"))


def escaped_mnemonic(text: str) -> str:
    """Return a name so that buttons, menus and tabs show its `&` instead of making a shortcut of it."""
    return text.replace("&", "&&")
