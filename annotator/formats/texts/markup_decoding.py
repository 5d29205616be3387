"""From the bytes of markup to its text: what it says of its encoding counts before a guess."""

import codecs
import re

from annotator.formats.decoding import Decoded, decode, mark_of

_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})|<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_LOOKED_AT = 4_096
_MEANT = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "shift_jis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
_MEANT |= {"euc_kr": "cp949", "iso8859-9": "cp1254", "tis-620": "cp874"}
"""What browsers take for the names that pages give."""
_SEVEN_BITS = frozenset(("iso2022_jp", "hz", "iso2022_kr", "utf-7"))


def declared(data: bytes) -> str:
    """The name by which Python knows the encoding that the bytes say they have, or nothing."""
    found = _DECLARED.search(data[:_LOOKED_AT])
    if found is None:
        return ""
    try:
        name = codecs.lookup((found[1] or found[2]).decode("ascii")).name
    except LookupError:
        return ""
    return _MEANT.get(name, name)


def decode_markup(data: bytes, where: str, encoding: str = "") -> Decoded:
    """Decode markup: the encoding that is named, else a byte order mark, UTF-8, what is declared, or a guess.

    Raises:
        BadInputError: as `decode`.
    """
    said = "" if encoding or mark_of(data) else declared(data)
    if said in _SEVEN_BITS and b"\x1b" in data:
        return decode(data, where, said)
    if said and not said.startswith("utf") and not _is_utf8(data):
        try:
            data.decode(said)
        except UnicodeError:
            return decode(data, where)
        return decode(data, where, said)
    return decode(data, where, encoding)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
