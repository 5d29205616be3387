"""Currencies before, inside and behind an amount, by symbol, code or name, as codes of three letters."""

import regex

from annotator.domain.numbers.word_patterns import any_of, listed

_SYMBOLS_OF = (
    "USD US$ USD$ $US $, AUD A$ AU$ AUD$, CAD C$ CA$ CAD$, HKD HK$, NZD NZ$, SGD S$, TWD NT$, BRL R$, "
    "MXN MEX$, EUR €, GBP £, JPY ¥, RUB ₽, INR ₹ RS. RS, UAH ₴, KRW ₩, TRY ₺, GEL ₾, LAK ₭, VND ₫, ILS ₪, "
    "NGN ₦, THB ฿, PHP ₱, KZT ₸, AZN ₼, CRC ₡, CNY RMB, PLN ZŁ"
)
_SYMBOLS = {symbol: code for code, *symbols in map(str.split, listed(_SYMBOLS_OF)) for symbol in symbols}
_CODES = [
    "USD",
    "EUR",
    "GBP",
    "CHF",
    "RUB",
    "JPY",
    "CNY",
    "INR",
    "AUD",
    "CAD",
    "NZD",
    "HKD",
    "SGD",
    "KRW",
    "BRL",
    "MXN",
    "ZAR",
    "SEK",
    "NOK",
    "DKK",
    "PLN",
    "CZK",
    "HUF",
    "TRY",
    "UAH",
    "ILS",
    "AED",
    "SAR",
    "THB",
    "IDR",
    "BTC",
]
_NAMES_OF = {
    "USD": "us dollar, u.s. dollar, american dollar, dollar",
    "AUD": "australian dollar",
    "CAD": "canadian dollar",
    "NZD": "new zealand dollar",
    "HKD": "hong kong dollar",
    "SGD": "singapore dollar",
    "EUR": "euro",
    "GBP": "pound sterling, pounds sterling, british pound",
    "JPY": "yen",
    "CNY": "yuan, renminbi, rmb",
    "RUB": "ruble, rouble",
    "UAH": "hryvnia",
    "CHF": "swiss franc",
    "INR": "indian rupee",
    "ZAR": "rand",
    "PLN": "zloty",
    "ILS": "shekel",
}
"""Pounds and francs alone are left as they stand: they may be weights, or of several countries."""
_NAMES = {name: code for code, names in _NAMES_OF.items() for name in listed(names)}

_SYMBOL = any_of([*_SYMBOLS, "us $", "c $", "a $"])
_CODE = any_of(_CODES)
_BEFORE = regex.compile(
    rf"(?i:(?P<symbol>{_SYMBOL})|(?P<code>{_CODE})(?=[\s\p{{N}}]))\s{{0,2}}(?=[-−+.\p{{N}}])"
)
_INSIDE = regex.compile(rf"(?i)\s?(?P<code>{_CODE})(?=\s(?:thousand|million|billion|trillion))")
_ENDS = regex.compile(rf"(?i:(?P<symbol>{_SYMBOL})|(?<!\w)(?P<code>{_CODE}))\s{{0,2}}$")


def currency_before(text: str, position: int) -> tuple[str | None, int]:
    """The currency whose symbol or code stands at `position`, as its code, and where the number begins."""
    match = _BEFORE.match(text, position)
    return (_code(match[0]), match.end()) if match is not None else (None, position)


def currency_inside(text: str, position: int) -> tuple[str | None, int]:
    """A currency between a figure and its scale ("75 USD million"), and where it ends."""
    match = _INSIDE.match(text, position)
    return (match["code"].upper(), match.end()) if match is not None else (None, position)


def currency_at_end(text: str) -> str | None:
    """The currency that the text ends with: it stands before a number that was tagged without it."""
    match = _ENDS.search(text)
    return _code(match[0]) if match is not None else None


def currency_named(words: str) -> str | None:
    """The code of a currency by its name, code or symbol: "US dollars", "usd", "€"; None for others."""
    bare = " ".join(words.lower().split())
    if bare.upper() in _CODES:
        return bare.upper()
    return _NAMES.get(bare) or _NAMES.get(bare.removesuffix("s")) or _SYMBOLS.get(bare.upper())


def _code(written: str) -> str:
    bare = "".join(written.split()).upper()
    return _SYMBOLS.get(bare, bare)
