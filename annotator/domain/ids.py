"""Identifiers of our own: UUID version 7, made by the program and never by the database."""

from uuid6 import uuid7


def new_id() -> str:
    """Return a fresh UUIDv7 in its canonical form of 36 characters; later ones sort after earlier ones."""
    return str(uuid7())
