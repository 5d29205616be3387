"""The claim ledger: its rows, read and kept, and the lists of who speaks and what is counted."""
