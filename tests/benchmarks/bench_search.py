"""Searching the corpus, beside FTS5 alone: how many articles have it, and lines of the first of them."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from annotator.bootstrap import open_workspace
from annotator.domain.texts.searching import Query
from annotator.services.searching import MOST_ARTICLES, Wanted, search
from tests.benchmarks.measuring import Benchmark, Figure, timed
from tests.benchmarks.projects import connected, named, project

_MAKE = "CREATE VIRTUAL TABLE raw USING fts5(text, tokenize='unicode61 remove_diacritics 2')"
_COUNT = "SELECT count(*) FROM raw WHERE raw MATCH ?"
_LINES = "SELECT rowid, snippet(raw, 0, '<', '>', '…', 20) FROM raw WHERE raw MATCH ? ORDER BY rowid LIMIT ?"


def benchmarks(folder: Path, sizes: list[int]) -> Iterator[Benchmark]:
    """The same words at every size of the corpus: frequent ones, rarer ones, and two together."""
    for articles in sizes:
        yield _search(folder, articles)


def _search(folder: Path, articles: int) -> Benchmark:
    workspace = open_workspace(project(folder, articles))
    index = folder / f"raw-{articles}.fts"
    index.unlink(missing_ok=True)
    raw = connected(index)
    raw.execute(_MAKE)
    with sqlite3.connect(project(folder, articles)) as source:
        raw.execute("BEGIN")
        texts = source.execute("SELECT text FROM article_texts JOIN articles USING (uid) ORDER BY position")
        raw.executemany("INSERT INTO raw(text) VALUES (?)", texts)
        raw.execute("COMMIT")
        words = _words(source)
    source.close()

    def ours() -> None:
        for asked in words:
            search(workspace.store, Wanted(Query(asked)))

    def floor() -> None:
        for asked in words:
            terms = " AND ".join(f'"{word}" *' for word in asked.split())
            raw.execute(_COUNT, (terms,)).fetchall()
            raw.execute(_LINES, (terms, MOST_ARTICLES)).fetchall()

    def done() -> None:
        workspace.close()
        raw.close()
        index.unlink()

    return Benchmark((Figure("search", 2),), named(articles), timed(ours), timed(floor), done=done)


def _words(source: sqlite3.Connection) -> list[str]:
    """What is looked for: words of the first article, from everywhere to rare."""
    (text,) = source.execute(
        "SELECT text FROM article_texts JOIN articles USING (uid) ORDER BY position"
    ).fetchone()
    words = sorted({word for word in text.lower().split() if word.isalpha() and len(word) > 2})
    some = words[:: max(1, len(words) // 5)][:5]
    return [*some, f"{some[0]} {some[-1]}"]
