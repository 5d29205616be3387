"""The words and signs that bound a number, each with the bound that it sets."""

from annotator.domain.numbers.word_patterns import listed

EXACT, APPROXIMATE, AT_LEAST, MORE_THAN = "exact", "approximate", "at-least", "more-than"
AT_MOST, LESS_THAN, RANGE, VAGUE = "at-most", "less-than", "range", "vague"
FROM_BELOW = {AT_LEAST, MORE_THAN}
FROM_ABOVE = {AT_MOST, LESS_THAN}
NOTHING = ""
"""Of words that stand before a number without bounding it."""

_MORE = "more, greater, higher, larger, bigger, longer, older, taller, heavier, further, faster, later"
_LESS = "less, fewer, smaller, lower, shorter, younger, lighter, slower, earlier, cheaper"
_BEFORE = {
    MORE_THAN: (
        "over, above, upwards of, upward of, in excess of, well over, just over, far over, well above, "
        "just above, far more than, slightly more than, a little more than, a little over, slightly over, "
        "beyond, exceeding, "
        f"exceeds, exceeded, topping, {', '.join(f'{word} than' for word in listed(_MORE))}"
    ),
    AT_LEAST: (
        "at least, no less than, no fewer than, not less than, not fewer than, as few as, as little as, "
        "a minimum of, minimum of, minimum, no lower than, no smaller than, not under, not below"
    ),
    LESS_THAN: (
        "under, below, just under, well under, just below, well below, slightly less than, "
        "a little less than, a little under, slightly under, before the age of, before, not even, short of, "
        "just short of, "
        f"{', '.join(f'{word} than' for word in listed(_LESS))}"
    ),
    AT_MOST: (
        "at most, at the most, up to, as many as, as much as, no more than, not more than, a maximum of, "
        "maximum of, maximum, no greater than, no higher than, no larger than, no longer than, not over, "
        "not exceeding, within"
    ),
    APPROXIMATE: (
        "about, around, approximately, approx., approx, roughly, some, nearly, almost, close to, near to, "
        "near, an estimated, estimated, circa, ca., c., just about, more or less, somewhere around, "
        "somewhere near, in the region of, in the neighbourhood of, in the neighborhood of, "
        "on the order of, of the order of, approaching, approached, approaches, virtually, practically, "
        "barely, nominally"
    ),
    EXACT: "exactly, precisely, exact, just, only, all, all of, a total of, total of, a mere, merely",
    NOTHING: (
        "the, over the, in the, under the, before the, above the, below the, every, each, last, past, "
        "first, next, top, other, another, an additional, additional, after, for, at, to, toward, towards, "
        "of, whole, an average of, average of, average, on average, these, those, their, its, his, her, "
        "our, my, since, "
        "a record, record, a further, further, a combined, a reported, reported, "
        "even, perhaps, possibly, maybe"
    ),
}
_AFTER = {
    AT_LEAST: (
        "or more, or above, or over, or higher, or greater, or longer, or older, or better, plus, at least, "
        "at the least, at minimum, minimum, and above, and over, and up, upwards"
    ),
    AT_MOST: (
        "or less, or fewer, or below, or under, or lower, or shorter, or younger, or smaller, at most, "
        "at the most, at maximum, maximum, tops"
    ),
    APPROXIMATE: "or so, odd, some, more or less, or thereabouts, give or take, approximately, nominally",
}
_SIGNS = {
    MORE_THAN: ">",
    LESS_THAN: "<",
    AT_LEAST: "≥, ⩾, ≧, >=",
    AT_MOST: "≤, ⩽, ≦, <=",
    APPROXIMATE: "~, ∼, ≈, ≅, ≃",
    NOTHING: "=",
}


def _by_phrase(kinds: dict[str, str]) -> dict[str, str]:
    return {phrase: kind for kind, phrases in kinds.items() for phrase in listed(phrases)}


BEFORE = _by_phrase(_BEFORE)
"""Each phrase that may stand before a number, in lower case, with the bound that it sets."""
AFTER = _by_phrase(_AFTER)
"""The same, of those behind it."""
SIGNS = _by_phrase(_SIGNS)
"""The same, of signs before it."""
BETWEEN = listed(
    "between, anywhere between, somewhere between, from, range from, range of, ranges from, ranged from, "
    "ranging from, in the range of, range, ranging"
)
"""What stands before a number that another is to follow."""
NOT_OUTSIDE = set(
    listed(
        "before, before the age of, near, just, only, maximum, minimum, beyond, approached, approaches, "
        "approaching, c., barely, later than, earlier than, further than"
    )
)
"""What as often says where, when or something else of a number that was tagged without it."""
