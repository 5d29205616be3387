"""Annotator: the desktop program in which people mark up news."""

__version__ = "0.2.0"
