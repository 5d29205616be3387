"""The guidelines of the project: read, searched, changed by leads."""
