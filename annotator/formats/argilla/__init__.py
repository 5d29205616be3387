"""Argilla: a data set as a folder, with the responses of each person."""
