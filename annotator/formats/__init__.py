"""Corpora in and out: pure functions over domain values, without a project and without a window."""
