"""The fixed set of pages that are kept as pictures: what is on each, and how it is set."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from annotator.domain.label import default_scheme
from annotator.domain.span import Span
from annotator.gui.annotate.marks import ANNOTATIONS, page_colours, style_of
from annotator.gui.find.bar import CURRENT, HITS
from annotator.gui.style.keeper import ThemeKeeper
from annotator.gui.style.looks import set_look
from annotator.gui.style.theme import load_theme
from annotator.gui.text.hint_places import seen_words
from annotator.gui.text.hints import Asking, Hints
from annotator.gui.text.marks import Mark, MarkStyle
from annotator.gui.text.typography import Typography
from annotator.gui.text.view import ArticleView

NEWS = (
    "The harbour office said on Monday that at least 40 boats, perhaps more, had left before the storm. "
    "“Nobody told us,” said Ada Brandt.\n\n"
    "She added that the damage may reach $2 million by Friday."
)
BIDI = (
    "The mayor wrote “שלום לכולם, 40 סירות” on the wall.\n\n"
    "ראש העיר אמר Harbour לפני 12 שנים.\n\n"
    "قال الميناء إن 40 قاربا غادرت."
)
SCRIPTS = (
    "市長は四十隻の船が出たと述べた。 Ze\u0301 said: cafe\u0301, naïve.\n\n"
    "Boats \U0001f6a2\U0001f6a2 and a family \U0001f468\u200d\U0001f469\u200d\U0001f467 went; 港は空だ。"
)
SIZE = (560, 250)
"""Pixels of every picture."""
USUAL = Typography()


@dataclass(frozen=True)
class Page:
    """One page: its text, its marks as (label, words, words, ...), and what is done to it."""

    name: str
    marks: tuple[tuple[str, ...], ...]
    text: str = NEWS
    title: str = ""
    theme: str = "light"
    zoom: float = 1.0
    typography: Typography = USUAL
    chosen: int | None = None
    selected: str = ""
    finish: Callable[[ArticleView, ThemeKeeper], object] = field(default=lambda _view, _keeper: None)

    def span(self, words: str) -> Span:
        """Where words stand."""
        start = self.text.index(words)
        return Span(start, start + len(words))

    def show(self, keeper: ThemeKeeper) -> ArticleView:
        """A view with all of it, of the size of a picture."""
        theme = load_theme(self.theme)
        view = ArticleView(colours=page_colours(theme))
        set_look(view, "page")
        view.resize(*SIZE)
        view.show()
        view.set_typography(self.typography, self.zoom)
        view.set_article(self.text, self.title, "2024-06-09 · Written for a test" if self.title else "")
        view.set_colours(page_colours(theme))
        labels = {label.uid: label for label in default_scheme().labels}
        view.set_marks(
            ANNOTATIONS,
            [
                Mark(str(number), tuple(map(self.span, words)), style_of(labels[label], theme))
                for number, (label, *words) in enumerate(self.marks)
            ],
        )
        if self.chosen is not None:
            view.choose(str(self.chosen))
        if self.selected:
            view.select(self.span(self.selected))
        else:
            view.set_caret(0)
        QApplication.processEvents()
        self.finish(view, keeper)
        QApplication.processEvents()
        return view


CLAIM = "at least 40 boats, perhaps more, had left before the storm"
NESTED = (
    ("claim", CLAIM),
    ("number", "at least 40 boats"),
    ("hedge", "perhaps more"),
    ("speaker", "The harbour office said on Monday that at least"),
    ("speaker", "Ada Brandt"),
    ("claim", "the damage may reach $2 million"),
    ("hedge", "may"),
    ("number", "$2 million"),
)


def _hints(view: ArticleView, keeper: ThemeKeeper) -> None:
    """Letters over the words, as when somebody asks for them."""
    view.setFocus()
    hints = Hints(view, keeper, view)
    hints.ask(Asking(lambda: seen_words(view), "", lambda _span, _shift: None, "", least=2))


def _finds(view: ArticleView, _keeper: ThemeKeeper) -> None:
    """What somebody looks for, on annotations and beside them, one of it the current one."""
    theme, text = load_theme("light"), view.text()
    found = [Span(one.start(), one.end()) for one in re.finditer("at|had|the", text)]
    tint, strong = QColor(theme.search_hit), QColor(theme.search_hit_current)
    ink = QColor(theme.text)
    view.set_marks(HITS, [Mark(str(n), (one,), MarkStyle(ink, tint, "none")) for n, one in enumerate(found)])
    view.put_mark(CURRENT, Mark("current", (found[3],), MarkStyle(ink, strong, "thick")))


def _shows_margin(view: ArticleView, _keeper: ThemeKeeper) -> None:
    view.set_margin(wanted=True)


PAGES = (
    Page("nested", NESTED, title="Boats left before the storm"),
    Page(
        "fragments",
        (
            ("claim", "at least 40 boats", "had left", "Nobody told us"),
            ("hedge", "perhaps more"),
        ),
        chosen=0,
    ),
    Page("chosen", NESTED, chosen=0),
    Page("selection", NESTED, selected="40 boats, perhaps more, had left before the storm. “Nobody"),
    Page(
        "bidi",
        (
            ("claim", "שלום לכולם, 40 סירות"),
            ("number", "40 סירות"),
            ("speaker", "העיר אמר Harbour"),
            ("number", "40 قاربا"),
            ("claim", "الميناء إن 40 قاربا غادرت"),
        ),
        BIDI,
    ),
    Page(
        "scripts",
        (
            ("speaker", "市長"),
            ("claim", "四十隻の船が出た"),
            ("number", "四十隻"),
            ("speaker", "Ze\u0301"),
            ("hedge", "cafe\u0301"),
            ("number", "\U0001f6a2\U0001f6a2"),
            ("claim", "a family \U0001f468\u200d\U0001f469\u200d\U0001f467 went"),
        ),
        SCRIPTS,
    ),
    Page("dark", NESTED, theme="dark", chosen=5),
    Page("contrast", NESTED, theme="contrast", chosen=0, selected="said Ada Brandt"),
    Page("contrast-light", NESTED, theme="contrast-light", chosen=0, selected="said Ada Brandt"),
    Page("zoomed", NESTED, zoom=1.6),
    Page("set", NESTED, typography=Typography(line_spacing=2.0, paragraph_gap=2.0, measure=45)),
    Page("hints", NESTED[-3:], finish=_hints),
    Page("found", NESTED, finish=_finds),
    Page("margin", NESTED, chosen=0, finish=_shows_margin),
)
