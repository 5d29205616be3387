"""By which number spaCy knows a string: a fixed one for its own words, else MurmurHash64A with the seed 1.

The fixed numbers are those of the list of symbols in spaCy 3 (`spacy.symbols.IDS`); files depend on them, so
none changes. The hash is Austin Appleby's, which is in the public domain.
"""

ORTH, ENT_IOB, ENT_TYPE = 65, 77, 78
_FIRST = """
IS_ALPHA IS_ASCII IS_DIGIT IS_LOWER IS_PUNCT IS_SPACE IS_TITLE IS_UPPER LIKE_URL LIKE_NUM LIKE_EMAIL
IS_STOP IS_OOV_DEPRECATED IS_BRACKET IS_QUOTE IS_LEFT_PUNCT IS_RIGHT_PUNCT IS_CURRENCY
"""
_THEN = """
ID ORTH LOWER NORM SHAPE PREFIX SUFFIX LENGTH CLUSTER LEMMA POS TAG DEP ENT_IOB ENT_TYPE HEAD
SENT_START SPACY PROB LANG ADJ ADP ADV AUX CONJ CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ
SYM VERB X EOL SPACE
"""
_LAST = """
PERSON NORP FACILITY ORG GPE LOC PRODUCT EVENT WORK_OF_ART LANGUAGE LAW DATE TIME PERCENT MONEY
QUANTITY ORDINAL CARDINAL acomp advcl advmod agent amod appos attr aux auxpass cc ccomp complm conj
cop csubj csubjpass dep det dobj expl hmod hyph infmod intj iobj mark meta neg nmod nn npadvmod
nsubj nsubjpass num number oprd obj obl parataxis partmod pcomp pobj poss possessive preconj prep
prt punct quantmod relcl rcmod root xcomp acl ENT_KB_ID MORPH ENT_ID IDX _
"""
_OWN = (
    "",
    *_FIRST.split(),
    *(f"FLAG{number}" for number in range(19, 64)),
    *_THEN.split(),
    *(f"DEPRECATED{number:03}" for number in range(1, 277)),
    *_LAST.split(),
)
"""By number."""
_MASK = 2**64 - 1
_FACTOR, _SHIFT = 0xC6A4A7935BD1E995, 47


def number_of(text: str) -> int:
    """The number of a string."""
    own = _NUMBERS.get(text)
    return murmur(text.encode()) if own is None else own


def murmur(data: bytes, seed: int = 1) -> int:
    """MurmurHash64A of bytes, 64 bits, little-endian."""
    value = seed ^ (len(data) * _FACTOR & _MASK)
    whole = len(data) & ~7
    for place in range(0, whole, 8):
        block = int.from_bytes(data[place : place + 8], "little") * _FACTOR & _MASK
        block = (block ^ block >> _SHIFT) * _FACTOR & _MASK
        value = (value ^ block) * _FACTOR & _MASK
    if whole < len(data):
        value = (value ^ int.from_bytes(data[whole:], "little")) * _FACTOR & _MASK
    value = (value ^ value >> _SHIFT) * _FACTOR & _MASK
    return value ^ value >> _SHIFT


_NUMBERS = {name: number for number, name in enumerate(_OWN)}


class Strings:
    """The strings of a file and their numbers."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {"": 0}

    def number(self, text: str) -> int:
        """The number of a string, which is now one of the file."""
        known = self._numbers.get(text)
        if known is None:
            known = self._numbers[text] = number_of(text)
        return known

    def all(self) -> list[str]:
        """All of them, sorted."""
        return sorted(self._numbers)
