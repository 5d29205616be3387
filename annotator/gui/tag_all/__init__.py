"""Tagging all occurrences: the dialog with its list of places, and the look through the articles."""
