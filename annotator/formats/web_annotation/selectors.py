"""Selectors of Web Annotation: a stretch of text told by its place and by its words, and found again by them.

Positions count UTF-16 units, as texts on the web are counted.
"""

from annotator.domain.errors import BadInputError
from annotator.domain.json_values import Json
from annotator.domain.offsets import OffsetMap
from annotator.domain.span import Span
from annotator.formats.api import Finding, Tell
from annotator.formats.json.values import Object
from annotator.formats.wording import shown

AROUND = 32
"""So many code points before and after a stretch are told with it."""
_QUOTE, _POSITION = "TextQuoteSelector", "TextPositionSelector"


def selectors_of(place: Span, text: str, offsets: OffsetMap) -> list[dict[str, object]]:
    """Write the two selectors of a stretch (code points)."""
    start, end = offsets.span_to_utf16(place)
    quote: dict[str, object] = {
        "type": _QUOTE,
        "exact": place.of(text),
        "prefix": text[max(0, place.start - AROUND) : place.start],
        "suffix": text[place.end : place.end + AROUND],
    }
    return [quote, {"type": _POSITION, "start": start, "end": end}]


def kinds_of(value: Object) -> set[str]:
    """The types of an object, without the prefix of the vocabulary."""
    return {
        one.removeprefix("oa:")
        for one in as_list(value.get("type", value.get("@type")))
        if isinstance(one, str)
    }


def as_list(value: Json) -> list[Json]:
    """The values of a property, of which there may be none, one or several."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def places_of(
    selectors: list[Json], text: str, offsets: OffsetMap, where: str, tell: Tell
) -> list[tuple[int, int]]:
    """Find the stretches (code points) that the selectors of one target tell.

    Several positions are fragments. A position with a quote has to be where the quoted words stand, counted
    in UTF-16 units or else in code points; where it is not, or where there is none, the words decide.

    Raises:
        BadInputError: there is no selector that can be read, or the words are not there, or more than once.
    """
    positions: list[Object] = []
    quotes: list[Object] = []
    for selector in selectors:
        if not isinstance(selector, dict):
            continue
        kinds = kinds_of(selector)
        if "refinedBy" in selector or not kinds & {_QUOTE, _POSITION}:
            continue
        (positions if _POSITION in kinds else quotes).append(selector)
    if not positions and not quotes:
        raise BadInputError(
            "{where}: no selector tells a stretch of plain text; give a TextPositionSelector or a"
            " TextQuoteSelector",
            where=where,
        )
    if not quotes:
        return [_at(one, offsets, where) for one in positions]
    if len(positions) == len(quotes):
        for count in (_at, _counted_otherwise):
            found = [count(one, offsets, where) for one in positions]
            words = [text[slice(*place)] if place else None for place in found]
            if words == [one.get("exact") for one in quotes]:
                return [place for place in found if place]
    searched = [_searched(one, text, where) for one in quotes]
    if positions:
        tell(Finding(where, "the position is not where the quoted words stand; the words were taken"))
    return searched


def _counted_otherwise(selector: Object, offsets: OffsetMap, _where: str) -> tuple[int, int] | None:
    """The place where code points were counted, as the recommendation has it but web pages do not."""
    start, end = selector.get("start"), selector.get("end")
    if type(start) is int and type(end) is int and 0 <= start < end <= offsets.length:
        return start, end
    return None


def _at(selector: Object, offsets: OffsetMap, where: str) -> tuple[int, int]:
    start, end = selector.get("start"), selector.get("end")
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= offsets.utf16_length:
        raise BadInputError(
            "{where}: the position {start}-{end} is empty, reversed, no whole numbers or outside the text of"
            " {length} UTF-16 units; correct it",
            where=where,
            start=shown(start),
            end=shown(end),
            length=offsets.utf16_length,
        )
    place = offsets.to_codepoint(start), offsets.to_codepoint(end)
    if offsets.span_to_utf16(Span(place[0], max(place[1], place[0] + 1))) != (start, end):
        raise BadInputError(
            "{where}: the position {start}-{end} cuts a character in two; count UTF-16 units",
            where=where,
            start=start,
            end=end,
        )
    return place


def _searched(selector: Object, text: str, where: str) -> tuple[int, int]:
    """Find a quote by its words, first with what stands around it, then alone."""
    exact, prefix, suffix = (selector.get(key) or "" for key in ("exact", "prefix", "suffix"))
    if not isinstance(exact, str) or not isinstance(prefix, str) or not isinstance(suffix, str) or not exact:
        raise BadInputError("{where}: a TextQuoteSelector has no words in `exact`; give them", where=where)
    for before, after in ((prefix, suffix), ("", "")):
        words = before + exact + after
        at = text.find(words)
        if at < 0:
            continue
        if text.find(words, at + 1) >= 0:
            raise BadInputError(
                "{where}: the words “{exact}” stand in the text more than once; tell their place with a"
                " prefix, a suffix or a TextPositionSelector",
                where=where,
                exact=shown(exact),
            )
        return at + len(before), at + len(before) + len(exact)
    raise BadInputError(
        "{where}: the words “{exact}” do not stand in the text; check that it is the right one",
        where=where,
        exact=shown(exact),
    )
