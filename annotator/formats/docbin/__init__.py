"""spaCy's DocBin, written without spaCy: a document for each annotation set."""
