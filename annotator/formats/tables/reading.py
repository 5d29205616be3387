"""Articles out of the three tables: the rows of one become a record, checked like native JSONL."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from annotator.domain.errors import BadInputError, NoArticleError, Phrase
from annotator.domain.json_values import Json
from annotator.domain.text import canonicalised, sha256_of
from annotator.formats.api import REFUSED, AnnotatedArticle, Finding, ReadOptions, Tell
from annotator.formats.jsonl.reading import read_article
from annotator.formats.jsonl.relations import read_relations
from annotator.formats.jsonl.spans import read_spans
from annotator.formats.opening import name_of, title_from
from annotator.formats.tables.joining import Joined, joined, side_by_side
from annotator.formats.tables.named_articles import NamedArticles
from annotator.formats.tables.table import Entry, Numbered, Table
from annotator.formats.wording import shown

_EMPTY = sha256_of("")
_NOT_TOLD = "0" * 64
"""Stands for the hash of a text that is only known by its article's id, while its annotations are checked."""


def _nobody(_finding: Finding) -> None:
    """Listen to no remark."""


class Tables:
    """The three tables of a corpus, and the articles in them."""

    def __init__(
        self, path: Path, articles: Table | None, annotations: Table | None, relations: Table | None
    ) -> None:
        """Without a table of articles the annotations are of articles that are known by their ids."""
        self._alone = articles is None
        if articles is None:
            assert annotations is not None  # noqa: S101 -- there is one of the two
            articles = NamedArticles(annotations)
        self._file = name_of(path)
        self._title = title_from(path)
        self._articles = articles
        self._annotations = annotations
        self._relations = relations

    def read(self, options: ReadOptions, tell: Tell) -> Iterator[AnnotatedArticle]:
        """Read the articles one by one; a broken row leaves its article out where the person said so.

        Raises:
            BadInputError: naming file, row, article and what is wrong.
        """

        def refuse(error: BadInputError) -> None:
            if not options.keep_going:
                raise error
            where = error.facts.get("where")
            why = Phrase(error.template.removeprefix("{where}: "), **error.facts)
            tell(Finding(where if isinstance(where, str) else "", REFUSED, {"why": why}))

        if next(self._articles.rows(), None) is None:
            raise NoArticleError(
                "{where}: there is no article in it; give one with an article a row", where=self._file
            )
        for rows in joined(self._articles, self._annotations, self._relations, refuse):
            try:
                article = self.article(rows, tell)
            except BadInputError as error:
                refuse(error)
                continue
            yield article

    def check(self) -> Iterator[AnnotatedArticle]:
        """Read what was just written: in order, each table once.

        Raises:
            BadInputError: it is not as it was written.
        """
        for rows in side_by_side(self._articles, self._annotations, self._relations):
            yield self.article(rows)

    def article(self, rows: Joined, tell: Tell = _nobody) -> AnnotatedArticle:
        """Make the article of its rows.

        Raises:
            BadInputError: naming file, row, article and what is wrong.
        """
        place = self._articles.place(rows.article.number)
        record = self._articles.article(rows.article)
        text = record.get("text")
        if text == "" and record.get("sha256") not in {None, "", _EMPTY}:
            # A cell cannot tell a text that was left out from one without letters; the hash can.
            del record["text"]
        if self._alone:
            record["sha256"] = _NOT_TOLD
        layers = _Layers(record, place)
        spans = _entries(self._annotations, rows.annotations)
        relations = _entries(self._relations, rows.relations)
        for one in spans:
            layers.of(one)["spans"].append(one.value)
        for one in relations:
            layers.of(one)["relations"].append(one.value)
        record["layers"] = layers.all
        try:
            article = read_article(record, place, self._file, str(record.get("id") or self._title), tell)
        except BadInputError:
            self._refuse_row(rows, record, spans, relations)
            raise
        if not self._alone:
            return article
        return replace(article, sha256="", quotes=self._quotes(rows, spans))

    def _quotes(self, rows: Joined, spans: list[Entry]) -> tuple[tuple[tuple[str, str], ...], ...]:
        """The place and the words of each annotation, layer by layer."""
        found: dict[tuple[str | None, str], list[tuple[str, str]]] = {}
        for row, one in zip(rows.annotations, spans, strict=True):
            whose = one.annotator, one.role or "annotator"
            quote = _place(self._annotations, row), str(one.value.get("text") or "")
            found.setdefault(whose, []).append(quote)
        return tuple(map(tuple, found.values()))

    def _refuse_row(
        self, rows: Joined, record: dict[str, Json], spans: list[Entry], relations: list[Entry]
    ) -> None:
        """Look for the row that is wrong, to name it; where it is none by itself, the article is named."""
        text = record.get("text")
        mapping = canonicalised(text) if isinstance(text, str) else None
        read = text if isinstance(text, str) else None
        ids: dict[tuple[str | None, str | None], set[str]] = {}
        for row, one in zip(rows.annotations, spans, strict=True):
            where = _place(self._annotations, row)
            known = ids.setdefault((one.annotator, one.role), set())
            (name,) = read_spans([one.value], read, mapping, where)
            if name in known:
                raise BadInputError(
                    "{where}: another annotation of this layer has the id {id}, too; give each its own",
                    where=where,
                    id=shown(name),
                )
            known.add(name)
        for row, one in zip(rows.relations, relations, strict=True):
            where = _place(self._relations, row)
            read_relations([one.value], ids.get((one.annotator, one.role), ()), where)


class _Layers:
    """The layers of an article: those that its row tells, and those that only annotations tell."""

    def __init__(self, record: dict[str, Json], place: str) -> None:
        self.all: list[Json] = []
        self._by_name: dict[tuple[str | None, str], dict[str, list[Json]]] = {}
        told = record.get("layers")
        if told is None:
            told = []
        if not isinstance(told, list) or not all(isinstance(one, dict) for one in told):
            raise BadInputError(
                '{where}: `layers` is no list of objects; write [{{"annotator": …, "status": …}}, …]',
                where=place,
            )
        for one in told:
            if not isinstance(one, dict) or one.keys() & {"spans", "relations"}:
                raise BadInputError(
                    "{where}: `layers` holds annotations; write them into the table of annotations",
                    where=place,
                )
            self._add(one)

    def of(self, entry: Entry) -> dict[str, list[Json]]:
        key = (entry.annotator, entry.role or "annotator")
        if key not in self._by_name:
            facts: dict[str, Json] = {} if entry.annotator is None else {"annotator": entry.annotator}
            self._add({**facts, "role": key[1]})
        return self._by_name[key]

    def _add(self, facts: dict[str, Json]) -> None:
        lists: dict[str, list[Json]] = {"spans": [], "relations": []}
        self.all.append({**facts, **lists})
        name, role = facts.get("annotator"), facts.get("role")
        key = (
            name if isinstance(name, str) and name else None,
            role if isinstance(role, str) else "annotator",
        )
        self._by_name.setdefault(key, lists)


def _entries(table: Table | None, rows: Iterable[Numbered]) -> list[Entry]:
    return [] if table is None else [table.entry(row) for row in rows]


def _place(table: Table | None, row: Numbered) -> str:
    return "" if table is None else table.place(row.number)


def about_others(path: Path, articles: str) -> BadInputError:
    """Say that a file is about the articles of another one, whose name is given."""
    return BadInputError(
        "{where}: it is about articles that stand in {articles}; import that file, or the folder",
        where=name_of(path),
        articles=articles,
    )
