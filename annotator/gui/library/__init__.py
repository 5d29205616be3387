"""The articles of the project: the list, importing, exporting, titles and details."""
