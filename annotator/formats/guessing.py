"""What a file without a byte order mark, that is no UTF-8, is written in."""

import re
import unicodedata
from dataclasses import dataclass

_SHAPED = re.compile(
    rb"[\xc0-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf7][\x80-\xbf]{3}"
    rb"|[\xf8-\xfb][\x80-\xbf]{4}|[\xfc\xfd][\x80-\xbf]{5}"
)
_CUT_OFF = re.compile(rb"(?:[\xe0-\xef][\x80-\xbf]|[\xf0-\xf4][\x80-\xbf]{1,2})\Z")
_HIGH = bytes(range(128, 256))
_ENOUGH = 0.6
"""Share of the bytes over 127 that must look like UTF-8 for a file to count as UTF-8 with faults."""
_CLOSE = 0.02
_CLEAR = 0.08
_COHERENT = 0.3
_COMMON = ("cp1252", "shift_jis", "euc_jp", "euc_kr", "gbk", "big5", "cp1251", "koi8_r", "cp866", "cp1250")
"""Of several names that read a file alike, the one that people know."""

_RARE: tuple[str, ...] = (
    "iso8859_3",
    "iso8859_4",
    "iso8859_10",
    "iso8859_13",
    "iso8859_14",
    "iso8859_16",
    "hp_roman8",
)
_RARE += ("cp1006", "cp1125", "kz1048", "mac_latin2", "mac_iceland", "mac_turkish", "utf_7")
_RARE += ("cp437", "cp720", "cp737", "cp775", "cp850", "cp852", "cp855", "cp857", "cp858", "cp860", "cp861")
_RARE += ("cp862", "cp863", "cp864", "cp865", "cp869", "mac_cyrillic", "mac_greek", "mac_roman")
"""Encodings that are hardly met and often fit by accident; whoever has one names it."""
_WESTERN = frozenset("‘’‚“”„–—…•€£§°©®™«»¡¿½¼ªº·\u00a0ßŠšŽžŒœ") | {
    chr(one) for one in range(0xC0, 0x100)
} - set("×÷")
"""What a short text in cp1252 has beside ASCII."""
_JAPANESE = ("cp932", "shift_jis", "shift_jis_2004", "shift_jisx0213")


@dataclass(frozen=True, slots=True)
class Guess:
    """A reading of a file, how sure it is (0 to 1), and which other encodings fit as well."""

    text: str
    encoding: str
    certainty: float
    rivals: tuple[str, ...] = ()


def mostly_utf8(data: bytes) -> bool:
    """Whether bytes that are no valid UTF-8 are UTF-8 with some broken bytes rather than another encoding.

    Sequences of the right shape count, overlong ones and surrogates too: no other encoding makes them in
    number, and they must never be read as something else.
    """
    high = len(data) - len(data.translate(None, _HIGH))
    shaped = sum(len(found.group()) for found in _SHAPED.finditer(data) if _likely(found.group()))
    if cut := _CUT_OFF.search(data):
        shaped += len(cut.group())
    return shaped >= _ENOUGH * high


def _likely(sequence: bytes) -> bool:
    """Whether a sequence means a character that exists, or is one of the forbidden forms of UTF-8."""
    try:
        return unicodedata.category(sequence.decode()) not in {"Cn", "Co", "Cc"}
    except UnicodeDecodeError:
        return True


def wide(data: bytes) -> Guess | None:
    """Recognise UTF-32 and UTF-16 without a byte order mark by where its NUL bytes stand."""
    lanes = [data[lane::4].count(0) * 4 / len(data) for lane in range(4)] if len(data) >= 4 else []
    if len(data) % 4 == 0 and lanes:
        if min(lanes[2:]) > 0.9 and lanes[0] < 0.1:
            return _strictly(data, "utf-32-le")
        if min(lanes[:2]) > 0.9 and lanes[3] < 0.1:
            return _strictly(data, "utf-32-be")
    if len(data) % 2 or not data:
        return None
    first, second = (data[lane::2].count(0) * 2 / len(data) for lane in range(2))
    if second > 0.3 and first < 0.05:
        return _strictly(data, "utf-16-le")
    if first > 0.3 and second < 0.05:
        return _strictly(data, "utf-16-be")
    return None


def _strictly(data: bytes, encoding: str) -> Guess | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    strange = sum(unicodedata.category(one) in {"Cn", "Co"} or one == "\0" for one in text)
    return Guess(text, encoding, 1 - strange / len(text)) if strange * 20 < len(text) else None


def guessed(data: bytes) -> Guess | None:
    """Ask charset-normalizer; None where several readings fit equally badly."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - heavy, and few files need it

    matches = list(from_bytes(data, cp_exclusion=list(_RARE)))
    if matches and _half_width(str(matches[0])):
        matches = list(from_bytes(data, cp_exclusion=[*_RARE, *_JAPANESE]))
    if not matches:
        return None
    best = matches[0]
    near = [
        one
        for one in matches
        if one.chaos <= best.chaos + _CLOSE and one.coherence >= best.coherence - _CLOSE
    ]
    best = next((one for one in near if one.encoding == "cp1252"), best)
    text = str(best)
    others = [one for one in matches if one is not best and str(one) != text]
    clear = all(one.chaos >= best.chaos + _CLEAR for one in others)
    if best.coherence < _COHERENT and not clear:
        return _western(data)
    rivals = tuple(
        _plain(one.encoding)
        for one in others
        if one.chaos <= best.chaos + _CLOSE and one.coherence >= best.coherence - _CLEAR
    )
    certainty = (1 - best.chaos) * (0.5 if rivals else 1.0)
    return Guess(text, _known_name(data, text, best.encoding), certainty, rivals)


def _western(data: bytes) -> Guess | None:
    """Read a short text as cp1252 where that gives only letters and marks as Western news has them."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    marks = [one for one in text if one > "\x7f"]
    if len(marks) * 5 > len(text) or not all(one in _WESTERN for one in marks):
        return None
    return Guess(text, "cp1252", 0.5)


def _half_width(text: str) -> bool:
    """Whether a text is largely half-width kana, which is how Cyrillic looks when it is read as Japanese."""
    return sum("\uff61" <= one <= "\uff9f" for one in text) * 5 > len(text)


def _known_name(data: bytes, text: str, encoding: str) -> str:
    for name in _COMMON:
        try:
            if data.decode(name) == text:
                return _plain(name)
        except UnicodeDecodeError:
            continue
    return _plain(encoding)


def _plain(encoding: str) -> str:
    return encoding.replace("_", "-") if not encoding.startswith("shift") else encoding
