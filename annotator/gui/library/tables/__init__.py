"""The step of an import that asks which column of a table of texts is what."""
