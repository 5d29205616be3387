"""doccano JSONL: a record for each annotation set of an article."""
