"""Sorting numbers in: saying of several at once what they count or measure."""

from collections.abc import Sequence

from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet, Role
from annotator.domain.errors import RefusedError
from annotator.services.annotations.attributing import set_attribute
from annotator.services.ledger.naming import cleaned
from annotator.services.work import Work

QUANTITY = "quantity"


def sort_in(work: Work, numbers: Sequence[str], quantity: str) -> None:
    """Give numbers (`uid`s) a quantity.

    Raises:
        RefusedError: the name is empty or too long, a number is gold or somebody else's, its article is
            done, or its label has no quantity; then none is changed.
    """
    name = cleaned(quantity)
    _refuse_gold(work, numbers)
    set_attribute(work, numbers, QUANTITY, name)


def take_out(work: Work, numbers: Sequence[str]) -> None:
    """Take the quantity off numbers (`uid`s), so that they are not sorted in any more; raises the same."""
    _refuse_gold(work, numbers)
    set_attribute(work, numbers, QUANTITY, None)


def _refuse_gold(work: Work, numbers: Sequence[str]) -> None:
    sets = {work.get(Annotation, uid).set for uid in numbers}
    if any(work.get(AnnotationSet, uid).role is Role.GOLD for uid in sets):
        raise RefusedError("the number is gold; gold is changed where it is reviewed")
