"""Showing words that people wrote: nothing in them is markup, and no letter is a shortcut."""

from html import escape


def plain_tooltip(text: str) -> str:
    """Return a text so that a tooltip shows it letter by letter; Qt takes what looks like HTML as HTML."""
    lines = escape(text, quote=False).replace("\n", "<br>")
    return f"<span>{lines}</span>" if text else ""


def escaped_mnemonic(text: str) -> str:
    """Return a name so that buttons, menus and tabs show its `&` instead of making a shortcut of it."""
    return text.replace("&", "&&")
