"""What of a project is taken: which articles and layers, under which names, disguised or by majority."""
