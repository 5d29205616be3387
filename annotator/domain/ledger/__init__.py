"""The claim ledger: its rows, what contradicts, and how it is drawn."""
