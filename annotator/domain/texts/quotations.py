"""What stands between quotation marks, within a paragraph, in the ways that several languages write them.

Looks at the paragraph around a place only, and at no more than a window of it. Straight marks open or close
by what stands beside them, else by turns. A quotation that is not closed ends with its paragraph if it opened
the paragraph or the next one opens with the same mark, as the press does. All places are code points.
"""

from dataclasses import dataclass

import regex

from annotator.domain.span import Span
from annotator.domain.texts.paragraphs import BREAK

_WINDOW = 8000
"""Code points looked at on either side; a quotation that reaches farther is not found."""
_BESIDE = 8
"""Marks that may stand side by side."""
_DEEPEST = 40
"""Quotations that may be open at once."""
_MOST_LINES = 12
"""Lines of a paragraph that a quotation may reach over, where lines are broken by hand."""
_MARKS = regex.compile(
    "(?<!\\p{GCB=Prepend})[\"'“”„‟«»‹›「」『』‘’‚](?![\\p{GCB=Extend}\\p{GCB=SpacingMark}\\p{GCB=ZWJ}])"
)
_SIGNS = frozenset("\"'“”„‟«»‹›「」『』‘’‚")
_CLOSED_BY = {
    '"': '"',
    "“": "”“",
    "”": "”",
    "„": '“”‟"',
    "‟": "”",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
    "「": "」",
    "『": "』",
    "'": "'",
    "‘": "’",
    "‚": "‘’",
}
"""What each opening mark is closed by."""
_BEFORE = frozenset("([{<—–-/=…¿¡")
"""Besides white space, what stands before an opening mark."""
_AFTER = frozenset(".,;:!?)]}>—–-/…。、，！？；：،؛؟।")
"""Besides white space, what stands after a closing mark."""
_ELIDED = regex.compile(r"(?i)(?:n['’]|(?:\d\ds?|em|til|tis|twas|s|ll|ve|re|d|m|t)\b)")
"""After an apostrophe that stands for left-out letters, not for a quotation."""
_CLOSING_SINGLE = regex.compile(r"(?<=\S)['’](?!\w)")
_OPENING_SINGLE = regex.compile(r"(?<!\w)['‘](?=\w)")
_STOPS = frozenset(".,。，、،۔।")
_DOTTED = regex.compile(r"(?:^|\W)(?:\p{L}\.){2,}$")
_GAP = regex.compile(r"\s{1,20}")
_SIGN = regex.compile(r"[^\s\x1c-\x1f]")
_EMPTY_LINE = regex.compile(r"(?:\r\n|[\n\r\x85\u2029])[^\S\n\r]*(?:\r\n|[\n\r\x85\u2029])\s*|[\f\u2029]\s*")
_BLANK = f" \t\xa0\u202f\u3000{''.join(sorted(_SIGNS))}"


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation: where its marks stand and what is between them, in code points.

    `closing` is the end of the paragraph where there is no closing mark. `content` is without white space at
    its ends and without the final comma or full stop.
    """

    opening: int
    closing: int
    content: Span


def quotation_at(text: str, position: int) -> Span | None:
    """What stands between the innermost quotation marks around the caret at `position`, else None.

    Without the marks, and without the comma or full stop before the closing one. A caret that touches the
    marks from outside counts as in the quotation, unless it is inside another.
    """
    around = quotations_around(text, position)
    return around[0] if around else None


def quotations_around(text: str, position: int) -> list[Span]:
    """The contents of all quotations around the caret at `position`, the innermost first."""
    position = min(max(position, 0), len(text))
    found = [one for one in _around(text, position) if one.opening <= position <= one.closing + 1]
    found.sort(key=lambda one: (not one.opening < position <= one.closing, one.closing - one.opening))
    return list(dict.fromkeys(one.content for one in found))


def quotations_in(text: str, start: int, end: int) -> list[Span]:
    """The contents of all quotations whose opening marks stand in `start` to `end`, in reading order."""
    return [one.content for one in _beginning_in(text, start, end)]


def quotation_marks(text: str, start: int, end: int) -> frozenset[int]:
    """Where marks of quotations stand in `start` to `end`, apostrophes left out."""
    low, _ = _paragraph(text, start)
    found = _beginning_in(text, low, end)
    marks = {place for one in found for place in (one.opening, one.closing)}
    return frozenset(place for place in marks if start <= place < end and text[place] in _SIGNS)


def without_stop(text: str, start: int, end: int) -> Span | None:
    """The stretch without white space at its ends and without one final comma or full stop.

    The stop of “U.S.” and of an ellipsis stays, and so does one that is all there is. None where there is
    nothing but white space.
    """
    start, end = _trimmed(text, start, end)
    if start >= end:
        return None
    shorter = text[end - 1] in _STOPS and (end - start < 2 or text[end - 2] not in _STOPS)
    if shorter and not _DOTTED.search(text[max(start, end - 12) : end]):
        _, before = _trimmed(text, start, end - 1)
        return Span(start, before if before > start else end)
    return Span(start, end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace() and not _joined(text, start + 1):
        start += 1
    return start, end


def _joined(text: str, position: int) -> bool:
    """Whether what stands at `position` is a combining mark that sits on what is before it."""
    return position < len(text) and bool(regex.match(r"[\p{GCB=Extend}\p{GCB=SpacingMark}]", text[position]))


def _beginning_in(text: str, start: int, end: int) -> list[Quotation]:
    """The quotations whose opening marks stand in a stretch of any length, by windows that overlap."""
    result: list[Quotation] = []
    at, end = max(start, 0), min(end, len(text))
    while (sign := _SIGN.search(text, at, end)) is not None:
        at = sign.start()
        low, high = _paragraph(text, at)
        upto = min(end, high if high < at + _WINDOW else at + _WINDOW // 2)
        result += [one for one in _quotations(text, low, high) if at <= one.opening < upto]
        at = max(upto, at + 1)
    return result


def _around(text: str, position: int) -> list[Quotation]:
    return _quotations(text, *_paragraph(text, position))


def _paragraph(text: str, position: int) -> tuple[int, int]:
    """The lines around `position` up to the empty ones, in the window around it."""
    low, high = max(0, position - _WINDOW), min(len(text), position + _WINDOW)
    after = _EMPTY_LINE.search(text, max(low, position - 1), high)
    while after is not None and after.end() <= position:
        after = _EMPTY_LINE.search(text, after.end(), high)
    high = after.start() if after is not None else high
    before = [one.end() for one in _EMPTY_LINE.finditer(text, low, position)]
    return before[-1] if before else low, high


def _quotations(text: str, low: int, high: int) -> list[Quotation]:
    """The quotations of a paragraph, by their opening marks."""
    reader = _Reader(text)
    start = low
    while start <= high:
        after = BREAK.search(text, start, high)
        end = after.start() if after else high
        reader.read_line(start, end)
        start = end + 1
    return sorted(reader.finished(), key=lambda one: one.opening)


class _Reader:
    """Reads a paragraph line by line; a quotation that a line leaves open may be closed in a later one."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: list[Quotation] = []
        self._open: list[int] = []
        self._lines = 0
        self._line_of: dict[int, int] = {}
        """The number of an open mark's line."""
        self._ends: dict[int, int] = {}
        """Where the line of an open mark ends, if the quotation may end with it."""

    def read_line(self, low: int, high: int) -> None:
        """Find the marks of a line."""
        text, open_marks = self._text, self._open
        self._lines += 1
        for match in _MARKS.finditer(text, low, high):
            at = match.start()
            before, after = _blank_before(text, at, low), _blank_after(text, at, high)
            if before and after:  # as where marks stand apart; then the ends of a line tell
                at_start = not text[low:at].strip(_BLANK)
                before, after = at_start or bool(text[at + 1 : high].strip(_BLANK)), not at_start
            level = _closed_level(text, open_marks, at, before=before, after=after, high=high)
            if level is not None:
                self._note(open_marks[level], at)
                del open_marks[level:]
            elif _opens(text, at, before=before, after=after):
                open_marks.append(at)
                del open_marks[:-_DEEPEST]
        self._end_line(low, high)

    def finished(self) -> list[Quotation]:
        """All that were found, when every line has been read."""
        for at in self._open:
            self._give_up(at)
        return self._found

    def _end_line(self, low: int, high: int) -> None:
        """Keep, close or forget what is open at the end of a line."""
        text, kept = self._text, []
        whole = (low == 0 or BREAK.match(text, low - 1)) and (high == len(text) or BREAK.match(text, high))
        gap = _GAP.match(text, high)
        following = text[gap.end()] if gap and gap.end() < len(text) else ""
        for at in self._open:
            if at >= low and whole and not text[low:at].strip(_BLANK):
                self._ends[at] = high
            if text[at] == "'":
                continue
            if at >= low and whole and following == text[at]:
                self._note(at, high)
            elif self._line_of.setdefault(at, self._lines) > self._lines - _MOST_LINES:
                kept.append(at)
            else:
                self._give_up(at)
        self._open[:] = kept

    def _give_up(self, at: int) -> None:
        """It is never closed: if it opened its line, it ends with it."""
        if at in self._ends and self._text[at] != "'":
            self._note(at, self._ends[at])

    def _note(self, opening: int, closing: int) -> None:
        content = without_stop(self._text, opening + 1, closing)
        if content is not None:
            self._found.append(Quotation(opening, closing, content))


def _blank_before(text: str, at: int, low: int) -> bool:
    """Whether before the mark, and other marks beside it, is room for an opening one."""
    lowest, at = max(low, at - _BESIDE), at - 1
    while at >= lowest and text[at] in _SIGNS:
        at -= 1
    return at < low or text[at].isspace() or text[at] in _BEFORE


def _blank_after(text: str, at: int, high: int) -> bool:
    highest, at = min(high, at + _BESIDE), at + 1
    while at < highest and text[at] in _SIGNS:
        at += 1
    return at >= high or text[at].isspace() or text[at] in _AFTER


def _closed_level(
    text: str, open_marks: list[int], at: int, *, before: bool, after: bool, high: int
) -> int | None:
    """Which of the open marks the one at `at` closes, by its place in the list."""
    sign = text[at]
    level = next(
        (n for n in reversed(range(len(open_marks))) if sign in _CLOSED_BY[text[open_marks[n]]]), None
    )
    if level is None or (at == open_marks[level] + 1 and sign == text[at - 1]):
        return None
    surely_opens = before and not after
    if sign in '"“‘»›«‹' and surely_opens and not _french(text, open_marks[level], sign):
        return None
    if sign == "“" == text[open_marks[level]]:  # a wrong mark, as hands that are used to straight ones make
        return level if after and not before else None
    if sign in "'’" and (surely_opens or _is_apostrophe(text, at, high)):
        return None
    return level


def _french(text: str, opening: int, sign: str) -> bool:
    """Whether it is a plain pair like « », whose second mark closes whatever stands beside it."""
    return (text[opening], sign) in {("«", "»"), ("‹", "›")}


def _is_apostrophe(text: str, at: int, high: int) -> bool:
    """Whether the sign stands inside a word, or after the s of an owner before the quotation's real end."""
    after = text[at + 1] if at + 1 < high else " "
    if text[at - 1].isalnum() and after.isalnum():
        return True
    if text[at - 1] not in "sS" or not text[at + 1 : at + 3].strip().islower():
        return False
    closing = _CLOSING_SINGLE.search(text, at + 1, high)
    opening = _OPENING_SINGLE.search(text, at + 1, high)
    return closing is not None and (opening is None or closing.start() < opening.start())


def _opens(text: str, at: int, *, before: bool, after: bool) -> bool:
    sign = text[at]
    if sign not in _CLOSED_BY:
        return False
    if sign in "„‚‟「『":
        return True
    if sign in "“«‹":
        return before or not after
    if sign == '"':
        digit = at > 0 and text[at - 1].isdigit()
        return not digit and (before or not after)
    if sign in "'‘":
        return before and not after and not _ELIDED.match(text, at + 1)
    return before and not after  # ” » ›, which open in the north and in German books
