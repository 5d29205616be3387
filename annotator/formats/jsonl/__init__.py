"""Native JSONL, the format that loses nothing, and what is written like it."""
