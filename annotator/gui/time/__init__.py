"""The time that somebody works on an article, noted for themselves."""
