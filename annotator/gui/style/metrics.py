"""The few lengths that the whole window is built from, in device-independent pixels."""

from typing import Final

STEP: Final = 4
"""Every gap is a multiple of this."""
GAP: Final = 2 * STEP
"""Between things that belong together."""
MARGIN: Final = 3 * STEP
"""Between a panel's border and what is in it."""
CORNER: Final = 6
"""Radius of buttons, inputs and panels."""
TYPE_SIZE: Final = 13
"""Interface type."""
READING_SIZE: Final = 17
"""Type of the page."""
BAR_HEIGHT: Final = 44
"""The bar on top of a screen."""
CONTROL_HEIGHT: Final = 28
"""Buttons and inputs of one line."""
