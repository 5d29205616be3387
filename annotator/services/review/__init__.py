"""Review: what differs, what was decided, gold, and what people say to each other about it."""
