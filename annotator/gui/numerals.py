"""Numbers as the language of the window writes them; the only place that asks how."""

from PySide6.QtCore import QLocale


def whole(n: int) -> str:
    """A whole number, its thousands set apart."""
    return QLocale().toString(int(n))


def decimal(value: float, digits: int) -> str:
    """A number with so many digits after the point."""
    return QLocale().toString(float(value), "f", digits)


def short(value: float, digits: int) -> str:
    """A number with so many digits that count, without zeros at its end; large ones by powers of ten."""
    return QLocale().toString(float(value), "g", digits)


def percent(share: float) -> str:
    """A share of 1 in whole percent."""
    return f"{decimal(100 * share, 0)} %"
