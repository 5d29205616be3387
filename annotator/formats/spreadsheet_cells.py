"""Cells of files that spreadsheets open: none is run as a formula, and each reads back to the letter."""

ACTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20", "'")
"""By what a spreadsheet tells a formula, in full width too; and the apostrophe that keeps it from that."""


def guarded(text: str) -> str:
    """The text as a cell: one that could act, and one with an apostrophe in front, gets an apostrophe."""
    return f"'{text}" if text.startswith(ACTS) else text


def bare(cell: str) -> str:
    """The text of a cell; an apostrophe that guards nothing belongs to the text."""
    return cell[1:] if cell.startswith("'") and cell.startswith(ACTS, 1) else cell
