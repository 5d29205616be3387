"""Annotators: adding, renaming, and merging two names of one person."""
