"""From bytes to text: marks, UTF-8, guesses, and plain refusals."""

import codecs

import pytest

from annotator.domain.errors import BadInputError
from annotator.formats.decoding import decode, line_of

ENGLISH = "The ministry said that over 100 people died.\nNobody knows.\n"
FRENCH = (
    "« Nous n’avons jamais dit que le coût dépasserait 5 milliards d’euros », a déclaré le ministre.\n"
    "D’après l’opposition, près de 40 % des élèves seraient touchés, peut-être davantage.\n"
)
RUSSIAN = (
    "Министр заявил, что расходы, возможно, превысят пять миллиардов. Оппозиция говорит о ста погибших.\n"
)
JAPANESE = "首相は「約５％増える」と述べた。政府によると、被害者は少なくとも百人に上る可能性がある。\n"
CHINESE = "总理表示，费用可能达到约五十亿元。反对派称至少有一百人死亡，具体数字尚未得到证实。\n"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides_and_one_is_taken_off(mark: bytes, encoding: str) -> None:
    text = "\ufeffé \U0001f600 over 100\n"
    found = decode(mark + text.encode(encoding), "a.txt")
    assert (found.text, found.encoding, found.bom, found.guessed) == (text, encoding, mark, False)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_encodings_are_recognised_without_a_mark(encoding: str) -> None:
    found = decode(FRENCH.encode(encoding), "a.txt")
    assert (found.text, found.encoding, found.guessed) == (FRENCH, encoding, True)


def test_a_nul_in_a_text_is_a_character() -> None:
    assert decode(b"He said\x00 5%.\x00 Yes, he did.\n", "a.txt").text == "He said\0 5%.\0 Yes, he did.\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (CHINESE, "gbk"),
    ],
)
def test_other_encodings_are_guessed_and_the_first_byte_that_is_no_utf8_is_known(
    text: str, encoding: str
) -> None:
    data = text.encode(encoding)
    found = decode(data, "a.txt")
    assert (found.text, found.guessed) == (text, True)
    assert data.decode(found.encoding) == text
    assert 0 < found.certainty <= 1
    assert found.first_bad is not None
    data[: found.first_bad].decode()


def test_what_cannot_be_told_is_refused() -> None:
    with pytest.raises(
        BadInputError, match=r"^a\.txt: the text is not UTF-8 \(byte 3, .*line 2\).*--encoding"
    ):
        decode(b"ab\n\xe9\xe3 \xd0\xf1", "a.txt")


@pytest.mark.parametrize(
    ("data", "position", "line"),
    [
        (b"Caf\xc3\xa9 \xe2\x80\x9cok\xe2\x80\x9d.\nsaid \x93maybe\x94 \xe9.", 21, 2),
        (b"A\xc0\xafB said", 1, 1),
        (b"Half \xed\xa0\x80 said", 5, 1),
        (b"one\r\ntwo\rthree \xf4\x90\x80\x80", 15, 3),
        (b"cut off \xe2\x82", 8, 1),
        (b"\xf0\x9f\x98 and \xf0\x9f\x98\x80 and \xc3\xa9", 0, 1),
    ],
)
def test_utf8_with_broken_bytes_is_refused_naming_the_first(data: bytes, position: int, line: int) -> None:
    with pytest.raises(BadInputError, match="UTF-8 with broken bytes") as caught:
        decode(data, "a.txt")
    assert (caught.value.facts["position"], caught.value.facts["line"]) == (position, line)


def test_broken_bytes_behind_a_mark_are_counted_from_the_beginning_of_the_file() -> None:
    with pytest.raises(BadInputError) as caught:
        decode(codecs.BOM_UTF8 + b"ab\xffc", "a.txt")
    assert caught.value.facts["position"] == 5
    with pytest.raises(BadInputError) as caught:
        decode(codecs.BOM_UTF16_LE + "ab".encode("utf-16-le") + b"\x00", "a.txt")
    assert caught.value.facts["position"] == 6


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF document"),
        (b"PK\x03\x04abc", "a zip archive"),
        (b"\x89PNG\r\n\x1a\nabc", "a picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
        (b"{\\rtf1\\ansi hello}", "a Rich Text document"),
        (bytes(range(32)) * 8, "binary"),
        (b"\x00" * 100, "binary"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(data: bytes, what: str) -> None:
    with pytest.raises(BadInputError, match=rf"^a\.txt: .*{what}[^\n]*$"):
        decode(data, "a.txt")


def test_an_encoding_that_is_named_overrides() -> None:
    assert decode("é".encode("cp1252"), "a.txt", "cp1252").text == "é"
    assert decode("é\n".encode(), "a.txt", "latin-1").text == "Ã©\n"
    assert decode(codecs.BOM_UTF8 + b"a", "a.txt", "utf-8").text == "a"
    assert decode("\ufeffé".encode("utf-16-be"), "a.txt", "UTF-16").text == "é"
    assert decode("é".encode("utf-16-le"), "a.txt", "utf-16-le").text == "é"


@pytest.mark.parametrize("encoding", ["klingon", "base64", "rot13", "utf-8\0", "undefined", " "])
def test_an_unknown_encoding_is_refused(encoding: str) -> None:
    with pytest.raises(BadInputError, match="there is no encoding named"):
        decode(b"abc", "a.txt", encoding)


def test_bytes_that_are_not_of_the_encoding_named_are_refused() -> None:
    with pytest.raises(BadInputError, match="ascii with broken bytes, the first is byte 2"):
        decode("ab\u00e9".encode(), "a.txt", "ascii")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a\nb\n", "lf"),
        ("a\r\nb\r\n", "crlf"),
        ("a\rb", "cr"),
        ("a\r\nb\n", "mixed"),
        ("\n\r", "mixed"),
        ("a\u2028b", "none"),
    ],
)
def test_line_ends_are_known(text: str, wanted: str) -> None:
    assert decode(text.encode(), "a.txt").line_ends == wanted


def test_lines_are_counted_by_every_line_end() -> None:
    data = b"a\r\nb\rc\nd"
    assert [line_of(data, position) for position in (0, 3, 5, 7)] == [1, 2, 3, 4]
