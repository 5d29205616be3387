"""One HTML file with all articles, for people without the program; export only."""

import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from annotator.domain.label import Scheme
from annotator.formats.api import AnnotatedArticle, Format, Lose, WriteOptions
from annotator.formats.pages.corpus_check import read_page
from annotator.formats.pages.corpus_html import CorpusPage
from annotator.formats.reducing import bare_span, without_layer_facts


class HtmlExporter:
    """Writes the page; the head comes when all articles are known, so they wait on the disk."""

    def carried(self, article: AnnotatedArticle, scheme: Scheme, lose: Lose) -> AnnotatedArticle:
        """Return the article without what the page does not show: decisions, and where gold came from."""
        del scheme
        layers = []
        for one in article.layers:
            layer = without_layer_facts(one, lose, status=False, guideline=False, final=False)
            layers.append(
                replace(layer, spans=tuple(bare_span(span, lose, origin=True) for span in layer.spans))
            )
        return replace(article, layers=tuple(layers))

    def write(
        self, articles: Iterable[AnnotatedArticle], target: Path, scheme: Scheme, options: WriteOptions
    ) -> None:
        """Write articles to a file."""
        page = CorpusPage(scheme, options.words)
        with tempfile.TemporaryFile("w+", encoding="utf-8", newline="") as waiting:
            for article in articles:
                waiting.writelines(page.article(article))
            waiting.seek(0)
            with target.open("w", encoding="utf-8", newline="") as file:
                file.writelines(page.head())
                while piece := waiting.read(1_000_000):
                    file.write(piece)
                file.write(page.foot())


FORMAT = Format(
    name="html",
    title="HTML page for reading",
    endings=(".html",),
    target="file",
    loses=(
        "decisions",
        "origins",
    ),
    exporter=HtmlExporter(),
    worded=True,
    check=lambda target: iter((read_page(target),)),
)
