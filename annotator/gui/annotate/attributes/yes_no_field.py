"""Yes, no, or nothing said yet."""

from annotator.gui.annotate.attributes.choice_field import ChoiceField
from annotator.gui.annotate.attributes.names import yes_no
from annotator.gui.style.keeper import ThemeKeeper


class YesNoField(ChoiceField):
    """A choice of two truth values."""

    def __init__(self, name: str, title: str, keeper: ThemeKeeper) -> None:
        super().__init__(name, title, [(value, yes_no(value)) for value in (True, False)], keeper)
