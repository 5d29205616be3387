"""The sentences of a report on agreement in the language of the window."""

from PySide6.QtCore import QCoreApplication


def report_texts() -> dict[str, str]:
    """All of them, by the names that `REPORT` has."""
    translate = QCoreApplication.translate
    return {
        "title": translate("AgreementReport", "Agreement"),
        "rests": translate(
            "AgreementReport",
            "These figures rest on {articles} that two or more people worked on: {people}. Kappa and alpha "
            "count each {unit} as inside or outside an annotation.",
        ),
        "nobody": translate("AgreementReport", "nobody"),
        "no_intervals": translate(
            "AgreementReport",
            "There are no intervals, because they need at least {fewest} articles.",
        ),
        "intervals": translate(
            "AgreementReport",
            "Below a figure stands where 95 % of {draws} draws of as many articles fall (bootstrap with "
            "the seed {seed}): had other articles been annotated, the figure might as well be there.",
        ),
        "which": translate("AgreementReport", "Which sets count"),
        "sets": translate("AgreementReport", "Annotation sets that count: {sets}."),
        "by_label": translate("AgreementReport", "{measure} by label"),
        "heat": translate("AgreementReport", "Who agrees with whom"),
        "heat_of": translate(
            "AgreementReport",
            "{measure} by pair and label; the stronger the shade, the more agreement",
        ),
        "both_did": translate("AgreementReport", "{articles} that both did."),
        "annotations": translate("AgreementReport", "annotations"),
        "counts": translate("AgreementReport", "{first} and {second}"),
        "attributes": translate("AgreementReport", "Attributes"),
        "matched": translate("AgreementReport", "of matched annotations"),
        "relations": translate("AgreementReport", "Relations"),
        "relation": translate("AgreementReport", "relations"),
        "range": translate("AgreementReport", "{low} to {high}"),
        "worst": translate("AgreementReport", "Articles on which people agree least"),
        "worst_says": translate(
            "AgreementReport",
            "By overlap F1, every two annotators counted together; the first {n} of {all}.",
        ),
        "article": translate("AgreementReport", "article"),
        "articles": translate("AgreementReport", "articles"),
        "people": translate("AgreementReport", "annotators"),
        "confused": translate("AgreementReport", "Which labels are taken for which"),
        "confused_says": translate(
            "AgreementReport",
            "A row is what one marked, a column what the other has in that place: the same label as for "
            "overlap F1, then another label where the two share more than half, then nothing. The stronger "
            "the shade, the more often; what has the same label is not shaded.",
        ),
        "confused_all": translate(
            "AgreementReport",
            "Every two annotators together, so each cell stands for both ways",
        ),
        "confused_pair": translate("AgreementReport", "Rows: {a}, columns: {b}"),
        "nothing": translate("AgreementReport", "nothing"),
        "borders": translate("AgreementReport", "Where borders differ"),
        "borders_say": translate(
            "AgreementReport",
            "{differing} of {matched} annotations that match by overlap are not the same. Counted is each "
            "border that differs, by what lies between the two borders and by how many characters that is.",
        ),
        "between": translate("AgreementReport", "between the borders"),
        "begins": translate("AgreementReport", "begins"),
        "ends": translate("AgreementReport", "ends"),
        "missing": translate("AgreementReport", "What others marked and somebody did not"),
        "missing_says": translate(
            "AgreementReport",
            "How many of the annotations of the others an annotator has nothing for, of how many; each of "
            "the others counts by themselves. The stronger the shade, the larger the share.",
        ),
        "some_of": translate("AgreementReport", "{n} of {all}"),
        "time": translate("AgreementReport", "Over time"),
        "time_says": translate("AgreementReport", "By when the last set of an article was done."),
        "by_day": translate("AgreementReport", "Day by day."),
        "by_week": translate("AgreementReport", "Week by week, each named by its Monday."),
        "by_month": translate("AgreementReport", "Month by month."),
        "by_year": translate("AgreementReport", "Year by year."),
        "unknown_time": translate("AgreementReport", "Of {articles} nobody knows when they were done."),
        "versions": translate("AgreementReport", "By version of the guidelines"),
        "versions_say": translate(
            "AgreementReport",
            "Articles all of whose sets were begun under one version.",
        ),
        "unknown_versions": translate(
            "AgreementReport",
            "The annotators of {articles} went by different versions.",
        ),
        "no_version": translate("AgreementReport", "not known"),
        "earlier": translate("AgreementReport", "Against one's own earlier work"),
        "earlier_says": translate(
            "AgreementReport",
            "Work that was opened again after it was done, as it was then and as it is now. The second "
            "time was not blind: this tells how much people change their minds.",
        ),
        "needed": translate("AgreementReport", "How many more articles"),
        "needed_says": translate(
            "AgreementReport",
            "How many more articles annotated twice would bring an interval to about ± {half}. The "
            "interval narrows with the root of the number of articles; its width is taken from the draws.",
        ),
        "means": translate("AgreementReport", "What the measures mean"),
        "means_exact_f1": translate(
            "AgreementReport",
            "How much of what the two marked is the same to the character: same label, same fragments. 1 "
            "means everything, 0 nothing. It is twice the number of matches over the annotations of both.",
        ),
        "means_overlap_f1": translate(
            "AgreementReport",
            "The same, but two annotations of one label match as soon as they share a character; each is "
            "matched once. Where it is much higher than exact F1, people see the same things and cut them "
            "differently.",
        ),
        "means_kappa": translate(
            "AgreementReport",
            "Cohen's kappa. For each unit of the text, whether it is inside or outside an annotation; how "
            "much more often the two say the same than two people would who mark as often and guess. 1 is "
            "full agreement, 0 is guessing, below 0 is worse than guessing.",
        ),
        "means_alpha": translate(
            "AgreementReport",
            "Krippendorff's alpha, for the same units as kappa. It works for any number of people, also "
            "where some did not do an article. Krippendorff asks for .800, and for .667 where conclusions "
            "may be tentative.",
        ),
        "means_alpha_u": translate(
            "AgreementReport",
            "Krippendorff's alpha for marks on a line (2004): differences of begin and end are squared, so "
            "one long mark that is missing weighs more than many small shifts of a border.",
        ),
        "means_agree": translate(
            "AgreementReport",
            "Of the annotations that match by overlap: the share in which an attribute has the same value. "
            "Counted are pairs of which at least one has a value.",
        ),
        "means_f1": translate(
            "AgreementReport",
            "As exact F1, for relations of a type: two are the same where the annotations at both ends "
            "match.",
        ),
        "means_by_entity": translate(
            "AgreementReport",
            "The same for relations, but where both name who or what an end is, that decides: “she” and "
            "“Zakharova” are one speaker.",
        ),
        "yardstick": translate("AgreementReport", "A yardstick"),
        "yardstick_says": translate(
            "AgreementReport",
            "What others published for marking who says what in the news and in stories. Their guidelines, "
            "texts and units are not the same, so this tells what is usual and not what is enough. Ours is "
            "the nearest there is, every two annotators counted together.",
        ),
        "corpus": translate("AgreementReport", "corpus"),
        "of_what": translate("AgreementReport", "of what"),
        "measure": translate("AgreementReport", "measure"),
        "figure": translate("AgreementReport", "figure"),
        "ours": translate("AgreementReport", "ours"),
        "source": translate("AgreementReport", "source"),
        "contents": translate("AgreementReport", "reported contents"),
        "sources": translate("AgreementReport", "sources"),
        "tokens": translate("AgreementReport", "tokens"),
        "direct": translate("AgreementReport", "direct speech"),
        "indirect": translate("AgreementReport", "indirect speech"),
        "undefined": translate("AgreementReport", "What is not defined"),
        "undefined_says": translate(
            "AgreementReport",
            "Where a table has –, there is no figure; it is neither 0 nor 1.",
        ),
        "why": translate("AgreementReport", "why"),
        "figures": translate("AgreementReport", "figures"),
    }
