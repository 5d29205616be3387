"""The ledger as CSV and HTML: everything there to the letter, and nothing that people wrote acts."""

import csv
import io
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.article import Article
from annotator.domain.ledger.rows import Cited, Ledger, LedgerRow, LedgerSpeaker
from annotator.domain.numbers.quantity import Amount, Bound
from annotator.formats.ledger.csv import COLUMNS, csv_of
from annotator.formats.ledger.html import html_of
from annotator.formats.ledger.json import row_entry
from annotator.formats.ledger.words import ENGLISH

HOSTILE = (
    '</td></table><script>alert(1)</script><img src=x onerror="alert(2)">&amp;{who}{0}\'"\u202e\x07',
    '=HYPERLINK("http://example.org")',
    "+1",
    "-1; -2\\",
    "@a\r\nb\tc",
    "'quoted",
    "\uff1d1",
    "]]>-->\0\ufeff",
)
TEXTS = st.one_of(
    st.sampled_from(HOSTILE), st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=6)
)
FIGURES = st.one_of(st.none(), st.integers(-9, 2**63), st.floats(allow_nan=False, allow_infinity=False))
AMOUNTS = st.builds(
    Amount,
    bound=st.one_of(st.none(), st.sampled_from(list(Bound)), TEXTS),
    value=FIGURES,
    lower=FIGURES,
    upper=FIGURES,
    unit=st.one_of(st.none(), TEXTS),
    quantity=st.one_of(st.none(), st.just("q"), TEXTS),
)
CITED = st.builds(Cited, uid=TEXTS, id=TEXTS, text=TEXTS, start=st.just(0), end=st.just(1))
SPEAKERS = st.builds(LedgerSpeaker, uid=TEXTS, text=TEXTS, entity=st.one_of(st.none(), TEXTS))
ROWS = st.builds(
    LedgerRow,
    article=st.builds(Article, TEXTS, TEXTS, TEXTS, st.just(""), st.just(9), st.just(1)),
    set=st.just("s"),
    layer=TEXTS,
    claim=CITED,
    number=CITED,
    polarity=st.one_of(st.none(), st.sampled_from(["asserts", "denies"]), TEXTS),
    voice=st.one_of(st.none(), st.sampled_from(["author", "unattributed"]), TEXTS),
    speakers=st.lists(SPEAKERS, max_size=3).map(tuple),
    amount=AMOUNTS,
    hedges=st.lists(TEXTS, max_size=3).map(tuple),
)
LEDGERS = st.lists(ROWS, max_size=5).map(tuple).map(Ledger)


class Page(HTMLParser):
    """Reads such a page back: its tags, attributes and the words in each kind of cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.cells: dict[str, list[str]] = {}
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.add(tag)
        self.attributes |= found.keys()
        if tag == "meta":
            return
        kind = (found.get("class") or "").split(" ")[0]
        self._open.append((tag, kind))
        if tag in {"td", "th"} or kind in {"chip", "bracket"}:
            self.cells.setdefault(kind, []).append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= dict(attrs).keys()

    def handle_endtag(self, tag: str) -> None:
        opened, _ = self._open.pop()
        assert opened == tag

    def handle_data(self, data: str) -> None:
        for tag, kind in self._open:
            if tag in {"td", "th"} or kind in {"chip", "bracket"}:
                self.cells[kind][-1] += data


def page_of(ledger: Ledger, about: str = "") -> tuple[str, Page]:
    whole = "".join(html_of(ledger, about))
    page = Page()
    page.feed(whole)
    page.close()
    assert not page._open
    return whole, page


PLAIN_TAGS = {
    *("html", "head", "meta", "title", "style", "body", "header", "h1", "main", "footer", "ul", "li"),
    *("table", "thead", "tbody", "tr", "th", "td", "p", "span", "bdi", "i", "s"),
    *("svg", "defs", "lineargradient", "stop", "text", "path", "rect", "circle"),
}
PLAIN_ATTRIBUTES = {
    *("lang", "charset", "http-equiv", "content", "name", "class", "id", "scope", "colspan"),
    *("role", "aria-hidden", "aria-label", "width", "height", "x", "y", "d", "cx", "cy", "r"),
    *("fill", "stroke", "offset", "stop-opacity"),
}


@given(LEDGERS, TEXTS)
def test_a_page_is_made_of_our_own_tags_only(ledger: Ledger, about: str) -> None:
    whole, page = page_of(ledger, about)
    assert page.tags <= PLAIN_TAGS
    assert page.attributes <= PLAIN_ATTRIBUTES
    assert set(re.findall(r"url\(([^)]*)\)", re.sub(r"<bdi[^>]*>.*?</bdi>", "", whole, flags=re.DOTALL))) <= {
        f"#{kind}-{way}" for kind in ("said", "denied") for way in "rlb"
    }
    sorted_in = [row for row in ledger.rows if row.amount.quantity is not None]
    rows = sorted(
        sorted_in, key=lambda row: [one.amount.quantity for one in sorted_in].index(row.amount.quantity)
    )
    rows += [row for row in ledger.rows if row.amount.quantity is None]
    says = page.cells.get("says", [])[1:]
    assert says == [row.number.text for row in rows]
    assert page.cells.get("chip", []) == [hedge for row in rows for hedge in row.hedges]
    for row, who, claim in zip(rows, page.cells.get("who", [])[1:], page.cells.get("claim", []), strict=True):
        assert who == ENGLISH.speaker(row) + (" denies" if row.denies else "")
        assert claim.startswith(row.claim.text)


@given(LEDGERS)
def test_csv_can_be_had_back_exactly_and_no_cell_acts(ledger: Ledger) -> None:
    whole = "".join(csv_of(ledger))
    head, *rows = csv.reader(io.StringIO(whole, newline=""), strict=True)
    assert tuple(head) == COLUMNS
    assert len(rows) == len(ledger.rows)
    for index, cells in enumerate(rows):
        found, row = dict(zip(COLUMNS, cells, strict=True)), ledger.rows[index]
        for name, cell in found.items():
            acts = cell.startswith(
                ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
            )
            assert not acts or name in {"value", "lower", "upper"}
        entry = row_entry(ledger, index)
        for name in ("article", "layer", "claim", "polarity", "number", "bound", "unit", "quantity"):
            assert unsafe(found[name]) == (entry[name] or "")
        for name in ("value", "lower", "upper"):
            assert found[name] == ("" if entry[name] is None else repr(entry[name]))
        assert items(found["hedges"]) == list(row.hedges)
        assert items(found["speakers"]) == [speaker.text for speaker in row.speakers]
        if row.speakers and any(speaker.entity for speaker in row.speakers):
            assert items(found["entities"]) == [speaker.entity or "" for speaker in row.speakers]
        assert found["contradicts"] == "; ".join(map(str, ledger.contradictions.of(index)))
        assert (unsafe(found["claim_id"]), unsafe(found["number_id"])) == (row.claim.id, row.number.id)


def unsafe(cell: str) -> str:
    """What the docs say one does to have a text back."""
    return cell.removeprefix("'")


def items(cell: str) -> list[str]:
    """The same for several in one cell."""
    if not cell:
        return []
    parts = re.findall(r"(?:^|; )((?:[^\\;]|\\.)*)", unsafe(cell), flags=re.DOTALL)
    return [re.sub(r"\\(.)", r"\1", part, flags=re.DOTALL) for part in parts]


def row(who: str, amount: Amount, *, voice: str | None = None, polarity: str = "asserts") -> LedgerRow:
    speakers = (LedgerSpeaker("u", who, who),) if who else ()
    cited = Cited("u", "i", "words", 0, 5)
    return LedgerRow(
        Article("u", "a", "A", "", 9, 1), "s", "ana", cited, cited, polarity, voice, speakers, amount, ()
    )


Q = "q"


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (
            [
                row("Bloomberg", Amount("more-than", 100, quantity=Q)),
                row("Zakharova", Amount("at-most", 5, quantity=Q)),
                row("Zakharova", Amount("exact", 5, quantity=Q)),
            ],
            "Bloomberg says more than 100, Zakharova at most 5 and exactly 5: they exclude each other",
        ),
        (
            [
                row("A", Amount("exact", 1200, quantity=Q)),
                row("A", Amount("range", lower=5, upper=7.5, quantity=Q)),
                row("A", Amount("vague", upper=9, quantity=Q)),
            ],
            "A says exactly 1,200, but also 5 to 7.5 and vaguely up to 9: they exclude each other",
        ),
        (
            [
                row("A", Amount("exact", 1, quantity=Q)),
                row("", Amount("exact", 2, quantity=Q), voice="author"),
                row("B", Amount("exact", 2.0, quantity=Q)),
            ],
            "A says exactly 1, but the author says exactly 2, B exactly 2: they exclude each other",
        ),
    ],
)
def test_the_sentence_of_a_bracket(rows: list[LedgerRow], sentence: str) -> None:
    _, page = page_of(Ledger(tuple(rows)))
    assert page.cells["bracket"] == [sentence]


def test_a_long_sentence_is_cut() -> None:
    rows = [row("Z", Amount("exact", 1, quantity=Q))]
    rows += [row(f"S{n}", Amount("exact", 2, quantity=Q)) for n in range(9)]
    _, page = page_of(Ledger(tuple(rows)))
    (said,) = page.cells["bracket"]
    assert said.endswith("S4 exactly 2, S5 exactly 2, 3 more: they exclude each other")


def test_a_name_cannot_turn_the_words_of_a_sentence() -> None:
    rows = [row("\u202eevil", Amount("exact", 1, quantity=Q)), row("B", Amount("exact", 2, quantity=Q))]
    whole, _ = page_of(Ledger(tuple(rows)))
    assert '<p class="bracket"><bdi>\u202eevil</bdi> says exactly 1, <bdi>B</bdi> exactly 2: they' in whole


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_in_a_sentence_stay_names(name: str) -> None:
    rows = [row(name, Amount("exact", 1, quantity=name)), row("B", Amount("exact", 2, quantity=name))]
    _, page = page_of(Ledger(tuple(rows)), name)
    assert page.cells["bracket"] == [f"{name} says exactly 1, B exactly 2: they exclude each other"]
    assert page.tags <= PLAIN_TAGS


def test_what_is_drawn() -> None:
    denied = row("A", Amount("at-least", 5, quantity=Q), polarity="denies")
    whole, page = page_of(
        Ledger((denied, row("B", Amount("exact", 5, quantity=Q)), row("C", Amount("exact", 5))))
    )
    assert '<svg class="bar denied"' in whole
    assert 'aria-label="at least 5, denies"' in whole
    assert 'class="strike"' in whole
    assert "<s><bdi>words</bdi></s>" in whole
    assert page.cells["draw"][-1] == "exactly 5"
    assert "Not sorted in yet" in whole
    assert "bracket" not in page.cells


def test_it_follows_the_screen_and_paper_is_light() -> None:
    whole, _ = page_of(Ledger(()))
    assert "@media screen and (prefers-color-scheme:dark)" in whole
    assert "@media print" in whole
    assert "default-src 'none'" in whole
    assert ENGLISH.empty in whole
    assert not re.search(r"https?:|src=|href=|@import", whole)
