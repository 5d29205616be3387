"""Articles on paper: where letters, tints, underlines and footnotes lie, and where pages end."""

import shutil
import subprocess
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QPdfWriter, qGray

from annotator.domain.errors import BadInputError, CancelledError, NoSpaceError
from annotator.domain.span import Span
from annotator.formats.pages.sheet import SheetMark, SheetNote
from annotator.gui.printing.look import laid_out, look_of
from annotator.gui.printing.pages import print_sheet
from annotator.gui.printing.paper import DevicePaper
from annotator.gui.printing.printing import file_stem
from annotator.gui.printing.saving import usual_layout, write_html, write_pdf
from annotator.gui.text.boxes import caret_x
from annotator.gui.text.typography import Typography
from tests.gui.printing.printed import CLAIM, NUMBER, Pictures, has_colour, mark, sheet_of

pytestmark = pytest.mark.usefixtures("qapp")
A4 = usual_layout()
WORDS = "The fire service said at least 30 people escaped the blaze in the old harbour. "


def inked_rows(page: QImage, left: int, right: int) -> set[int]:
    """The rows in which something dark is printed between two columns."""
    return {y for y in range(page.height()) if any(qGray(page.pixel(x, y)) < 140 for x in range(left, right))}


def test_marks_are_tinted_and_underlined_each_in_its_lane() -> None:
    text = WORDS * 2
    marks = (mark(text, WORDS.strip(), 0), mark(text, "30 people", 1))
    paper = Pictures()
    assert print_sheet(sheet_of(text, marks), look_of(Typography()), paper) == 1
    # Below the legend, which has all colours.
    body = paper.pages[0].copy(0, 140, 600, 200)
    for ink in (CLAIM, NUMBER):
        assert has_colour(body, ink.line)
        assert has_colour(body, ink.tint)
    plain = Pictures()
    print_sheet(sheet_of(text), look_of(Typography()), plain)
    assert not has_colour(plain.pages[0].copy(0, 140, 600, 200), CLAIM.tint)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (WORDS, "30 people"),
        ("قالت خدمة الإطفاء إن ثلاثين شخصا فروا", "ثلاثين شخصا"),
        ("消防部门表示至少有人", "至少"),
    ],
)
def test_a_tint_lies_behind_its_letters_and_no_others(text: str, words: str) -> None:
    look, paper, plain = look_of(Typography()), Pictures(), Pictures()
    print_sheet(sheet_of(text, (mark(text, words, 1),)), look, paper)
    print_sheet(sheet_of(text), look, plain)
    rows = range(140, 200)
    tint = {
        x
        for x in range(600)
        if any(paper.pages[0].pixelColor(x, y).name().upper() == NUMBER.tint for y in rows)
    }
    left, right = min(tint), max(tint)
    layout, lines = laid_out(text, look.text, min(look.metrics.measure, 600))
    start = text.index(words)
    edges = sorted(caret_x(lines[0], place) for place in (start, start + len(words)))
    column = (600 - min(look.metrics.measure, 600)) / 2
    assert abs(left - column - edges[0]) <= 1.5
    assert abs(right + 1 - column - edges[1]) <= 1.5
    assert layout.text() == text


def test_pages_are_broken_between_lines_and_numbered() -> None:
    text = "\n\n".join([WORDS * 9] * 30)
    paper = Pictures(height=500)
    count = print_sheet(sheet_of(text), look_of(Typography()), paper)
    assert count == len(paper.pages) > 5
    for page in paper.pages:
        rows = inked_rows(page, 0, 600)
        assert rows & set(range(480, 500)), "the number of the page"
        assert not rows & set(range(472, 480)), "no line is cut at the foot"
        assert 0 not in rows


def test_no_line_of_a_paragraph_stands_alone() -> None:
    paragraph = WORDS * 2 + "Nobody was hurt in Tarn, it said."  # three lines
    for height in range(400, 500, 7):
        paper = Pictures(height=height)
        print_sheet(sheet_of("\n\n".join([paragraph] * 12)), look_of(Typography()), paper)
        second = inked_rows(paper.pages[1], 0, 600)
        # A whole paragraph, for none of three lines can be parted: a gap comes after the third.
        pitch = look_of(Typography()).metrics.pitch
        assert not second & set(range(3 * pitch + 1, 3 * pitch + 4)), height


def test_arabic_stands_at_the_right() -> None:
    paper = Pictures()
    print_sheet(sheet_of("قالت خدمة الإطفاء", title="x"), look_of(Typography()), paper)
    body = paper.pages[0].copy(0, 130, 600, 600)
    assert not inked_rows(body, 0, 300)
    assert inked_rows(body, 400, 600)


@pytest.mark.parametrize("text", ["אמר Harbour Office 12 אנשים.", "قالت الوزارة (Bloomberg, 2018) أمس."])
def test_a_paragraph_from_right_to_left_begins_at_the_right_whatever_is_in_it(text: str) -> None:
    look, paper = look_of(Typography()), Pictures()
    print_sheet(sheet_of(text, (mark(text, text.split(maxsplit=1)[0], 1),), title="x"), look, paper)
    body, width = paper.pages[0].copy(0, 130, 600, 600), min(look.metrics.measure, 600)
    tint = [
        x for x in range(600) if any(body.pixelColor(x, y).name().upper() == NUMBER.tint for y in range(200))
    ]
    assert abs((600 + width) / 2 - max(tint) - 1) <= 1.5


def test_footnotes_stand_at_the_end() -> None:
    text = WORDS * 3
    note = SheetNote(1, "Claim", "30 people", "why\nand what for")
    with_note, without = Pictures(), Pictures()
    print_sheet(sheet_of(text, (mark(text, "30 people", 0, 1),), (note,)), look_of(Typography()), with_note)
    print_sheet(sheet_of(text, (mark(text, "30 people"),)), look_of(Typography()), without)
    last = [max(inked_rows(one.pages[0].copy(0, 0, 600, 700), 0, 600)) for one in (with_note, without)]
    assert last[0] > last[1] + 60


def numbered(text: str, one: tuple[int, int]) -> QImage:
    """The lines of a text, one stretch of it with a footnote."""
    marks = (SheetMark((Span(*one),), 0, "x", 1),)
    paper = Pictures()
    notes = (SheetNote(1, "Claim", "x", "why"),)
    print_sheet(sheet_of(text, marks, notes), look_of(Typography()), paper)
    return paper.pages[0].copy(0, 120, 600, 180)


@pytest.mark.parametrize("blanks", ["\n", "\n\n", " \n \n"])
@pytest.mark.parametrize("after", ["", "Then nothing."])
def test_the_number_of_a_footnote_stands_at_the_last_letter_of_its_mark(blanks: str, after: str) -> None:
    text = "It burns." + blanks + after
    body = numbered(text, (3, len(text) - len(after)))
    wanted = numbered(text, (3, 9))
    row = range(look_of(Typography()).metrics.pitch // 3)
    first = min(y for y in inked_rows(wanted, 0, 600) if y > 10)
    for y in (first + each for each in row):
        assert [qGray(body.pixel(x, y)) < 140 for x in range(600)] == [
            qGray(wanted.pixel(x, y)) < 140 for x in range(600)
        ]


def test_a_pdf_has_all_words_on_its_pages(tmp_path: Path) -> None:
    text = "\n\n".join(f"number {n} of them" for n in range(200))
    target = tmp_path / "a.pdf"
    pages = write_pdf(sheet_of(text), look_of(Typography()), target, A4)
    assert target.read_bytes().count(b"/Type /Page\n") == pages > 3
    if shutil.which("gs") is None:
        pytest.skip("no Ghostscript to read the PDF with")
    read = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=txtwrite", "-sOutputFile=-", str(target)]
    words = " ".join(subprocess.run(read, capture_output=True, check=True).stdout.decode().split())
    assert all(f"number {n} of them" in words for n in range(200))


def test_only_the_pages_asked_for_are_printed(tmp_path: Path) -> None:
    text = "\n\n".join([WORDS * 9] * 40)
    writer = QPdfWriter(str(tmp_path / "part.pdf"))
    assert print_sheet(sheet_of(text), look_of(Typography()), DevicePaper(writer, 2, 3)) == 3
    assert (tmp_path / "part.pdf").read_bytes().count(b"/Type /Page\n") == 2


@pytest.mark.parametrize("ending", ["pdf", "html"])
def test_who_stops_it_finds_what_was_there(tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"a.{ending}"
    target.write_text("before")

    def stop(_done: int, _total: int) -> None:
        raise CancelledError("stopped; nothing was changed")

    text = "\n".join([WORDS] * 2000)
    sheet, look = sheet_of(text), look_of(Typography())
    write = (
        partial(write_pdf, sheet, look, target, A4) if ending == "pdf" else partial(write_html, sheet, target)
    )
    with pytest.raises(CancelledError):
        write(stop)
    assert target.read_text() == "before"
    assert [one.name for one in tmp_path.iterdir()] == [target.name]


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(NoSpaceError, match="cannot be written"):
        write_html(sheet_of("a"), tmp_path / "nowhere" / "a.html")
    with pytest.raises(NoSpaceError, match="cannot be written"):
        write_pdf(sheet_of("a"), look_of(Typography()), tmp_path, A4)
    project = tmp_path / "mine.annotator"
    project.write_text("a project")
    with pytest.raises(BadInputError, match="is a project"):
        write_html(sheet_of("a"), project)
    assert project.read_text() == "a project"


def test_a_name_that_says_another_kind_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match=r"says otherwise; let the name end with \.html"):
        write_html(sheet_of("a"), tmp_path / "a.PDF")
    with pytest.raises(BadInputError, match=r"let the name end with \.pdf"):
        write_pdf(sheet_of("a"), look_of(Typography()), tmp_path / "a.htm", A4)
    assert not list(tmp_path.iterdir())


def test_a_name_of_a_file_is_made_of_any_title() -> None:
    assert file_stem("Fire: 30/40 “hurt”?") == "Fire 30 40 “hurt”"
    assert file_stem("..\u202e\n") == "article"
    assert len(file_stem("word " * 100)) <= 80
    assert 200 < len(file_stem("\U0001f600" * 100).encode()) <= 250
