"""CSV: a folder with articles.csv, annotations.csv and relations.csv, whole in itself."""

import csv
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from annotator.domain.errors import BadInputError
from annotator.domain.label import Scheme
from annotator.formats.api import AnnotatedArticle, Format, ReadOptions, Tell, WriteOptions
from annotator.formats.keeping_all import KeepsAll
from annotator.formats.opening import name_of
from annotator.formats.span_rows import SpanRows
from annotator.formats.tables.columns import ANNOTATIONS, ARTICLES, COLUMNS, NAMES, RELATIONS
from annotator.formats.tables.csv_check import CsvCheck
from annotator.formats.tables.csv_lines import CsvTable, header_of, is_table
from annotator.formats.tables.csv_quick import annotation_lines
from annotator.formats.tables.reading import Tables, about_others
from annotator.formats.tables.rows import GUARDED, annotation_rows, article_row, key_of, relation_rows

_ENDING = ".csv"
_FILES = {f"{kind}{_ENDING}": kind for kind in NAMES} | {f"spans{_ENDING}": ANNOTATIONS}
"""What files are called and which table they hold; `spans.csv` is what others call the annotations."""


class CsvImporter:
    """Reads the three files; the memory holds one article at a time."""

    def recognises(self, path: Path, head: bytes) -> bool:
        """Whether the file is called like one of the three and its first line names their columns.

        Articles without hashes and layers are ours only beside a file of annotations; else they are a table
        of texts as many programs write them.
        """
        kind = _FILES.get(path.name)
        if kind is None:
            return False
        names = header_of(head)[0]
        return is_table(kind, names) and (
            kind != ARTICLES or "layers" in names or ANNOTATIONS in _beside(path)
        )

    def read(self, path: Path, options: ReadOptions, tell: Tell) -> Iterator[AnnotatedArticle]:
        """Read the articles of a folder, given its file of articles."""
        yield from _tables(path, options.encoding, tell).read(options, tell)


class CsvExporter(KeepsAll):
    """Writes the three files row by row."""

    def write(
        self, articles: Iterable[AnnotatedArticle], target: Path, scheme: Scheme, options: WriteOptions
    ) -> None:
        """Write articles into a folder."""
        del scheme
        with ExitStack() as files:
            opened = {
                kind: files.enter_context((target / (kind + _ENDING)).open("w", encoding="utf-8", newline=""))
                for kind in NAMES
            }
            annotations = opened[ANNOTATIONS]
            rows = {kind: csv.writer(file) for kind, file in opened.items()}
            for kind, writer in rows.items():
                writer.writerow(COLUMNS[kind])
            for article in articles:
                text = None if options.without_text else article.text
                rows[ARTICLES].writerow(article_row(article, text, GUARDED))
                for layer in article.layers:
                    if isinstance(layer.spans, SpanRows):
                        head = (key_of(article), layer.annotator or "", layer.role.value)
                        annotations.write(annotation_lines(head, layer.spans, text))
                    else:
                        one = replace(article, layers=(layer,))
                        rows[ANNOTATIONS].writerows(annotation_rows(one, text, GUARDED))
                rows[RELATIONS].writerows(relation_rows(article, GUARDED))


def _beside(path: Path) -> dict[str, Path]:
    """The tables that are read along with one of articles, or with annotations alone, by their kind."""
    found: dict[str, Path] = {}
    if _FILES.get(path.name) == ANNOTATIONS:
        relations = path.with_name(RELATIONS + _ENDING)
        if relations.is_file() and not path.with_name(ARTICLES + _ENDING).is_file():
            found[RELATIONS] = relations
    if path.name == ARTICLES + _ENDING:
        for name, kind in _FILES.items():
            if name != path.name and path.with_name(name).is_file():
                found.setdefault(kind, path.with_name(name))
    return found


def _companions(path: Path) -> Iterable[Path]:
    return _beside(path).values()


def _tables(path: Path, encoding: str, tell: Tell) -> Tables:
    kind = _FILES.get(path.name, ARTICLES)
    if kind != ARTICLES:
        wanted = ARTICLES + _ENDING
        if path.with_name(wanted).is_file():
            raise about_others(path, wanted)
        if kind == RELATIONS:
            raise BadInputError(
                "{where}: it ties annotations that are not there; put the table {annotations} beside it, and"
                " import that",
                where=name_of(path),
                annotations=ANNOTATIONS + _ENDING,
            )
    others = {kind: CsvTable(kind, other, encoding, tell) for kind, other in _beside(path).items()}
    first = CsvTable(kind, path, encoding, tell)
    if kind == ANNOTATIONS:
        return Tables(path, None, first, others.get(RELATIONS))
    return Tables(path, first, others.get(ANNOTATIONS), others.get(RELATIONS))


FORMAT = Format(
    name="csv",
    title="CSV tables",
    endings=(_ENDING,),
    target="folder",
    loses=(),
    importer=CsvImporter(),
    exporter=CsvExporter(),
    textless=True,
    companions=_companions,
    quick_check=CsvCheck,
)
