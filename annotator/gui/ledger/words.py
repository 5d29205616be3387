"""The ledger's words in the language of the window."""

from PySide6.QtCore import QCoreApplication, QLocale

from annotator.domain.ledger.panels import Bracket, names_of
from annotator.domain.ledger.rows import Ledger, LedgerRow
from annotator.domain.numbers.quantity import Bound, Figure
from annotator.formats.ledger.words import LedgerWords
from annotator.gui.numerals import short, whole

_SEVERAL = 3
"""Rows that exclude another which are named to a screen reader; the others are counted."""
_TURNS = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C))
"""Characters that turn the direction of what stands around them."""
_FIRST_STRONG, _POP = "\u2068", "\u2069"


class WindowWords(LedgerWords):
    """Writes numbers as the person's language does."""

    def figure(self, value: Figure) -> str:
        """A number of the text, in full."""
        if abs(value) >= 1e15:
            return super().figure(value)
        return whole(int(value)) if float(value).is_integer() else short(value, 15)

    def brief(self, value: float) -> str:
        """A number of up to six digits."""
        return whole(int(value)) if value.is_integer() else short(value, 6)


def window_words() -> WindowWords:
    """All of them; made anew when the language changes."""
    translate = QCoreApplication.translate
    return WindowWords(
        language=QLocale().bcp47Name(),
        title=translate("Ledger", "Claim ledger"),
        subtitle=translate("Ledger", "who says how many, and how sure"),
        columns={
            "speaker": translate("Ledger", "Speaker"),
            "says": translate("Ledger", "Says"),
            "hedges": translate("Ledger", "Hedged by"),
            "claim": translate("Ledger", "Claim"),
        },
        legend={
            "exact": translate("Ledger", "exact"),
            "approximate": translate("Ledger", "about"),
            "open": translate("Ledger", "at least, more than"),
            "most": translate("Ledger", "at most"),
            "range": translate("Ledger", "range"),
            "vague": translate("Ledger", "vague"),
            "hedged": translate("Ledger", "hedged"),
            "denied": translate("Ledger", "denied"),
        },
        amounts={
            Bound.EXACT: translate("Ledger", "exactly {value}"),
            Bound.APPROXIMATE: translate("Ledger", "about {value}"),
            Bound.AT_LEAST: translate("Ledger", "at least {value}"),
            Bound.MORE_THAN: translate("Ledger", "more than {value}"),
            Bound.AT_MOST: translate("Ledger", "at most {value}"),
            Bound.LESS_THAN: translate("Ledger", "less than {value}"),
        },
        stretches={
            (Bound.RANGE, True, True): translate("Ledger", "{lower} to {upper}"),
            (Bound.RANGE, True, False): translate("Ledger", "{lower} or more"),
            (Bound.RANGE, False, True): translate("Ledger", "up to {upper}"),
            (Bound.VAGUE, True, True): translate("Ledger", "vaguely {lower} to {upper}"),
            (Bound.VAGUE, True, False): translate("Ledger", "vaguely {lower} or more"),
            (Bound.VAGUE, False, True): translate("Ledger", "vaguely up to {upper}"),
            (Bound.VAGUE, False, False): translate("Ledger", "a vague number"),
        },
        large=(
            (1e12, translate("Ledger", "{n}tn")),
            (1e9, translate("Ledger", "{n}bn")),
            (1e6, translate("Ledger", "{n}M")),
        ),
        unread=translate("Ledger", "not read yet"),
        denies=translate("Ledger", "denies"),
        hedged=translate("Ledger", "hedged"),
        author=translate("Ledger", "the author"),
        unattributed=translate("Ledger", "nobody named"),
        nobody=translate("Ledger", "no speaker"),
        together=translate("Ledger", " and "),
        one_says=translate("Ledger", "{who} says {what}"),
        several_say=translate("Ledger", "{who} say {what}"),
        also=translate("Ledger", "{who} {what}"),
        but_also=translate("Ledger", ", but also "),
        against=translate("Ledger", ", but "),
        exclude=translate("Ledger", "{said}: they exclude each other"),
        more=translate("Ledger", "{n} more"),
        unsorted=translate("Ledger", "Not sorted in yet"),
        unsorted_why=translate("Ledger", "these numbers have no quantity, so they are compared with none"),
        counts=translate("Ledger", "numeric claims: {rows} · speakers: {speakers} · contradictions: {pairs}"),
        empty=translate("Ledger", "No claim is tied to a number yet."),
    )


def sentence(words: LedgerWords, bracket: Bracket) -> str:
    """The sentence of a bracket on one line; no name in it can turn the words around it."""
    return words.sentence(bracket, lambda name: f"{_FIRST_STRONG}{flat(name).translate(_TURNS)}{_POP}")


def flat(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def row_words(words: LedgerWords, ledger: Ledger, index: int) -> str:
    """What a screen reader says of a row: speaker, bound, quantity, hedges, and what it excludes."""
    row = ledger.rows[index]
    translate = QCoreApplication.translate
    who = words.speaker(row)
    said = [f"{who} {words.denies}" if row.denies else who, f"{words.amount(row.amount)} ({row.number.text})"]
    said.append(row.amount.quantity or words.unsorted)
    if row.hedges:
        said.append(f"{words.hedged}: {', '.join(row.hedges)}")
    against = ledger.contradictions.of(index)
    if against:
        told = [_briefly(words, ledger.rows[one]) for one in against[:_SEVERAL]]
        if len(against) > _SEVERAL:
            told.append(words.more.format(n=len(against) - _SEVERAL))
        said.append(translate("Ledger", "excludes {what}").format(what="; ".join(told)))
    said.append(row.claim.text)
    return flat(", ".join(said))


def _briefly(words: LedgerWords, row: LedgerRow) -> str:
    return f"{words.who(names_of(row.speakers), row.voice)} {words.amount(row.amount)}"
