"""What a report on agreement says in English, and published figures to hold ours against."""

from types import MappingProxyType
from typing import Final, NamedTuple

from annotator.domain.agreement.borders import Border


class Published(NamedTuple):
    """A figure that somebody published."""

    corpus: str
    what: str
    """A key of what the report says."""
    label: str
    """The label of ours that is most like it."""
    measure: str
    value: str
    source: str


_NEWS = "Newell, Margolin and Ruths 2018, An Attribution Relations Corpus for Political News (LREC)"
_STORIES = "Brunner and others 2020, Corpus REDEWIEDERGABE (LREC)"
YARDSTICK: Final = (
    Published("PolNeAR", "contents", "claim", "exact_f1", ".65", _NEWS),
    Published("PolNeAR", "sources", "speaker", "exact_f1", ".78", _NEWS),
    Published("PolNeAR", "tokens", "all", "alpha", ".75", _NEWS),
    Published("Redewiedergabe", "direct", "claim", "kappa", ".92", _STORIES),
    Published("Redewiedergabe", "indirect", "claim", "kappa", ".73", _STORIES),
)

MEASURES: Final = ("exact_f1", "overlap_f1", "kappa", "alpha", "alpha_u", "agree", "f1", "by_entity")
"""Of which the report tells what they mean, under `means_…`."""

REPORT: Final = MappingProxyType(
    {
        "title": "Agreement",
        "rests": (
            "These figures rest on {articles} that two or more people worked on: {people}. Kappa and alpha "
            "count each {unit} as inside or outside an annotation."
        ),
        "nobody": "nobody",
        "no_intervals": "There are no intervals, because they need at least {fewest} articles.",
        "intervals": (
            "Below a figure stands where 95 % of {draws} draws of as many articles fall (bootstrap with "
            "the seed {seed}): had other articles been annotated, the figure might as well be there."
        ),
        "which": "Which sets count",
        "sets": "Annotation sets that count: {sets}.",
        "by_label": "{measure} by label",
        "heat": "Who agrees with whom",
        "heat_of": "{measure} by pair and label; the stronger the shade, the more agreement",
        "both_did": "{articles} that both did.",
        "annotations": "annotations",
        "counts": "{first} and {second}",
        "attributes": "Attributes",
        "matched": "of matched annotations",
        "relations": "Relations",
        "relation": "relations",
        "range": "{low} to {high}",
        "worst": "Articles on which people agree least",
        "worst_says": "By overlap F1, every two annotators counted together; the first {n} of {all}.",
        "article": "article",
        "articles": "articles",
        "people": "annotators",
        "confused": "Which labels are taken for which",
        "confused_says": (
            "A row is what one marked, a column what the other has in that place: the same label as for "
            "overlap F1, then another label where the two share more than half, then nothing. The stronger "
            "the shade, the more often; what has the same label is not shaded."
        ),
        "confused_all": "Every two annotators together, so each cell stands for both ways",
        "confused_pair": "Rows: {a}, columns: {b}",
        "nothing": "nothing",
        "borders": "Where borders differ",
        "borders_say": (
            "{differing} of {matched} annotations that match by overlap are not the same. Counted is each "
            "border that differs, by what lies between the two borders and by how many characters that is."
        ),
        "between": "between the borders",
        "begins": "begins",
        "ends": "ends",
        "missing": "What others marked and somebody did not",
        "missing_says": (
            "How many of the annotations of the others an annotator has nothing for, of how many; each of "
            "the others counts by themselves. The stronger the shade, the larger the share."
        ),
        "some_of": "{n} of {all}",
        "time": "Over time",
        "time_says": "By when the last set of an article was done.",
        "by_day": "Day by day.",
        "by_week": "Week by week, each named by its Monday.",
        "by_month": "Month by month.",
        "by_year": "Year by year.",
        "unknown_time": "Of {articles} nobody knows when they were done.",
        "versions": "By version of the guidelines",
        "versions_say": "Articles all of whose sets were begun under one version.",
        "unknown_versions": "The annotators of {articles} went by different versions.",
        "no_version": "not known",
        "earlier": "Against one's own earlier work",
        "earlier_says": (
            "Work that was opened again after it was done, as it was then and as it is now. The second "
            "time was not blind: this tells how much people change their minds."
        ),
        "needed": "How many more articles",
        "needed_says": (
            "How many more articles annotated twice would bring an interval to about ± {half}. The "
            "interval narrows with the root of the number of articles; its width is taken from the draws."
        ),
        "means": "What the measures mean",
        "means_exact_f1": (
            "How much of what the two marked is the same to the character: same label, same fragments. 1 "
            "means everything, 0 nothing. It is twice the number of matches over the annotations of both."
        ),
        "means_overlap_f1": (
            "The same, but two annotations of one label match as soon as they share a character; each is "
            "matched once. Where it is much higher than exact F1, people see the same things and cut them "
            "differently."
        ),
        "means_kappa": (
            "Cohen's kappa. For each unit of the text, whether it is inside or outside an annotation; how "
            "much more often the two say the same than two people would who mark as often and guess. 1 is "
            "full agreement, 0 is guessing, below 0 is worse than guessing."
        ),
        "means_alpha": (
            "Krippendorff's alpha, for the same units as kappa. It works for any number of people, also "
            "where some did not do an article. Krippendorff asks for .800, and for .667 where conclusions "
            "may be tentative."
        ),
        "means_alpha_u": (
            "Krippendorff's alpha for marks on a line (2004): differences of begin and end are squared, so "
            "one long mark that is missing weighs more than many small shifts of a border."
        ),
        "means_agree": (
            "Of the annotations that match by overlap: the share in which an attribute has the same value. "
            "Counted are pairs of which at least one has a value."
        ),
        "means_f1": (
            "As exact F1, for relations of a type: two are the same where the annotations at both ends match."
        ),
        "means_by_entity": (
            "The same for relations, but where both name who or what an end is, that decides: “she” and "
            "“Zakharova” are one speaker."
        ),
        "yardstick": "A yardstick",
        "yardstick_says": (
            "What others published for marking who says what in the news and in stories. Their guidelines, "
            "texts and units are not the same, so this tells what is usual and not what is enough. Ours is "
            "the nearest there is, every two annotators counted together."
        ),
        "corpus": "corpus",
        "of_what": "of what",
        "measure": "measure",
        "figure": "figure",
        "ours": "ours",
        "source": "source",
        "contents": "reported contents",
        "sources": "sources",
        "tokens": "tokens",
        "direct": "direct speech",
        "indirect": "indirect speech",
        "undefined": "What is not defined",
        "undefined_says": "Where a table has –, there is no figure; it is neither 0 nor 1.",
        "why": "why",
        "figures": "figures",
    }
)
"""Everything on the page that is no figure and no name; `{names}` are filled in."""

BORDERS: Final = MappingProxyType(
    {
        Border.SPACE: "white space",
        Border.QUOTATION_MARK: "quotation marks",
        Border.PUNCTUATION: "other signs",
        Border.PART_OF_WORD: "part of a word",
        Border.DETERMINER: "“the”, “a” and the like",
        Border.WORD: "one word",
        Border.WORDS: "several words",
    }
)
