"""Columns of tokens and tags, in the many dialects of CoNLL."""
