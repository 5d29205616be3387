"""Finding in the article and in all articles."""
