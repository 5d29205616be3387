"""Annotated articles on paper, as PDF and as one HTML file."""
