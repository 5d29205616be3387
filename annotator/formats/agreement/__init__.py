"""Figures of agreement as files: a report as a page, tables, pictures, JSON, and the words for them."""
