"""Names in what is imported that the project does not know, and what they become."""
