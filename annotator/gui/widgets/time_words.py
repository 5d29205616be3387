"""Lengths of time in words."""

from annotator.gui.translation import counted

_MINUTE = 60_000


def time_words(milliseconds: int) -> str:
    """Whole minutes, and hours where there are any: `12 min`, `3 h 5 min`."""
    minutes = milliseconds // _MINUTE
    if minutes < 60:
        return counted("TimeWords", "%Ln min", minutes)
    hours = counted("TimeWords", "%Ln h", minutes // 60)
    rest = counted("TimeWords", "%Ln min", minutes % 60)
    return f"{hours} {rest}"
