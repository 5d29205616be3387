"""The cases of the palette and the tour."""
