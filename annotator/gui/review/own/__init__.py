"""Making one's own: the gold of an article edited in place, with the tools of annotating."""
