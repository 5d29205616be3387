"""There and back: articles written in a format, read again, and held against what it says it loses."""

from collections.abc import Iterable
from pathlib import Path

import orjson

from annotator.domain.label import Scheme
from annotator.formats.api import AnnotatedArticle, Finding, Format, Loss, ReadOptions, WriteOptions
from annotator.formats.losing import Losing
from annotator.services.exports.reading_back import ReadingBack, read_back
from annotator.services.imports.sources import files_of


def there_and_back(
    chosen: Format, articles: Iterable[AnnotatedArticle], target: Path, scheme: Scheme | None = None
) -> tuple[list[AnnotatedArticle], tuple[Loss, ...]]:
    """Write, read again, and return what was read and what was lost.

    Asserts that what was read is what the format carries, and that something differs from the original only
    where a loss was told.
    """
    assert chosen.exporter
    scheme = scheme or Scheme((), ())
    everything = list(articles)
    losing = Losing()
    check = ReadingBack(chosen.keeps)
    whole = ReadingBack(chosen.keeps)
    carried = []
    for article in everything:
        each = Losing()
        flat = chosen.exporter.carried(article, scheme, each.lose)
        for loss in each.losses():
            losing.lose(loss.what, loss.how, loss.n)
        same = orjson.dumps((flat.id, flat.title, flat.sha256, flat.meta, flat.layers)) == orjson.dumps(
            (article.id, article.title, article.sha256, article.meta, article.layers)
        )
        assert same or each.losses(), f"{article.id} is not whole, and no loss was told"
        carried.append(flat)
        check.expect(flat)
        whole.expect(article)
    if chosen.target == "folder":
        target.mkdir()
    chosen.exporter.write(iter(carried), target, scheme, WriteOptions())
    read_back(chosen, target, check)
    if not losing.losses():
        read_back(chosen, target, whole)
    return read_all(chosen, target)[0], losing.losses()


def read_all(chosen: Format, target: Path) -> tuple[list[AnnotatedArticle], list[Finding]]:
    """Everything a target holds, as its importer reads it, and the remarks."""
    findings: list[Finding] = []
    if chosen.importer is None:
        return [], findings
    return [
        article
        for path in files_of(chosen, target)
        for article in chosen.importer.read(path, ReadOptions(), findings.append)
    ], findings
