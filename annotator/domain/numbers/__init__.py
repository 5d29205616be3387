"""Numbers in news: what looks like one, and what it says."""
