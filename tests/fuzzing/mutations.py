"""Files spoiled at random, the same ones for the same seed: bytes, pieces, numbers, and parts of archives."""

import io
import random
import re
import zipfile
from collections.abc import Callable

TOKENS = (
    *(
        b"\0",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xed\xa0\x80",
        b"\xf0\x9f\x98\x80",
        b"\xe2\x80\xa8",
        b"\r",
        b"\r\n",
    ),
    *(b'"', b"'", b"{", b"}", b"[", b"]", b"\\", b",", b";", b"\t", b"<", b">", b"&", b"</", b"/>", b"]]>"),
    *(b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&a;", b"&#0;", b"&#xD800;", b"<!--", b"<![CDATA[", b"<?xml?>"),
    *(b"\\u0000", b"\\ud800", b"NaN", b"1e999", b"-1", b"0", b"4294967296", b"99999999999999999999999"),
    *(
        b"null",
        b"true",
        b'"text"',
        b'"id"',
        b"{\\rtf1 ",
        b"\\bin99999999 ",
        b"\\u-1?",
        b"%PDF-1.7",
        b"endobj",
    ),
    *(b"../", b"CON", b"=1+1", b"\x1b", b"\x0b", b"\x85"),
)
"""What parsers stumble over."""
_NUMBER = re.compile(rb"-?\d+")
_NUMBERS = (
    b"-1",
    b"0",
    b"1",
    b"255",
    b"65536",
    b"2147483648",
    b"-2147483649",
    b"18446744073709551616",
    b"1e9",
)
_PART = 60_000


def mutated(data: bytes, random: random.Random) -> bytes:
    """Return a spoiled copy; of an archive mostly one of its parts is spoiled and packed again."""
    if data.startswith(b"PK\x03\x04") and random.random() < 0.75:
        return _with_spoiled_part(data, random)
    for _time in range(random.choice((1, 1, 1, 2, 3, 6))):
        data = random.choice(_WAYS)(data, random)
    return data


def _with_spoiled_part(data: bytes, random: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    place = random.randrange(len(parts))
    name, part = parts[place]
    fate = random.random()
    if fate < 0.06:
        del parts[place]
    elif fate < 0.1:
        parts[place] = (random.choice(("../" + name, "/" + name, name.upper(), "a\\" + name)), part)
    else:
        parts[place] = (name, mutated(part, random))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", random.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as archive:
        for one, content in parts:
            archive.writestr(one, content)
    return file.getvalue()


def _place(data: bytes, random: random.Random) -> int:
    return random.randrange(len(data) + 1)


def _slice(data: bytes, random: random.Random, most: int = 200) -> tuple[int, int]:
    start = _place(data, random)
    return start, min(len(data), start + random.randint(1, most))


def _flipped(data: bytes, random: random.Random) -> bytes:
    if not data:
        return data
    place = random.randrange(len(data))
    return data[:place] + bytes([data[place] ^ (1 << random.randrange(8))]) + data[place + 1 :]


def _noise(data: bytes, random: random.Random) -> bytes:
    start, end = _slice(data, random, 20)
    return data[:start] + random.randbytes(random.randint(0, 20)) + data[end:]


def _token(data: bytes, random: random.Random) -> bytes:
    place = _place(data, random)
    return data[:place] + random.choice(TOKENS) + data[place:]


def _without(data: bytes, random: random.Random) -> bytes:
    start, end = _slice(data, random)
    return data[:start] + data[end:]


def _cut(data: bytes, random: random.Random) -> bytes:
    return data[: _place(data, random)]


def _again(data: bytes, random: random.Random) -> bytes:
    start, end = _slice(data, random)
    times = min(random.choice((2, 3, 50, 1000)), _PART // (end - start + 1))
    return data[:end] + data[start:end] * times + data[end:]


def _elsewhere(data: bytes, random: random.Random) -> bytes:
    start, end = _slice(data, random)
    rest = data[:start] + data[end:]
    place = _place(rest, random)
    return rest[:place] + data[start:end] + rest[place:]


def _number(data: bytes, random: random.Random) -> bytes:
    numbers = list(_NUMBER.finditer(data[:_PART]))
    if not numbers:
        return _token(data, random)
    found = random.choice(numbers)
    return data[: found.start()] + random.choice(_NUMBERS) + data[found.end() :]


_WAYS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    _flipped,
    _noise,
    _token,
    _token,
    _without,
    _cut,
    _again,
    _elsewhere,
    _number,
    _number,
)
