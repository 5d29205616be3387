"""The fragments of an annotation in native JSONL, and where they go when the text becomes canonical."""

from annotator.domain.errors import BadInputError
from annotator.domain.json_values import Json
from annotator.domain.span import Fragments, Span
from annotator.domain.text import CanonicalText
from annotator.formats.wording import kind_of, shown


def read_fragments(pairs: Json, start: int, end: int, name: str, where: str) -> Fragments:
    """Read a list of pairs of code points; a single one is taken where it equals start and end.

    Raises:
        BadInputError: no whole numbers, empty, reversed, unsorted, overlapping, or not reaching from
            `start` to `end`.
    """
    if not isinstance(pairs, list):
        raise BadInputError(
            "{where}: `fragments` of the annotation {id} is {kind}; write a list of pairs",
            where=where,
            id=shown(name),
            kind=kind_of(pairs),
        )
    result: list[Span] = []
    for pair in pairs:
        first, last = _pair(pair, name, where)
        if not 0 <= first < last:
            raise BadInputError(
                "{where}: the fragment {first}-{last} of the annotation {id} is empty, reversed or negative;"
                " correct the offsets",
                where=where,
                id=shown(name),
                first=first,
                last=last,
            )
        if result and first < result[-1].end:
            raise BadInputError(
                "{where}: the fragments of the annotation {id} are unsorted or overlap ({one}, then {other});"
                " sort and separate them",
                where=where,
                id=shown(name),
                one=f"{result[-1].start}-{result[-1].end}",
                other=f"{first}-{last}",
            )
        result.append(Span(first, last))
    if not result or (result[0].start, result[-1].end) != (start, end):
        raise BadInputError(
            "{where}: the fragments of the annotation {id} do not begin and end where it does"
            " ({start}-{end}); make `start` and `end` the outermost",
            where=where,
            id=shown(name),
            start=start,
            end=end,
        )
    return tuple(result)


def _pair(pair: Json, name: str, where: str) -> tuple[int, int]:
    if isinstance(pair, list) and len(pair) == 2:
        first, last = pair
        if type(first) is int and type(last) is int:
            return first, last
    raise BadInputError(
        "{where}: a fragment of the annotation {id} is {pair}; write two whole numbers, its start and end",
        where=where,
        id=shown(name),
        pair=shown(pair),
    )


def moved(fragments: Fragments, mapping: CanonicalText) -> Fragments:
    """Take fragments (code points of the text as read) into the canonical text.

    Two fragments that met between a CR and its LF would now share the LF: the first one has it.
    """
    result: list[Span] = []
    for fragment in fragments:
        start, end = mapping.start(fragment.start), mapping.end(fragment.end)
        if result:
            start = max(start, result[-1].end)
        if start < end:
            result.append(Span(start, end))
    return tuple(result)
