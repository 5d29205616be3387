"""In which column of the margin an annotation has its bar: given once, then kept."""

from collections.abc import Callable

from annotator.gui.text.marks import Mark

COLUMNS = 5
"""What finds no free column shares the last."""
_ROOM = 100
"""Code points, about a line: annotations nearer to each other than that may stand on the same line."""
_FAR = 3000
"""Code points of a fragment that are looked at for others: what covers pages need not know them all."""

Near = Callable[[int, int], list[Mark]]
"""The choosable marks that touch a stretch of code points."""


class Columns:
    """The column of each mark by its key; a mark that comes later moves no other."""

    def __init__(self, near: Near) -> None:
        self._near = near
        self._known: dict[str, int] = {}
        self._before: dict[str, int] = {}

    def of(self, mark: Mark) -> int:
        """The column of a mark, from 0, nearest the text; all its fragments have the same."""
        column = self._known.get(mark.key)
        if column is None:
            column = self._known[mark.key] = self._free(mark)
        return column

    def changed(self, key: str) -> None:
        """The mark is another one now, or gone: it stays in its column if that is still free there."""
        column = self._known.pop(key, None)
        if column is not None:
            self._before[key] = column

    def clear(self) -> None:
        """Another article."""
        self._known.clear()
        self._before.clear()

    def _free(self, mark: Mark) -> int:
        known, taken = self._known, set()
        for span in mark.fragments:
            end = min(span.end, span.start + _FAR)
            for other in self._near(max(span.start - _ROOM, 0), end + _ROOM):
                column = known.get(other.key)
                if column is not None and other.key != mark.key:
                    taken.add(column)
        before = self._before.get(mark.key)
        if before is not None and before not in taken:
            return before
        return next((column for column in range(COLUMNS - 1) if column not in taken), COLUMNS - 1)
