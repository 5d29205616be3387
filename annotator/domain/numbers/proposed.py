"""What a number says before anybody has confirmed it: its reading, as attributes that its label takes."""

from annotator.domain.annotation import Annotation
from annotator.domain.attributes import attribute_of, settled
from annotator.domain.json_values import EMPTY, JsonObject
from annotator.domain.label import Label
from annotator.domain.numbers.reading import read_number
from annotator.domain.openness import is_unread


def proposed_reading(annotation: Annotation, label: Label | None, text: str) -> JsonObject:
    """The attributes to propose for a number that nobody has read; empty where there is nothing to propose.

    What somebody has given already is not proposed, nor what the label does not take.

    Args:
        annotation: the number.
        label: its label.
        text: the article's text.
    """
    if not is_unread(annotation, label):
        return EMPTY
    reading = read_number(text, annotation.fragments)
    if reading is None:
        return EMPTY
    proposed = {}
    for name, value in reading.attributes().items():
        attribute = attribute_of(label, name)
        fitting = settled(attribute, value) if attribute is not None else None
        if fitting is not None and name not in annotation.attributes:
            proposed[name] = fitting
    return proposed
