"""Passes over all articles for one label, with their progress."""
