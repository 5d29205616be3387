"""Corpora on their way out: what is asked for, writing it, reading it back, and what lies beside it."""
