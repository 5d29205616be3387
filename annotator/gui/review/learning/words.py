"""How mistakes and causes are told."""

from annotator.domain.label import Scheme
from annotator.domain.review.disagreement import Kind
from annotator.gui.annotate.attributes.names import attribute_title
from annotator.gui.review.wording import kind_words, label_words, said, shortened, side_words
from annotator.gui.translation import QT_TRANSLATE_NOOP
from annotator.services.review.causes import Cause
from annotator.services.review.feedback import Mistake, Point

_MISTAKES = {
    Mistake.MISSED: QT_TRANSLATE_NOOP("Review", "Missed: gold has it"),
    Mistake.SURPLUS: QT_TRANSLATE_NOOP("Review", "Too much: gold has it not"),
    Mistake.BOUNDARY: QT_TRANSLATE_NOOP("Review", "Boundary"),
    Mistake.LABEL: QT_TRANSLATE_NOOP("Review", "Label"),
    Mistake.ATTRIBUTE: QT_TRANSLATE_NOOP("Review", "Attribute"),
    Mistake.SPLIT: QT_TRANSLATE_NOOP("Review", "In parts"),
    Mistake.RELATION: QT_TRANSLATE_NOOP("Review", "Relation"),
}
_LONG = 70


def mistake_words(mistake: Mistake) -> str:
    """What a kind of mistake is called."""
    return said(_MISTAKES[mistake])


def point_words(point: Point, scheme: Scheme) -> str:
    """Where a point is, in one line."""
    words = shortened(" ".join(point.difference.extent.of(point.text).split()), _LONG)
    return f"“{words}” · {label_words(point.difference, scheme)} · {point.title}"


def point_told(point: Point, scheme: Scheme) -> str:
    """What is to be known of a point: theirs, gold, why, and what was said."""
    mine, gold = point.difference.sides
    lines = [
        said("Yours: {words}").format(words=side_words(mine, point.difference, scheme, point.text)),
        said("Gold: {words}").format(words=side_words(gold, point.difference, scheme, point.text)),
    ]
    made = point.decision
    if made is not None and made.reason:
        lines.append(said("Why: {words}").format(words=made.reason))
    if made is not None and made.note:
        lines.append(said("Note: {words}").format(words=made.note))
    for thread in point.threads:
        lines += [f"— {one.text}" for one in (thread.remark, *thread.answers)]
    return "\n".join(lines)


def cause_words(cause: Cause, scheme: Scheme) -> str:
    """In what annotators differ about a label."""
    label = scheme.label(cause.label)
    words = kind_words([cause.kind])
    if not cause.what:
        return words
    if cause.kind is Kind.ATTRIBUTE:
        return f"{words}: {attribute_title(label, cause.what)}"
    kind = scheme.relation_type_named(cause.what)
    return f"{words}: {kind.title if kind else cause.what}"
