"""What belongs to what: which ties are proposed, and which may be made."""
