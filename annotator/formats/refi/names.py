"""How things are named in REFI-QDA: by GUIDs, ours always the same for the same thing."""

from uuid import UUID, uuid5

ORIGIN = "Annotator"
"""The program that a file is from."""
_OURS = UUID("6f9d2c51-4a9e-5d0b-8f57-3c1f0e0f8a11")
"""The space of our GUIDs."""


def guid(*parts: str) -> str:
    """The GUID of a thing by what it is."""
    return str(uuid5(_OURS, "\x1f".join(parts)))


def guid_of(text: str) -> str:
    """A GUID as it is compared: without braces, in small letters."""
    return text.strip("{} ").lower()
