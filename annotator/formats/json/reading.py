"""Reading the records of a JSON file of another program: strictly, one by one, broken ones named."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from annotator.domain.errors import BadInputError, NoArticleError, Phrase
from annotator.domain.json_values import Json
from annotator.formats.api import AnnotatedArticle, Finding, ReadOptions, Tell
from annotator.formats.json.parsing import parse
from annotator.formats.json.streams import json_records
from annotator.formats.opening import name_of, title_from
from annotator.formats.remarks import left_out
from annotator.formats.wording import kinds_left_out, shown

_NAMED = 20
"""Kinds of what was passed over that a report names."""


@dataclass(slots=True)
class Reading:
    """The file that is being read, and where in it."""

    name: str
    title: str
    """Of articles that have none, and who may have annotated where the file does not say: the file's stem."""
    tell: Tell
    where: Phrase = field(default_factory=lambda: Phrase(""))
    passed: Counter[str] = field(default_factory=Counter)
    """What was passed over, and how often."""

    def pass_over(self, what: Iterable[str]) -> None:
        """Remember what the format knows and this program has no place for; told once, at the end."""
        self.passed.update(shown(one, 40) for one in what)

    def name_article(self, known_as: Json) -> None:
        """Let messages name the article."""
        if isinstance(known_as, str) and known_as:
            self.where = Phrase("{place}, article {article}", place=self.where, article=shown(known_as))


Build: TypeAlias = Callable[[dict[str, Json], Reading], Iterable[AnnotatedArticle]]
Finish: TypeAlias = Callable[[Reading], Iterable[AnnotatedArticle]]


def no_end(_reading: Reading) -> Iterable[AnnotatedArticle]:
    """Nothing is left to make when all records were read."""
    return ()


def read_records(
    path: Path, options: ReadOptions, tell: Tell, build: Build, finish: Finish = no_end
) -> Iterator[AnnotatedArticle]:
    """Read a file record by record.

    Args:
        path: the file.
        options: whether broken records are left out and told, or refuse the file.
        tell: takes remarks for the report.
        build: makes the articles of a record (mostly one).
        finish: makes the articles that only the whole file tells.

    Raises:
        BadInputError: naming the record and what is wrong.
    """
    reading = Reading(name_of(path), title_from(path), tell)
    found = False
    records = json_records(path)
    while True:
        try:
            where, line = next(records)
            found = True
            reading.where = where
            record, replaced = parse(line, where)
            articles = list(build(record, reading))
        except StopIteration:
            break
        except BadInputError as error:
            if not options.keep_going:
                raise
            tell(left_out(error))
            found = True
            continue
        if replaced:
            tell(
                Finding(
                    reading.where, "characters that cannot be stored (NUL, lone surrogates) became U+FFFD"
                )
            )
        yield from articles
    if not found:
        raise NoArticleError(
            "{where}: there is no record in the file; give one with articles", where=reading.name
        )
    reading.where = Phrase("{file}", file=reading.name)
    yield from finish(reading)
    if reading.passed:
        tell(Finding(reading.name, "passed over: {what}", {"what": kinds_left_out(reading.passed, _NAMED)}))
