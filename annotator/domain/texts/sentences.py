"""The sentence at a place, within its paragraph, by punctuation and a few habits of news; in code points."""

import regex

from annotator.domain.span import Span
from annotator.domain.texts.paragraphs import BREAK


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_WINDOW = 4000
"""Code points looked at on either side; a longer sentence is cut there."""
_BEFORE, _BEYOND = 4, 80
"""Code points looked at around a stretch whose breaks are counted."""
_CLOSING = "\"'”’»›)\\]}」』】〉》"
_END = regex.compile(rf"[.!?…‽؟۔।॥։።。！？｡]+[{_CLOSING}]*")
_WITHOUT_SPACE = frozenset("。！？｡")
_NEXT = regex.compile(r"[\s\"'“”‘’«»„‚(\[{—–-]*")
_STARTERS = _words(
    "A An And As At But By For He Her His However I If In Indeed It Its Meanwhile More No Not On One "
    "Our She So Some That The Their Then There These They This Those To Two Under We What When While "
    "Who You"
)
_TITLES = _words(
    "Mr Mrs Ms Mx Dr Prof Sen Rep Gov Gen Col Lt Sgt Capt Cpl Maj Adm Cmdr Rev Fr Hon Pres St Sr Sra M "
    "Mme Mlle Hr Fig fig vs cf ca approx al eg ie viz Mt Ft Dist Supt"
)
_ABBREVIATIONS = _words(
    "Jr Sr Inc Ltd Co Corp Bros Dept etc Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Wed "
    "Thu Fri Sat Sun Ave Blvd Rd Ph.D Ed Vol vol"
)
_NUMBERED = _words("No Nos no nos p pp Art art Nr nr Sec sec ch Ch")
_WORD = regex.compile(r"[\p{L}\p{N}]+")
_DOTTED = regex.compile(r"(?:\p{L}\.)+\p{L}")
_REPORTS = regex.compile(
    r"(?:\p{Lu}[\p{L}'’-]*\s+){1,3}(?:said|says|asked|asks|told|added|adds|replied|wrote|writes|warned|noted|insisted)\b"
)


def sentence_at(text: str, position: int) -> Span | None:
    """The sentence around `position`, without white space at its ends; None in an empty paragraph.

    White space after a sentence counts as part of it.
    """
    position = min(max(position, 0), len(text))
    low, high = _paragraph(text, position)
    start, end = low, high
    for match in _END.finditer(text, low, high):
        after = match.end()
        if not _ends(text, match, high):
            continue
        while after < high and text[after].isspace():
            after += 1
        if after <= position and after < high:
            start = after
        elif match.end() > start:
            end = match.end()
            break
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def sentence_starts(text: str) -> list[int]:
    """Where the sentences of a text start: each at its first sign, in order."""
    starts: list[int] = []
    low = 0
    while low < len(text):
        found = BREAK.search(text, low)
        high = found.start() if found else len(text)
        begin = low
        for match in _END.finditer(text, low, high):
            if _ends(text, match, high):
                starts.extend(_first_sign(text, begin, match.end()))
                begin = match.end()
        starts.extend(_first_sign(text, begin, high))
        low = high + 1
    return starts


def _first_sign(text: str, low: int, high: int) -> list[int]:
    words = text[low:high].lstrip()
    return [high - len(words)] if words else []


def breaks_between(text: str, start: int, end: int) -> int:
    """How many sentences and paragraphs end from `start` on and before `end`; looks hardly beyond the two."""
    high = min(len(text), end + _BEYOND)
    ends = {
        match.end()
        for match in _END.finditer(text, max(0, start - _BEFORE), end)
        if start <= match.end() < end and _ends(text, match, high)
    }
    return len(ends) + len({match.start() for match in BREAK.finditer(text, start, end)} - ends)


def _paragraph(text: str, position: int) -> tuple[int, int]:
    """The part of the paragraph that lies in the window around `position`."""
    low, high = max(0, position - _WINDOW), min(len(text), position + _WINDOW)
    after = BREAK.search(text, position, high)
    high = after.start() if after else high
    before = list(BREAK.finditer(text, low, position))
    if before:
        return before[-1].end(), high
    while 0 < low < position and not text[low - 1].isspace():
        low += 1
    return low, high


def _ends(text: str, match: regex.Match[str], high: int) -> bool:
    """Whether the punctuation ends a sentence."""
    after = match.end()
    mark = match.group()
    if mark[0] in _WITHOUT_SPACE or after >= high:
        return True
    if not text[after].isspace():
        return False
    gap = _NEXT.match(text, after, high)
    begin = gap.end() if gap else after
    if begin >= high:
        return True
    if text[begin].islower():
        return False
    if mark[-1] in _CLOSING and _REPORTS.match(text, begin, high):
        return False
    return not mark.startswith(".") or mark.startswith("..") or _full_stop(text, match.start(), begin, high)


def _full_stop(text: str, stop: int, begin: int, high: int) -> bool:
    """Whether a single full stop ends a sentence rather than an abbreviation or an initial."""
    first = stop
    while (
        first > 0
        and stop - first < 20
        and not text[first - 1].isspace()
        and text[first - 1] not in "(\"'“‘[«"
    ):
        first -= 1
    word = text[first:stop]
    following = _WORD.match(text, begin, high)
    next_word = following.group() if following else ""
    if word in _TITLES:
        return False
    if word in _NUMBERED:
        return not next_word[:1].isdigit()
    if len(word) == 1 and word.isupper() and word != "I":
        return False
    if word in _ABBREVIATIONS or _DOTTED.fullmatch(word):
        return next_word in _STARTERS
    return True
