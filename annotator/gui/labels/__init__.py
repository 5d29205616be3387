"""The label scheme in a window of its own: labels, relation types and their attributes, changed at once."""
