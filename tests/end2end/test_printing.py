"""The open article given out: to a printer, as PDF and as one HTML file, with all that is on it."""

from pathlib import Path

from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from annotator.gui.demo.waiting import let_events_pass, wait_until
from tests.end2end.acting_on_printing import save_by
from tests.end2end.beginning import begin
from tests.end2end.driving import Desktop


def test_what_is_printed_comes_out(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.highlight("30 people", "3")
    seat.visitor.press("Ctrl+P")
    dialog = seat.dialog("print-dialog")
    assert isinstance(dialog, QPrintDialog)
    target = tmp_path / "printed.pdf"
    # There is no printer where tests run: the dialog prints to a file.
    dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog.printer().setOutputFileName(str(target))
    dialog.accepted.emit(dialog.printer())
    dialog.reject()
    wait_until(lambda: any(str(target) in words for words in seat.messages()), "the pages")
    let_events_pass()
    assert target.read_bytes().count(b"/Type /Page\n") == 1


def test_a_printer_that_takes_nothing_is_told(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path))
    seat.project.wiring.printing.printing.print_to(printer)
    wait_until(seat.messages, "the message")
    assert "cannot be written" in seat.messages()[0]
    let_events_pass()


def test_a_page_has_label_note_and_who_annotated(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    seat.highlight("30 people", "3")
    seat.highlight("at least 30 people escaped", "1")
    seat.visitor.press("E")
    # Nobody saved it: what is being typed belongs to the article, too.
    seat.visitor.write("is it <b>known</b>?")
    written = save_by(seat, "Ctrl+Alt+H", "save-html-dialog", tmp_path / "fire.html").decode("utf-8")
    assert "is it &lt;b&gt;known&lt;/b&gt;?" in written
    assert 'href="#note-1"' in written
    assert "Annotated by ana on" in written
    assert "</bdi></mark> 1</li>" in written
    assert written.count("<mark") == 2 + 3, "two in the legend, three runs in the text"


def test_what_cannot_be_written_is_told_in_plain_words(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    target = tmp_path / "nowhere" / "fire.pdf"
    seat.project.wiring.printing.printing.save_pdf(target)
    wait_until(seat.messages, "the message")
    assert "cannot be written" in seat.messages()[0]
    assert "choose another place or make room" in seat.messages()[0]
    let_events_pass()


def test_a_long_one_can_be_stopped(desktop: Desktop, tmp_path: Path) -> None:
    seat = begin(desktop, tmp_path)
    printing = seat.project.wiring.printing.printing
    target = tmp_path / "fire.pdf"
    target.write_text("before")
    # Before its thread has begun, so that it is stopped however short the article is.
    printing.task_started.connect(lambda task: task.cancel())
    printing.save_pdf(target)
    wait_until(lambda: any("Nothing was written" in words for words in seat.messages()), "the end")
    let_events_pass()
    assert target.read_text() == "before"
