"""A table of figures on the screen: walked by the keys, every cell with its number."""
