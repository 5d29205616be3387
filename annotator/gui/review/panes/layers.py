"""The layers of a pane: what all agree on, what differs, and gold over both."""

from typing import Final

from annotator.gui.text.marks import Layer

AGREED: Final = Layer("agreed", priority=0)
DIFFERING: Final = Layer("differing", priority=10)
OVERLAY: Final = Layer("gold", priority=30, choosable=False)
