"""Corpora on their way in: reading and checking sources, then taking in what is new."""
