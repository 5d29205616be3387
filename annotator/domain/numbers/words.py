"""The pieces that number phrases of English news are made of, as patterns: digits, words, bounds, units."""

import regex

SPACE = r"(?:[^\S\n]|(?<!\n)\n(?!\n))"
"""White space inside a paragraph: a single line break is one, a blank line is none."""
GAP = rf"{SPACE}{{1,3}}"
OPENING = "[\"“„«‘']"
CLOSING = "[\"”“»’']"


FIRST_WORDS = {
    "us",
    "a",
    "c",
    "hk",
    "nz",
    "ca",
    "au",
    "from",
    "between",
    "range",
    "ranges",
    "ranged",
    "ranging",
}
"""What a phrase, or what only looks like one, can begin with, in lower case; `_any` adds to it."""


def _one_of(listed: str) -> str:
    """One of the words of a list, the longer before the shorter, spaces as any white space."""
    words = sorted((word.strip() for word in listed.split(",")), key=len, reverse=True)
    return "(?:" + "|".join(word.replace(" ", GAP) for word in words) + ")"


_MONTHS = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)


def _any(listed: str) -> str:
    """The same, of words that a phrase can begin with."""
    FIRST_WORDS.update(word.strip().lower().split(" ")[0].rstrip(".") for word in listed.split(","))
    return _one_of(listed)


MONTH = "(?&month)"
_UNITS = "one, two, three, four, five, six, seven, eight, nine"
_TEENS = (
    "ten, eleven, twelve, thirteen, fourteen, fifteen, sixteen, seventeen, eighteen, nineteen, zero, "
    "half a dozen, a dozen"
)
_TENS = "twenty, thirty, forty, fifty, sixty, seventy, eighty, ninety"
_SCALE = "hundred, thousand, million, billion, trillion, dozen"
_MANIES = rf"(?:{_any('dozens, hundreds, thousands, millions, billions, trillions')}\b)"
_PARTS = "half, halves, third, thirds, quarter, quarters, fourth, fourths, fifth, fifths, tenth, tenths"

_SMALL_WORDS = rf"(?:{_any(_TENS)}(?:[\s-]{_any(_UNITS)})?|{_any(_TEENS)}|{_any(_UNITS)})\b"
_SMALL = "(?&small)"
_FIGURE = (
    r"(?:[-−–+±≥≤<>~≈](?=[\d.$€£]))?"
    r"(?:\p{Nd}{1,3}(?:[,'’. \u00a0\u202f\u2009]\p{Nd}{3})+(?:[.,]\p{Nd}{1,2})?(?!\p{Nd})"
    r"|\p{Nd}+(?:[.,·]\p{Nd}+)?(?:/\p{Nd}+)?|\.\p{Nd}+)[½⅓⅔¼¾⅛]?|[½⅓⅔¼¾⅛]"
)
_SHORT_SCALE = r"(?:(?:bn|mn|tn|m|k|K|M|B|b)\b)"
_LONG_SCALE = rf"(?:{_any(_SCALE)}\b)"
_LEADS = rf"(?:{_SMALL}|{_any('a, an, half a, several, a few, a couple of, a couple')}\b)"
_SPELT = (
    rf"(?:{_LEADS}(?:(?:{GAP}|-){_LONG_SCALE}){{1,3}}"
    rf"(?:(?:,?{GAP}and{GAP}|,?{GAP}){_SMALL}(?:(?:{GAP}|-){_LONG_SCALE}){{0,2}}){{0,3}}"
    rf"|{_SMALL}(?:{GAP}point{GAP}{_SMALL})?)"
)
_PART = (
    rf"(?:(?:{_SMALL}|a|an)(?:{GAP}|-)(?!second){_any(_PARTS)}\b(?={GAP}of\b|{GAP}per|[.,;:)]|$)"
    rf"|[Hh]alf(?={GAP}(?:of|the)\b))(?!{GAP}time)"
)
_SYMBOL = r"(?:(?:US|A|C|HK|NZ|CA|AU)?[$]|[€£¥₽₹₴₩₺]|(?:USD|EUR|GBP|CHF|Rs\.?|RUB)(?=[\s\d]))"
FIGURE = rf"(?:{_SYMBOL}{SPACE}?)?(?:{_FIGURE})(?:{SPACE}?{_SHORT_SCALE}|(?:{GAP}|-){_LONG_SCALE})*"
SPELT = "(?&spelt)"
MANY = "(?&many)"
_MANY_WORDS = (
    rf"(?:(?:(?:many|several|a{GAP}few){GAP})?(?:{_any('tens, scores')}(?={GAP}of\b)|{_MANIES})"
    rf"(?:{GAP}(?:of|and|upon){GAP}{_MANIES}){{0,2}})"
)
FEW = rf"(?:{_any('several, a few, a couple of, a handful of, a handful, many, few')}\b)"

_CURRENCY = (
    "dollars, dollar, US dollars, euros, euro, pounds, pound sterling, pounds sterling, yen, yuan, "
    "rubles, roubles, ruble, rouble, rupees, rupee, francs, franc, cents, pence, USD, EUR, GBP, CHF, "
    "hryvnias, hryvnia"
)
_MEASURE = (
    "kilometers, kilometres, kilometer, kilometre, km, meters, metres, meter, metre, cm, mm, nm, μm, "
    "miles, mile, feet, foot, inches, inch, yards, yard, acres, acre, hectares, hectare, ha, sq km, "
    "square miles, square kilometers, square kilometres, square feet, square meters, square metres, "
    "kilograms, kilogram, kilos, kg, mg, g, grams, gram, tons, ton, tonnes, tonne, ounces, ounce, lbs, "
    "litres, liters, litre, liter, barrels, barrel, gallons, gallon, degrees Celsius, "
    "degrees Fahrenheit, degrees, degree, km/h, kph, mph, knots, megawatts, gigawatts, kilowatts, MW, "
    "GW, kW, kWh, MWh, GWh, TWh, volts, GB, MB, TB, Hz, kHz, MHz, GHz, ppm, ppb, hPa, kPa, mL, ml, mmol, "
    "mol, nautical miles, light years"
)
CURRENCIES, MEASURES = _one_of(_CURRENCY), _one_of(_MEASURE)
UNIT = "(?&unit)"
_UNIT_WORDS = (
    rf"(?-i:{SPACE}?[%‰°](?:[CF]\b)?|(?:{GAP}|-)(?:percent(?:age{GAP}points?)?|per{GAP}cent|pc|p\.p\.)(?!\w)"
    rf"|(?:{GAP}|-){CURRENCIES}(?!\w|-)|{SPACE}?{MEASURES}(?![\w/-]))"
)

MORE = (
    "more than, less than, fewer than, greater than, higher than, lower than, at least, at most, up to, "
    "as many as, as much as, as few as, as little as, no more than, no less than, no fewer than, "
    "not more than, not less than, not fewer than, upwards of, upward of, in excess of, a minimum of, "
    "a maximum of, well over, just over, just under, far over, far more than, well above, over, under, "
    "above, below"
)
ABOUT = (
    "about, around, approximately, roughly, some, nearly, almost, close to, near to, an estimated, "
    "estimated, circa, ca., exactly, precisely, just about, more or less, an average of"
)
BOUND = "(?&bounds)"
_BOUNDS = rf"(?:{_any(MORE)}|{_any(ABOUT)})"
AFTER = (
    rf"(?:[+](?!\w)|-(?:plus|odd|some)\b|{GAP}or{GAP}(?:more|less|fewer|so|above|below|over|under)\b"
    rf"|{GAP}at{GAP}(?:least|most)\b)"
)

_ORDINAL_WORD = (
    "first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth, eleventh, twelfth, "
    "thirteenth, fourteenth, fifteenth, sixteenth, seventeenth, eighteenth, nineteenth, twentieth"
)
_CLOCK = r"(?:[ap]\.?m\b\.?|o[’']clock|hours\b(?=\s+(?:GMT|UTC|local))|GMT\b|UTC\b|CET\b)"
_TIME_UNIT = "(?:second|minute|hour|day|week|month|year|decade|centur(?:y|ie))s?"
_SOME = rf"(?:\p{{Nd}}+|{_SMALL}|{FEW})"
_NAMED = (
    "No., no., Nr., nos., Nos., number, Number, Article, article, page, pages, p., pp., chapter, "
    "Chapter, Section, section, Figure, figure, Fig., Table, table, Group, Flight, flight, Studio, Room, "
    "room, Route, route, Highway, Resolution, resolution, Level, level, Phase, phase, Day, day, Channel, "
    "channel, Formula, Volume, volume, Pier, Gate, Platform, Line, Apollo, Windows, Type, type, Grade, "
    "grade, Step, step, Psalm, verse"
)
_DAY = r"\p{Nd}{1,2}(?![\p{Nd}%])"
_TO = rf"{SPACE}?[-–]{SPACE}?"
_YEAR = r"[12]\p{Nd}{3}(?!\p{Nd}|[.,]\p{Nd})"
_DATES = (
    rf"{MONTH}{GAP}(?:the{GAP})?{_DAY}(?:st|nd|rd|th)?(?:{_TO}(?:{MONTH}{GAP})?{_DAY})?(?:,?{GAP}{_YEAR})?",
    rf"{_DAY}(?:st|nd|rd|th)?(?:{_TO}{_DAY})?{GAP}(?:of{GAP})?{MONTH}(?![\w])(?:,?{GAP}{_YEAR})?",
    rf"{MONTH},?{GAP}(?:of{GAP})?{_YEAR}",
    r"\p{Nd}{4}-\p{Nd}{2}-\p{Nd}{2}",
    r"\p{Nd}{1,2}[.]\p{Nd}{1,2}[.]\p{Nd}{2,4}|\p{Nd}{1,2}/\p{Nd}{1,2}/\p{Nd}{2,4}",
    rf"(?:between|from){GAP}{_YEAR}{GAP}(?:and|to){GAP}{_YEAR}",
    rf"{_YEAR}(?:{_TO}|{GAP}to{GAP})(?:{_YEAR}|\p{{Nd}}{{2}}(?!\p{{Nd}}))",
    r"['’]?\p{Nd}{2,4}s",
)
_TIMES = (
    r"\p{Nd}{1,2}:\p{Nd}{2}(?::\p{Nd}{2})?(?:\s?[ap]\.?m\b\.?)?",
    rf"(?:\p{{Nd}}{{1,2}}(?:\.\p{{Nd}}{{2}})?|{_SMALL}){SPACE}?{_CLOCK}",
    rf"(?i:(?:(?:{BOUND}|just){GAP})?(?:{_SOME})){GAP}{_TIME_UNIT}{GAP}(?:ago|after|later|earlier|before)\b",
)
_OTHERS = (
    r"\p{Nd}+(?:\.\p{Nd}+){2,}",
    rf"\p{{Nd}}+(?:st|nd|rd|th)|(?:{_any(_TENS)}-)?{_any(_ORDINAL_WORD)}",
    rf"{_any(_NAMED)}(?:{GAP}|(?<=\.))#?(?:\p{{Nd}}+|{_SMALL})",
    rf"[Oo]ne{GAP}(?:another|day|by{GAP}one)|[Nn]o{GAP}one",
)
NO_NUMBER = rf"(?:{'|'.join((*_DATES, *_TIMES, *_OTHERS))})(?![\p{{L}}\p{{N}}_])"
"""Dates, times, ordinals, versions, what only bears a number as a name, and the pronoun “one”."""

YEAR = regex.compile(r"1[5-9]\p{Nd}{2}|20\p{Nd}{2}|2100")
_FUNCTION = "(?&function)"
FUNCTION_WORDS = _one_of(
    "of, the, a, an, to, in, on, at, by, for, from, with, and, or, but, that, than, this, these, it, is, "
    "was, are, were, be, been, has, have, had, he, she, they, we, you, his, her, its, their, one, "
    "longer, more, less, fewer, doubt, matter, as, who, which, will, would, can, could, may, might, "
    "does, did, do, so, if, when, not, says, us, always, perhaps, sometimes, yes, news, politics, means"
)
_NOUN = (
    r"(?:\p{L}[\p{L}-]*[^\W\d_sui]s|people|men|women|children|persons|police|troops|\p{L}+men)(?![\p{L}-])"
)
SOON_PLURAL = rf"(?:{GAP}(?!{_FUNCTION}\b)\p{{L}}[\p{{L}}-]*){{0,2}}?{GAP}(?!{_FUNCTION}\b){_NOUN}"
"""A noun in the plural follows, after two words at most."""
COUNTED = regex.compile(rf"{GAP}(?!{FUNCTION_WORDS}\b)(?=\p{{Ll}}){_NOUN}")
LIKE_TIME = regex.compile(r"(?i)(?:about|around|circa|ca\.|approximately|roughly|nearly|almost|close|near)")
BEFORE_YEAR = regex.compile(
    r"\b(?:in|since|until|till|by|during|before|after|through|of|the|early|late|mid|year|’|')[\s-]+$",
    regex.IGNORECASE,
)
DEFINITIONS = (
    rf"(?i:(?P<small>{_SMALL_WORDS})(?P<bounds>{_BOUNDS})(?P<spelt>{_PART}|{_SPELT})(?P<many>{_MANY_WORDS}))"
    rf"(?P<month>{_MONTHS})(?P<unit>{_UNIT_WORDS})(?P<function>{FUNCTION_WORDS})"
)
"""The groups that the patterns call by name; they stand in one place, or compiling would take long."""
FIRST_WORDS.update({"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"})
FIRST_WORDS.update({"january", "february", "march", "april", "may", "june", "july", "august"})
FIRST_WORDS.update({"september", "october", "november", "december"})
PRONOUN = regex.compile(r"(?i)\b(?:the|this|that|which|every|any|each|last|no|later|first|right|latest)\s+$")
"""Before “one”: it counts nothing."""
