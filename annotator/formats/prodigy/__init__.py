"""Prodigy JSONL: a task for each annotation set of an article."""
