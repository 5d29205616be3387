"""Which attributes are asked of what is chosen: by the conditions of the scheme, and by a number's bound."""

from collections.abc import Mapping, Sequence

from annotator.domain.annotation import Annotation
from annotator.domain.attributes import BETWEEN, BOUND, LOWER, UPPER, VALUE, attribute_of
from annotator.domain.json_values import JsonObject
from annotator.domain.label import Attribute, Label
from annotator.gui.annotate.attributes.shown import Shown, Standing


def unasked(
    attributes: Sequence[Attribute],
    annotations: Sequence[Annotation],
    labels: Sequence[Label],
    shown: Mapping[str, Shown],
    read: JsonObject,
) -> frozenset[str]:
    """The names of attributes that nobody need be asked for; one that has a value is never among them.

    Args:
        attributes: those that the labels share.
        annotations: what is chosen; what is asked of one of them is asked.
        labels: their labels, each once.
        shown: what each attribute has now, by name.
        read: what is read from the text of the only one and not confirmed; it counts as if it were.
    """
    by_uid = {label.uid: label for label in labels}
    return frozenset(
        one.name
        for one in attributes
        if shown[one.name].standing is Standing.UNSET
        and (_is_moot(one.name, shown) or not _is_asked(one.name, annotations, by_uid, read))
    )


def _is_asked(
    name: str, annotations: Sequence[Annotation], labels: Mapping[str, Label], read: JsonObject
) -> bool:
    asked = {uid: attribute for uid, label in labels.items() if (attribute := attribute_of(label, name))}
    return any(
        asked[one.label].is_asked({**read, **one.attributes}) for one in annotations if one.label in asked
    )


def _is_moot(name: str, shown: Mapping[str, Shown]) -> bool:
    """Whether an empty end has no meaning beside the bound, also in a scheme that has no conditions."""
    bound = shown.get(BOUND, Shown()).value
    if name not in {VALUE, LOWER, UPPER} or bound is None:
        return False
    return (name == VALUE) == (bound in BETWEEN)
