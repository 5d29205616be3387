"""The claim ledger as files: a page with its drawings, CSV, JSON, and the words for them."""
