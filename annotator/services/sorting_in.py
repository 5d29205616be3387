"""Sorting numbers in: saying of several at once what they count or measure."""

from collections.abc import Sequence
from dataclasses import replace

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet, Role
from annotator.domain.errors import RefusedError
from annotator.services.annotating import editable
from annotator.services.naming import cleaned
from annotator.services.work import Work

QUANTITY = "quantity"


def sort_in(work: Work, numbers: Sequence[str], quantity: str) -> None:
    """Give numbers (`uid`s) a quantity.

    Raises:
        RefusedError: the name is empty or too long, a number is gold or somebody else's, or its article
            is done; then none is changed.
    """
    name = cleaned(quantity)
    for current in _changeable(work, numbers):
        work.put(replace(current, attributes={**current.attributes, QUANTITY: name}))


def take_out(work: Work, numbers: Sequence[str]) -> None:
    """Take the quantity off numbers (`uid`s), so that they are not sorted in any more; raises the same."""
    for current in _changeable(work, numbers):
        left = {name: value for name, value in current.attributes.items() if name != QUANTITY}
        work.put(replace(current, attributes=left))


def _changeable(work: Work, numbers: Sequence[str]) -> list[Annotation]:
    found = [editable(work, uid) for uid in dict.fromkeys(numbers)]
    if any(work.get(AnnotationSet, one.set).role is Role.GOLD for one in found):
        raise RefusedError("the number is gold; gold is changed where it is reviewed")
    return found
