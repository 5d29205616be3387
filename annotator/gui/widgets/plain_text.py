"""Showing words that people wrote: nothing in them is markup, and no letter is a shortcut."""

import re
from html import escape, unescape
from typing import Final

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

_LONGEST: Final = 60
"""Characters of a word that a tooltip keeps on one line; a longer one would make it wider than the screen."""
_WITHOUT_END: Final = re.compile(rf"\S{{{_LONGEST}}}(?=\S)")
_MAY_BREAK: Final = "&#8203;"
"""A zero-width space as markup: a text with one of its own has the character."""


def plain_tooltip(text: str) -> str:
    """Return a text so that a tooltip shows it letter by letter; Qt takes what looks like HTML as HTML."""
    pieces = _WITHOUT_END.sub(lambda word: word[0] + "\0", text.replace("\0", "\N{REPLACEMENT CHARACTER}"))
    lines = escape(pieces, quote=False).replace("\0", _MAY_BREAK).replace("\n", "<br>")
    return f"<span>{lines}</span>" if text else ""


def put_tip(widget: QWidget, text: str, keys: QKeySequence | str = "") -> None:
    """Give a control words for the mouse and, without the markup of tooltips, for screen readers.

    Args:
        widget: the control.
        text: what it does.
        keys: by which keys the same is done; they are named as the system and the language do.
    """
    named = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    text = f"{text} ({named})" if named else text
    widget.setToolTip(plain_tooltip(text))
    widget.setAccessibleDescription(text)


def words_of(tooltip: str) -> str:
    """Return the text that `plain_tooltip` was given."""
    inner = tooltip.removeprefix("<span>").removesuffix("</span>")
    return unescape(inner.replace(_MAY_BREAK, "").replace("<br>", "\n"))


def escaped_mnemonic(text: str) -> str:
    """Return a name so that buttons, menus and tabs show its `&` instead of making a shortcut of it."""
    return text.replace("&", "&&")
