"""All annotations that somebody made of a real article, made again with keys alone, and counted."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from annotator.domain.numbers.looks import numbers_in
from annotator.domain.span import Span
from annotator.domain.texts.quotations import quotations_in
from annotator.gui.text.hint_overlay import Hint
from annotator.gui.wiring.hints import HintActions
from tests.end2end.driving import Desktop, Seat
from tests.end2end.seed_article import KEYS, Wanted, exported, opened

AT_MOST = 8
UNITS = {"number": ("M", numbers_in), "claim": ("Q", quotations_in)}
"""The keys that put letters over what looks like one of these, and what that is."""
EDGES = {
    ("start", -1): "Alt+Shift+Up",
    ("start", 1): "Alt+Shift+Down",
    ("end", -1): "Alt+Up",
    ("end", 1): "Alt+Down",
}
"""The keys that move an edge by a character."""


def test_all_63_annotations_by_keys_alone(
    desktop: Desktop, shared_data: Path, tmp_path: Path, report_line: Callable[[str], None]
) -> None:
    seat, wanted = opened(desktop, shared_data)
    seat.visitor.page.setFocus()

    typist = Typist(seat)
    counts = [typist.mark(one) for one in wanted]
    mean = sum(counts) / len(counts)

    made = [(one.label, one.fragments) for one in seat.annotations()]
    assert sorted(made) == sorted((one.label, one.fragments) for one in wanted)
    assert exported(seat, tmp_path / "made.jsonl") == wanted
    shares = ", ".join(f"{times} with {count}" for count, times in sorted(Counter(counts).items()))
    report_line(f"keys: {mean:.2f} actions per annotation")
    report_line(f"keys, how many annotations with how many actions: {shares}")
    assert mean <= AT_MOST


class Typist:
    """Somebody who looks at the letters over the words and never touches the mouse."""

    def __init__(self, seat: Seat) -> None:
        self._seat = seat
        found = seat.window.findChild(HintActions)
        assert found is not None
        self._hints = found.hints

    def mark(self, one: Wanted) -> int:
        """Make one annotation; return how many keys it took."""
        before = self._seat.visitor.actions
        if not self._took_as_unit(one):
            for number, span in enumerate(one.fragments):
                self._select(span, exactly=number > 0)
                self._press(KEYS[one.label] if number == 0 else "F")
                self._seat.visitor.settle()
                if number == 0:
                    self._mend("start", span.start)
                    self._mend("end", span.end)
        return self._seat.visitor.actions - before

    def _took_as_unit(self, one: Wanted) -> bool:
        """Two or three keys, where it is in view and looks like a number or stands in quotation marks."""
        if one.label not in UNITS or one.fragments[1:] or not self._seat.visitor.sees(one.fragments[0]):
            return False
        key, find = UNITS[one.label]
        if one.fragments[0] not in find(self._seat.text, 0, len(self._seat.text)):
            return False
        self._press(key)
        self._type(lambda hint: hint.place.span == one.fragments[0])
        self._seat.visitor.settle()
        return True

    def _select(self, span: Span, *, exactly: bool) -> None:
        """From the word that it begins with to the word that it ends with.

        The keys for edges move the outer ones only; so a further fragment begins `exactly` where the caret
        was put.
        """
        text = self._seat.text
        first = next(at for at in range(span.start, span.end) if text[at].isalnum() or text[at] in "$%")
        last = next(at for at in range(span.end - 1, -1, -1) if text[at].isalnum() or text[at] in "$%")
        self._press("G" if exactly else "W")
        self._type(lambda hint: hint.place.span.contains(first))
        if exactly:
            self._press(*["Left"] * (first - span.start), "G")
            self._type(lambda hint: hint.place.span.contains(last), extend=True)
        elif self._seat.visitor.page.selection() == Span(first, last + 1):
            self._press("Return")
        else:
            self._type(lambda hint: hint.place.span.contains(last))

    def _type(self, wanted: Callable[[Hint], bool], *, extend: bool = False) -> None:
        """Type the letters that stand over a place, scrolling to it where need be; with Shift to extend."""
        for _ in range(9):
            hint = next((one for one in self._hints.overlay.hints if wanted(one)), None)
            if hint is not None:
                self._press(*hint.name[:-1], f"Shift+{hint.name[-1]}" if extend else hint.name[-1])
                return
            self._press("PgDown")
        raise LookupError("no letters stand over the place")

    def _mend(self, edge: Literal["start", "end"], wanted: int) -> None:
        """Move an edge to where it should be; quotation marks are no words."""
        for _ in range(9):
            chosen = self._seat.visitor.desk.chosen_annotation()
            assert chosen is not None
            at = getattr(chosen.extent, edge)
            if at == wanted:
                return
            self._press(EDGES[edge, 1 if wanted > at else -1])
            self._seat.visitor.settle()

    def _press(self, *keys: str) -> None:
        self._seat.visitor.press(*keys)
