"""The ledger in words: English here; a window gives its own."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from annotator.domain.ledger.panels import Bracket, Saying, names_of
from annotator.domain.ledger.rows import LedgerRow
from annotator.domain.numbers.quantity import Amount, Bound, Figure

_LARGE = ((1e12, "{n}tn"), (1e9, "{n}bn"), (1e6, "{n}M"))
_PLAIN = 1e15
"""From here on figures are written with a power of ten."""
MOST = 6
"""Speakers of one side that a sentence names, and numbers of one speaker; the others are counted."""

_AMOUNTS = {
    Bound.EXACT: "exactly {value}",
    Bound.APPROXIMATE: "about {value}",
    Bound.AT_LEAST: "at least {value}",
    Bound.MORE_THAN: "more than {value}",
    Bound.AT_MOST: "at most {value}",
    Bound.LESS_THAN: "less than {value}",
}
_STRETCHES = {
    (Bound.RANGE, True, True): "{lower} to {upper}",
    (Bound.RANGE, True, False): "{lower} or more",
    (Bound.RANGE, False, True): "up to {upper}",
    (Bound.VAGUE, True, True): "vaguely {lower} to {upper}",
    (Bound.VAGUE, True, False): "vaguely {lower} or more",
    (Bound.VAGUE, False, True): "vaguely up to {upper}",
    (Bound.VAGUE, False, False): "a vague number",
}


def _columns() -> dict[str, str]:
    return {"speaker": "Speaker", "says": "Says", "hedges": "Hedged by", "claim": "Claim"}


def _legend() -> dict[str, str]:
    return {
        "exact": "exact",
        "approximate": "about",
        "open": "at least, more than",
        "most": "at most",
        "range": "range",
        "vague": "vague",
        "hedged": "hedged",
        "denied": "denied",
    }


@dataclass(frozen=True, slots=True)
class LedgerWords:
    """Every word that a ledger shows which is not its own; `{names}` are filled in."""

    language: str = "en"
    """As HTML names it."""
    title: str = "Claim ledger"
    subtitle: str = "who says how many, and how sure"
    columns: Mapping[str, str] = field(default_factory=_columns)
    legend: Mapping[str, str] = field(default_factory=_legend)
    amounts: Mapping[Bound, str] = field(default_factory=lambda: dict(_AMOUNTS))
    stretches: Mapping[tuple[Bound, bool, bool], str] = field(default_factory=lambda: dict(_STRETCHES))
    """By bound and whether the lower and the upper end are known."""
    large: Sequence[tuple[float, str]] = _LARGE
    """How a scale says trillions, billions and millions, the largest first."""
    unread: str = "not read yet"
    denies: str = "denies"
    hedged: str = "hedged"
    author: str = "the author"
    unattributed: str = "nobody named"
    nobody: str = "no speaker"
    together: str = " and "
    one_says: str = "{who} says {what}"
    several_say: str = "{who} say {what}"
    also: str = "{who} {what}"
    but_also: str = ", but also "
    against: str = ", but "
    exclude: str = "{said}: they exclude each other"
    more: str = "{n} more"
    unsorted: str = "Not sorted in yet"
    unsorted_why: str = "these numbers have no quantity, so they are compared with none"
    counts: str = "numeric claims: {rows} · speakers: {speakers} · contradictions: {pairs}"
    empty: str = "No claim is tied to a number yet."

    def figure(self, value: Figure) -> str:
        """A number of the text, in full."""
        if abs(value) >= _PLAIN:
            return f"{value:g}"
        if isinstance(value, float) and value.is_integer():
            return f"{int(value):,}"
        return f"{value:,}"

    def tick(self, value: float) -> str:
        """A label of a scale, short."""
        if abs(value) >= _PLAIN or 0 < abs(value) < 1e-4:
            return f"{value:.3g}"
        for size, said in self.large:
            if abs(value) >= size:
                return said.format(n=self.brief(value / size))
        return self.brief(value)

    def brief(self, value: float) -> str:
        """A number of up to six digits."""
        return f"{int(value):,}" if value.is_integer() else f"{value:g}"

    def amount(self, amount: Amount) -> str:
        """What a number says."""
        if amount.interval() is None or amount.bound is None:
            return self.unread
        bound = Bound(amount.bound)
        if amount.value is not None and bound in self.amounts:
            return self.amounts[bound].format(value=self.figure(amount.value))
        known = (bound, amount.lower is not None, amount.upper is not None)
        if known not in self.stretches:
            return self.unread
        low, high = (None if one is None else self.figure(one) for one in (amount.lower, amount.upper))
        return self.stretches[known].format(lower=low, upper=high)

    def who(self, speakers: Sequence[str], voice: str | None, name: Callable[[str], str] = str) -> str:
        """Who says it; `name` may dress up each name."""
        if speakers:
            return self._listed([name(speaker) for speaker in speakers], self.together)
        return {"author": self.author, "unattributed": self.unattributed}.get(voice or "", self.nobody)

    def speaker(self, row: LedgerRow) -> str:
        """Who says a row."""
        return self.who(names_of(row.speakers), row.voice)

    def sentence(self, bracket: Bracket, name: Callable[[str], str] = str) -> str:
        """That the two sides of a bracket exclude each other; `name` may dress up each name."""
        first, second = bracket.said
        if len(first) == len(second) == 1:
            (one,), (other,) = first, second
            if (one.speakers, one.voice) == (other.speakers, other.voice):
                said = self._saying(one, name) + self.but_also + self._what(other)
                return self.exclude.format(said=said)
            return self.exclude.format(
                said=f"{self._saying(one, name)}, {self._saying(other, name, self.also)}"
            )
        return self.exclude.format(said=f"{self._side(first, name)}{self.against}{self._side(second, name)}")

    def _side(self, said: Sequence[Saying], name: Callable[[str], str]) -> str:
        named = [
            self._saying(one, name, self.also if number else "") for number, one in enumerate(said[:MOST])
        ]
        return self._listed(named, ", ", len(said) - len(named))

    def _saying(self, saying: Saying, name: Callable[[str], str], template: str = "") -> str:
        template = template or (self.several_say if len(saying.speakers) > 1 else self.one_says)
        return template.format(who=self.who(saying.speakers, saying.voice, name), what=self._what(saying))

    def _what(self, saying: Saying) -> str:
        told = [self.amount(amount) for amount in saying.amounts]
        return self._listed(list(dict.fromkeys(told)), self.together)

    def _listed(self, parts: Sequence[str], between: str, left_out: int = 0) -> str:
        left_out += max(0, len(parts) - MOST)
        shown = [*parts[:MOST], *([self.more.format(n=left_out)] if left_out else [])]
        return ", ".join(shown[:-1]) + between + shown[-1] if len(shown) > 1 else shown[0]


ENGLISH = LedgerWords()
