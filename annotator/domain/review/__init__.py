"""Where annotators differ, what is decided about it, and how far that is."""
