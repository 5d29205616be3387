"""The words and numbers of datasheets and pages of a corpus, in the language that an export asks for."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from annotator.formats.page_texts import PAGES

DASH = "–"
"""What stands where there is no figure."""
LONGEST = 200
"""Code points of a name, a licence or a source that are shown; more would be a text in the wrong place."""
_TURNS = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
"""Characters that turn the direction of what stands around them, and what ends that."""
_FIRST_STRONG, _POP = "\u2068", "\u2069"
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


class Told(str):
    """Words that may stand in a sentence as they are."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class PageWords:
    """Every word of ours; English where the language lacks one."""

    language: str = "en"
    """As HTML names it."""
    translations: Mapping[str, str] = field(default_factory=dict)
    """By the English text."""
    thousands: str = ","
    decimal: str = "."

    def said(self, key: str, **facts: object) -> str:
        """A text of `PAGES` with its `{names}` filled in; no fact can turn or break the line."""
        return self.filled(PAGES[key], **facts)

    def filled(self, english: str, **facts: object) -> str:
        """A text by its English, with its `{names}` filled in; whole numbers as people read them."""
        told = {name: self._fact(value) for name, value in facts.items()}
        try:
            return self.told(english).format(**told)
        except (KeyError, IndexError, ValueError):
            # A translation that does not fit is no reason to write nothing.
            return english.format(**told)

    def told(self, english: str) -> str:
        """A text by its English, as it stands in the language."""
        return self.translations.get(english) or english

    def whole(self, n: int) -> str:
        """A whole number as people read it."""
        return f"{n:,}".replace(",", self.thousands)

    def figure(self, value: float | None) -> str:
        """A figure to three places; the dash where there is none."""
        if value is None:
            return DASH
        return f"{value:.3f}".replace(".", self.decimal).replace("-", "\u2212")

    def share(self, part: int, whole: int) -> str:
        """A part of a whole in percent."""
        return f"{100 * part / whole:.1f} %".replace(".", self.decimal) if whole else DASH

    @staticmethod
    def names(names: Iterable[str]) -> Told:
        """Several names, each kept apart from what stands around it."""
        return Told(", ".join(name_of(one) for one in names))

    def _fact(self, value: object) -> str:
        if isinstance(value, Told):
            return value
        return self.whole(value) if isinstance(value, int) else name_of(str(value))


ENGLISH_PAGES = PageWords()


def name_of(text: str) -> str:
    """A name as it may stand among words of ours: short, on one line, and turning nothing around it."""
    flat = " ".join(text.translate(_TURNS).split())
    if len(flat) > LONGEST:
        flat = flat[: LONGEST - 1].rstrip() + "…"
    if flat.isascii() and flat.isprintable():
        return flat
    plain = "".join("\ufffd" if unicodedata.category(one) in {"Cc", "Cs"} else one for one in flat)
    turns = any(unicodedata.bidirectional(one) in _RIGHT_TO_LEFT for one in plain)
    return f"{_FIRST_STRONG}{plain}{_POP}" if turns else plain
