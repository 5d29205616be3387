"""What becomes of a row: the article with its title, facts, text and details."""

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from annotator.domain.json_values import to_text
from annotator.formats.api import AnnotatedArticle
from annotator.gui.style.metrics import GAP
from annotator.gui.widgets.labels import ElidedLabel, PlainLabel

_OWN = ("published", "source")
_LONGEST = 80


class ArticlePreview(QWidget):
    """Shows one article, or why there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ElidedLabel("", "heading")
        self.facts = ElidedLabel("", "muted")
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Text of the article"))
        self.details = PlainLabel("", "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for one in (self.title, self.facts):
            column.addWidget(one)
        column.addWidget(self.text, 1)
        column.addWidget(self.details)

    def show_article(self, article: AnnotatedArticle, stem: str, date: str) -> None:
        """Show an article; one without a title is called by its id, or by the file's name.

        Args:
            article: what a row becomes.
            stem: the file's name without its ending.
            date: the column of dates, whose value stays a detail where its day is not clear.
        """
        self.title.setText(article.title or article.id or stem)
        self.title.show()
        meta = article.meta
        facts = [str(meta[key]) for key in _OWN if meta.get(key)]
        if date in meta and "published" not in meta:
            facts.append(self.tr("the day of “{date}” is not clear").format(date=_short(str(meta[date]))))
        if article.id:
            facts.append(self.tr("id {id}").format(id=article.id))
        if not article.title:
            facts.append(
                self.tr("no title: called by its id")
                if article.id
                else self.tr("no title: called by the file")
            )
        self.facts.setText(" · ".join(facts))
        self.text.setPlainText(article.text or "")
        details = [
            f"{key}: {_short(value if isinstance(value, str) else to_text(value))}"
            for key, value in meta.items()
            if key not in _OWN
        ]
        self.details.setText(" · ".join(details))
        self.details.setVisible(bool(details))

    def show_none(self, why: str) -> None:
        """Say why there is no article."""
        self.title.hide()
        self.facts.setText(why)
        self.text.setPlainText("")
        self.details.setText("")
        self.details.hide()


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1] + "…"
