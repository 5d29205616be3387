"""What a report on agreement says of each measure, and published figures to hold ours against."""

from typing import NamedTuple


class Measure(NamedTuple):
    """What a measure means in plain words."""

    name: str
    means: str


class Published(NamedTuple):
    """A figure that somebody published."""

    corpus: str
    what: str
    measure: str
    value: str
    source: str


MEASURES = (
    Measure(
        "Exact F1",
        "How much of what the two marked is the same to the character: same label, same fragments. 1 means "
        "everything, 0 nothing. It is twice the number of matches over the annotations of both.",
    ),
    Measure(
        "Overlap F1",
        "The same, but two annotations of one label match as soon as they share a character; each is matched "
        "once. Where it is much higher than exact F1, people see the same things and cut them differently.",
    ),
    Measure(
        "Kappa",
        "Cohen's kappa. For each unit of the text, whether it is inside or outside an annotation; how much "
        "more often the two say the same than two people would who mark as often and guess. 1 is full "
        "agreement, 0 is guessing, below 0 is worse than guessing.",
    ),
    Measure(
        "Alpha",
        "Krippendorff's alpha, for the same units as kappa. It works for any number of people, also where "
        "some did not do an article. Krippendorff asks for .800, and for .667 where conclusions may be "
        "tentative.",
    ),
    Measure(
        "Unitizing alpha",
        "Krippendorff's alpha for marks on a line (2004): differences of begin and end are squared, so one "
        "long mark that is missing weighs more than many small shifts of a border.",
    ),
    Measure(
        "Same value",
        "Of the annotations that match by overlap: the share in which an attribute has the same value. "
        "Counted are pairs of which at least one has a value.",
    ),
    Measure(
        "F1 of relations",
        "As exact F1, for relations of a type: two are the same where the annotations at both ends match.",
    ),
)

_NEWS = "Newell, Margolin and Ruths 2018, An Attribution Relations Corpus for Political News (LREC)"
_STORIES = "Brunner and others 2020, Corpus REDEWIEDERGABE (LREC)"
YARDSTICK = (
    Published("PolNeAR", "reported contents", "exact F1", ".65", _NEWS),
    Published("PolNeAR", "sources", "exact F1", ".78", _NEWS),
    Published("PolNeAR", "tokens", "alpha", ".75", _NEWS),
    Published("Redewiedergabe", "direct speech", "kappa", ".92", _STORIES),
    Published("Redewiedergabe", "indirect speech", "kappa", ".73", _STORIES),
)
