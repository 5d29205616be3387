"""How the steps of the tour are taken: from saying who one is to an annotation with two fragments."""

from PySide6.QtWidgets import QDialog

from annotator.gui.demo.visit import Visit
from annotator.gui.demo.waiting import wait_until
from annotator.gui.tour.script import AFTER, ARTICLE, BEFORE, CROWD, FEWER

PERSON = "you"
"""Who takes the tour."""


def open_window(visit: Visit) -> None:
    """The window as it opens."""
    rows = visit.window.articles.model.rows()
    visit.expect(len(rows) == 3, f"{len(rows)} articles are listed instead of 3")
    visit.expect(visit.hands.desk.article, "no article is on the page")


def say_name(visit: Visit) -> None:
    """A name, typed over the one that is suggested."""
    visit.hands.press("Ctrl+Shift+A")
    wait_until(lambda: visit.window.findChild(QDialog, "who-dialog"), "the question who is annotating")
    visit.hands.settle()
    visit.hands.press("Ctrl+A")
    visit.hands.write(PERSON)
    visit.hands.press("Return")
    wait_until(lambda: visit.window.session.annotator_name == PERSON, "the name")
    visit.hands.settle()
    visit.hands.come_to_front()


def choose_article(visit: Visit) -> None:
    """A click in the list."""
    visit.click_article(ARTICLE)
    visit.expect_count(0)


def read(visit: Visit) -> None:
    """A page down."""
    page = visit.hands.page
    visit.hands.click_text(0)
    visit.hands.press("Ctrl+End")
    visit.hands.settle()
    visit.expect(page.caret() == len(visit.text), "the caret did not go to the end")
    visit.expect(page.first_visible() > 0, "the page did not scroll")


def select(visit: Visit) -> None:
    """A drag; the labels are offered where it ends."""
    visit.drag(CROWD)
    visit.expect(visit.window.annotate.bar.isVisible(), "the labels are not offered at the selection")


def tag(visit: Visit) -> None:
    """A label's key."""
    visit.tag("1")
    visit.expect_chosen("claim", CROWD)
    visit.expect(visit.hands.page.selection() is None, "the selection did not go")


def click_label(visit: Visit) -> None:
    """A double click and a click."""
    words = "organisers"
    visit.hands.double_click_text(visit.span(words).start)
    visit.expect_selected(words)
    visit.hands.click(visit.window.annotate.bar.buttons()[1])
    visit.hands.settle()
    visit.expect_chosen("speaker", words)


def by_caret(visit: Visit) -> None:
    """The keyboard alone."""
    span = visit.span(FEWER)
    visit.walk("Ctrl+Right", span.start)
    visit.walk("Ctrl+Shift+Right", span.end)
    visit.expect_selected(FEWER)
    visit.tag("N")
    visit.expect_chosen("number", FEWER)


def nest(visit: Visit) -> None:
    """A number inside the claim."""
    visit.drag("Some 30,000")
    visit.tag("3")
    visit.expect_chosen("number", "Some 30,000")
    inside = [mark.key for mark in visit.hands.page.marks_under(visit.span("30,000").start)]
    visit.expect(len(inside) == 2, "the number does not lie inside the claim")


def tie(visit: Visit) -> None:
    """What is proposed for the claim is right."""
    visit.click_words("filled the centre")
    visit.expect_chosen("claim", CROWD)
    visit.tag("Space")
    tied = [one.type for one in visit.hands.desk.relations.values() if one.source == visit.chosen().uid]
    visit.expect(sorted(tied) == ["has-number", "said-by"], "the claim is not tied to speaker and number")


def first_fragment(visit: Visit) -> None:
    """The first half of a claim that is broken."""
    visit.drag(BEFORE)
    visit.tag("C")
    visit.expect_chosen("claim", BEFORE)


def second_fragment(visit: Visit) -> None:
    """The other half."""
    visit.drag(AFTER)
    visit.tag("F")
    visit.expect_chosen("claim", BEFORE, AFTER)
