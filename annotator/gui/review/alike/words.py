"""What rules are called, and what a proposal says."""

from annotator.domain.label import Scheme
from annotator.domain.review.adjudication import Resolution, Way
from annotator.domain.review.rules import Rule
from annotator.domain.span import Fragments, Span
from annotator.formats.pages.article_html import isolated
from annotator.gui.review.wording import fragments_words, kind_words, label_words, said, shortened
from annotator.gui.translation import QT_TRANSLATE_NOOP
from annotator.services.review.deciding_alike import Proposal

RULES = {
    Rule.PUNCTUATION_SHORTER: QT_TRANSLATE_NOOP(
        "Review", "Boundaries differ by punctuation only: the shorter"
    ),
    Rule.PUNCTUATION_LONGER: QT_TRANSLATE_NOOP("Review", "Boundaries differ by punctuation only: the longer"),
    Rule.NESTED_SHORTER: QT_TRANSLATE_NOOP("Review", "One lies inside the other: the shorter"),
    Rule.NESTED_LONGER: QT_TRANSLATE_NOOP("Review", "One lies inside the other: the longer"),
    Rule.ALONE_OUT: QT_TRANSLATE_NOOP("Review", "Only one annotator has it: leave it out"),
    Rule.ALONE_IN: QT_TRANSLATE_NOOP("Review", "Only one annotator has it: take it"),
    Rule.UNSAID_VALUE: QT_TRANSLATE_NOOP("Review", "Some gave no value, all others the same: that value"),
}
_LONG = 90
_AROUND = 28
"""Code points told before and after a place, so that one knows which of several it is."""


def place_words(proposal: Proposal, scheme: Scheme) -> str:
    """Where a proposal is, and in what it differs."""
    one = proposal.item.disagreement
    words = shortened(" ".join(one.extent.of(proposal.text).split()), _LONG)
    before, after = _around(proposal.text, one.extent)
    place = isolated(f"{before}“{words}”{after}")
    return f"{place} · {label_words(one, scheme)} · {kind_words(one.types)}"


def _around(text: str, extent: Span) -> tuple[str, str]:
    """What stands in the same paragraph before and after, in whole words."""
    line = text[text.rfind("\n", 0, extent.start) + 1 : extent.start]
    rest = text[extent.end :].partition("\n")[0]
    if len(line) > _AROUND:
        line = f"… {line[-_AROUND:].partition(' ')[2] or line[-_AROUND:]}"
    if len(rest) > _AROUND:
        rest = f"{rest[:_AROUND].rpartition(' ')[0] or rest[:_AROUND]} …"
    return line, rest


def outcome_words(proposal: Proposal, scheme: Scheme) -> str:
    """What would go to gold."""
    if proposal.item.disagreement.of_relations:
        return _relations(proposal.resolution)
    if not proposal.drafts:
        return said("nothing in gold")
    told = []
    for draft in proposal.drafts:
        label = scheme.label(draft.label)
        fragments: Fragments = draft.fragments
        told.append(f"“{fragments_words(fragments, proposal.text)}” {label.title if label else draft.label}")
    return " | ".join(told)


def _relations(resolution: Resolution) -> str:
    return said("not tied") if resolution.way is Way.NEITHER else said("tied as decided")
